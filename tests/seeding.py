"""Faults to put into the sample import, and the one problem that must come of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matcher.errors import Problem
from tests.sample_tables import Cell, Sheets

ID_RULE = "An id has 1 to 64 letters from a to z, digits, hyphens, underscores and full stops."
ID_REMEDY = "Write an id such as a1 or 8000, without spaces."


@dataclass(frozen=True)
class Seeded:
    """A fault put into the sample, and the one problem that must come of it.

    ``table`` is where the problem is. ``csv`` and ``xlsx`` hold what differs between the two: the file
    (``None`` for the table's own) and the remedy.
    """

    name: str
    spoil: Callable[[Sheets], None]
    table: str
    row: int
    column: str
    value: str
    rule: str
    remedy: str = ""
    remedies: tuple[str, str] | None = None
    about_the_whole: bool = False

    def problem(self, is_workbook: bool) -> Problem:
        source = "import" if self.about_the_whole else f"{self.table}.csv"
        remedy = self.remedies[is_workbook] if self.remedies else self.remedy
        file = "import.xlsx" if is_workbook else source
        return Problem(file, self.table, self.row, self.column, self.value, self.rule, remedy)


def put(table: str, row: int, column: str, value: Cell) -> Callable[[Sheets], None]:
    """Write something else in one cell; the header is row 1."""

    def spoil(sheets: Sheets) -> None:
        sheets[table][row - 1][sheets[table][0].index(column)] = value

    return spoil


def add(table: str, *rows: list[Cell]) -> Callable[[Sheets], None]:
    """Add rows below."""
    return lambda sheets: sheets[table].extend([*row] for row in rows)


def without(*tables: str) -> Callable[[Sheets], None]:
    """Leave tables out."""

    def spoil(sheets: Sheets) -> None:
        for table in tables:
            del sheets[table]

    return spoil


def without_column(table: str, column: str) -> Callable[[Sheets], None]:
    """Leave a column out."""

    def spoil(sheets: Sheets) -> None:
        place = sheets[table][0].index(column)
        for row in sheets[table]:
            del row[place]

    return spoil


def without_row(table: str, row: int) -> Callable[[Sheets], None]:
    """Leave a row out; the header is row 1."""

    def spoil(sheets: Sheets) -> None:
        del sheets[table][row - 1]

    return spoil


def header_only(table: str) -> Callable[[Sheets], None]:
    """Leave out all rows of a table."""

    def spoil(sheets: Sheets) -> None:
        del sheets[table][1:]

    return spoil


def with_column(table: str, column: str, value: Cell) -> Callable[[Sheets], None]:
    """Add a column with the same value in every row."""

    def spoil(sheets: Sheets) -> None:
        for row in sheets[table]:
            row.append(column if row is sheets[table][0] else value)

    return spoil


def only(table: str, *rows: list[Cell]) -> Callable[[Sheets], None]:
    """Have no other table, and these rows in this one."""

    def spoil(sheets: Sheets) -> None:
        sheets.clear()
        sheets[table] = [[*row] for row in rows]

    return spoil


def rename(old: str, new: str) -> Callable[[Sheets], None]:
    """Call a table something else."""

    def spoil(sheets: Sheets) -> None:
        sheets[new] = sheets.pop(old)

    return spoil


def both(*spoils: Callable[[Sheets], None]) -> Callable[[Sheets], None]:
    """Several changes that make up one fault."""

    def spoil(sheets: Sheets) -> None:
        for each in spoils:
            each(sheets)

    return spoil
