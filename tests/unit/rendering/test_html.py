"""The page as HTML: escaped, in order, and with contrast."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from matcher.rendering.html import as_html
from matcher.rendering.page import (
    Lines,
    Page,
    Paragraph,
    Piece,
    Point,
    Points,
    Question,
    Questions,
    Row,
    Rows,
    Section,
    Table,
    Week,
    WeekDay,
)
from matcher.vocabulary.entries import Language
from tests.unit.rendering.full_sheet import full_broker_sheet
from tests.unit.rendering.sheets import broker_sheet, candidate_sheet, employer_sheet

EVIL = "<script>alert('x')</script>\"&"
SHEETS = [broker_sheet(), employer_sheet(), candidate_sheet(), full_broker_sheet()]
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Seen(HTMLParser):
    """The elements of a document in order, and that each is closed where it should be."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(document)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def named(self, *names: str) -> list[str]:
        return [tag for tag, _ in self.elements if tag in names]


def evil_page() -> Page:
    """Markup in every text there is."""
    blocks = (
        Paragraph(EVIL),
        Points((Point(EVIL, (EVIL,), EVIL),)),
        Questions((Question(EVIL, (EVIL,)),)),
        Rows((Row(EVIL, EVIL),)),
        Week((WeekDay(EVIL, (Piece(EVIL, EVIL, EVIL),), EVIL),), EVIL),
        Lines((EVIL,)),
        Table((EVIL, EVIL), ((EVIL, EVIL),)),
    )
    section = Section(EVIL, blocks)
    return Page(Language.DA, EVIL, EVIL, EVIL, (section,), (EVIL,), EVIL, EVIL, True, date(2026, 5, 4))


def test_markup_in_any_text_is_only_text() -> None:
    document = as_html(evil_page())
    assert "<script" not in document
    # title and subtitle twice, reader, reference, heading, small print; then block by block,
    # with the caption of the week and the heading of the table once more as names of what scrolls
    assert document.count("&lt;script&gt;") == 8 + (1 + 3 + 2 + 2 + 7 + 1 + 5)


@pytest.mark.parametrize("page", SHEETS)
def test_the_document_has_a_title_and_says_its_language(page: Page) -> None:
    document = as_html(page)
    assert document.startswith('<!doctype html>\n<html lang="da">')
    assert f"<title>{page.title} – {page.subtitle}</title>" in document
    assert '<html lang="en">' in as_html(replace(page, language=Language.EN))


@pytest.mark.parametrize("page", SHEETS)
def test_one_heading_for_the_page_and_one_for_each_section(page: Page) -> None:
    headings = Seen(as_html(page)).named("h1", "h2", "h3", "h4")
    assert headings == ["h1"] + ["h2"] * len(page.sections)


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    document = as_html(page)
    assert Seen(document).named("script", "link", "img", "iframe") == []
    assert not re.search(r"url\(|@import|https?:", document)


def test_every_header_of_a_table_says_what_it_heads() -> None:
    headers = [attrs.get("scope") for tag, attrs in Seen(as_html(broker_sheet())).elements if tag == "th"]
    # the week: time and four days, two parts of the day and the total; schemes: four columns, two rows
    assert headers == ["col"] * 5 + ["row"] * 3 + ["col"] * 4 + ["row"] * 2


def test_names_and_values_are_a_definition_list() -> None:
    assert "<dt>Uge 1–4</dt><dd>Et besøg om ugen.</dd>" in as_html(broker_sheet())


def test_figures_of_long_names_are_marked_for_the_right_edge() -> None:
    tasks = Rows((Row("Vande bede og nyplantede træer", "1,75 timer"), Row("Slå græs", "3 timer")))
    periods = Rows((Row("Uge 1–4", "hver uge"),))
    sentences = Rows((Row("Vande bede og nyplantede træer", "Spørg gartneren, hvornår det passer."),))
    page = replace(broker_sheet(), sections=(Section("Om", (tasks, periods, sentences, Rows(()))),))
    kinds = [attrs.get("class") for tag, attrs in Seen(as_html(page)).elements if tag == "dl"]
    assert kinds == ["figures", None, None]


def test_a_question_has_as_many_ruled_lines_as_it_says() -> None:
    asked = Questions((Question("Hvornår?", (), 0), Question("Hvor?", (), 2)))
    page = replace(broker_sheet(), sections=(Section("Om", (asked,)),))
    ruled = [1 for tag, attrs in Seen(as_html(page)).elements if attrs.get("class") == "ruled"]
    assert len(ruled) == 2


def test_an_empty_list_is_not_drawn() -> None:
    page = replace(broker_sheet(), sections=(Section("Om", (Points((), more=2), Questions((), more=1))),))
    document = as_html(page)
    assert Seen(document).named("ul", "li") == []
    assert "Og 2 mere." in document


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    if len(colour) == 3:
        colour = "".join(2 * digit for digit in colour)
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_and_lines_stand_out_as_wcag_asks() -> None:
    style = as_html(broker_sheet())
    texts = set(re.findall(r"[ {;]color: #([0-9a-f]+)", style))
    grounds = set(re.findall(r"background: #([0-9a-f]+)", style))
    lines = set(re.findall(r"border[a-z-]*: [^;]*#([0-9a-f]+)", style))
    assert (len(texts), len(grounds), len(lines)) == (3, 2, 3)
    assert min(contrast(text, ground) for text in texts for ground in grounds) >= 4.5
    assert min(contrast(line, "ffffff") for line in lines) >= 3
