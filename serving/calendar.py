"""Which day it is, for commands and answers; everything further in is told the day."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """The day it is where this machine is."""
    return datetime.now(tz=UTC).astimezone().date()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
