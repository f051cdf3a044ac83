"""Runs the steps on the connection it is given. Alembic runs this file itself; nothing imports it.

The steps name every table, column and constraint themselves and know nothing of
:mod:`matcher.storage.tables`, so that an old step stays what it was.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
