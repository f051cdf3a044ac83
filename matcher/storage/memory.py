"""A unit of work without a database, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory_rows import MemoryRows, empty_shelves
from matcher.storage.stored_unit_of_work import StoredUnitOfWork

__all__ = ["MemoryUnitOfWork"]


class MemoryUnitOfWork(StoredUnitOfWork):
    """A unit of work that keeps its rows in itself: what one block commits, the next one sees.

    Parameters
    ----------
    cipher
        Seals identities, as in a database. With none, one with a new key.
    today
        Tells what day it is; by default the day of this machine.
    """

    def __init__(self, cipher: IdentityCipher | None = None, today: Callable[[], date] | None = None) -> None:
        super().__init__(cipher or IdentityCipher(IdentityCipher.new_key()), today)
        self._committed = empty_shelves()
        self._rows = MemoryRows(self._committed)

    def _begin(self) -> MemoryRows:
        self._rows = MemoryRows(self._committed)
        return self._rows

    def _keep(self) -> None:
        self._committed = self._rows.shelves()

    def _end(self) -> None:
        self._rows = MemoryRows(self._committed)
