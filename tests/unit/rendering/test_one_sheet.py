"""Whatever stands on a page of ordinary size: it is one sheet, and what is left out is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from matcher.rendering.page import Page, Point, Points, Question, Questions, Section
from matcher.rendering.pdf import as_pdf
from tests.unit.rendering.sheets import WEEK, broker_sheet

WORDS = [
    "arbejdsmarkedsuddannelsescenter", "virksomhedspraktikplads", "hjælpemiddelcentral", "og", "på", "få",
    "jobformidler@kommune.example", "specialkonsulentvejledning", "»ø«", "10-15", "kørestolsrampe", "–",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(lambda words: " ".join(words)[:200])
HEADINGS = TEXTS.map(lambda text: text[:50])


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Up to 12 sections, three of them wide, with up to 8 points each; a list may go down to one."""
    sections = [Section(draw(HEADINGS), (WEEK,), wide=True)]
    for number in range(draw(st.integers(0, 11))):
        texts = draw(st.lists(TEXTS, min_size=1, max_size=8))
        if draw(st.booleans()):
            block: Points | Questions = Points(tuple(Point(text, lead="Ro") for text in texts), least=1)
        else:
            block = Questions(tuple(Question(text) for text in texts), least=1)
        sections.append(Section(draw(HEADINGS), (block,), wide=number in {4, 9}))
    return replace(broker_sheet(), title=draw(HEADINGS), sections=tuple(sections))


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(pages())
def test_any_page_is_exactly_one_sheet(page: Page) -> None:
    sheets = PdfReader(BytesIO(as_pdf(page))).pages
    assert len(sheets) == 1
    said = " ".join(sheets[0].extract_text().split())
    in_lists = sum(int(count) for count in re.findall(r"Og (\d+) mere\.", said))
    at_the_foot = re.search(r"(Et|\d+) punkt(?:er)? er ikke med her på arket\.", said)
    assert in_lists == (int(at_the_foot[1].replace("Et", "1")) if at_the_foot else 0)
