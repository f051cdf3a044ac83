"""Rows in an SQL database, through one open connection.

Everything, the bulk reads too, goes through the transaction's own connection: a second connection,
such as ADBC would open, sees neither what the transaction has written nor the same picture of the data.
Reading raw driver rows in slices costs about the same time as ADBC did.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from matcher.storage.engine import start_writing
from matcher.storage.foreign_errors import translate
from matcher.storage.row_store import batches
from matcher.storage.rows import Row, key_column

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import Insert

__all__ = ["SqlRows"]

VALUES_AT_A_TIME: Final = 10_000
ROWS_AT_A_TIME: Final = 50_000


class SqlRows:
    """A :class:`~matcher.storage.row_store.RowStore` on a connection.

    ``failed`` tells that a write was refused, after which the transaction must not be committed.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.failed = False
        self.wrote = False

    def will_write(self) -> None:
        """Take the turn to write before reading what the write depends on."""
        start_writing(self._connection)

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Store rows with different keys, in place of those under the same key."""
        if rows:
            with self._writing():
                self._connection.execute(_upsert(table, self._connection.dialect.name), rows)

    def replace_parts(self, table: Table, owners: Sequence[str], rows: Sequence[Row]) -> None:
        """Store rows in place of all that these owners have in a table of parts."""
        owner = table.c[key_column(table)]
        with self._writing():
            for some in batches(owners, VALUES_AT_A_TIME):
                self._connection.execute(delete(table).where(owner.in_(some)))
            if rows:
                self._connection.execute(insert(table), rows)

    def remove(self, table: Table, rows: Sequence[Row]) -> None:
        """Delete single rows, each named by its whole key; other columns may be left out."""
        key = table.primary_key.columns
        if rows:
            with self._writing():
                self._connection.execute(
                    delete(table).where(*(column == bindparam(f"of_{column.name}") for column in key)),
                    [{f"of_{column.name}": row[column.name] for column in key} for row in rows],
                )

    def delete(self, table: Table, keys: Collection[str]) -> None:
        """Delete the rows whose key begins with one of these, and the parts of what they are."""
        key = table.c[key_column(table)]
        with self._writing():
            for some in batches(sorted(keys), VALUES_AT_A_TIME):
                self._connection.execute(delete(table).where(key.in_(some)))

    def select(
        self, table: Table, column: str | None = None, among: Collection[str] | None = None
    ) -> list[Row]:
        """Return the rows whose column has one of these values, or all rows, in no certain order."""
        return [
            dict(row)
            for statement in _restricted(select(table), table, column, among)
            for row in self._connection.execute(statement).mappings()
        ]

    def count(self, table: Table) -> int:
        """Return how many rows there are."""
        return self._connection.execute(select(func.count()).select_from(table)).scalar_one()

    def values(self, table: Table, *columns: str) -> list[tuple[Any, ...]]:
        """Return the values of some columns for every row, in no certain order."""
        statement = select(*(table.c[name] for name in columns))
        return [tuple(row) for row in self._connection.execute(statement)]

    def frame(
        self,
        table: Table,
        schema: pl.Schema,
        column: str | None = None,
        among: Collection[str] | None = None,
    ) -> pl.DataFrame:
        """Return the columns named by the schema, as its types, for the rows that select would return."""
        wire, shaped = self._wire(schema)
        statement = select(*(table.c[name] for name in schema))
        slices = [
            pl.DataFrame(rows, schema=wire, orient="row").select(shaped)
            for part in _restricted(statement, table, column, among)
            for rows in self._slices(part)
        ]
        return pl.concat(slices) if slices else pl.DataFrame(schema=schema)

    def _slices(self, statement: Select[Any]) -> Iterator[Sequence[tuple[Any, ...]]]:
        driver = self._connection.dialect.loaded_dbapi
        with self._connection.execute(statement) as result:
            cursor = result.cursor
            assert cursor is not None
            try:
                while rows := cursor.fetchmany(ROWS_AT_A_TIME):
                    yield rows
            except driver.Error as error:
                raise (translate(error) or error) from error

    def _wire(self, schema: pl.Schema) -> tuple[pl.Schema, list[pl.Expr]]:
        """Return the types in which the driver hands the columns over, and how they get their own.

        SQLite has neither days nor truth values: it hands over text and whole numbers.
        """
        if self._connection.dialect.name != "sqlite":
            return schema, [pl.col(name) for name in schema]
        text = {name for name, dtype in schema.items() if dtype == pl.Date()}
        numbers = {name for name, dtype in schema.items() if dtype == pl.Boolean()}
        wire = {
            name: pl.String() if name in text else pl.Int8() if name in numbers else dtype
            for name, dtype in schema.items()
        }
        return pl.Schema(wire), [
            pl.col(name).str.to_date("%Y-%m-%d") if name in text else pl.col(name).cast(dtype)
            for name, dtype in schema.items()
        ]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            start_writing(self._connection)
            self.wrote = True
            yield
        except BaseException:
            self.failed = True
            raise


def _upsert(table: Table, dialect: str) -> Insert:
    keys = [column.name for column in table.primary_key.columns]
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    rest = {name: value for name, value in statement.excluded.items() if name not in keys}
    if not rest:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def _restricted(
    statement: Select[Any], table: Table, column: str | None, among: Collection[str] | None
) -> Iterator[Select[Any]]:
    if column is None or among is None:
        yield statement
        return
    for some in batches(sorted(set(among)), VALUES_AT_A_TIME):
        yield statement.where(table.c[column].in_(some))
