"""The page as HTML: escaped, in order, and with contrast."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

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
from matcher.rendering.pdf import as_pdf
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


def with_many_points() -> Page:
    """So many that some have to go."""
    text = "Kandidaten kan godt lide at arbejde om morgenen, og det er aftalt med arbejdspladsen. "
    section = Section("Det taler for", (Points(tuple(Point(text) for _ in range(60)), least=1),))
    return replace(broker_sheet(), sections=(section, section))


def sections_of(document: str) -> str:
    """What stands between head and foot, without the room for notes."""
    return document.split("<main>")[1].split("</main>")[0]


@pytest.mark.slow
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
    told = ["h1"] + ["h2"] * len(page.sections)
    assert headings in (told, [*told, "h2"])  # room for notes


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    document = as_html(page)
    assert Seen(document).named("script", "link", "img", "iframe") == []
    others, inside = re.subn(r'url\("data:font/woff;base64,[A-Za-z0-9+/=]+"\)', "", document)
    assert inside == 3
    assert not re.search(r"url\(|@import|https?:", others)


def test_every_header_of_a_table_says_what_it_heads() -> None:
    headers = [attrs.get("scope") for tag, attrs in Seen(as_html(broker_sheet())).elements if tag == "th"]
    # the week: time and four days, two parts of the day and the total; schemes: four columns, two rows
    assert headers == ["col"] * 5 + ["row"] * 3 + ["col"] * 4 + ["row"] * 2


def test_names_and_values_are_a_definition_list() -> None:
    assert "<dt>Uge 1–4</dt> <dd>Et besøg om ugen.</dd>" in as_html(broker_sheet())


def test_figures_of_long_names_are_at_the_right_edge_and_short_names_have_a_column() -> None:
    tasks = Rows((Row("Vande bede og nyplantede træer", "1,75 timer"), Row("Slå græs", "3 timer")))
    periods = Rows((Row("Uge 1–4", "hver uge"),))
    sentences = Rows((Row("Vande bede og nyplantede træer", "Spørg gartneren, hvornår det passer."),))
    page = replace(broker_sheet(), sections=(Section("Om", (tasks, periods, sentences, Rows(()))),))
    kinds = [attrs.get("class") for tag, attrs in Seen(as_html(page)).elements if tag == "dl"]
    assert kinds == ["figures", "aligned", None]


def test_a_question_has_as_many_ruled_lines_as_it_says() -> None:
    asked = Questions((Question("Hvornår?", (), 0), Question("Hvor?", (), 2)))
    page = replace(broker_sheet(), sections=(Section("Om", (asked,)),))
    assert sections_of(as_html(page)).count('class="ruled"') == 2


def test_room_that_is_left_becomes_lines_for_notes_on_paper() -> None:
    short = replace(broker_sheet(), sections=(Section("Om", (Paragraph("Kort."),)),))
    notes = as_html(short).split("</main>")[1]
    assert "<h2>Noter</h2>" in notes
    # 279 mm between head and foot, less both, in lines of 8.5 mm
    assert 20 <= notes.count('class="ruled"') <= 28
    assert ".notes { display: none; }" in as_html(short).split("@media print")[0]
    assert 'class="notes"' not in as_html(full_broker_sheet())


@pytest.mark.parametrize("page", [*SHEETS, with_many_points()])
def test_as_much_is_left_out_as_in_the_pdf(page: Page) -> None:
    said = " ".join(PdfReader(BytesIO(as_pdf(page))).pages[0].extract_text().split())
    document = as_html(page)
    for told in (r"(?:Et|\d+) punkt(?:er)? er ikke med her på arket", r"Og \d+ mere\."):
        assert re.findall(told, document) == re.findall(told, said)


def test_a_section_that_goes_on_in_the_next_column_says_so_to_the_eye_only() -> None:
    text = "Kandidaten kan godt lide at arbejde om morgenen, og det er aftalt med arbejdspladsen. "
    section = Section("Det taler for", (Points(tuple(Point(text) for _ in range(6))),))
    page = replace(broker_sheet(), sections=(section, Section("Kort", (Paragraph("Kun det."),))))
    document = sections_of(as_html(page))
    assert '<p class="continued" aria-hidden="true">Det taler for – fortsat</p>' in document
    assert document.count("<h2>Det taler for</h2>") == 1
    assert document.count("<li>") == 6


def test_letters_of_other_languages_are_in_the_file_and_the_type_is_no_heavier_than_a_picture() -> None:
    faces = re.findall(r"base64,([A-Za-z0-9+/=]+)", as_html(broker_sheet()))
    assert sum(map(len, faces)) < 100_000
    for face in faces:
        font = TTFont(BytesIO(b64decode(face)))
        assert set(map(ord, "æøåÆØÅéüßłşžñ»«–…•§½")) <= set(font.getBestCmap())
        assert "Open Font License" in font["name"].getDebugName(13)


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
