"""What can be seen of a workbook from outside, before it is read into memory."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

__all__ = ["why_not_read"]


def why_not_read(path: Path) -> tuple[str, str] | None:
    """Why a file must not be read as a workbook, and what would be right; ``None`` where nothing shows.

    A sheet takes up room for every cell from its first to its last, so that one stray cell in the last row
    and column would take more memory than there is.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_COMPOUND)) == _COMPOUND:
                return _LOCKED_OR_OLD
        with ZipFile(path) as parts:
            for name in parts.namelist():
                if _SHEET.fullmatch(name):
                    with parts.open(name) as sheet:
                        last = _LAST_CELL.search(sheet.read(_BEGINNING))
                    if last and _cells(last[1], int(last[2])) > _MOST_CELLS:
                        return f"A sheet goes on to the cell {(last[1] + last[2]).decode()}.", _TOO_FAR
    except _NOT_A_WORKBOOK:
        return None
    return None


def _cells(letters: bytes, rows: int) -> int:
    """How many cells there are down to a cell.

    >>> _cells(b"C", 10), _cells(b"AA", 1)
    (30, 27)
    """
    columns = 0
    for letter in letters:
        columns = columns * 26 + letter - ord("A") + 1
    return columns * rows


_LOCKED_OR_OLD: Final = (
    "The file has a password, or is an old .xls file in spite of its name.",
    "Take the password off, and save the file as an Excel workbook (.xlsx).",
)
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Excel files begin, and those with a password."""
_TOO_FAR: Final = "Delete all rows below the tables and all columns to the right of them, and save the file."
_MOST_CELLS: Final = 20_000_000
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_LAST_CELL: Final = re.compile(rb'<dimension ref="(?:[A-Z]{1,3}[0-9]{1,7}:)?([A-Z]{1,3})([0-9]{1,7})"')
_BEGINNING: Final = 4096
_NOT_A_WORKBOOK: Final = (
    OSError, BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError
)  # fmt: skip
"""All that a damaged file can come to; what is wrong with it is then said by whoever reads it."""
