"""How large a page stands, where its columns are parted, and when something goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.errors import InvalidInput
from matcher.rendering.columns import Break
from matcher.rendering.fitting import MEASURES, fitted
from matcher.rendering.heights import SectionHeights, SheetHeights, read_heights
from matcher.rendering.page import Page, Paragraph, Point, Points, Section
from tests.unit.rendering.sheets import broker_sheet


class Press:
    """Measures every item as so high in the largest measure, and as 0.8 of that for each smaller one."""

    def __init__(self, *lists: list[float], room: float, notice: float = 0) -> None:
        self._lists = lists
        self._room = room
        self._notice = notice
        self.asked: list[str] = []

    def __call__(self, measure: str) -> SheetHeights:
        self.asked.append(measure)
        by = 0.8 ** MEASURES.index(measure)
        sections = tuple(
            SectionHeights(0, 10 * by, (tuple(item * by for item in items),)) for items in self._lists
        )
        return SheetHeights(self._room, self._notice, more=0, line=5 * by, sections=sections)


def page(*counts: int, least: int | None = None, wide: bool = False) -> Page:
    """A section with one list for each count."""
    lists = (Points(tuple(Point(str(n)) for n in range(count)), least=least) for count in counts)
    return replace(broker_sheet(), sections=tuple(Section("Om", (each,), wide) for each in lists))


def test_a_page_stands_in_the_largest_measure_that_holds_it() -> None:
    for room, measure in ((100, "roomy"), (99, "usual"), (79, "close"), (63, "closer"), (51, "tight")):
        layout = fitted(page(10, wide=True), Press([10] * 10, room=room))
        assert (layout.measure, layout.breaks, layout.page.left_out()) == (measure, (None,), 0)


def test_a_measure_that_cannot_hold_it_is_not_tried() -> None:
    press = Press([10] * 10, room=52)
    assert fitted(page(10, wide=True), press).measure == "closer"
    assert press.asked == ["tight", "usual", "close", "closer"]


def test_a_larger_measure_with_a_parted_section_comes_before_a_smaller_one() -> None:
    whole, parted = Press([10, 10, 10, 10], [10], room=40), Press([10, 10, 10, 10], [10], room=35)
    assert fitted(page(4, 1), whole).breaks == (Break(1),)
    layout = fitted(page(4, 1), parted)
    assert (layout.measure, layout.breaks) == ("roomy", (Break(0, 0, 3),))


def test_columns_are_evened_out_where_one_is_much_longer_though_there_is_room() -> None:
    # 50 on the left, and 10 + 30 + 10 on the right
    assert fitted(page(8, 1), Press([10] * 8, [10], room=500)).breaks == (Break(0, 0, 5),)


def test_points_go_only_in_the_smallest_measure_and_only_as_many_as_have_to() -> None:
    layout = fitted(page(10, least=2, wide=True), Press([10] * 10, room=32))
    # 0.4096 x 10 a point: seven are 28.67, eight are 32.77
    assert (layout.measure, layout.page.left_out()) == ("tight", 3)


def test_the_sentence_about_what_is_left_out_needs_room_as_well() -> None:
    layout = fitted(page(10, least=2, wide=True), Press([10] * 10, room=32, notice=4))
    # six points are 24.58
    assert layout.page.left_out() == 4


def test_room_to_spare_is_kept_free() -> None:
    assert fitted(page(10, wide=True), Press([10] * 10, room=100), spare=1).measure == "usual"


def test_a_page_that_cannot_fit_is_refused() -> None:
    with pytest.raises(InvalidInput, match="even with every point left out"):
        fitted(page(10, least=8, wide=True), Press([10] * 10, room=32))


def test_what_is_left_out_takes_a_line_under_its_list_and_one_at_the_foot() -> None:
    heights = SheetHeights(100, 0, 7, 5, (SectionHeights(20, 15, ((9,), (10, 11, 12))),))
    blocks = (Paragraph("x"), Points((Point("a"), Point("b")), more=1))
    left = replace(broker_sheet(), sections=(Section("Om", blocks),))
    assert heights.of(left) == (SectionHeights(20, 15, ((9,), (10, 18))),)
    assert heights.of(left)[0].whole() == 57


def test_heights_are_read_as_the_template_tells_them() -> None:
    told = (
        '{"room":600.5,"notice":9,"more":12,"line":11,'
        '"sections":[{"heading":20,"continued":15,"blocks":[[1.5,2],[]]}]}'
    )
    assert read_heights(told) == SheetHeights(600.5, 9, 12, 11, (SectionHeights(20, 15, ((1.5, 2), ())),))
