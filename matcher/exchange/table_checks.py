"""The checks of one table by itself: its header, its cells and its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

import polars as pl

from matcher.domain.candidate import WishTarget
from matcher.errors import Problem
from matcher.exchange.candidate_tables import WISHES
from matcher.exchange.cells import TYPES, Fault, missing, read_column
from matcher.exchange.codebook import CodeList, code_list, from_vocabulary
from matcher.exchange.columns import Codes, Column, Table
from matcher.exchange.nearest import nearest
from matcher.exchange.raw import ROW, RawTable
from matcher.exchange.schema import DATASET
from matcher.exchange.sheets import Sheet, listing
from matcher.vocabulary.entries import Vocabulary


def check_table(
    table: Table, raw: RawTable, vocabulary: Vocabulary, misspelt_ids: Mapping[str, frozenset[str]]
) -> tuple[Sheet, list[Problem]]:
    """The table with its values, and what is wrong with it.

    ``misspelt_ids`` are the ids, by table, that were refused there already: rows that refer to them are
    not refused again.
    """
    unread, problems = _header(table, raw)
    work = _Cells(table, raw, vocabulary, misspelt_ids)
    for column in table.columns:
        if column.name in raw.header:
            work.read(column)
    values = raw.cells.select(
        ROW, *(work.values.get(c.name, pl.lit(None, TYPES[c.kind]).alias(c.name)) for c in table.columns)
    )
    sheet = Sheet(table, raw, values, work.faulty, unread)
    return sheet, [*problems, *work.problems, *_repeated(sheet)]


def _header(table: Table, raw: RawTable) -> tuple[frozenset[str], list[Problem]]:
    absent = {column.name: column for column in table.columns if column.name not in raw.header}
    misspelt: set[str] = set()
    problems = []
    for name in raw.header:
        if name in table.header:
            continue
        meant = nearest(name, absent.keys() - misspelt)
        misspelt.update([meant] if meant else [])
        remedy = (
            f'Did you mean "{meant}"?' if meant else f"Delete it. The columns are: {listing(table.header)}."
        )
        rule = f"The table {table.name} has no such column."
        problems.append(Problem(raw.file, table.name, raw.header_row, name, "", rule, remedy))
    needed = {name for name, column in absent.items() if column.required}
    for name in sorted(needed - misspelt):
        remedy = f"Add a column with the header {name}."
        problems.append(
            Problem(raw.file, table.name, raw.header_row, name, "", "This column is missing.", remedy)
        )
    return frozenset(needed | misspelt), problems


@dataclass(slots=True)
class _Cells:
    """The cells of a table, read column by column, and what was wrong with them."""

    table: Table
    raw: RawTable
    vocabulary: Vocabulary
    misspelt_ids: Mapping[str, frozenset[str]]
    values: dict[str, pl.Series] = field(default_factory=dict)
    faulty: dict[str, frozenset[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, column: Column) -> None:
        """Read one column; a wish's code only where it is known what kind of code it is."""
        texts = self.raw.cells[column.name]
        if column.values is not Codes.WISH:
            listed = code_list(column, self.vocabulary)
            everywhere = pl.repeat(True, len(texts), eager=True)
            self.values[column.name] = self._read(column, texts, listed, everywhere)
            return
        targets = self.values.get(
            "target", pl.Series([None], dtype=pl.String()).new_from_index(0, len(texts))
        )
        values = texts.clear(len(texts))
        for target, which in _WISH_LISTS.items():
            chosen = targets.eq_missing(target.value)
            listed = from_vocabulary(which, self.vocabulary)
            read = self._read(column, texts.set(~chosen, None), listed, chosen)
            values = read.zip_with(chosen, values)
        self.values[column.name] = values

    def _read(
        self, column: Column, texts: pl.Series, listed: CodeList | None, chosen: pl.Series
    ) -> pl.Series:
        """The values of a column. ``chosen`` marks the cells that are looked at."""
        values, faults = read_column(column, texts, listed)
        wrong = self._cells(texts.is_in(list(faults)), texts) if faults else {}
        empty = self._cells(texts.is_null() & chosen, texts) if column.required else {}
        self.faulty[column.name] = self.faulty.get(column.name, frozenset()) | wrong.keys() | empty.keys()
        known = self.misspelt_ids.get(column.refers_to, frozenset())
        for row, text in wrong.items():
            if text not in known:
                self._report(row, column, text, faults[text])
        for row in empty:
            self._report(row, column, "", missing(column, listed))
        return values

    def _cells(self, chosen: pl.Series, texts: pl.Series) -> dict[int, str]:
        return dict(zip(self.raw.cells[ROW].filter(chosen), texts.filter(chosen), strict=True))

    def _report(self, row: int, column: Column, value: str, fault: Fault) -> None:
        name = self.table.name
        self.problems.append(Problem(self.raw.file, name, row, column.name, value, fault.rule, fault.remedy))


def _repeated(sheet: Sheet) -> list[Problem]:
    """A problem for each row whose key another row has already."""
    keys = sheet.table.key
    if sheet.table is DATASET:
        return [
            sheet.problem(row, "", "", "There is one data set to an import.", "Delete this row.")
            for row in sheet.values[ROW][1:]
        ]
    if not sheet.unread.isdisjoint(keys):
        return []
    first = pl.col(ROW).min().over(keys)
    again = sheet.sound(*keys).with_columns(first.alias("first")).filter(pl.col(ROW) > pl.col("first"))
    if sheet.table is WISHES and not again.is_empty():
        return _contradicted(sheet, again)
    return [_repeats(sheet, row) for row in again.iter_rows(named=True)]


def _repeats(sheet: Sheet, row: dict[str, object]) -> Problem:
    keys = sheet.table.key
    value = ", ".join(str(row[key]) for key in keys)
    remedy = "Keep one of the two rows." if len(keys) > 1 else "Delete the row, or give it an id of its own."
    rule = f"Row {row['first']} has the same {listing(keys)} already."
    return sheet.problem(cast("int", row[ROW]), ", ".join(keys), value, rule, remedy)


def _contradicted(sheet: Sheet, again: pl.DataFrame) -> list[Problem]:
    """Wishes that stand twice: either the same again, or a wish for what is disliked elsewhere."""
    kinds = dict(sheet.values.select(ROW, "kind").iter_rows())
    problems = []
    for row in again.iter_rows(named=True):
        before = kinds[row["first"]]
        if before is None or row["kind"] is None:
            continue
        if before == row["kind"]:
            problems.append(_repeats(sheet, row))
            continue
        rule = f"Row {row['first']} says {before} of the same work, and this row {row['kind']}."
        problems.append(sheet.problem(row[ROW], "kind", row["kind"], rule, "Keep one of the two rows."))
    return problems


_WISH_LISTS: Final = {WishTarget.TASK_TYPE: Codes.TASK_TYPE, WishTarget.FIELD: Codes.FIELD}
