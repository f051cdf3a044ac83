"""Reads protected attributes from a file: all or nothing, and only with consent."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from matcher.domain.ids import CandidateId
from matcher.errors import Problem, RejectedImport
from matcher.exchange.personal_numbers import masked
from matcher.storage.audit_attributes import ATTRIBUTES, AuditAttribute, Key

HEADER: Final = ("candidate_id", "attribute", "value", "consented_on")

_Record = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class GivenAttributes:
    """What may be stored, and those who have not agreed: what is held of them is to be forgotten."""

    given: tuple[AuditAttribute, ...]
    without_consent: tuple[Key, ...]


def read_attributes(path: Path, candidate_ids: Collection[CandidateId], today: date) -> GivenAttributes:
    """The attributes in a CSV file with the columns of :data:`HEADER`, in UTF-8, commas or semicolons.

    A row without a day of consent is not read any further: its value is not looked at.

    Raises
    ------
    RejectedImport
        With every fault that was found.
    """
    records = _records(path)
    problems: list[Problem] = []
    given: list[AuditAttribute] = []
    without: list[Key] = []
    seen: dict[Key, int] = {}
    for number, cells in records:
        found = list(_faults(cells, candidate_ids, today))
        key = (CandidateId(cells["candidate_id"]), cells["attribute"])
        if key in seen:
            found.append(("attribute", f"Row {seen[key]} has it already.", "Keep one of the two rows."))
        seen.setdefault(key, number)
        problems += [
            _problem(path, number, *rest, column=column, value=cells[column]) for column, *rest in found
        ]
        if not found and cells["consented_on"]:
            given.append(AuditAttribute(*key, cells["value"], date.fromisoformat(cells["consented_on"])))
        elif not found:
            without.append(key)
    if problems:
        raise RejectedImport(problems)
    return GivenAttributes(tuple(given), tuple(without))


def _faults(
    cells: dict[str, str], candidate_ids: Collection[CandidateId], today: date
) -> Iterator[tuple[str, str, str]]:
    """Column, rule and remedy of each fault in a row."""
    if cells["candidate_id"] not in candidate_ids:
        yield (
            "candidate_id",
            "No candidate with this id is stored.",
            "Import the candidate first, or correct it.",
        )
    values = ATTRIBUTES.get(cells["attribute"])
    if values is None:
        yield "attribute", "This attribute may not be held.", f"Write one of {', '.join(ATTRIBUTES)}."
    if not cells["consented_on"]:
        return
    if values is not None and cells["value"] not in values:
        yield "value", "This is no value of the attribute.", f"Write one of {', '.join(values)}."
    try:
        day = date.fromisoformat(cells["consented_on"])
    except ValueError:
        yield "consented_on", "This is no day.", "Write it as 2026-03-31, or leave it empty without consent."
    else:
        if day > today:
            yield "consented_on", "This day has not come yet.", "Write the day on which the person agreed."


def _records(path: Path) -> Sequence[_Record]:
    """The rows that are not empty, each with its number as a spreadsheet shows it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(path, "The text is not UTF-8.", 'Save the file as "CSV UTF-8".') from error
    except OSError as error:
        remedy = "See that the file is there and may be read."
        raise _refused(path, f"The file cannot be opened: {error.strerror}.", remedy) from error
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = [tuple(cell.strip() for cell in row) for row in reader]
    except csv.Error as error:
        raise _refused(path, "A quotation mark is not closed.", "Close each quotation mark.") from error
    if not rows or rows[0] != HEADER:
        remedy = f"The first row must be {','.join(HEADER)}."
        raise _refused(path, "The columns are not the ones that are read.", remedy, row=1)
    wrong = [
        _problem(path, number, f"The row has {len(row)} cells, and the header 4.", "Correct the row.")
        for number, row in enumerate(rows, start=1)
        if any(row) and len(row) != len(HEADER)
    ]
    if wrong:
        raise RejectedImport(wrong)
    numbered = enumerate(rows[1:], start=2)
    return [(number, dict(zip(HEADER, row, strict=True))) for number, row in numbered if any(row)]


def _refused(path: Path, rule: str, remedy: str, row: int = 0) -> RejectedImport:
    return RejectedImport([_problem(path, row, rule, remedy)])


def _problem(path: Path, row: int, rule: str, remedy: str, *, column: str = "", value: str = "") -> Problem:
    return Problem(masked(path.name), "", row, column, masked(value), rule, remedy)
