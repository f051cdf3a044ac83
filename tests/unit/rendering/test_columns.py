"""Where sections are parted into two columns."""

from __future__ import annotations

from matcher.rendering.columns import Break, best_break, parted
from matcher.rendering.heights import SectionHeights
from matcher.rendering.page import Paragraph, Point, Points, Question, Questions, Section


def section(*items: float) -> SectionHeights:
    """A heading of 20 over one list; where it goes on, that takes 15."""
    return SectionHeights(20, 15, (items,))


def test_even_sections_are_parted_in_the_middle() -> None:
    assert best_break([section(30), section(30), section(30), section(30)], 0) == (Break(2), 100)


def test_a_long_section_is_parted_between_two_of_its_items() -> None:
    # left 20 + 4 x 30, right 15 + 2 x 30 + (20 + 40)
    assert best_break([section(*[30] * 6), section(40)], 0) == (Break(0, 0, 4), 140)


def test_a_section_stays_whole_where_that_costs_no_more_than_the_patience() -> None:
    sections = [section(30, 30, 30, 30), section(40)]
    # whole: 140 and 60; parted after three: 110 and 15 + 30 + 60
    assert best_break(sections, 29) == (Break(0, 0, 3), 110)
    assert best_break(sections, 30) == (Break(1), 140)


def test_a_heading_never_stands_alone_under_a_column() -> None:
    # 20 + 90 and then only a heading would be evenest; a paragraph cannot be parted from what follows it
    sections = [section(90), SectionHeights(20, 15, ((100,), (10,)))]
    assert best_break(sections, 0) == (Break(1), 130)


def test_the_parts_are_in_order_and_hold_everything_once() -> None:
    points = Points(tuple(Point(text) for text in "abc"), more=2, least=1)
    first, last = Section("Først", (Paragraph("x"),)), Section("Sidst", (Paragraph("z"),))
    middle = Section("Midt", (Paragraph("før"), points, Paragraph("efter")))
    assert parted((first, middle, last), Break(1)) == ((first,), (middle, last))
    assert parted((first, middle, last), Break(1, 1, 2)) == (
        (first, Section("Midt", (Paragraph("før"), Points(points.points[:2], 0, 1)))),
        (Section("Midt", (Points(points.points[2:], 2, 1), Paragraph("efter"))), last),
    )


def test_questions_can_be_parted_too() -> None:
    asked = Questions((Question("Hvornår?"), Question("Hvor?")))
    left, right = parted((Section("Spørg", (asked,)), Section("Om", ())), Break(0, 0, 1))
    assert left == (Section("Spørg", (Questions((Question("Hvornår?"),)),)),)
    assert right == (Section("Spørg", (Questions((Question("Hvor?"),)),)), Section("Om", ()))
