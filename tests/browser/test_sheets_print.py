"""The HTML form of a sheet in a browser: one A4 page on paper, and nothing to scroll sideways on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from matcher.rendering.html import as_html
from matcher.rendering.page import Page, Point, Points, Section
from matcher.rendering.pdf import as_pdf
from tests.unit.rendering.full_sheet import full_broker_sheet
from tests.unit.rendering.sheets import broker_sheet, candidate_sheet, employer_sheet

pytestmark = pytest.mark.slow

A4_POINTS = (595.28, 841.89)
SENTENCE = "Kandidaten kan godt lide at arbejde om morgenen, og det er aftalt med arbejdspladsen. "


WITH_A_LONG_WORD = "Spørg hjælpemiddelcentralens specialkonsulenter, om kommunen har en stol, der kan låses. "


def crowded_sheet(text: str) -> Page:
    """So many points that most have to go, in the smallest type."""
    section = Section("Det taler for", (Points(tuple(Point(text) for _ in range(40)), least=1),))
    return replace(broker_sheet(), sections=(section, *broker_sheet().sections, section))


SHEETS = [
    broker_sheet(),
    employer_sheet(),
    candidate_sheet(),
    full_broker_sheet(),
    crowded_sheet(SENTENCE),
    crowded_sheet(WITH_A_LONG_WORD),
]
NAMES = ["broker", "employer", "candidate", "full broker", "crowded", "long words"]


@pytest.fixture
def printed(browse: Callable[..., str], tmp_path: Path) -> Callable[[Page], list[PageObject]]:
    """The pages that come out when the sheet is printed."""

    def pages(page: Page) -> list[PageObject]:
        file, paper = tmp_path / "sheet.html", tmp_path / "paper.pdf"
        file.write_text(as_html(page), encoding="utf-8")
        browse(file, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
        return list(PdfReader(paper).pages)

    return pages


def words(sheet: PageObject) -> str:
    return " ".join(sheet.extract_text().split())


@pytest.mark.parametrize("page", SHEETS, ids=NAMES)
def test_a_sheet_prints_on_one_a4_page_with_its_own_type(
    printed: Callable[[Page], list[PageObject]], page: Page
) -> None:
    sheets = printed(page)
    assert len(sheets) == 1
    box = sheets[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4_POINTS, abs=1)
    fonts = [each.get_object() for each in sheets[0]["/Resources"]["/Font"].values()]
    assert len(fonts) >= 2
    for font in fonts:
        whole = font["/DescendantFonts"][0].get_object()
        assert "SourceSans3" in whole["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(whole["/FontDescriptor"])


@pytest.mark.parametrize("page", SHEETS[3:5], ids=NAMES[3:5])
def test_the_printed_page_says_what_the_pdf_says(
    printed: Callable[[Page], list[PageObject]], tmp_path: Path, page: Page
) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(as_pdf(page))
    ours, theirs = words(PdfReader(pdf).pages[0]), words(printed(page)[0])
    assert sorted(re.findall(r"\w+", theirs)) == sorted(re.findall(r"\w+", ours))
    assert theirs.endswith("Alle personer, arbejdspladser og tal på arket er opdigtede.")


@pytest.mark.parametrize("page", SHEETS[:4], ids=NAMES[:4])
def test_a_phone_needs_no_scrolling_sideways(browse: Callable[..., str], tmp_path: Path, page: Page) -> None:
    measure = "this.dataset.needed = this.contentDocument.documentElement.scrollWidth"
    frame = f'<iframe width="400" height="900" style="border: 0" onload="{measure}"'
    file = tmp_path / "phone.html"
    file.write_text(f'{frame} srcdoc="{escape(as_html(page))}"></iframe>', encoding="utf-8")
    seen = re.search(r'data-needed="(\d+)"', browse(file, "--dump-dom"))
    assert seen is not None
    assert int(seen[1]) == 400
