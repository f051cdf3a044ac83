"""Makes a table of the grid of text cells that a CSV file or a sheet holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.raw import ROW, RawTable


def table_of(grid: pl.DataFrame, table: Table, file: str) -> tuple[RawTable | None, list[Problem]]:
    """The table that a grid of text holds, its header being the first row that is not empty.

    Parameters
    ----------
    grid
        Text columns of any names, in the order of the file, and the row numbers in the column ROW.
    table
        The table that is expected.
    file
        Name of the file, for problems.

    Returns
    -------
    tuple
        The table, ``None`` where its header cannot be used, and what is wrong.
    """
    texts = [name for name in grid.columns if name != ROW]
    plain = pl.col(texts).str.replace_all("\r\n?", "\n").str.strip_chars().replace("", None)
    cells = grid.with_columns(plain) if texts else grid
    filled = cells.filter(pl.any_horizontal(pl.col(texts).is_not_null())) if texts else cells.clear()
    if filled.is_empty():
        rule, remedy = "There is nothing in it.", f"Write the header first: {', '.join(table.header)}."
        return None, [Problem(file, table.name, 0, "", "", rule, remedy)]
    header_row, rows = int(filled[ROW][0]), filled[1:]
    begins = ((row, cells) for row, *cells in filled.select(ROW, *texts).head(SEARCHED).iter_rows())
    above = rows_above_header(begins, table, file)
    if above is not None:
        return None, [above]
    names: dict[str, str] = {}
    for place, column in enumerate(texts, start=1):
        name = str(filled[column][0] or "").casefold()
        fault = _header_fault(name, names, place, rows[column])
        if fault is not None:
            return None, [Problem(file, table.name, header_row, name, "", *fault)]
        if name:
            names[name] = column
    named = rows.select(ROW, *(pl.col(column).alias(name) for name, column in names.items()))
    return RawTable(table.name, file, named, header_row), []


def rows_above_header(
    rows: Iterable[tuple[int, Sequence[str | None]]], table: Table, file: str
) -> Problem | None:
    """A problem where a title or the like stands above the header.

    ``rows`` are the numbers and cells of the first rows that are not empty.
    """
    first = 0
    for row, cells in rows:
        names = {str(cell or "").strip().casefold() for cell in cells}
        found = len(names.intersection(table.header))
        if not first and found:
            return None
        first = first or row
        if found * 2 > len(table.header):
            rule = f"This is not the header, which stands in row {row}."
            return Problem(file, table.name, first, "", "", rule, "Delete the rows above the header.")
    return None


def _header_fault(name: str, seen: dict[str, str], place: int, cells: pl.Series) -> tuple[str, str] | None:
    if name in seen or name == ROW:
        return f"Two columns have the header {name}.", "Delete one of them."
    if not name and cells.count():
        return f"Column {place} has cells and no header.", "Write a header above them, or delete the column."
    return None


SEARCHED: Final = 10
"""So many rows are searched for a header that stands too low."""
