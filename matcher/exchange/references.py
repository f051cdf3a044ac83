"""Whether every id that a row refers to is there, in the import or in the database."""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Column
from matcher.exchange.raw import ROW
from matcher.exchange.sheets import Sheet, Sheets, listing
from matcher.exchange.stored import StoredIds


def reference_problems(sheets: Sheets, stored: StoredIds) -> list[Problem]:
    """A problem for each id that leads nowhere, and one for each table that is missing altogether."""
    problems: list[Problem] = []
    needed: dict[str, list[str]] = defaultdict(list)
    for sheet in sheets.by_name.values():
        for column in sheet.table.columns:
            ids = _ids(sheet, column, sheets)
            if ids.is_empty():
                continue
            parent = column.refers_to
            in_database = ids[column.name].is_in(list(stored.of(parent)))
            if sheets.lacks(parent) and not in_database.any():
                needed[parent].append(sheet.table.name)
            else:
                problems += _stray(sheet, column, ids.with_columns(in_database.alias("stored")), sheets)
    return problems + _missing_tables(sheets, needed)


def _ids(sheet: Sheet, column: Column, sheets: Sheets) -> pl.DataFrame:
    """The ids in a column that ought to be found, each with its first row and the number of its rows.

    There are none where the table they refer to has an id at fault or could not be read: what is wrong
    there comes first.
    """
    parent = sheets.by_name.get(column.refers_to)
    doubtful = parent is not None and parent.in_doubt(parent.table.key[0])
    nothing = pl.DataFrame(schema={column.name: pl.String(), ROW: pl.Int64(), "rows": pl.UInt32()})
    if not column.refers_to or column.refers_to in sheets.raw.unreadable or doubtful:
        return nothing
    return (
        sheet.sound(column.name)
        .group_by(column.name)
        .agg(pl.col(ROW).min(), pl.len().alias("rows"))
        .sort(ROW)
    )


def _stray(sheet: Sheet, column: Column, ids: pl.DataFrame, sheets: Sheets) -> list[Problem]:
    parent = column.refers_to
    target = sheets.filled(parent)
    here = target.values[target.table.key[0]].drop_nulls() if target else pl.Series(dtype=pl.String())
    stray = ids.filter(~(pl.col(column.name).is_in(here.implode()) | pl.col("stored"))).drop("stored")
    remedy = f"Correct the id, or add a row with it to {parent}."
    problems = []
    for value, row, rows in stray.iter_rows():
        rule = f"The import has no such id in the table {parent}, nor does the database."
        more = f" It stands in {rows} rows." if rows > 1 else ""
        problems.append(sheet.problem(row, column.name, value, f"{rule}{more}", remedy))
    return problems


def _missing_tables(sheets: Sheets, needed: dict[str, list[str]]) -> list[Problem]:
    problems = []
    for parent, names in needed.items():
        verb = "refers" if len(names) == 1 else "refer"
        what = f"{listing(names)} {verb} to it and the database has none of these ids"
        problems.append(sheets.table_problem(parent, what))
    return problems
