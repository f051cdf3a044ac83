"""Sheets that do not come out the same, or not the same in both languages, are found: each is spoiled."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from experiments.evaluation.same_sheets import Sheet, make_twice, same_sheets, sheet_bytes
from experiments.evaluation.sheets_in_two_languages import compare_languages
from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.sheets.employer_sheet import EmployerSheet
from matcher.explanation.sheets.making import Sheet as AnySheet
from matcher.explanation.sheets.making import make_sheet
from matcher.explanation.telling import Means, Told
from matcher.vocabulary.entries import Language
from tests.unit.explanation.sheets_case import CANDIDATES, MEANS, inputs_of, told_of

INPUTS = inputs_of(CANDIDATES["good"])


def test_a_sheet_that_tells_the_time_is_found_for_every_reader_language_and_form() -> None:
    clock = count()

    def timed(told: Told, sheet: Sheet, means: Means) -> bytes:
        return sheet_bytes(told, sheet, means) + f" {next(clock)}".encode()

    found = make_twice(INPUTS, MEANS, printed=False, make=timed)
    assert found.sheets == len(found.different) == len(set(found.different)) == 12
    assert same_sheets([found], 0).different == found.different


def test_only_the_sheet_that_differs_is_named() -> None:
    clock = count()

    def timed(told: Told, sheet: Sheet, means: Means) -> bytes:
        made = sheet_bytes(told, sheet, means)
        one = sheet == Sheet(Audience.EMPLOYER, Language.EN, SheetForm.JSON)
        return made + f" {next(clock)}".encode() if one else made

    assert make_twice(INPUTS, MEANS, printed=False, make=timed).different == ("J-12 K-1 employer en json",)


def test_a_sheet_made_of_what_is_not_kept_is_found() -> None:
    def by_heart(told: Told, sheet: Sheet, means: Means) -> bytes:
        return sheet_bytes(told, sheet, means) if told.inputs.case is INPUTS.case else b""

    assert len(make_twice(INPUTS, MEANS, printed=False, make=by_heart).different) == 12


def test_the_employers_sheet_is_made_without_notes_both_times() -> None:
    seen = set[tuple[Audience, int]]()

    def noting(told: Told, sheet: Sheet, means: Means) -> bytes:
        seen.add((sheet.audience, len(told.inputs.notes)))
        return b""

    make_twice(INPUTS, MEANS, printed=False, make=noting)
    assert seen == {(Audience.BROKER, 1), (Audience.EMPLOYER, 0), (Audience.CANDIDATE, 1)}


@pytest.mark.slow
def test_printed_sheets_come_out_the_same_too() -> None:
    found = make_twice(INPUTS, MEANS, printed=True)
    assert (found.sheets, found.different) == (24, ())


def test_an_english_sheet_with_another_number_is_found_with_its_path() -> None:
    def generous(told: Told, audience: Audience, reference: str, means: Means, book: Phrasebook) -> AnySheet:
        sheet = make_sheet(told, audience, reference, means, book)
        if isinstance(sheet, EmployerSheet) and book.language is Language.EN:
            return replace(sheet, job=replace(sheet.job, hours="37 hours a week"))
        return sheet

    different = compare_languages([told_of("good")], MEANS, make=generous).different
    assert different[0] == "J-12 K-1 employer.job.hours: 12 / 37"
    assert len(different) == 4
    assert [each.split()[3] for each in different[1:3]] == ["page.subtitle:", "page"]


def test_an_english_sheet_that_leaves_a_reason_out_is_found() -> None:
    def shorter(told: Told, audience: Audience, reference: str, means: Means, book: Phrasebook) -> AnySheet:
        sheet = make_sheet(told, audience, reference, means, book)
        if isinstance(sheet, EmployerSheet) and book.language is Language.EN:
            return replace(sheet, strengths=sheet.strengths[1:])
        return sheet

    different = compare_languages([told_of("good")], MEANS, make=shorter).different
    assert different[0].startswith("J-12 K-1 employer.strengths: ")
