"""What the database knows and an import does not mention, put beside what the import says.

A column that is not in a file leaves what is known, and so does a table that is not in the import. Of a
table that is, the rows given for an owner stand in place of all that the owner had there; an owner without
rows in it keeps what is known. What happened to a match is never taken away: its events add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import polars as pl

from matcher.exchange.assembly import Imported
from matcher.exchange.cells import TYPES, read_column
from matcher.exchange.codebook import code_list
from matcher.exchange.columns import Column, Table
from matcher.exchange.disassembly import Row, Thing, disassemble
from matcher.exchange.raw import ROW, RawTable
from matcher.exchange.schema import DATASET, MATCH_EVENTS, TABLES
from matcher.exchange.sheets import Sheet, Sheets
from matcher.exchange.stored import OWNERS, StoredIds
from matcher.vocabulary.entries import Vocabulary

NOT_IN_THE_FILE: Final = 0
"""The row number of what stands in the database alone."""


def touched(sheets: Sheets, stored: StoredIds) -> dict[str, frozenset[str]]:
    """The ids, by the table in which they are given out, of all stored things that an import speaks of."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for name, sheet in sheets.by_name.items():
        kind = OWNERS.get(name, name)
        there = stored.of("candidates" if kind == "identities" else kind)
        mentioned = sheet.values[sheet.table.columns[0].name].drop_nulls().unique()
        ids[kind].update(mentioned if name == DATASET.name else there.intersection(mentioned))
    return {kind: frozenset(some) for kind, some in ids.items() if some}


def every_thing(things: Imported) -> Iterator[tuple[str, str, Thing]]:
    """Everything of an import with its kind, the name of its table, and its id."""
    if things.label is not None:
        yield DATASET.name, "1", things.label
    yield from (("places", place.postcode, place) for place in things.places)
    yield from (("employers", each.id, each) for each in things.employers)
    yield from (("workplaces", each.id, each) for each in things.workplaces)
    yield from (("positions", each.id, each) for each in things.positions)
    yield from (("tasks", each.id, each) for each in things.tasks)
    yield from (("jobs", each.id, each) for each in things.jobs)
    yield from (("candidates", each.id, each) for each in things.candidates)
    yield from (("identities", each.candidate_id, each) for each in things.identities)
    yield from (("matches", each.id, each) for each in things.matches)


def completed(sheets: Sheets, before: Imported, vocabulary: Vocabulary, *, whole: bool = False) -> Sheets:
    """The tables with what is known added to them, in rows numbered 0.

    ``whole`` says that the tables given are complete for whoever has a row in the table of the owners:
    who has none in a table that is there is then known to have none.
    """
    known = _frames((thing for _, _, thing in every_thing(before)), vocabulary)
    by_name: dict[str, Sheet] = {}
    for table in TABLES:
        sheet, old = sheets.by_name.get(table.name), known.get(table.name)
        if old is not None and table is not DATASET:
            silent = _silenced(table, sheets) if whole else frozenset()
            sheet = _completed(sheet or _absent(table, sheets), old, silent)
        if sheet is not None:
            by_name[table.name] = sheet
    return Sheets(sheets.raw, _with_one_account_of_times(by_name, sheets))


def _silenced(table: Table, sheets: Sheets) -> frozenset[str]:
    """The owners whose rows in this table are all given, even where there are none."""
    owners = sheets.by_name.get(OWNERS.get(table.name, ""))
    if owners is None or table.name not in sheets.by_name:
        return frozenset()
    return frozenset(owners.values[owners.table.key[0]].drop_nulls())


