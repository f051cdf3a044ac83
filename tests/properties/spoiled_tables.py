"""Hypothesis strategies that spoil a sound import: its cells, rows, columns, names and bytes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

import xlsxwriter
from hypothesis import strategies as st

from tests.sample_tables import Cell, Sheets, sample

Spoil: TypeAlias = Callable[[Sheets], None]
"""Spoils tables in place."""

EARLIEST = datetime.combine(date(1900, 1, 1), time())
NASTY = st.sampled_from(
    [
        "", " ", "0", "-0", "1e5", "NaN", "inf", "1" * 400, "-1", "4.0000000000000001", "9" * 15, "0,1",
        "2026-02-29", "0000-00-00", "9999-12-31", "1900-01-00", "46235", "31-12-2026", "i dag", "mon-",
        "-mon", "mon-tue-wed", "sun-mon", ",", ";;", "mon,,tue", "ja", "TRUE", "=1+1", "#N/A", "#row",
        "c1", "e1", "w1", "p1", "t1", "j1", "m1", "c2", "K1", "T1", "W1", "noise", "packing", "presented",
        "task_type", "field", "wish", "candidate_id", "level", "\\", '"', "'", "\n", "\r", "\0", "\x1f",
        "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\ufeff", "\uffff", "İ", "ß", "ﬀ", "١", "½",
        "_x0041_", "_xD800_", "\N{CANCEL TAG}",
    ]
)  # fmt: skip
CELLS: st.SearchStrategy[Cell] = (
    NASTY
    | st.text(st.characters(codec="utf-8"), max_size=30)
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(date(1900, 1, 1))
    | st.datetimes(EARLIEST)
)
TABLES = st.sampled_from(list(sample()))
PLACES = st.integers(0, 11)
NAMES = st.sampled_from([*sample(), "Vejledning", "Levels", "postions", "candidate", " jobs"]) | st.text(
    st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=25
)


@st.composite
def spoils(draw: st.DrawFn) -> Spoil:
    """One thing that is done to the tables."""
    kind = draw(st.sampled_from(_KINDS))
    return kind(draw)


def _put(draw: st.DrawFn) -> Spoil:
    table, row, column, value = draw(TABLES), draw(PLACES), draw(PLACES), draw(CELLS)

    def spoil(sheets: Sheets) -> None:
        line = _line(sheets, table, row)
        if line:
            line[column % len(line)] = value

    return spoil


def _swap(draw: st.DrawFn) -> Spoil:
    one, other = ((draw(TABLES), draw(PLACES), draw(PLACES)) for _ in range(2))

    def spoil(sheets: Sheets) -> None:
        first, second = _line(sheets, *one[:2]), _line(sheets, *other[:2])
        if first and second:
            here, there = one[2] % len(first), other[2] % len(second)
            first[here], second[there] = second[there], first[here]

    return spoil


def _rows(draw: st.DrawFn) -> Spoil:
    """Delete, double or move a row."""
    table, row, to, how = draw(TABLES), draw(PLACES), draw(PLACES), draw(st.sampled_from("dmt"))

    def spoil(sheets: Sheets) -> None:
        rows = sheets.get(table)
        if rows:
            line = rows[row % len(rows)]
            if how != "t":
                rows.remove(line)
            if how != "d":
                rows.insert(to % (len(rows) + 1), [*line])

    return spoil


def _column(draw: st.DrawFn) -> Spoil:
    """Delete or double a column."""
    table, column, is_gone = draw(TABLES), draw(PLACES), draw(st.booleans())

    def spoil(sheets: Sheets) -> None:
        for line in sheets.get(table, []):
            if line:
                cell = line[column % len(line)]
                if is_gone:
                    del line[column % len(line)]
                else:
                    line.append(cell)

    return spoil


def _name(draw: st.DrawFn) -> Spoil:
    """Rename, empty or delete a table."""
    table, name, how = draw(TABLES), draw(NAMES), draw(st.sampled_from("red"))

    def spoil(sheets: Sheets) -> None:
        rows = sheets.pop(table, None)
        if rows is not None and how != "d":
            sheets[name if how == "r" else table] = rows if how == "r" else []

    return spoil


def _line(sheets: Sheets, table: str, row: int) -> list[Cell]:
    rows = sheets.get(table)
    return rows[row % len(rows)] if rows else []


_KINDS = (_put, _put, _put, _swap, _rows, _column, _name)


def write_folder(folder: Path, sheets: Sheets) -> Path:
    """Write the tables as CSV files, as a careless program would."""
    folder.mkdir()
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return folder


def write_book(path: Path, sheets: Sheets) -> Path:
    """Write the tables as a workbook, whatever stands in their cells."""
    with xlsxwriter.Workbook(path, {"remove_timezone": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(rows):
                for column, value in enumerate(line):
                    _write(book, sheet, row, column, value)
    return path


def _write(book, sheet, row: int, column: int, value: Cell) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date):
        look = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)


@dataclass(frozen=True)
class Damage:
    """Where a file ends too early, in thousandths of its length, and which of its bits are wrong."""

    kept: int
    flipped: tuple[tuple[int, int], ...]

    def done_to(self, content: bytes) -> bytes:
        """The content after the damage."""
        changed = bytearray(content[: len(content) * self.kept // 1000])
        for place, bit in self.flipped if changed else ():
            changed[place % len(changed)] ^= 1 << bit
        return bytes(changed)


FLIPS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 7)), max_size=8).map(tuple)
DAMAGES = st.builds(Damage, st.just(1000) | st.integers(0, 1000), FLIPS)


def damage_part(path: Path, part: int, damage: Damage) -> None:
    """Damage one of the files that a workbook is made of, and pack it again as if nothing had happened."""
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = list(parts)[part % len(parts)]
    with ZipFile(path, "w") as packed:
        for each, content in parts.items():
            packed.writestr(each, damage.done_to(content) if each == name else content)
