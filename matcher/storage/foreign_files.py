"""Reads another system's export as it is: every file and sheet, with its own names and headers."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

import fastexcel
import polars as pl

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.raw import ROW, RawTable, RawTables
from matcher.storage.workbook_tables import sheet_grid
from matcher.vocabulary.entries import Text

__all__ = ["read_export"]


def read_export(path: Path) -> RawTables:
    """Every table of an export: a CSV file or workbook, or a folder of them.

    A table is named after its sheet, or after its file without the ending. Text is UTF-8, or else
    Windows-1252. Cells have semicolons, commas or tabs between them, whichever the header has most of.
    Headers stand as they are written. What cannot be read is a problem, never an exception.
    """
    name = path.resolve().name
    if path.is_dir():
        files = [each for each in sorted(path.iterdir()) if not _is_note(each)]
    elif path.is_file():
        files = [path]
    else:
        return _refused(name, "There is no such file or folder.")
    if not files:
        return _refused(name, "There is no table in the folder.")
    tables: list[RawTable] = []
    problems: list[Problem] = []
    for file in files:
        found, faults = _read(file)
        tables += found
        problems += faults
    is_workbook = all(file.suffix.casefold() == _WORKBOOK for file in files)
    return RawTables(name, tuple(tables), tuple(problems), is_workbook=is_workbook)


def _read(file: Path) -> tuple[list[RawTable], list[Problem]]:
    if file.suffix.casefold() == _WORKBOOK:
        return _workbook(file)
    if file.suffix.casefold() in _TEXTS and not file.is_dir():
        found, problems = _text_file(file)
        return ([found] if found else []), problems
    rule = "This is neither a CSV file nor an .xlsx workbook."
    return [], [Problem(file.name, "", 0, "", "", rule, "Save it as one of the two, or take it out.")]


def _workbook(file: Path) -> tuple[list[RawTable], list[Problem]]:
    tables: list[RawTable] = []
    problems: list[Problem] = []
    try:
        workbook = fastexcel.read_excel(file)
        for sheet in workbook.sheet_names:
            grid, faults = sheet_grid(workbook, sheet, Table(sheet, Text("", ""), (), ()), file.name)
            found, more = _table(grid, sheet, file.name)
            tables += [found] if found and not faults else []
            problems += [*faults, *more]
    except fastexcel.FastExcelError:
        rule, remedy = "The file cannot be read as a workbook.", "Save it as an Excel workbook (.xlsx)."
        return [], [Problem(file.name, "", 0, "", "", rule, remedy)]
    return tables, problems


def _text_file(file: Path) -> tuple[RawTable | None, list[Problem]]:
    try:
        text = _decoded(file.read_bytes())
    except UnicodeDecodeError:
        rule, remedy = "The text is neither UTF-8 nor Windows-1252.", 'Save the file as "CSV UTF-8".'
        return None, [Problem(file.name, "", 0, "", "", rule, remedy)]
    except OSError as error:
        rule = f"The file cannot be opened: {error.strerror}."
        return None, [Problem(file.name, "", 0, "", "", rule, "See that it is there and may be read.")]
    header = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t", key=header.count)
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        rule = "A quotation mark is not closed, or stands in the middle of a cell."
        remedy = "Close each quotation mark, and write one inside a text twice."
        return None, [Problem(file.name, "", len(records) + 1, "", "", rule, remedy)]
    return _table(_grid(records), file.stem, file.name)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _grid(records: list[list[str]]) -> pl.DataFrame:
    width = max(map(len, records), default=0)
    columns = zip(*(record + [""] * (width - len(record)) for record in records), strict=True)
    texts = {str(place): pl.Series(cells, dtype=pl.String()) for place, cells in enumerate(columns)}
    return pl.DataFrame({ROW: pl.int_range(1, len(records) + 1, dtype=pl.Int64(), eager=True), **texts})


def _table(grid: pl.DataFrame, name: str, file: str) -> tuple[RawTable | None, list[Problem]]:
    """The table that a grid holds, its header being the first row that is not empty."""
    texts = [column for column in grid.columns if column != ROW]
    if not texts:
        return None, []
    cells = grid.with_columns(pl.col(texts).str.strip_chars().replace("", None))
    cells = cells.filter(pl.any_horizontal(pl.col(texts).is_not_null()))
    if cells.is_empty():
        return None, []
    header, rows = cells[0], cells[1:]
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for place, column in enumerate(texts, start=1):
        title = " ".join(str(header[column][0] or "").split())
        fault = _header_fault(title, names, place, rows[column])
        if fault:
            problems.append(Problem(file, name, int(header[ROW][0]), title, "", *fault))
        elif title:
            names[title] = column
    if problems:
        return None, problems
    named = rows.select(ROW, *(pl.col(column).alias(title) for title, column in names.items()))
    return RawTable(name, file, named, int(header[ROW][0])), []


def _header_fault(title: str, seen: dict[str, str], place: int, cells: pl.Series) -> tuple[str, str] | None:
    if title in seen or title.startswith("#"):
        return f"Two columns have the header {title}.", "Give one of them another header, or delete it."
    if not title and cells.count():
        return f"Column {place} has cells and no header.", "Write a header above them, or delete the column."
    return None


def _is_note(path: Path) -> bool:
    is_note = path.suffix.casefold() in {".md", ".toml"} or path.stem.casefold() == "readme"
    return path.name.startswith((".", "~$")) or is_note


def _refused(name: str, rule: str) -> RawTables:
    remedy = "Give the path of a CSV file, an .xlsx workbook, or a folder of them."
    return RawTables(name, problems=(Problem(name, "", 0, "", "", rule, remedy),))


_WORKBOOK: Final = ".xlsx"
_TEXTS: Final = frozenset({".csv", ".txt", ".tsv"})
