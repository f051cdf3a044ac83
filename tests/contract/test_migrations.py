"""The migrations, run from nothing, make the tables that the program describes, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Engine, inspect, text

from matcher.errors import StorageUnavailable
from matcher.storage.audit_tables import AUDIT_METADATA
from matcher.storage.engine import make_engine
from matcher.storage.schema_version import check_version, current_revision, head_revision, upgrade
from matcher.storage.tables import METADATA

DESCRIBED = {**METADATA.tables, **AUDIT_METADATA.tables}


def test_the_migrated_database_has_the_tables_that_are_described(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, [METADATA, AUDIT_METADATA]) == []


def test_the_migrated_database_has_the_check_constraints_that_are_described(engine: Engine) -> None:
    with engine.connect() as connection:
        inspector = inspect(connection)
        found = {
            (table, str(check["name"]))
            for table in DESCRIBED
            for check in inspector.get_check_constraints(table)
        }
    described = {
        (table.name, f"ck_{table.name}_{check.name}".replace(f"ck_{table.name}_ck_", "ck_"))
        for table in DESCRIBED.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    assert ("levels", "ck_levels_level_on_the_scale") in found
    assert found == described


def test_a_migrated_database_is_at_the_head(engine: Engine) -> None:
    assert current_revision(engine) == head_revision()
    check_version(engine)


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO employers VALUES ('E1', 'Odder Bageri')"))
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM employers")).scalar_one() == "Odder Bageri"


def test_a_database_without_tables_is_refused(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new.db")
    assert current_revision(engine) is None
    with pytest.raises(StorageUnavailable, match="matcher init"):
        check_version(engine)
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(sqlite_engine: Engine) -> None:
    with sqlite_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageUnavailable, match="9999"):
        check_version(sqlite_engine)
    with pytest.raises(StorageUnavailable, match="newer"):
        upgrade(sqlite_engine)
    assert current_revision(sqlite_engine) == "9999"
