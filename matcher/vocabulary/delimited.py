"""Reads a published table of text, separated by commas, semicolons or tabs, and collects what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from matcher.errors import Problem, RejectedImport

__all__ = ["Faults", "PublishedRow", "PublishedTable", "parse_table", "read_text", "unknown"]

MOST_PROBLEMS: Final = 50
"""A wrong file has a fault in every row: so many are told, and then reading stops."""
_SEPARATORS: Final = "\t;,"


class Faults:
    """The faults found so far in one import."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, file: str, row: int, rule: str, remedy: str, *, column: str = "", value: str = "") -> None:
        """Note a fault; stops the import when there are too many.

        Raises
        ------
        RejectedImport
            This is the last that is told.
        """
        self._problems.append(Problem(file, "", row, column, value, rule, remedy))
        if len(self._problems) >= MOST_PROBLEMS:
            self.refuse_if_any()

    def refuse_if_any(self) -> None:
        """Stop the import if there is a fault.

        Raises
        ------
        RejectedImport
            Carries every fault.
        """
        if self._problems:
            raise RejectedImport(self._problems)


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row by column; ``number`` counts as a spreadsheet shows it, the header being row 1."""

    file: str
    number: int
    cells: Mapping[str, str]
    faults: Faults = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        """The cell, whose being empty is a fault."""
        if not self[column]:
            self.fault(column, "The cell is empty.", "Fetch the file again, or fill in the cell.")
        return self[column]

    def fault(self, column: str, rule: str, remedy: str) -> None:
        """Note a fault in one cell of this row."""
        self.faults.add(self.file, self.number, rule, remedy, column=column, value=self[column])


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table whose header has been read; it stands in row ``header_row``."""

    file: str
    header: tuple[str, ...]
    records: tuple[tuple[str, ...], ...]
    faults: Faults
    header_row: int = 1

    def has(self, *columns: str) -> bool:
        """Whether all these columns are there."""
        return set(columns) <= set(self.header)

    def need(self, *columns: str) -> bool:
        """Whether all these columns are there; each one missing is a fault."""
        for column in columns:
            if column not in self.header:
                remedy = f"Keep the first row as it was published; it has {', '.join(self.header[:8])}."
                self.faults.add(self.file, self.header_row, "The column is missing.", remedy, column=column)
        return self.has(*columns)

    def rows(self) -> Iterator[PublishedRow]:
        """The rows that are not empty; one with another number of cells than the header is a fault."""
        for number, record in enumerate(self.records, start=self.header_row + 1):
            if not any(record):
                continue
            if len(record) != len(self.header):
                rule = f"The row has {len(record)} cells, and the header {len(self.header)}."
                self.faults.add(self.file, number, rule, "Fetch the file again.")
                continue
            cells = dict(zip(self.header, record, strict=True))
            yield PublishedRow(self.file, number, cells, self.faults)


def parse_table(text: str, file: str, faults: Faults, header_has: str = "") -> PublishedTable:
    """The table in a text. The separator is the one of tab, semicolon and comma that the header has most of.

    A quoted cell may go over several lines; in a table with tabs a quotation mark is an ordinary sign. Where
    ``header_has`` names a column, rows above the first that has it are passed over: some tables begin with
    who made them.
    """
    with_header = [line for line in text.split("\n") if header_has in line]
    separator = max(_SEPARATORS, key=(with_header or [text.partition("\n")[0]])[0].count)
    lines = io.StringIO(text, newline="")
    if separator == "\t":
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=separator, strict=True)
    records: list[tuple[str, ...]] = []
    try:
        records.extend(tuple(cell.strip() for cell in record) for record in reader)
    except csv.Error:
        remedy = "Fetch the file again."
        faults.add(file, len(records) + 1, "The row cannot be read as cells.", remedy)
    above = next((at for at, record in enumerate(records) if header_has in record), 0) if header_has else 0
    header = records[above] if records else ()
    if not any(header):
        faults.add(file, above + 1, "The file has no header.", "Fetch the file again.")
    return PublishedTable(file, header, tuple(records[above + 1 :]), faults, above + 1)


def read_text(path: Path, faults: Faults) -> str:
    """The text of a file, empty where it cannot be read, which is a fault."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        row = bytes(error.object[: error.start]).count(b"\n") + 1
        faults.add(path.name, row, "The text is not UTF-8.", "Fetch the file again as it was published.")
    except OSError as error:
        rule = f"The file cannot be opened: {error.strerror}."
        faults.add(path.name, 0, rule, "See that it is there and may be read.")
    return ""


def unknown(row: PublishedRow, column: str, known: Sequence[str]) -> bool:
    """Whether a cell holds none of the known words, which is a fault."""
    if row[column] in known:
        return False
    row.fault(column, "This word is not known.", f"Write one of {', '.join(known)}.")
    return True
