"""Nothing that features are read from can change without a version being kept of it."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl
from sqlalchemy import Table

from matcher.storage.frames import StoredFrames
from matcher.storage.memory_rows import MemoryRows, empty_shelves
from matcher.storage.tables import EMPLOYERS, LEVELS, METADATA, TASKS
from matcher.storage.touched_rows import _KIND_OF, TouchedRows


class Watched(MemoryRows):
    """Rows that remember which tables frames were read from."""

    def __init__(self) -> None:
        super().__init__(empty_shelves())
        self.read: set[str] = set()

    def frame(
        self,
        table: Table,
        schema: pl.Schema,
        column: str | None = None,
        among: Collection[str] | None = None,
    ) -> pl.DataFrame:
        self.read.add(table.name)
        return super().frame(table, schema, column, among)


def test_every_table_that_frames_are_read_from_is_watched() -> None:
    rows = Watched()
    StoredFrames(rows).candidate_frames()
    StoredFrames(rows).job_frames()
    assert len(rows.read) == 14
    assert rows.read == _KIND_OF.keys()
    assert _KIND_OF.keys() < METADATA.tables.keys()


def test_what_is_noted_apart_is_not_noted_twice() -> None:
    store = TouchedRows(MemoryRows(empty_shelves()))
    store.replace_parts(LEVELS, ["K1"], [])
    with store.noted_apart() as apart:
        store.delete(TASKS, ["T1"])
        store.upsert(EMPLOYERS, [{"employer_id": "E1", "name": "Odder Bageri"}])
    assert apart._ids == {"tasks": {"T1"}}
    assert store.touched._ids == {"candidates": {"K1"}}
