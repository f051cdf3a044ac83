"""What goes first where a sheet is full."""

from __future__ import annotations

from dataclasses import replace

from matcher.rendering.page import Page, Paragraph, Point, Points, Question, Questions, Section
from matcher.rendering.shortening import longest_section, most_left_out, shortened
from tests.unit.rendering.sheets import broker_sheet


def points(count: int, least: int | None, more: int = 0) -> Points:
    return Points(tuple(Point(str(number)) for number in range(count)), more, least)


def page(*blocks: Points | Questions | Paragraph) -> Page:
    return replace(broker_sheet(), sections=tuple(Section(str(n), (b,)) for n, b in enumerate(blocks)))


def left(made: Page) -> list[int]:
    """How many points each section has left."""
    return [
        len(block.points)
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Points)
    ]


def test_points_go_where_most_can_be_spared_and_of_several_from_the_last() -> None:
    made = page(points(5, 2), points(4, 3), points(3, 1))
    assert [left(shortened(made, count)) for count in range(7)] == [
        [5, 4, 3],
        [4, 4, 3],
        [4, 4, 2],
        [3, 4, 2],
        [3, 4, 1],
        [3, 3, 1],
        [2, 3, 1],
    ]
    assert most_left_out(made) == 6


def test_the_most_important_stays_and_the_rest_is_counted() -> None:
    short = shortened(page(points(4, 1, more=2)), 3).sections[0].blocks[0]
    assert short == Points((Point("0"),), 5, 1)


def test_a_list_that_does_not_say_how_few_will_do_stays_whole() -> None:
    assert most_left_out(page(points(9, None), Paragraph("Det her bliver."))) == 0


def test_questions_can_be_spared_too() -> None:
    asked = page(Questions((Question("Hvornår?"), Question("Hvor?")), 0, 1))
    assert shortened(asked, 1).sections[0].blocks[0] == Questions((Question("Hvornår?"),), 1, 1)


def test_the_section_with_most_to_read_is_found() -> None:
    assert longest_section(page(points(1, 0), Paragraph("Lang tekst. " * 30), points(2, 0))).heading == "1"
