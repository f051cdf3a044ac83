"""Kinds of column in the data format, and how one column is declared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from matcher.vocabulary.entries import Text


class Kind(StrEnum):
    """What a cell holds. Every cell is read as text first, and an empty cell is unknown."""

    TEXT = "text"
    ID = "id"  # letters, digits, '-', '_' and '.', at most 64
    INTEGER = "integer"
    DECIMAL = "decimal"
    HOURS = "hours"  # decimal hours, kept as whole minutes
    DATE = "date"  # YYYY-MM-DD
    BOOLEAN = "boolean"  # yes or no
    CODE = "code"  # one of the listed values
    CODES = "codes"  # several of the listed values with commas between
    DAYS = "days"  # mon..sun with commas, or a span such as mon-fri


class Codes(StrEnum):
    """Lists of codes that stand in the vocabulary and not in the declaration of the column."""

    DIMENSION = "dimension"
    COMPETENCE = "competence"
    TASK_TYPE = "task_type"
    FIELD = "field"
    CONSIDERATION = "consideration"
    WISH = "wish"  # a task type or a field, as the row's target says


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        Header in the file.
    kind
        What a cell holds.
    help
        What to write in it, in Danish and English.
    required
        Whether an empty cell is a fault.
    values
        Allowed codes, or the vocabulary's list to look them up in.
    least, most
        Inclusive limits of a number, in the column's own unit.
    refers_to
        The table whose key this id must be found in, in the file or in the database.
    """

    name: str
    kind: Kind
    help: Text
    required: bool = False
    values: tuple[str, ...] | Codes | None = None
    least: float | None = None
    most: float | None = None
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the workbook, or one CSV file. ``key`` names the columns that no two rows share."""

    name: str
    help: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def codes(values: Iterable[StrEnum]) -> tuple[str, ...]:
    """The values of an enumeration as allowed codes."""
    return tuple(value.value for value in values)
