"""Tables as they stand in a file: every cell still text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from matcher.errors import Problem

ROW: Final = "#row"
"""The column of row numbers in a raw or checked frame. No header can be read into this name."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table as written.

    ``cells`` has the column :data:`ROW`, counted as the file shows it (the header of an ordinary file is
    row 1), and a text column for each header. Cells have no space around them; an empty one is null.
    Wholly empty rows are left out.
    """

    name: str
    file: str
    cells: pl.DataFrame
    header_row: int = 1

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns that the file has, in its own order."""
        return tuple(name for name in self.cells.columns if name != ROW)


@dataclass(frozen=True, slots=True)
class RawTables:
    """All that could be read, and what could not.

    ``unreadable`` names the tables that are meant to be there and could not be read, so that nothing
    is said to be missing from them. ``is_workbook`` decides whether a remedy speaks of sheets or files.
    """

    source: str
    tables: tuple[RawTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    is_workbook: bool = False

    def get(self, name: str) -> RawTable | None:
        """The table of that name, ``None`` where there is none."""
        return next((table for table in self.tables if table.name == name), None)
