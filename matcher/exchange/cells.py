"""One cell of text as a value, or what is wrong with it and what would be right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

import polars as pl

from matcher.domain.week import Weekday
from matcher.exchange.codebook import CodeList
from matcher.exchange.columns import Column, Kind
from matcher.exchange.nearest import nearest_code
from matcher.vocabulary.entries import Text

Value: TypeAlias = str | int | float | bool | date

TYPES: Final[Mapping[Kind, pl.DataType]] = {
    Kind.TEXT: pl.String(),
    Kind.ID: pl.String(),
    Kind.INTEGER: pl.Int64(),
    Kind.DECIMAL: pl.Float64(),
    Kind.HOURS: pl.Int64(),
    Kind.DATE: pl.Date(),
    Kind.BOOLEAN: pl.Boolean(),
    Kind.CODE: pl.String(),
    Kind.CODES: pl.String(),
    Kind.DAYS: pl.String(),
}
"""Type of a checked column. Hours are whole minutes; several codes or days stand in their own
order with commas between."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The rule that a cell breaks, and what would be right."""

    rule: str
    remedy: str


def read_column(
    column: Column, texts: pl.Series, listed: CodeList | None
) -> tuple[pl.Series, Mapping[str, Fault]]:
    """The values of a column, null where a cell is empty or faulty, and the faulty texts with their faults.

    Each distinct text is read once: a column of 600,000 levels has few of them.
    """
    distinct = texts.drop_nulls().unique().to_list()
    read = {text: read_cell(column, text, listed) for text in distinct}
    faults = {text: value for text, value in read.items() if isinstance(value, Fault)}
    good = {text: value for text, value in read.items() if not isinstance(value, Fault)}
    if not good:
        return pl.Series(texts.name, [None] * len(texts), dtype=TYPES[column.kind]), faults
    if not faults and all(text == value for text, value in good.items()):
        return texts, faults
    old = pl.Series(list(good), dtype=pl.String())
    new = pl.Series(list(good.values()), dtype=TYPES[column.kind])
    return texts.replace_strict(old, new, default=None), faults


def read_cell(column: Column, text: str, listed: CodeList | None) -> Value | Fault:
    """The value of one cell that is not empty.

    ``listed`` holds the codes that a column of codes may take.
    """
    match column.kind:
        case Kind.INTEGER | Kind.DECIMAL | Kind.HOURS:
            return _number(column, text)
        case Kind.DATE:
            return _date(column, text)
        case Kind.DAYS:
            return _days(column, text)
        case Kind.CODE | Kind.CODES:
            return _codes(column, text, listed)
        case Kind.BOOLEAN:
            return _ANSWERS.get(
                text.casefold(), Fault("This is neither yes nor no.", _sentence(column, listed))
            )
        case Kind.ID | Kind.TEXT:
            return _letters(column, text)


def missing(column: Column, listed: CodeList | None) -> Fault:
    """The fault of a required cell that is empty."""
    return Fault("This cell must be filled in.", _sentence(column, listed))


def expected(column: Column, listed: CodeList | None) -> str:
    """What to write in the cells of a column, without a full stop.

    >>> from matcher.exchange.candidate_tables import LEVELS
    >>> expected(LEVELS.columns[2], None)
    'Write a whole number from 0 to 4'
    """
    if column.kind in {Kind.CODE, Kind.CODES}:
        return _one_of(column, listed)
    span = _span(column) if column.kind in {Kind.INTEGER, Kind.DECIMAL, Kind.HOURS} else ""
    return f"Write {_WORDS[column.kind]}{span}"


def _sentence(column: Column, listed: CodeList | None) -> str:
    return expected(column, listed) + _unless_unknown(column)


def _unless_unknown(column: Column) -> str:
    if not column.required:
        return ", or leave the cell empty if it is unknown."
    if column.name == "level":
        return ", or leave the whole row out if it is unknown."
    return "."


def _span(column: Column) -> str:
    if column.least is None:
        return ""
    if column.most is None:
        return f" of {column.least:g} or more"
    return f" from {column.least:g} to {column.most:g}"


def _one_of(column: Column, listed: CodeList | None) -> str:
    names = () if listed is None else tuple(listed.names)
    if not 0 < len(names) <= _FEW:
        return "Look the code up in docs/data-format.md or in the sheet Koder of the template"
    start = "Write one of" if column.kind is Kind.CODE else "Write one or more, with commas between, of"
    return f"{start}: {', '.join(names)}"


