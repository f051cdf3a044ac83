"""Rows in memory, kept to the same rules as in a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import polars as pl
from sqlalchemy import Table, UniqueConstraint

from matcher.errors import Conflict
from matcher.storage.rows import Row, key_column
from matcher.storage.tables import METADATA

__all__ = ["MemoryRows", "Shelves", "empty_shelves"]

Shelves: TypeAlias = dict[str, dict[str, tuple[Row, ...]]]
"""The rows of each table by the first column of its key. A tuple is replaced, never changed."""


def empty_shelves() -> Shelves:
    """Return a place for the rows of each table, with none in it."""
    return {table.name: {} for table in METADATA.sorted_tables}


class MemoryRows:
    """A :class:`~matcher.storage.row_store.RowStore` without a database.

    ``failed`` tells that a write was refused, after which the transaction must not be committed.
    """

    def __init__(self, committed: Shelves) -> None:
        self._shelves = {table: dict(shelf) for table, shelf in committed.items()}
        self.failed = False
        self.wrote = False

    def shelves(self) -> Shelves:
        """Return all rows as they are now."""
        return {table: dict(shelf) for table, shelf in self._shelves.items()}

    def will_write(self) -> None:
        """Do nothing: nobody else writes here."""

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Store rows with different keys, in place of those under the same key."""
        self.wrote = True
        self._check(table, rows)
        shelf, first = self._shelves[table.name], key_column(table)
        for row in rows:
            shelf[str(row[first])] = (*self._others(table, row), dict(row))
        self._check_unique(table)

    def replace_parts(self, table: Table, owners: Sequence[str], rows: Sequence[Row]) -> None:
        """Store rows in place of all that these owners have in a table of parts."""
        self.wrote = True
        self._check(table, rows)
        shelf, owner = self._shelves[table.name], key_column(table)
        for key in owners:
            shelf.pop(key, None)
        for row in rows:
            shelf[row[owner]] = (*shelf.get(row[owner], ()), dict(row))

    def remove(self, table: Table, rows: Sequence[Row]) -> None:
        """Delete single rows, each named by its whole key; other columns may be left out."""
        self.wrote = True
        shelf, first = self._shelves[table.name], key_column(table)
        for row in rows:
            shelf[str(row[first])] = self._others(table, row)
            if not shelf[str(row[first])]:
                del shelf[str(row[first])]

    def delete(self, table: Table, keys: Collection[str]) -> None:
        """Delete the rows whose key begins with one of these, and the parts of what they are."""
        self.wrote = True
        gone = set(keys)
        for other, column, owned in _references_to(table):
            if owned:
                self.delete(other, gone)
            elif any(row[column] in gone for row in self.select(other)):
                self.failed = True
                raise Conflict("Something that is stored refers to it.")
        for key in gone:
            self._shelves[table.name].pop(str(key), None)

    def select(
        self, table: Table, column: str | None = None, among: Collection[str] | None = None
    ) -> list[Row]:
        """Return the rows whose column has one of these values, or all rows, in no certain order."""
        shelf = self._shelves[table.name]
        if column is None or among is None:
            return list(_flat(shelf.values()))
        wanted = set(among)
        if column == key_column(table):
            return list(_flat(shelf.get(str(key), ()) for key in wanted))
        return [row for row in _flat(shelf.values()) if row[column] in wanted]

    def count(self, table: Table) -> int:
        """Return how many rows there are."""
        return len(self.select(table))

    def values(self, table: Table, *columns: str) -> list[tuple[Any, ...]]:
        """Return the values of some columns for every row, in no certain order."""
        return [tuple(row[name] for name in columns) for row in self.select(table)]

    def frame(
        self,
        table: Table,
        schema: pl.Schema,
        column: str | None = None,
        among: Collection[str] | None = None,
    ) -> pl.DataFrame:
        """Return the columns named by the schema, as its types, for the rows that select would return."""
        rows = [tuple(row[name] for name in schema) for row in self.select(table, column, among)]
        return pl.DataFrame(rows, schema=schema, orient="row")

    def _others(self, table: Table, row: Row) -> tuple[Row, ...]:
        """The rows that begin with the same key and are not this one."""
        key = [column.name for column in table.primary_key.columns]
        beside = self._shelves[table.name].get(str(row[key[0]]), ())
        return tuple(other for other in beside if any(other[name] != row[name] for name in key))

    def _check(self, table: Table, rows: Sequence[Row]) -> None:
        for column in table.columns:
            for foreign in column.foreign_keys:
                there = self._shelves[foreign.column.table.name]
                if any(row[column.name] is not None and row[column.name] not in there for row in rows):
                    self.failed = True
                    raise Conflict("It refers to something that is not stored.")

    def _check_unique(self, table: Table) -> None:
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                taken = self.values(table, *(column.name for column in constraint.columns))
                if len(taken) != len(set(taken)):
                    self.failed = True
                    raise Conflict("Something else is already stored under the same key.")


def _references_to(table: Table) -> Iterator[tuple[Table, str, bool]]:
    """The tables that refer to one, by which column, and whether as its parts."""
    for other in METADATA.sorted_tables:
        for column in other.columns:
            for foreign in column.foreign_keys:
                if foreign.column.table is table:
                    yield other, column.name, foreign.ondelete == "CASCADE"


def _flat(rows: Iterable[tuple[Row, ...]]) -> Iterable[Row]:
    for some in rows:
        yield from some
