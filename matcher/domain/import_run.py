"""One import that was kept: by whom, when, and how much it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

RunId = NewType("RunId", str)


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import that was kept. Times are UTC. Those of the undoing are set once it was taken back.

    ``known_on`` is the day on which its files were true, ``None`` for imports that did not say.

    ``created``, ``changed`` and ``left`` count things, a candidate with all that belongs to them being one.
    """

    id: RunId
    imported_at: datetime
    imported_by: str
    source: str
    created: int = 0
    changed: int = 0
    left: int = 0
    undone_at: datetime | None = None
    undone_by: str | None = None
    known_on: date | None = None
