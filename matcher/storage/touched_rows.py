"""Remembers, of all that a transaction writes, whose facts features may see differently afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import polars as pl
from sqlalchemy import Table

from matcher.storage.row_store import RowStore
from matcher.storage.rows import Row, key_column
from matcher.storage.shown_tables import AROUND_EXPLANATIONS
from matcher.storage.tables import (
    ARRANGEMENTS,
    CANDIDATES,
    COMPETENCES,
    CONSIDERATIONS,
    DEMANDS,
    EXPERIENCE,
    JOB_TASKS,
    JOBS,
    LEVELS,
    PLACES,
    TASK_COMPETENCES,
    TASKS,
    WISHES,
    WORKPLACES,
)

__all__ = ["Touched", "TouchedRows"]

_KIND_OF: Final[Mapping[str, str]] = {
    **{t.name: "candidates" for t in (CANDIDATES, LEVELS, COMPETENCES, EXPERIENCE, WISHES, CONSIDERATIONS)},
    **{t.name: "jobs" for t in (JOBS, JOB_TASKS)},
    **{t.name: "tasks" for t in (TASKS, DEMANDS, TASK_COMPETENCES)},
    **{t.name: "workplaces" for t in (WORKPLACES, ARRANGEMENTS)},
    PLACES.name: "places",
}
"""The kind of thing that each table is about, for those that frames are read from."""


class Touched:
    """Ids by kind of thing: candidates, jobs, tasks, workplaces, places."""

    def __init__(self) -> None:
        self._ids: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, table: str, keys: Iterable[str]) -> None:
        """Remember these keys, if features see anything of this table."""
        kind = _KIND_OF.get(table)
        if kind is not None:
            self._ids[kind].update(keys)

    def candidates(self, store: RowStore) -> set[str]:
        """Return those candidates among them, or living in a place among them, who are stored."""
        return _stored(store, CANDIDATES, self._ids["candidates"]) | _owners(
            store, CANDIDATES, "postcode", self._ids["places"]
        )

    def jobs(self, store: RowStore) -> set[str]:
        """Return those jobs among them, or with a task, workplace or place among them, that are stored."""
        moved = _owners(store, WORKPLACES, "postcode", self._ids["places"])
        return (
            _stored(store, JOBS, self._ids["jobs"])
            | _owners(store, JOB_TASKS, "task_id", self._ids["tasks"])
            | _owners(store, JOBS, "workplace_id", self._ids["workplaces"] | moved)
        )


class TouchedRows:
    """A :class:`~matcher.storage.row_store.RowStore` that passes everything on and notes what is written."""

    def __init__(self, store: RowStore) -> None:
        self._store = store
        self._facts = False
        self.touched = Touched()

    @property
    def failed(self) -> bool:
        """Whether a write was refused."""
        return self._store.failed

    @property
    def wrote(self) -> bool:
        """Whether there has been a write."""
        return self._store.wrote

    @property
    def wrote_facts(self) -> bool:
        """Whether there has been a write other than of what surrounds explanations."""
        return self._facts

    @contextmanager
    def noted_apart(self) -> Iterator[Touched]:
        """Note what is written in the block apart from all else, for whoever keeps its versions right."""
        before, self.touched = self.touched, Touched()
        try:
            yield self.touched
        finally:
            self.touched = before

    def will_write(self) -> None:
        """Take the turn to write."""
        self._store.will_write()

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Store rows with different keys, in place of those under the same key."""
        self._note(table, (str(row[key_column(table)]) for row in rows))
        self._store.upsert(table, rows)

    def replace_parts(self, table: Table, owners: Sequence[str], rows: Sequence[Row]) -> None:
        """Store rows in place of all that these owners have in a table of parts."""
        self._note(table, owners)
        self._store.replace_parts(table, owners, rows)

    def remove(self, table: Table, rows: Sequence[Row]) -> None:
        """Delete single rows, each named by its whole key."""
        self._note(table, (str(row[key_column(table)]) for row in rows))
        self._store.remove(table, rows)

    def delete(self, table: Table, keys: Collection[str]) -> None:
        """Delete the rows whose key begins with one of these, and the parts of what they are."""
        self._note(table, keys)
        self._store.delete(table, keys)

    def select(
        self, table: Table, column: str | None = None, among: Collection[str] | None = None
    ) -> list[Row]:
        """Return the rows whose column has one of these values, or all rows, in no certain order."""
        return self._store.select(table, column, among)

    def count(self, table: Table) -> int:
        """Return how many rows there are."""
        return self._store.count(table)

    def values(self, table: Table, *columns: str) -> list[tuple[Any, ...]]:
        """Return the values of some columns for every row, in no certain order."""
        return self._store.values(table, *columns)

    def frame(
        self,
        table: Table,
        schema: pl.Schema,
        column: str | None = None,
        among: Collection[str] | None = None,
    ) -> pl.DataFrame:
        """Return the columns named by the schema, as its types, for the rows that select would return."""
        return self._store.frame(table, schema, column, among)

    def _note(self, table: Table, keys: Iterable[str]) -> None:
        self._facts = self._facts or table.name not in AROUND_EXPLANATIONS
        self.touched.note(table.name, keys)


def _stored(store: RowStore, table: Table, keys: set[str]) -> set[str]:
    return _owners(store, table, key_column(table), keys)


def _owners(store: RowStore, table: Table, column: str, among: set[str]) -> set[str]:
    """Return the first columns of the rows that have one of these values in a column."""
    if not among:
        return set()
    owner = key_column(table)
    schema = pl.Schema({owner: pl.String()})
    return set(store.frame(table, schema, column, among)[owner])
