"""Writes the workbook that a municipality fills in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from matcher.exchange.codebook import all_lists, code_list
from matcher.exchange.columns import Column, Kind, Table
from matcher.exchange.guidance import (
    CODE_HEADINGS,
    PARAGRAPHS,
    REFUSED_TITLE,
    SCALE_HEADINGS,
    SHEET_HEADINGS,
    SHEETS_TITLE,
    TITLE,
    note,
    parents,
    refused_entry,
)
from matcher.exchange.schema import TABLES
from matcher.vocabulary.entries import Vocabulary

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

GUIDANCE_SHEET: Final = "Vejledning"
CODES_SHEET: Final = "Koder"
SCALE_SHEET: Final = "Skala"


def write_template(path: Path, vocabulary: Vocabulary) -> None:
    """Write the workbook to a file: guidance, a sheet for each table, the codes and the scale.

    Headings are bold and stay in view; their notes say in Danish what to write, and columns of codes have
    drop-down lists. The same data always give the same file.
    """
    with Workbook(path) as workbook:
        frame = WorkbookFrame(workbook, vocabulary)
        frame.begin()
        frame.end()


class WorkbookFrame:
    """All of a workbook but its rows, written from the top of each sheet down.

    The rows go into ``sheets``, by table, after :meth:`begin` and before :meth:`end`.
    """

    def __init__(self, workbook: Workbook, vocabulary: Vocabulary) -> None:
        workbook.set_properties({"title": TITLE, "created": _CREATED})
        self.sheets: dict[str, Worksheet] = {}
        self._workbook = workbook
        self._vocabulary = vocabulary
        self._lists = {each.title.en: place for place, each in enumerate(all_lists(vocabulary))}
        look = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
        self._heading = workbook.add_format({**look, "bg_color": "#D9E2EC"})
        self._required = workbook.add_format({**look, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._title = workbook.add_format({"bold": True, "font_size": 16})
        self._text = workbook.add_format({"num_format": "@"})
        self._date = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._number = workbook.add_format({"num_format": "General"})

    def begin(self) -> None:
        """Write the guidance and the headings of every table."""
        self._write_guidance()
        for table in TABLES:
            self.sheets[table.name] = self._table(table)

    def end(self) -> None:
        """Write the codes and the scale."""
        self._write_codes()
        self._write_scale()

    def _write_guidance(self) -> None:
        sheet = self._workbook.add_worksheet(GUIDANCE_SHEET)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 62)
        sheet.set_column(2, 2, 34)
        sheet.write_string(0, 0, TITLE, self._title)
        for row, paragraph in enumerate(PARAGRAPHS, start=2):
            sheet.merge_range(row, 0, row, 2, paragraph, self._wrapped)
            sheet.set_row(row, 16 * (len(paragraph) // 115 + 1))
        row = len(PARAGRAPHS) + 3
        sheet.write_string(row, 0, SHEETS_TITLE, self._title)
        self._write_row(sheet, row + 1, SHEET_HEADINGS, self._heading)
        for number, table in enumerate(TABLES, start=row + 2):
            sheet.write_url(number, 0, f"internal:'{table.name}'!A1", string=table.name)
            self._write_row(sheet, number, (table.help.da, ", ".join(parents(table))), self._wrapped, 1)

    def _table(self, table: Table) -> Worksheet:
        sheet = self._workbook.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, max(14, len(column.name) + 4), self.look(column))
            sheet.write_string(0, place, column.name, self._required if column.required else self._heading)
            sheet.write_comment(0, place, note(table, column), {"author": "", "width": 320, "height": 110})
            rule = self._validation(column)
            if rule is not None:
                sheet.data_validation(1, place, LAST_ROW, place, rule)
        return sheet

    def look(self, column: Column) -> Format:
        """Numbers and dates as such; all else as text, so that 0800 keeps its nought."""
        if column.kind is Kind.DATE:
            return self._date
        return self._number if column.kind in _NUMBERS else self._text

    def _validation(self, column: Column) -> dict[str, object] | None:
        """What a spreadsheet lets one type in; several codes to a cell are beyond it."""
        found = code_list(column, self._vocabulary)
        if found is not None and column.kind is not Kind.CODES:
            place = self._lists[found.title.en] * 2
            cells = xl_range_abs(2, place, len(found.names) + 1, place)
            rule: dict[str, object] = {"validate": "list", "source": f"={CODES_SHEET}!{cells}"}
        elif column.kind is Kind.DATE:
            rule = {"validate": "date", "criteria": ">=", "value": _EARLIEST}
        elif column.kind in _NUMBERS and column.least is not None:
            rule = {
                "validate": _NUMBERS[column.kind],
                "criteria": "between",
                "minimum": column.least,
                "maximum": column.most,
            }
        else:
            return None
        return {**rule, "error_title": REFUSED_TITLE, "error_message": refused_entry(column)}

    def _write_codes(self) -> None:
        sheet = self._workbook.add_worksheet(CODES_SHEET)
        sheet.freeze_panes(2, 0)
        lists = all_lists(self._vocabulary)
        columns = range(0, 2 * len(lists), 2)
        for column, each in zip(columns, lists, strict=True):
            sheet.set_column(column, column, 28)
            sheet.set_column(column + 1, column + 1, 42)
            sheet.merge_range(0, column, 0, column + 1, each.title.da, self._heading)
        for column in columns:
            self._write_row(sheet, 1, CODE_HEADINGS, self._heading, column)
        for row, codes in enumerate(zip_longest(*(each.names.items() for each in lists)), start=2):
            for column, pair in zip(columns, codes, strict=True):
                if pair is not None:
                    self._write_row(sheet, row, (pair[0], pair[1].da), self._text, column)

    def _write_scale(self) -> None:
        sheet = self._workbook.add_worksheet(SCALE_SHEET)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 1, 22)
        sheet.set_column(2, 6, 34)
        self._write_row(sheet, 0, SCALE_HEADINGS, self._heading)
        for row, (code, entry) in enumerate(self._vocabulary.dimensions.items(), start=1):
            anchors = (anchor.da for anchor in entry.anchors)
            self._write_row(sheet, row, (code.value, entry.name.da, *anchors), self._wrapped)

    def _write_row(
        self, sheet: Worksheet, row: int, texts: Sequence[str], look: Format, start: int = 0
    ) -> None:
        for place, text in enumerate(texts, start=start):
            sheet.write_string(row, place, text, look)


LAST_ROW: Final = 1_048_575
"""The last row of a sheet, counted from 0."""
_NUMBERS: Final = {Kind.INTEGER: "integer", Kind.DECIMAL: "decimal", Kind.HOURS: "decimal"}
_CREATED: Final = datetime(2026, 1, 1, tzinfo=UTC)
_EARLIEST: Final = date(1900, 1, 1)