def _completed(sheet: Sheet, old: pl.DataFrame, silent: frozenset[str]) -> Sheet:
    table = sheet.table
    values = _with_absent_columns(sheet, old)
    if table is MATCH_EVENTS or table.name not in OWNERS:
        rest = old.join(values, on=table.key, how="anti")
    else:
        owner = table.columns[0].name
        spoken_of = pl.concat([values[owner], pl.Series(owner, list(silent), dtype=pl.String())])
        rest = old.filter(~pl.col(owner).is_in(spoken_of.drop_nulls().implode()))
    numbered = rest.select(pl.lit(NOT_IN_THE_FILE, pl.Int64()).alias(ROW), *table.header)
    return Sheet(table, sheet.raw, pl.concat([values, numbered]), sheet.faulty, sheet.unread)


def _with_absent_columns(sheet: Sheet, old: pl.DataFrame) -> pl.DataFrame:
    """The values with what is known in the columns that the file does not have."""
    has = {*sheet.raw.header, *sheet.unread, *sheet.table.key}
    absent = [name for name in sheet.table.header if name not in has]
    if not absent or sheet.values.is_empty():
        return sheet.values
    return (
        sheet.values.drop(absent)
        .join(
            old.select(*sheet.table.key, *absent),
            on=sheet.table.key,
            how="left",
            validate="m:1",
            maintain_order="left",
        )
        .select(sheet.values.columns)
    )


def _with_one_account_of_times(by_name: dict[str, Sheet], given: Sheets) -> dict[str, Sheet]:
    """A task's times stand in its own row or in task_times: what is given in one replaces the other."""
    tasks, times = by_name.get("tasks"), by_name.get("task_times")
    if tasks is None or times is None:
        return by_name
    in_file = pl.col(ROW) != NOT_IN_THE_FILE
    has_days = {"days", "day_parts"} <= {*tasks.raw.header}
    in_rows = times.values.filter(in_file)["task_id"].drop_nulls().implode()
    in_tasks = tasks.values.filter(in_file & pl.col("days").is_not_null())["task_id"].implode()
    kept = times.values.filter(in_file | ~(pl.col("task_id").is_in(in_tasks) & has_days))
    forget = pl.col("task_id").is_in(in_rows) & (~in_file | (not has_days))
    values = tasks.values.with_columns(
        pl.when(~forget.fill_null(value=False)).then(pl.col(name)).alias(name)
        for name in ("days", "day_parts")
    )
    return by_name | {
        "tasks": Sheet(tasks.table, tasks.raw, values, tasks.faulty, tasks.unread),
        "task_times": Sheet(times.table, times.raw, kept, times.faulty, times.unread),
    }


def _absent(table: Table, sheets: Sheets) -> Sheet:
    """A table that is not in the import, without rows."""
    schema = {ROW: pl.Int64(), **{column.name: TYPES[column.kind] for column in table.columns}}
    raw = RawTable(table.name, sheets.raw.source, pl.DataFrame(schema={ROW: pl.Int64()}))
    return Sheet(table, raw, pl.DataFrame(schema=schema), {}, frozenset())


def _frames(things: Iterable[Thing], vocabulary: Vocabulary) -> Mapping[str, pl.DataFrame]:
    """What is stored as the values of the tables; only tables with rows are there."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for thing in things:
        for name, row in disassemble(thing):
            rows[name].append(row)
    return {table.name: _typed(table, rows[table.name], vocabulary) for table in TABLES if table.name in rows}


def _typed(table: Table, rows: list[Row], vocabulary: Vocabulary) -> pl.DataFrame:
    texts = pl.DataFrame(rows, schema=dict.fromkeys(table.header, pl.String()), orient="row")
    empty_is_null = texts.with_columns(pl.all().replace("", None))
    return pl.DataFrame([_values(column, empty_is_null[column.name], vocabulary) for column in table.columns])


def _values(column: Column, texts: pl.Series, vocabulary: Vocabulary) -> pl.Series:
    """What is stored stays as it is, also a code or a number that the format would not take in today."""
    if TYPES[column.kind] == pl.String():
        return texts
    unlimited = replace(column, least=None, most=None)
    values, _ = read_column(unlimited, texts, code_list(column, vocabulary))
    return values
