"""Which version the tables are at, and bringing them up to date."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from matcher.errors import StorageUnavailable
from matcher.storage.engine import start_writing

__all__ = ["check_version", "current_revision", "head_revision", "upgrade"]


def upgrade(engine: Engine) -> None:
    """Bring the tables up to the newest version, all steps in one transaction.

    Raises
    ------
    StorageUnavailable
        If the tables are newer than this program.
    """
    config = _config()
    with engine.connect() as connection:
        start_writing(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StorageUnavailable(
                "The database was made by a newer version of this program. Install that version."
            ) from error
        connection.commit()


def current_revision(engine: Engine) -> str | None:
    """Return the version the tables are at, ``None`` if there are none yet."""

    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    """Return the version this program needs."""

    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise StorageUnavailable(
            "The program is incomplete: its database steps are missing. Install it again."
        )
    return head


def check_version(engine: Engine) -> None:
    """Refuse a database whose tables are not at the version this program needs.

    Raises
    ------
    StorageUnavailable
        Saying which version was found and what to do.
    """
    found, needed = current_revision(engine), head_revision()
    if found == needed:
        return
    if found is None:
        raise StorageUnavailable("The database has no tables yet. Run: matcher init.", needed=needed)
    raise StorageUnavailable(
        f"The database is at version {found}, this program needs {needed}. Run: matcher init.",
        found=found,
        needed=needed,
    )


def _config() -> Config:

    config = Config()
    config.set_main_option("script_location", "matcher.storage:migrations")
    return config
