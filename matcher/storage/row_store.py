"""What the repositories need of a place to keep rows in, and reading and writing aggregates through it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Protocol, TypeVar

import polars as pl
from sqlalchemy import Table

from matcher.errors import NotFound
from matcher.storage.rows import Layout, Row, key_column

__all__ = ["RowStore", "batches", "put", "read", "read_all", "read_one"]

T = TypeVar("T")
AGGREGATES_AT_A_TIME: Final = 1_000


class RowStore(Protocol):
    """Rows by table, inside one transaction.

    A row that refers to one that is not there is refused with :class:`~matcher.errors.Conflict`, and so
    is one whose unique value is taken. ``failed`` tells that a write was refused: the transaction then
    holds half of something and must not be kept. ``wrote`` tells that there has been a write.
    """

    @property
    def failed(self) -> bool: ...

    @property
    def wrote(self) -> bool: ...

    def will_write(self) -> None:
        """Take the turn to write before reading what the write depends on."""

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Store rows with different keys, in place of those under the same key."""

    def replace_parts(self, table: Table, owners: Sequence[str], rows: Sequence[Row]) -> None:
        """Store rows in place of all that these owners have in a table of parts."""

    def remove(self, table: Table, rows: Sequence[Row]) -> None:
        """Delete single rows, each named by its whole key; other columns may be left out."""

    def delete(self, table: Table, keys: Collection[str]) -> None:
        """Delete the rows whose key begins with one of these, and the parts of what they are."""

    def select(
        self, table: Table, column: str | None = None, among: Collection[str] | None = None
    ) -> list[Row]:
        """Return the rows whose column has one of these values, or all rows, in no certain order."""

    def count(self, table: Table) -> int:
        """Return how many rows there are."""

    def values(self, table: Table, *columns: str) -> list[tuple[Any, ...]]:
        """Return the values of some columns for every row, in no certain order."""

    def frame(
        self,
        table: Table,
        schema: pl.Schema,
        column: str | None = None,
        among: Collection[str] | None = None,
    ) -> pl.DataFrame:
        """Return the columns named by the schema, as its types, for the rows that select would return."""


def put(store: RowStore, layout: Layout[T], things: Iterable[T]) -> None:
    """Store aggregates with all their parts, in place of those under the same id; the last given counts."""
    for batch in batches(things, AGGREGATES_AT_A_TIME):
        latest = {layout.key(thing): thing for thing in batch}
        rows = layout.apart(latest.values())
        store.upsert(layout.root, rows[layout.root])
        for table in layout.parts:
            store.replace_parts(table, list(latest), rows[table])


def read(
    store: RowStore, layout: Layout[T], column: str | None = None, among: Collection[str] | None = None
) -> list[T]:
    """Return the aggregates whose root has one of these values in a column, or all, sorted by id."""
    roots = store.select(layout.root, column, among)
    key = key_column(layout.root)
    owners = None if among is None else [row[key] for row in roots]
    parts = {table: store.select(table, key_column(table), owners) for table in layout.parts}
    return sorted(layout.together({layout.root: roots, **parts}), key=layout.key)


def read_all(store: RowStore, layout: Layout[T]) -> Iterator[T]:
    """Yield every aggregate, sorted by id; no more than a batch of them is held at a time."""
    key = key_column(layout.root)
    keys = sorted(str(each) for (each,) in store.values(layout.root, key))
    for batch in batches(keys, AGGREGATES_AT_A_TIME):
        yield from read(store, layout, key, batch)


def read_one(store: RowStore, layout: Layout[T], key: str) -> T:
    """Return the aggregate under an id.

    Raises
    ------
    NotFound
        If there is none.
    """
    found = read(store, layout, key_column(layout.root), [key])
    if not found:
        raise NotFound(f"There is no {layout.name} {key}.", id=key)
    return found[0]


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the things in lists of at most ``size``.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
