"""That a candidate was erased. Nothing in it tells who it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure: when, and by whom. The pseudonym is a keyed hash, the same for the same id."""

    pseudonym: str
    on: date
    by: str
