"""A number, a code, a length or a kind that Danish and English do not share is found, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pytest

from experiments.evaluation.two_languages import first_difference, numbers_said
from matcher.domain.ids import TaskId
from matcher.rendering.page import Page, Paragraph, Point, Points, Section
from matcher.vocabulary.entries import Language

SAME = {
    "Job på 7,5 timer": "A job of 7.5 hours",
    "1.500 kr. om ugen": "DKK 1,500 a week",
    "16 % mere sikker": "16% surer",
    "16 procent": "16 per cent",
    "fra 1. september 2026": "from 1 September 2026",
    "kl. 8.30–12": "8:30–12",
    "Tasken »8 kar« og 2 mere": "The bag “9 tubs” and 2 others",
    "to timer, hver fjerde uge, tre dage": "two hours, every fourth week, three days",
    "en gang i kvartalet": "once every three months",
    "en opgave": "one task",
    "-0,27 til +0,5": "-0.27 to +0.5",
    "Gå to gange to trin": "Go two steps two times",
}
OTHER = {
    "Job på 7,5 timer": "A job of 7 hours",
    "1.500 kr.": "DKK 1.5",
    "16 %": "a part",
    "to timer": "three hours",
    "2 og 2": "2",
    "Opgaven »8 kar« tager 2 timer": "The task “8 tubs” takes 3 hours",
}


@pytest.mark.parametrize(("danish", "english"), SAME.items())
def test_numbers_that_are_only_written_otherwise_are_the_same(danish: str, english: str) -> None:
    assert numbers_said(danish, Language.DA) == numbers_said(english, Language.EN)
    assert first_difference(danish, english, "said") is None


@pytest.mark.parametrize(("danish", "english"), OTHER.items())
def test_other_numbers_are_found(danish: str, english: str) -> None:
    found = first_difference(danish, english, "said")
    assert found is not None
    assert found.startswith("said: ")


class Kind(StrEnum):
    DONE = "done"
    WISHED = "wished"


@dataclass(frozen=True)
class Told:
    kind: Kind
    sentence: str
    task_ids: tuple[TaskId, ...]
    codes: tuple[str, ...]
    share: float
    on: date
    language: Language


DANISH = Told(Kind.DONE, "Gjort før", (TaskId("T1"),), ("lifting",), 0.25, date(2026, 8, 1), Language.DA)
ENGLISH = replace(DANISH, sentence="Done before", language=Language.EN)


def test_sentences_and_the_language_itself_may_differ() -> None:
    assert first_difference(DANISH, ENGLISH, "told") is None


@pytest.mark.parametrize(
    ("spoiled", "path"),
    [
        (replace(ENGLISH, kind=Kind.WISHED), "told.kind"),
        (replace(ENGLISH, sentence=""), "told.sentence"),
        (replace(ENGLISH, task_ids=(TaskId("T2"),)), "told.task_ids"),
        (replace(ENGLISH, task_ids=()), "told.task_ids"),
        (replace(ENGLISH, codes=("standing",)), "told.codes"),
        (replace(ENGLISH, share=0.5), "told.share"),
        (replace(ENGLISH, on=date(2026, 8, 2)), "told.on"),
    ],
)
def test_facts_may_not(spoiled: Told, path: str) -> None:
    assert str(first_difference(DANISH, spoiled, "told")).split(":")[0] == path


def page(language: Language, *texts: str) -> Page:
    points = Points(tuple(Point(text) for text in texts))
    sections = (Section("S", (Paragraph("P"), points)),)
    return Page(language, "T", "U", "R", sections, (), "W", "1", simulated=True, day=date(2026, 8, 1))


def test_a_page_with_a_point_less_or_another_block_is_found_with_its_path() -> None:
    danish, english = page(Language.DA, "to dage", "Ja"), page(Language.EN, "two days", "Yes")
    assert first_difference(danish, english, "page") is None
    short = page(Language.EN, "two days")
    assert first_difference(danish, short, "page") == ("page.sections[0].blocks[1].points: 2 / 1 of them")
    other = replace(english, sections=(Section("S", (Paragraph("P"), Paragraph("two days"))),))
    assert first_difference(danish, other, "page") == "page.sections[0].blocks[1]: Points / Paragraph"
    fewer = replace(english, sections=())
    assert first_difference(danish, fewer, "page") == "page.sections: 1 / 0 of them"
