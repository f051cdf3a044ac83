"""What goes first where a sheet is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from matcher.rendering.heights import SectionHeights, SheetHeights
from matcher.rendering.page import Page, Paragraph, Point, Points, Question, Questions, Section
from matcher.rendering.shortening import barest, longest_section, shortened
from tests.unit.rendering.sheets import broker_sheet


def points(count: int, least: int | None, more: int = 0) -> Points:
    return Points(tuple(Point(str(number)) for number in range(count)), more, least)


def page(*blocks: Points | Questions | Paragraph) -> Page:
    return replace(broker_sheet(), sections=tuple(Section(str(n), (b,)) for n, b in enumerate(blocks)))


def high(*lists: list[float]) -> SheetHeights:
    """Each section has one block of items of these heights."""
    sections = tuple(SectionHeights(0, 0, (tuple(items),)) for items in lists)
    return SheetHeights(room=100, notice=0, more=0, line=1, sections=sections)


def over(room: float, heights: SheetHeights, *counted: int) -> Callable[[Page], float]:
    """How much all that is left is higher than the room; of some sections only, if they are named."""

    def excess(left: Page) -> float:
        whole = [each.whole() for each in heights.of(left)]
        return sum(whole[at] for at in counted or range(len(whole))) - room

    return excess


def left(made: Page | None) -> list[int]:
    """How many points each section has left."""
    assert made is not None
    blocks = [block for section in made.sections for block in section.blocks]
    return [block.count() for block in blocks if isinstance(block, Points | Questions)]


def test_the_longest_list_loses_its_last_point_first() -> None:
    made, heights = page(points(5, 1), points(2, 1)), high([10] * 5, [40, 40])
    assert left(shortened(made, over(90, heights), heights)) == [5, 1]
    assert left(shortened(made, over(80, heights), heights)) == [4, 1]
    assert left(shortened(made, over(50, heights), heights)) == [1, 1]


def test_of_two_ways_with_as_many_points_it_is_the_longest_list_that_gives() -> None:
    made, heights = page(points(6, 1), points(2, 1)), high([10] * 6, [12, 12])
    assert left(shortened(made, over(64, heights), heights)) == [4, 2]


def test_where_one_point_is_enough_the_smallest_that_is_goes() -> None:
    made, heights = page(points(2, 1), points(2, 1), points(2, 1)), high([50, 50], [20, 20], [5, 5])
    assert left(shortened(made, over(140, heights), heights)) == [2, 1, 2]


def test_nothing_goes_where_that_does_not_make_the_sheet_shorter() -> None:
    made, heights = page(points(9, 1), points(3, 1)), high([30] * 9, [10] * 3)
    assert left(shortened(made, over(15, heights, 1), heights)) == [9, 1]


def test_a_few_high_points_go_before_many_low_ones() -> None:
    made, heights = page(points(9, 1), points(2, 1), points(2, 1)), high([5] * 9, [15, 15], [15, 15])
    # 105 in all: one by one from the longest list, it would be four
    assert left(shortened(made, over(75, heights), heights)) == [9, 1, 1]


def test_a_page_that_cannot_be_short_enough_is_none() -> None:
    made, heights = page(points(3, 2), points(9, None)), high([10] * 3, [10] * 9)
    assert shortened(made, over(109, heights), heights) is None
    assert left(shortened(made, over(110, heights), heights)) == [2, 9]


def test_the_most_important_stays_and_the_rest_is_counted() -> None:
    short = barest(page(points(4, 1, more=2))).sections[0].blocks[0]
    assert short == Points((Point("0"),), 5, 1)


def test_a_list_that_does_not_say_how_few_will_do_stays_whole() -> None:
    made = page(points(9, None), Paragraph("Det her bliver."))
    assert barest(made) == made


def test_questions_can_be_spared_too() -> None:
    asked = page(Questions((Question("Hvornår?"), Question("Hvor?")), 0, 1))
    assert barest(asked).sections[0].blocks[0] == Questions((Question("Hvornår?"),), 1, 1)


def test_the_section_with_most_to_read_is_found() -> None:
    assert longest_section(page(points(1, 0), Paragraph("Lang tekst. " * 30), points(2, 0))).heading == "1"