def _letters(column: Column, text: str) -> str | Fault:
    if column.kind is Kind.ID:
        return text if _ID.fullmatch(text) else Fault(_ID_RULE, _sentence(column, None))
    return Fault(_UNSEEN_RULE, _UNSEEN_REMEDY) if _UNSEEN.search(text) else text


def _number(column: Column, text: str) -> Value | Fault:
    whole = column.kind is Kind.INTEGER
    if not (_WHOLE if whole else _DECIMAL).fullmatch(text):
        return Fault(f"This is not {_WORDS[column.kind]}.", _sentence(column, None))
    value = float(text.replace(",", "."))
    below = column.least is not None and value < column.least
    if below or (column.most is not None and value > column.most):
        return Fault(_range_rule(column), _sentence(column, None))
    if column.kind is Kind.HOURS:
        return round(value * 60)
    return int(value) if whole else value


def _range_rule(column: Column) -> str:
    if column.name == "level":
        return f"Levels go{_span(column)}."
    if column.most is None:
        return f"{column.name} must be {column.least:g} or more."
    return f"{column.name} must lie from {column.least:g} to {column.most:g}."


def _date(column: Column, text: str) -> Value | Fault:
    if not _DATE.fullmatch(text):
        return Fault("This is not a date of the form YYYY-MM-DD.", _sentence(column, None))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Fault("There is no such day in the calendar.", _sentence(column, None))
    return day if day.year >= _FIRST_YEAR else Fault(_NO_DAY_RULE, _sentence(column, None))


def _days(column: Column, text: str) -> Value | Fault:
    found: set[str] = set()
    for part in _parts(text):
        ends = [end.strip() for end in part.split("-")]
        for end in ends:
            if end not in _WEEK:
                return Fault(f'"{end}" is not a day of the week.', _meant(end, _DAY_NAMES, column, None))
        if len(ends) > 2:
            return Fault(f'"{part}" is not a span of days.', _sentence(column, None))
        first, last = _WEEK.index(ends[0]), _WEEK.index(ends[-1])
        found.update(_WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1))
    if not found:
        return Fault("This names no day of the week.", _sentence(column, None))
    return ",".join(day for day in _WEEK if day in found)


def _codes(column: Column, text: str, listed: CodeList | None) -> Value | Fault:
    names: Mapping[str, Text] = {} if listed is None else listed.names
    noun = "value" if listed is None else listed.noun
    parts = _parts(text) if column.kind is Kind.CODES else (text.casefold(),)
    for part in parts:
        if part not in names:
            shown = f' "{part}"' if len(parts) > 1 else ""
            return Fault(f"There is no such {noun}{shown}.", _meant(part, names, column, listed))
    if not parts:
        return Fault(f"This names no {noun}.", _sentence(column, listed))
    return ",".join(code for code in names if code in parts)


def _meant(word: str, names: Mapping[str, Text], column: Column, listed: CodeList | None) -> str:
    found = nearest_code(word, names)
    if found is None:
        return _sentence(column, listed)
    return f'Did you mean "{found}" ({names[found].da})?'


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.casefold().replace(";", ",").split(",") if part.strip())


_FEW: Final = 12
_WEEK: Final = tuple(day.value for day in Weekday)
_DAY_NAMES: Final = dict(
    zip(
        _WEEK,
        (
            Text("mandag", "monday"),
            Text("tirsdag", "tuesday"),
            Text("onsdag", "wednesday"),
            Text("torsdag", "thursday"),
            Text("fredag", "friday"),
            Text("lørdag", "saturday"),
            Text("søndag", "sunday"),
        ),
        strict=True,
    )
)
_ANSWERS: Final = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}
"""Spreadsheets turn yes and no into true and false, and the guidance is in Danish."""
_WORDS: Final = {
    Kind.TEXT: "a text",
    Kind.ID: "an id such as a1 or 8000, without spaces",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.HOURS: "a number of hours",
    Kind.DATE: "the date as YYYY-MM-DD, such as 2026-03-31",
    Kind.BOOLEAN: "yes or no",
    Kind.DAYS: "mon, tue, wed, thu, fri, sat or sun with commas between, or a span such as mon-fri",
}
_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_ID_RULE: Final = "An id has 1 to 64 letters from a to z, digits, hyphens, underscores and full stops."
_FIRST_YEAR: Final = 1901
_NO_DAY_RULE: Final = "A day before 1901 is what a spreadsheet makes of a date that is missing or wrong."
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_UNSEEN_RULE: Final = "There is a character in this text that nobody can see."
_UNSEEN_REMEDY: Final = "Delete the text and type it again."
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,15}([.,]0+)?")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,15})?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
