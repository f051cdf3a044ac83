"""The drawing of a week: well-formed, the same each time, and readable without seeing it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.carving.week_plan import Placement, WeekPlan
from matcher.domain.ids import TaskId
from matcher.domain.week import SLOTS, DayPart, Slot, Weekday
from matcher.explanation.carving_bundle import week_view
from matcher.explanation.carving_views import WeekView
from matcher.explanation.carving_wording import carving_view
from matcher.explanation.week_drawing import week_svg
from matcher.vocabulary.entries import Language
from tests.unit.explanation.carving_case import context, good

SVG = "{http://www.w3.org/2000/svg}"
A4_WITH_MARGINS_MM = 210 - 2 * 15
DAY_NAMES = {
    Language.DA: ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag"],
    Language.EN: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
}


def week(*placements: tuple[str, Weekday, DayPart, int], language: Language = Language.DA) -> WeekView:
    plan = WeekPlan(
        tuple(Placement(TaskId(text), Slot(day, part), n) for text, day, part, n in placements), best=True
    )
    return week_view(plan, {TaskId(text): text for text, *_ in placements}, context(language).book)


def drawn(view: WeekView, language: Language = Language.DA) -> ET.Element:
    return ET.fromstring(week_svg(view, language))


def texts(svg: ET.Element) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text")]


def bottom(box: ET.Element) -> float:
    return float(box.get("y", "0")) + float(box.get("height", "0"))


def words_in_boxes(svg: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Each line of text with the block it belongs to: the one drawn last before it, up to the next row."""
    box = None
    for each in svg:
        if each.tag == f"{SVG}rect" and each.get("stroke"):
            box = each
        elif each.tag == f"{SVG}line":
            box = None
        elif each.tag == f"{SVG}text" and box is not None:
            yield box, each


@pytest.mark.parametrize("language", Language)
def test_every_day_and_task_of_a_good_week_is_named_in_the_drawing(language: Language) -> None:
    bundle = carving_view(good(), context(language)).bundles[0]
    svg = drawn(bundle.week, language)
    words = texts(svg)
    assert [word for word in words if word in DAY_NAMES[language]] == DAY_NAMES[language]
    joined = " ".join(words).lower()
    assert all(task.text in joined for task in bundle.tasks)
    assert {Language.DA: "Kl. 8–12", Language.EN: "At 8–12"}[language] in words


@pytest.mark.parametrize("language", Language)
def test_who_cannot_see_the_drawing_hears_what_the_text_says(language: Language) -> None:
    bundle = carving_view(good(), context(language)).bundles[0]
    svg = drawn(bundle.week, language)
    assert (svg.get("role"), svg.get("lang")) == ("img", language.value)
    assert svg.findtext(f"{SVG}title") == {Language.DA: "Ugeplan", Language.EN: "Week plan"}[language]
    assert svg.findtext(f"{SVG}desc") == " ".join(day.sentence for day in bundle.week.days)


def test_the_same_week_is_drawn_with_the_same_bytes() -> None:
    first, second = (
        week_svg(carving_view(good(), context(lang)).bundles[0].week, lang) for lang in [Language.DA] * 2
    )
    assert first == second


def test_words_of_the_workplace_cannot_break_the_drawing() -> None:
    svg = drawn(week(('<b>& "sæt"</b>', Weekday.MON, DayPart.MORNING, 60)))
    assert '<b>& "sæt"</b>' in " ".join(texts(svg))


def test_it_fits_a_page_and_names_a_general_font() -> None:
    svg = drawn(week(("a", Weekday.MON, DayPart.MORNING, 60)))
    assert svg.get("width") == f"{A4_WITH_MARGINS_MM}mm"
    assert str(svg.get("font-family")).endswith("sans-serif")


def test_days_and_parts_of_the_day_between_others_are_there_though_empty() -> None:
    view = week(("a", Weekday.MON, DayPart.EARLY, 60), ("b", Weekday.SUN, DayPart.EVENING, 60))
    words = texts(drawn(view))
    assert {"Lørdag", "Søndag", "Kl. 5–8", "Kl. 8–12", "Kl. 12–16", "Kl. 16–21"} <= set(words)
    assert "Kl. 21–5" not in words


def test_a_week_without_work_is_drawn_too() -> None:
    assert set(DAY_NAMES[Language.DA]) <= set(texts(drawn(week())))


@given(
    st.lists(
        st.tuples(
            st.text("abcæøå &<>\"'", min_size=1, max_size=60).filter(str.strip),
            st.sampled_from(SLOTS),
            st.integers(15, 480),
        ),
        max_size=8,
        unique_by=(lambda each: each[0], lambda each: each[1]),
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_week_every_block_stands_inside_the_page_with_its_words(
    pieces: list[tuple[str, Slot, int]],
) -> None:
    svg = drawn(week(*((text, slot.day, slot.part, n) for text, slot, n in pieces)))
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    boxes = [each for each in svg.iter(f"{SVG}rect") if each.get("stroke")]
    assert len(boxes) == len(pieces)
    for box in boxes:
        assert float(box.get("x", "0")) + float(box.get("width", "0")) <= width
        assert bottom(box) <= height
    assert all(float(words.get("y", "0")) < bottom(box) for box, words in words_in_boxes(svg))
    letters = "".join(texts(svg)).replace("-", "").replace(" ", "").lower()
    assert all("".join(text.split()) in letters for text, _, _ in pieces)
