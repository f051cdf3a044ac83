"""Reads the sheets of a workbook as grids of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.raw import ROW, RawTable
from matcher.storage.table_grid import table_of

if TYPE_CHECKING:
    from fastexcel import CellErrors, ExcelReader


def read_sheet(
    workbook: ExcelReader, sheet: str, table: Table, file: str
) -> tuple[RawTable | None, list[Problem]]:
    """The table in a sheet, ``None`` where it cannot be read, and what is wrong.

    A true date arrives as YYYY-MM-DD, a true number without needless decimals, and a true yes-or-no
    cell as true or false. A formula that came to an error is a problem, not an empty cell.
    """
    grid, failed = sheet_grid(workbook, sheet, table, file)
    return (None, failed) if failed else table_of(grid, table, file)


def sheet_grid(
    workbook: ExcelReader, sheet: str, table: Table, file: str
) -> tuple[pl.DataFrame, list[Problem]]:
    """The cells of a sheet as text, with the row numbers in the column ROW, and the formulas that failed."""
    loaded = workbook.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
    batch, errors = loaded.to_arrow_with_errors()
    if not loaded.width:
        return pl.DataFrame(schema={ROW: pl.Int64()}), []
    read = pl.DataFrame(batch)
    grid = read.select(
        pl.int_range(1, read.height + 1, dtype=pl.Int64()).alias(ROW),
        *(
            pl.col(name).str.replace(_MIDNIGHT, "$1").str.replace(_NO_DAY, "").alias(str(place))
            for place, name in enumerate(read.columns)
        ),
    )
    return grid, list(_failed_formulas(errors, table, file, read))


def _failed_formulas(
    errors: CellErrors | None, table: Table, file: str, read: pl.DataFrame
) -> Iterator[Problem]:
    for error in errors.errors if errors else ():
        row, column = error.offset_position
        found = re.search(r"Error\((\w+)\)", error.detail)
        value = _SHOWN.get(found.group(1), "") if found else ""
        header = str(read[0, column] or f"{column + 1}")
        rule = "The formula in this cell comes to an error."
        yield Problem(file, table.name, row + 1, header, value, rule, "Write the value itself.")


_MIDNIGHT: Final = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_NO_DAY: Final = r"^1899-12-3[01] "
_SHOWN: Final = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
