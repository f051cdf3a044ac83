"""Every sheet of a match in Danish and in English, and its page and text, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from experiments.evaluation.same_sheets import REFERENCE
from experiments.evaluation.two_languages import first_difference
from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.sheets.making import Sheet, in_form, make_sheet, page_of, phrasebook_for
from matcher.explanation.telling import Means, Told
from matcher.vocabulary.entries import Language

MakeSheet: TypeAlias = Callable[[Told, Audience, str, Means, Phrasebook], Sheet]


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """How many sheets were compared, each with its texts and pages, and the first difference of each pair.

    ``pages`` counts the pages laid out of them, in short and in full.
    """

    matches: int
    sheets: int
    pages: int
    different: tuple[str, ...]


def compare_languages(told: Sequence[Told], means: Means, *, make: MakeSheet = make_sheet) -> TwoLanguages:
    """Compares the sheets of these matches."""
    return together([_compared(each, means, make) for each in told])


def together(found: Sequence[TwoLanguages]) -> TwoLanguages:
    """Findings about several matches as one."""
    return TwoLanguages(
        matches=sum(each.matches for each in found),
        sheets=sum(each.sheets for each in found),
        pages=sum(each.pages for each in found),
        different=tuple(chain.from_iterable(each.different for each in found)),
    )


def _compared(told: Told, means: Means, make: MakeSheet) -> TwoLanguages:
    books = [phrasebook_for(told, language, means) for language in (Language.DA, Language.EN)]
    job, candidate = told.inputs.case.job.job.id, told.inputs.case.candidate.id
    different = list[str]()
    for audience in Audience:
        sheets = [make(told, audience, REFERENCE, means, book) for book in books]
        danish, english = (_layers(sheet, book) for sheet, book in zip(sheets, books, strict=True))
        for (name, one), (_, other) in zip(danish, english, strict=True):
            found = first_difference(one, other, f"{job} {candidate} {audience.value}{name}")
            different += [found] if found else []
    return TwoLanguages(1, len(Audience), 2 * len(Audience), tuple(different))


def _layers(sheet: Sheet, book: Phrasebook) -> Iterator[tuple[str, object]]:
    """The sheet itself, and what is made of it."""
    yield "", sheet
    yield " page", page_of(sheet, book, in_full=False)
    yield " page in full", page_of(sheet, book, in_full=True)
    yield " text", in_form(sheet, SheetForm.TEXT, book).decode()
