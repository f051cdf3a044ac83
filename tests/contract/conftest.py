"""The three kinds of storage that every contract is run on."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from matcher.storage.audit_tables import AUDIT_METADATA
from matcher.storage.engine import make_engine
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.schema_version import upgrade
from matcher.storage.tables import METADATA
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.usecases.ports import UnitOfWork
from tests.builders import Town

POSTGRES_URL = "MATCHER_TEST_POSTGRES_URL"
KEY = IdentityCipher.new_key()
STORAGES = ["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file made by running every migration; to be copied, not used."""
    path = tmp_path_factory.mktemp("migrated") / "matcher.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_engine(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A migrated, empty SQLite database."""
    path = tmp_path / "matcher.db"
    shutil.copy(migrated_file, path)
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def migrated_schema() -> Iterator[Engine]:
    """A PostgreSQL schema of its own, made by running every migration and dropped at the end."""
    url = os.environ.get(POSTGRES_URL)
    if not url:
        pytest.skip(f"{POSTGRES_URL} names no PostgreSQL server")
    schema = f"test_{uuid.uuid4().hex}"
    server = make_engine(url)
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    joint = "&" if "?" in url else "?"
    engine = make_engine(f"{url}{joint}options=-csearch_path%3D{schema}")
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()


@pytest.fixture
def postgres_engine(migrated_schema: Engine) -> Engine:
    """A migrated, empty PostgreSQL database."""
    tables = (*METADATA.sorted_tables, *AUDIT_METADATA.tables.values())
    every = ", ".join(table.name for table in tables)
    with migrated_schema.begin() as connection:
        connection.execute(text(f"TRUNCATE {every}"))
    return migrated_schema


@pytest.fixture(params=STORAGES[1:])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A migrated, empty database of each kind."""
    found = request.getfixturevalue(f"{request.param}_engine")
    assert isinstance(found, Engine)
    return found


@pytest.fixture(params=STORAGES)
def uow(request: pytest.FixtureRequest) -> UnitOfWork:
    """An empty unit of work of each kind, not yet open."""
    return _unit_of_work(request)


@pytest.fixture(params=STORAGES[:2])
def quick_uow(request: pytest.FixtureRequest) -> UnitOfWork:
    """An empty unit of work of the kinds that are quick enough for many examples."""
    return _unit_of_work(request)


def _unit_of_work(request: pytest.FixtureRequest) -> UnitOfWork:
    if request.param == "memory":
        return MemoryUnitOfWork(IdentityCipher(KEY))
    return SqlUnitOfWork(request.getfixturevalue(f"{request.param}_engine"), IdentityCipher(KEY))


@pytest.fixture
def town(uow: UnitOfWork) -> Town:
    """A little of everything, committed."""
    everything = Town()
    with uow:
        everything.store(uow)
        uow.commit()
    return everything
