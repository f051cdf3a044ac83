"""Finds Danish CPR numbers, so that none is taken in and none is shown again.

A CPR number is the day of birth as ddmmyy and four more digits, of which the first tells the century.
The last used to be a check digit by modulus 11; since 2007 there are numbers that break that rule. So
ten digits look like a CPR number when they begin with a day that exists *or* keep to modulus 11. People
without a number of their own are given one with 60 added to the day. The rules are CPR-kontoret's,
"Personnummeret i CPR" (2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from matcher.errors import InvalidInput, Problem
from matcher.exchange.columns import Kind
from matcher.exchange.raw import ROW, RawTable, RawTables
from matcher.exchange.schema import TABLES

__all__ = ["MASK", "has_personal_number", "masked", "masked_tables", "personal_numbers", "refuse_in"]

MASK: Final = "••••••"
"""What is shown in place of a CPR number."""

_SEPARATOR: Final = r"[\s._/\-\u00ad\u2010-\u2015\u2212]"
_SHAPES: Final = (
    rf"[0-9]{{6}}{_SEPARATOR}{{0,3}}[0-9]{{4}}",
    rf"[0-9]{{2}}{_SEPARATOR}[0-9]{{2}}{_SEPARATOR}[0-9]{{2}}{_SEPARATOR}{{0,3}}[0-9]{{4}}",
)
_PLAIN, _SPACED = (re.compile(rf"(?<![0-9])(?!(?<=\+)45){shape}(?![0-9])") for shape in _SHAPES)
_WITHOUT_ZERO: Final = re.compile(r"[0-9]{9}")
_PERHAPS: Final = "|".join([*_SHAPES, "^[0-9]{9}$"])
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]+")
_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LISTED_BY_COLUMN: Final = 100

_RULE: Final = "This looks like a CPR number, and CPR numbers are never taken in."
_REMEDY: Final = "Take it out of the file. A person is known here by the id that you chose for them alone."


def has_personal_number(text: str) -> bool:
    """Whether something in a text looks like a CPR number.

    >>> has_personal_number("Ring til Bo (010190-0000) i morgen")
    True
    >>> has_personal_number("Telefon 12345678, fra 01012026")
    False
    """
    return next(_spans(text), None) is not None


def masked(text: str) -> str:
    """The text with :data:`MASK` in place of all that looks like a CPR number.

    >>> masked("liste 010190-0000.xlsx")
    'liste ••••••.xlsx'
    """
    shown, done = [], 0
    for start, end in _spans(text):
        shown += [text[done:start], MASK]
        done = end
    return "".join([*shown, text[done:]])


def refuse_in(text: str, what: str) -> None:
    """Refuses a text with a CPR number in it; ``what`` names the text in the sentence.

    Raises
    ------
    InvalidInput
        Without the number.
    """
    if has_personal_number(text):
        raise InvalidInput(f"The {what} holds what looks like a CPR number. Take it out.")


def masked_tables(raw: RawTables) -> RawTables:
    """The tables with no CPR number in the names of files and sheets, nor in what was wrong with them.

    Cells and headers are as they were: :func:`personal_numbers` refuses those.
    """
    return replace(
        raw,
        source=masked(raw.source),
        tables=tuple(replace(table, file=masked(table.file)) for table in raw.tables),
        problems=tuple(_masked_problem(problem) for problem in raw.problems),
    )


def personal_numbers(raw: RawTables) -> list[Problem]:
    """A problem for each header and cell that looks like a CPR number, without the number.

    Of a column that is full of them, the first hundred cells are named one by one.
    """
    problems: list[Problem] = []
    for table in raw.tables:
        kinds = _KINDS.get(table.name, {})
        for name in table.header:
            shown = masked(name)
            if shown != name:
                row = table.header_row
                problems.append(Problem(table.file, table.name, row, shown, MASK, _RULE, _REMEDY))
            problems += _in_column(table, name, shown, may_be_decimal=kinds.get(name) in _NUMBERS)
    return problems


def _in_column(table: RawTable, name: str, shown: str, *, may_be_decimal: bool) -> list[Problem]:
    texts = table.cells[name]
    found = [
        text
        for text in texts.filter(texts.str.contains(_PERHAPS)).unique()
        if has_personal_number(text) and not (may_be_decimal and _DECIMAL.fullmatch(text))
    ]
    rows = table.cells[ROW].filter(texts.is_in(found)).to_list() if found else []
    problems = [
        Problem(table.file, table.name, row, shown, MASK, _RULE, _REMEDY) for row in rows[:_LISTED_BY_COLUMN]
    ]
    rest = rows[_LISTED_BY_COLUMN:]
    if rest:
        rule = f"{_RULE} So do {len(rest) - 1} more cells below." if len(rest) > 1 else _RULE
        problems.append(Problem(table.file, table.name, rest[0], shown, MASK, rule, _REMEDY))
    return problems


def _masked_problem(problem: Problem) -> Problem:
    return replace(
        problem,
        file=masked(problem.file),
        table=masked(problem.table),
        column=masked(problem.column),
        value=masked(problem.value),
        rule=masked(problem.rule),
        remedy=masked(problem.remedy),
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where something looks like a CPR number, from left to right and without overlap."""
    if _WITHOUT_ZERO.fullmatch(text) and _has_day(f"0{text}") and _keeps_modulus_11(f"0{text}"):
        yield 0, len(text)  # a spreadsheet took the cell for a number and dropped its first zero
        return
    at = 0
    while True:
        found = [match for match in (_PLAIN.search(text, at), _SPACED.search(text, at)) if match]
        if not found:
            return
        match = min(found, key=lambda each: each.start())
        digits = "".join(sign for sign in match.group() if sign.isdigit())
        if _has_day(digits) or (match.re is _PLAIN and _keeps_modulus_11(digits)):
            yield match.span()
            at = match.end()
        else:
            at = match.start() + 1


def _has_day(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(_century(int(digits[6]), year) + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _keeps_modulus_11(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


_KINDS: Final = {table.name: {column.name: column.kind for column in table.columns} for table in TABLES}
_NUMBERS: Final = frozenset({Kind.DECIMAL, Kind.HOURS, Kind.INTEGER})
