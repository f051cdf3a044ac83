"""Opens the database, the same way on SQLite and PostgreSQL.

Both give a transaction one unchanging picture of the data, and both refuse to write on top of what
somebody else has changed since that picture was taken: SQLite in WAL mode by itself, PostgreSQL at the
isolation level REPEATABLE READ. Every error of the database or its driver leaves here as one of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from matcher.errors import InvalidInput, StorageUnavailable
from matcher.storage.foreign_errors import translate

if TYPE_CHECKING:
    from sqlalchemy import URL
    from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
    from sqlalchemy.pool import ConnectionPoolEntry

__all__ = ["make_engine", "start_writing"]

BUSY_TIMEOUT_MS: Final = 20_000
_WRITES_FIRST: Final = "matcher_writes_first"


def make_engine(url: str) -> Engine:
    """Return an engine for ``sqlite:///path``, ``postgresql://...`` or ``postgresql+psycopg://...``.

    The folder of an SQLite file is made if it is missing. Statements are never logged with their
    values, which may be personal data.

    Raises
    ------
    InvalidInput
        If the address is of another kind or cannot be read.
    StorageUnavailable
        If the folder of an SQLite file cannot be made.
    """
    address = _read(url)
    if address.get_backend_name() == "postgresql":
        engine = create_engine(
            address, isolation_level="REPEATABLE READ", pool_pre_ping=True, hide_parameters=True
        )
    else:
        _make_folder(address)
        engine = create_engine(address, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _translated, retval=True)
    return engine


def start_writing(connection: Connection) -> None:
    """Begin a transaction whose first statement writes, unless one is under way.

    On SQLite such a transaction waits for its turn to write at the start. One that has already read
    cannot wait: what it read may be stale by then, and it ends in :class:`~matcher.errors.Conflict`.
    """
    if connection.in_transaction():
        return
    connection.execution_options(**{_WRITES_FIRST: True})
    connection.begin()
    connection.execution_options(**{_WRITES_FIRST: False})


def _read(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise InvalidInput(
            "The address of the database cannot be read. Write it as sqlite:///path."
        ) from error
    if address.drivername in ("postgresql", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in ("sqlite", "sqlite+pysqlite"):
        return address
    raise InvalidInput(
        f"There is no storage of the kind {address.drivername}. Use sqlite:///path or postgresql://...",
        kind=address.drivername,
    )


def _make_folder(address: URL) -> None:
    if not address.database or address.database == ":memory:":
        return
    folder = Path(address.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageUnavailable(
            f"The folder {folder} for the database cannot be made: {error.strerror}."
        ) from error


def _prepare_sqlite(dbapi_connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions only before some statements; _begin_sqlite does it instead.
    dbapi_connection.isolation_level = None
    cursor = dbapi_connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes_first = connection.get_execution_options().get(_WRITES_FIRST, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes_first else "BEGIN")


def _translated(context: ExceptionContext) -> BaseException | None:
    # A pre-ping only asks whether a pooled connection still lives; the pool itself deals with the answer.
    if context.is_pre_ping:
        return None
    return translate(context.original_exception)
