"""Ids for what is made now: they begin with the time, so that they sort and can be read aloud."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex


def id_at(at: datetime) -> str:
    """A new id such as ``20260801-120000-3f9c``."""
    return f"{at:%Y%m%d-%H%M%S}-{token_hex(2)}"
