"""Reads a folder of CSV files, or one workbook, as tables of text; writes the workbook to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import fastexcel

from matcher.errors import Problem
from matcher.exchange.columns import Table
from matcher.exchange.nearest import nearest
from matcher.exchange.raw import RawTable, RawTables
from matcher.exchange.schema import TABLES
from matcher.storage.csv_tables import read_csv
from matcher.storage.workbook_files import why_not_read
from matcher.storage.workbook_tables import read_sheet
from matcher.storage.workbook_template import CODES_SHEET, GUIDANCE_SHEET, SCALE_SHEET, write_template

__all__ = ["read_tables", "write_template"]

Read: TypeAlias = tuple[RawTable | None, list[Problem]]


def read_tables(path: Path) -> RawTables:
    """The tables in a folder of ``<table>.csv`` files or in one ``.xlsx`` workbook.

    What cannot be read is a problem in the result, never an exception. In a folder, hidden files and
    those ending in .txt, .md or .toml are passed over; so are the sheets of guidance in a workbook.
    """
    if path.is_dir():
        return _read_folder(path)
    if not path.exists():
        return _refused(path, "There is no such file or folder.", _GIVE)
    if path.suffix.casefold() == ".xlsx":
        return _read_workbook(path)
    return _refused(path, "This is neither a folder nor an .xlsx workbook.", _GIVE)


def _read_folder(path: Path) -> RawTables:
    try:
        files = {each.name: each for each in sorted(path.iterdir()) if not _passed_over(each)}
    except OSError as error:
        return _refused(path, f"The folder cannot be read: {error.strerror}.", _GIVE)
    if not files:
        return _refused(path, "There is no table in the folder.", "Put in CSV files such as places.csv.")
    found = _Found(path.resolve().name)
    for name, file in files.items():
        if file.suffix.casefold() != ".csv" or file.is_dir():
            found.refuse(name, "", "This is not a CSV file.", _NOT_CSV, nearest(file.stem, _BY_NAME))
        elif file.stem.casefold() not in _BY_NAME:
            meant = nearest(file.stem, _BY_NAME)
            found.refuse(name, file.stem, "No table has this name.", _did_you_mean(meant, ".csv"), meant)
        else:
            found.add(name, _BY_NAME[file.stem.casefold()], partial(read_csv, file))
    return found.tables(is_workbook=False)


def _read_workbook(path: Path) -> RawTables:
    refused = why_not_read(path)
    if refused is not None:
        return _refused(path, *refused)
    found = _Found(path.resolve().name)
    try:
        workbook = fastexcel.read_excel(path)
        for sheet in workbook.sheet_names:
            name = sheet.strip().casefold()
            if name in _GUIDANCE:
                continue
            if name not in _BY_NAME:
                meant = nearest(name, _BY_NAME)
                found.refuse(path.name, sheet, "No table has this name.", _did_you_mean(meant, ""), meant)
            else:
                found.add(path.name, _BY_NAME[name], partial(read_sheet, workbook, sheet, file=path.name))
    except fastexcel.FastExcelError:
        return _refused(
            path, "The file cannot be read as a workbook.", "Save it as an Excel workbook (.xlsx)."
        )
    if found.is_empty:
        return _refused(path, "There is no table in the workbook.", "Begin with the template.")
    return found.tables(is_workbook=True)


class _Found:
    """The tables found so far, and what was wrong on the way."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tables: dict[str, RawTable] = {}
        self._problems: list[Problem] = []
        self._unreadable: set[str] = set()

    @property
    def is_empty(self) -> bool:
        return not (self._tables or self._problems)

    def refuse(self, file: str, sheet: str, rule: str, remedy: str, meant: str | None) -> None:
        """Note something that is no table, and the table it was probably meant to be."""
        self._problems.append(Problem(file, sheet, 0, "", "", rule, remedy))
        self._unreadable.update([meant] if meant else [])

    def add(self, file: str, table: Table, read: Callable[[Table], Read]) -> None:
        """Read a table, or say that it is there twice."""
        if table.name in self._tables:
            rule, remedy = "This table is there twice.", "Keep one of the two."
            self._problems.append(Problem(file, table.name, 0, "", "", rule, remedy))
            return
        found, problems = read(table)
        self._problems += problems
        if found is None:
            self._unreadable.add(table.name)
        else:
            self._tables[table.name] = found

    def tables(self, *, is_workbook: bool) -> RawTables:
        """All of it, in the order of the format."""
        ordered = tuple(self._tables[name] for name in _BY_NAME if name in self._tables)
        unreadable = frozenset(self._unreadable - self._tables.keys())
        return RawTables(self._source, ordered, tuple(self._problems), unreadable, is_workbook)


def _passed_over(path: Path) -> bool:
    is_note = path.suffix.casefold() in {".txt", ".md", ".toml"} or path.stem.casefold() == "readme"
    return path.name.startswith((".", "~$")) or is_note


def _did_you_mean(meant: str | None, ending: str) -> str:
    if meant:
        return f'Did you mean "{meant}{ending}"?'
    return f"Take it out, or name it after one of the tables: {', '.join(_BY_NAME)}."


def _refused(path: Path, rule: str, remedy: str) -> RawTables:
    return RawTables(
        path.resolve().name, problems=(Problem(path.resolve().name, "", 0, "", "", rule, remedy),)
    )


_BY_NAME: Final = {table.name: table for table in TABLES}
_GUIDANCE: Final = frozenset(sheet.casefold() for sheet in (GUIDANCE_SHEET, CODES_SHEET, SCALE_SHEET))
_GIVE: Final = "Give the path of a folder with CSV files, or of one .xlsx workbook."
_NOT_CSV: Final = "Save the table as CSV, or take the file out. A workbook is imported by its own path."
