"""Whether the same inputs make the same sheet: each is made twice, the second time from what is kept of it.

Every inputs are told twice, as shown and as read back from the bytes that are kept. From the two tellings
all sheets are made in text and JSON; of the first few matches as HTML and PDF as well, which take longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, TypeAlias

from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.case_bytes import from_bytes, to_bytes
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.sheets.making import in_form, make_sheet, phrasebook_for
from matcher.explanation.telling import Means, Told, tell
from matcher.vocabulary.entries import Language

REFERENCE: Final = "20260101-000000-000000"
"""Stands on every sheet that is measured."""
IN_WRITING: Final = (SheetForm.TEXT, SheetForm.JSON)
IN_PRINT: Final = (SheetForm.HTML, SheetForm.PDF)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which of a match's sheets."""

    audience: Audience
    language: Language
    form: SheetForm


MakeBytes: TypeAlias = Callable[[Told, Sheet, Means], bytes]
"""Makes one sheet of what is told."""


@dataclass(frozen=True, slots=True)
class SameSheets:
    """How many sheets were made twice, and which came out otherwise the second time.

    ``fingerprint`` is that of all of them as they were made first: two runs, in two processes, that measure
    the same matches of the same data on the same day must have the same one.
    """

    matches: int
    printed_matches: int
    sheets: int
    different: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class MadeTwice:
    """What is told of one match, what is told again, and the sheets of both: how many and which differ."""

    told: Told
    sheets: int
    different: tuple[str, ...]
    fingerprint: bytes


def sheet_bytes(told: Told, sheet: Sheet, means: Means) -> bytes:
    """The sheet as it is shown."""
    book = phrasebook_for(told, sheet.language, means)
    return in_form(make_sheet(told, sheet.audience, REFERENCE, means, book), sheet.form, book)


def make_twice(
    inputs: SheetInputs, means: Means, *, printed: bool, make: MakeBytes = sheet_bytes
) -> MadeTwice:
    """Makes every sheet of a match in text and JSON, and ``printed`` as HTML and PDF, and makes it again."""
    told = tell(inputs, means)
    told_again = tell(_as_kept(inputs), means)
    shown = {audience: replace(told, inputs=inputs.seen_by(audience)) for audience in Audience}
    kept = {
        audience: told_again.inputs if each.inputs is inputs else _as_kept(each.inputs)
        for audience, each in shown.items()
    }
    digest, different = sha256(), list[Sheet]()
    sheets = tuple(_sheets(IN_WRITING + (IN_PRINT if printed else ())))
    for sheet in sheets:
        first = make(shown[sheet.audience], sheet, means)
        digest.update(first)
        if make(replace(told_again, inputs=kept[sheet.audience]), sheet, means) != first:
            different.append(sheet)
    about = f"{inputs.case.job.job.id} {inputs.case.candidate.id}"
    return MadeTwice(
        told,
        len(sheets),
        tuple(f"{about} {each.audience.value} {each.language.value} {each.form.value}" for each in different),
        digest.digest(),
    )


def same_sheets(made: Sequence[MadeTwice], printed_matches: int) -> SameSheets:
    """The findings of several matches, the first so many of which were printed."""
    return SameSheets(
        matches=len(made),
        printed_matches=printed_matches,
        sheets=sum(each.sheets for each in made),
        different=tuple(sheet for each in made for sheet in each.different),
        fingerprint=sha256(b"".join(each.fingerprint for each in made)).hexdigest()[:12],
    )


def _as_kept(inputs: SheetInputs) -> SheetInputs:
    return from_bytes(SheetInputs, to_bytes(inputs))


def _sheets(forms: Sequence[SheetForm]) -> Iterator[Sheet]:
    for audience in Audience:
        for language in Language:
            for form in forms:
                yield Sheet(audience, language, form)
