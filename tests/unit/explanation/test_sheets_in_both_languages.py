"""All three sheets say the same in Danish and English, and come out the same each time."""

from __future__ import annotations

import pytest

from experiments.evaluation.same_sheets import make_twice
from experiments.evaluation.sheets_in_two_languages import compare_languages
from matcher.domain.shown_explanation import Audience
from matcher.explanation.sheets.making import make_sheet, page_of, phrasebook_for
from matcher.vocabulary.entries import Language
from tests.unit.explanation.sheets_case import CANDIDATES, MEANS, inputs_of, told_of

EACH = pytest.mark.parametrize("who", CANDIDATES)


@EACH
def test_danish_and_english_sheets_and_pages_say_the_same(who: str) -> None:
    found = compare_languages([told_of(who)], MEANS)
    assert found.different == ()
    assert (found.sheets, found.pages) == (3, 6)


@EACH
def test_pages_have_as_many_sections_and_lines_in_both_languages(who: str) -> None:
    told = told_of(who)
    for audience in Audience:
        shapes = []
        for language in Language:
            book = phrasebook_for(told, language, MEANS)
            page = page_of(make_sheet(told, audience, "R", MEANS, book), book, in_full=True)
            blocks = [block for section in page.sections for block in section.blocks]
            shapes.append((len(page.sections), [(type(b).__name__, repr(b).count("Point(")) for b in blocks]))
        assert shapes[0] == shapes[1]
        assert shapes[0][0] > 5


@EACH
def test_a_sheet_made_of_what_is_kept_is_the_same_to_the_byte(who: str) -> None:
    found = make_twice(inputs_of(CANDIDATES[who]), MEANS, printed=False)
    assert found.different == ()
    assert found.sheets == 12
