"""Writes rows into the sheets of a workbook that looks like the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from xlsxwriter import Workbook

from matcher.errors import InvalidInput
from matcher.exchange.columns import Column, Kind, Table
from matcher.exchange.schema import TABLES
from matcher.storage.workbook_template import LAST_ROW, WorkbookFrame
from matcher.vocabulary.entries import Vocabulary

if TYPE_CHECKING:
    from matcher.exchange.disassembly import Row

__all__ = ["WorkbookTables"]

Put: TypeAlias = Callable[[int, str], None]
"""Writes a text that is not empty into a row of one column, as what it stands for."""


class WorkbookTables:
    """Writes rows into the sheets of a new workbook as they come; none is kept in memory.

    Dates are written as dates, numbers as numbers, ids and codes as text. The same rows give the same file.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        # Half-finished sheets may hold names: they lie beside the file, and go when its folder goes.
        options = {"constant_memory": True, "tmpdir": str(path.parent)}
        self._workbook = Workbook(path, options)
        self._vocabulary = vocabulary
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._workbook.__enter__()
        self._frame = WorkbookFrame(self._workbook, self._vocabulary)
        self._frame.begin()
        self._columns = {table.name: self._puts(table) for table in TABLES}
        return self

    def add(self, table: str, row: Row) -> None:
        """Write a row below those of its table.

        Raises
        ------
        InvalidInput
            If a sheet has no room for it.
        """
        self.counts[table] += 1
        number = self.counts[table]
        if number > LAST_ROW:
            raise InvalidInput(
                f"The table {table} has more rows than a sheet has room for. Export to a folder of CSV files."
            )
        for put, text in zip(self._columns[table], row, strict=True):
            if text:
                put(number, text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._frame.end()
        self._workbook.__exit__(kind, error, trace)

    def _puts(self, table: Table) -> list[Put]:
        return [self._put(table, place, column) for place, column in enumerate(table.columns)]

    def _put(self, table: Table, place: int, column: Column) -> Put:
        sheet, look = self._frame.sheets[table.name], self._frame.look(column)

        def put_text(row: int, text: str) -> None:
            if len(text) > _LONGEST:
                raise InvalidInput(
                    f"A text in {table.name}, column {column.name}, is too long for a cell of a workbook. "
                    "Export to a folder of CSV files."
                )
            sheet.write_string(row, place, text, look)

        def put_number(row: int, text: str) -> None:
            number = float(text)
            if round(number, _DECIMALS) == number:
                sheet.write_number(row, place, number, look)
            else:
                put_text(row, text)

        def put_date(row: int, text: str) -> None:
            day = date.fromisoformat(text)
            if day >= _FIRST_SURE_DAY:
                sheet.write_datetime(row, place, day, look)
            else:
                put_text(row, text)

        if column.kind is Kind.DATE:
            return put_date
        return put_number if column.kind in _NUMBERS else put_text


_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.HOURS})
_DECIMALS: Final = 9
"""So many decimals of a number are read from a workbook; one with more is written as text."""
_LONGEST: Final = 32_767
_FIRST_SURE_DAY: Final = date(1900, 3, 1)
"""Spreadsheets take 1900 for a leap year, and know no day before it: such days are written as text."""
