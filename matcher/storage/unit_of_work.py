"""One transaction on an SQL database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, Engine

from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.sql_rows import SqlRows
from matcher.storage.stored_unit_of_work import StoredUnitOfWork

__all__ = ["SqlUnitOfWork"]


class SqlUnitOfWork(StoredUnitOfWork):
    """The unit of work of an SQL database whose tables are at the version this program needs.

    On SQLite a block that writes first waits for its turn to write; one that reads and then writes ends
    in :class:`~matcher.errors.Conflict` if somebody else has written in between.
    """

    def __init__(
        self, engine: Engine, cipher: IdentityCipher, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__(cipher, today)
        self._engine = engine
        self._connection: Connection | None = None

    def _begin(self) -> SqlRows:
        self._connection = self._engine.connect()
        return SqlRows(self._connection)

    def _keep(self) -> None:
        if self._connection is not None:
            self._connection.commit()

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
