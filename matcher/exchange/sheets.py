"""One table while it is being checked: its text, its values so far, and which cells are faulty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.raw import RawTable, RawTables


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its values.

    ``values`` has every column of the table, null where a cell is empty or faulty. ``faulty`` has, by
    column, the numbers of the rows whose cell is at fault. ``unread`` names the columns that should be
    there and are not, or whose header is misspelt.
    """

    table: Table
    raw: RawTable
    values: pl.DataFrame
    faulty: Mapping[str, frozenset[int]]
    unread: frozenset[str]

    def in_doubt(self, *columns: str) -> bool:
        """Whether a cell of these columns is at fault, so that nothing can be said to be missing there."""
        return any(column in self.unread or self.faulty.get(column) for column in columns)

    def sound(self, *columns: str) -> pl.DataFrame:
        """The rows in which none of these columns is empty or at fault."""
        return self.values.drop_nulls(columns)

    def problem(self, row: int, column: str, value: str, rule: str, remedy: str) -> Problem:
        """A problem in this table."""
        return Problem(self.raw.file, self.table.name, row, column, value, rule, remedy)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All tables of an import while they are being checked."""

    raw: RawTables
    by_name: Mapping[str, Sheet]

    def filled(self, name: str) -> Sheet | None:
        """The table of that name, ``None`` where the import has no rows of it."""
        sheet = self.by_name.get(name)
        return None if sheet is None or sheet.values.is_empty() else sheet

    def lacks(self, name: str) -> bool:
        """Whether a table is not there or has no rows, other than because it could not be read."""
        return name not in self.raw.unreadable and self.filled(name) is None

    def table_problem(self, name: str, what: str) -> Problem:
        """The one problem to report about a table that is not there or has no rows.

        ``what`` says in a main clause why its rows are needed.
        """
        sheet = self.by_name.get(name)
        thing = f"sheet {name}" if self.raw.is_workbook else f"file {name}.csv"
        state, remedy = ("has no rows", "Fill in") if sheet else ("is missing", "Add")
        file = sheet.raw.file if sheet else self.raw.source
        return Problem(
            file, name, 0, "", "", f"The table {name} {state}, but {what}.", f"{remedy} the {thing}."
        )


def listing(words: Iterable[str]) -> str:
    """Words as an English enumeration.

    >>> listing(["levels", "wishes", "experience"])
    'levels, wishes and experience'
    """
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last
