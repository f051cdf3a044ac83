"""Reads one CSV file as a grid of text."""

from __future__ import annotations

import csv
import io
from itertools import islice
from pathlib import Path
from typing import Final

import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.raw import ROW, RawTable
from matcher.storage.table_grid import SEARCHED, rows_above_header, table_of


def read_csv(path: Path, table: Table) -> tuple[RawTable | None, list[Problem]]:
    """The table in a file, ``None`` where it cannot be read, and what is wrong.

    The text is UTF-8, with or without a byte order mark. Separators are commas or semicolons, whichever
    the header has more of. A row is a row of the spreadsheet: a quoted cell may go over several lines.
    """
    try:
        content = path.read_bytes()
        if content.startswith(_ZIPPED):
            rule = "This is a workbook, in spite of its name."
            return None, [_whole(path, table, rule, "Save the table as CSV.")]
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        remedy = 'Save the file as "CSV UTF-8".'
        return None, [Problem(path.name, table.name, row, "", "", "The text is not UTF-8.", remedy)]
    except OSError as error:
        return None, [_whole(path, table, f"The file cannot be opened: {error.strerror}.", _OPEN)]
    header = text.lstrip().partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    return _parse(text, separator, path, table)


def _parse(text: str, separator: str, path: Path, table: Table) -> tuple[RawTable | None, list[Problem]]:
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        remedy = "Close each quotation mark, and write one inside a text twice."
        rule = "A quotation mark is not closed, or stands in the middle of a cell."
        return None, [Problem(path.name, table.name, len(records) + 1, "", "", rule, remedy)]
    filled = ((row, record) for row, record in enumerate(records, start=1) if any(record))
    above = rows_above_header(islice(filled, SEARCHED), table, path.name)
    if above is not None:
        return None, [above]
    width = next((len(record) for record in records if any(record)), 0)
    problems = [
        Problem(path.name, table.name, row, "", "", *_too_wide(len(record), width, separator))
        for row, record in enumerate(records, start=1)
        if len(record) > width and any(cell.strip() for cell in record[width:])
    ]
    if problems:
        return None, problems
    found, problems = table_of(_grid(records, width), table, path.name)
    return found, problems


def _grid(records: list[list[str]], width: int) -> pl.DataFrame:
    padded = ((record + [""] * (width - len(record)))[:width] for record in records)
    columns = list(zip(*padded, strict=True))
    numbers = pl.int_range(1, len(records) + 1, dtype=pl.Int64(), eager=True)
    texts = {str(place): pl.Series(cells, dtype=pl.String()) for place, cells in enumerate(columns)}
    return pl.DataFrame({ROW: numbers, **texts})


def _too_wide(found: int, width: int, separator: str) -> tuple[str, str]:
    return (
        f"The row has {found} cells, and the header {width}.",
        f"Put a text that holds {separator!r} in quotation marks.",
    )


def _whole(path: Path, table: Table, rule: str, remedy: str) -> Problem:
    return Problem(path.name, table.name, 0, "", "", rule, remedy)


_ZIPPED: Final = b"PK\x03\x04"
_OPEN: Final = "See that the file is there and may be read."
