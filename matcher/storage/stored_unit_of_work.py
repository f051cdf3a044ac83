"""What every unit of work over rows has in common: its repositories, and when it may be kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, date, datetime
from secrets import token_hex
from types import TracebackType
from typing import Self

from matcher.domain.dataset import DatasetLabel
from matcher.errors import Conflict
from matcher.storage.erasures import Erasures
from matcher.storage.fact_versions import FactReader, record, record_missing
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.import_runs import ImportRuns
from matcher.storage.occupation_repositories import Occupations
from matcher.storage.repositories import Candidates, Identities, Label, Matches, Users
from matcher.storage.row_store import RowStore
from matcher.storage.shown_repositories import Notes, Releases, ShownExplanations
from matcher.storage.tables import CHANGES
from matcher.storage.touched_rows import TouchedRows
from matcher.storage.workplace_repositories import Jobs, Workplaces

__all__ = ["StoredUnitOfWork"]


class StoredUnitOfWork(ABC):
    """A :class:`~matcher.usecases.ports.UnitOfWork`; a subclass says where the rows are kept.

    It is used in a ``with`` block, by one thread at a time, and can be used again afterwards. After a
    write that was refused it cannot be committed any more, so that nothing half-done is kept.

    Parameters
    ----------
    cipher
        Seals identities.
    today
        Tells what day it is, for the day from which something is known; by default that of this machine.
    """

    def __init__(self, cipher: IdentityCipher, today: Callable[[], date] | None = None) -> None:
        self._cipher = cipher
        self._today = today or _this_day
        self._store: TouchedRows | None = None

    @abstractmethod
    def _begin(self) -> RowStore:
        """Return the rows as they are at the start of a transaction."""

    @abstractmethod
    def _keep(self) -> None:
        """Make what has been written last."""

    @abstractmethod
    def _end(self) -> None:
        """Forget what has been written since it was last kept."""

    @property
    def candidates(self) -> Candidates:
        """Competence profiles."""
        return Candidates(self._open())

    @property
    def identities(self) -> Identities:
        """Names and contact details."""
        return Identities(self._open(), self._cipher)

    @property
    def workplaces(self) -> Workplaces:
        """Employers, their workplaces, positions and tasks."""
        return Workplaces(self._open())

    @property
    def jobs(self) -> Jobs:
        """Jobs made of tasks."""
        return Jobs(self._open())

    @property
    def matches(self) -> Matches:
        """Candidates put forward for jobs."""
        return Matches(self._open())

    @property
    def occupations(self) -> Occupations:
        """Imported vocabularies of occupations and skills."""
        return Occupations(self._open())

    @property
    def imports(self) -> ImportRuns:
        """Imports that were kept, to be taken back."""
        return ImportRuns(self._open(), self._cipher)

    @property
    def releases(self) -> Releases:
        """What candidates have agreed that employers may see."""
        return Releases(self._open())

    @property
    def notes(self) -> Notes:
        """What brokers have written down for meetings."""
        return Notes(self._open(), self._cipher)

    @property
    def shown(self) -> ShownExplanations:
        """Explanations as they were shown."""
        return ShownExplanations(self._open(), self._cipher)

    @property
    def erasures(self) -> Erasures:
        """Candidates who were erased, and erasing one."""
        return Erasures(self._open(), self._cipher)

    @property
    def users(self) -> Users:
        """Those who may log in."""
        return Users(self._open())

    @property
    def frames(self) -> FactReader:
        """Bulk reads; they see what this transaction has written, of the past what earlier ones kept."""
        return FactReader(self._open())

    def label(self) -> DatasetLabel:
        """Return whose the data are and whether they are simulated."""
        return Label(self._open()).get()

    def set_label(self, label: DatasetLabel) -> None:
        """Store whose the data are and whether they are simulated."""
        Label(self._open()).put(label)

    def today(self) -> date:
        """Return the day from which something that is written now is known."""
        return self._today()

    def start_history(self) -> None:
        """Record what has no version yet as known from today: for data older than the keeping of versions."""
        record_missing(self._open(), self._today())

    def commit(self, as_of: date | None = None) -> None:
        """Keep what has been written, and what features see of it, as known from a day: by default today.

        Raises
        ------
        Conflict
            If a write was refused before, somebody else has changed the same data, or something newer
            than ``as_of`` is known of what was written.
        """
        store = self._open()
        if store.failed:
            raise Conflict("A change was refused, so none of this transaction can be kept. Start again.")
        if store.wrote:
            record(store, store.touched, as_of or self._today(), dated=as_of is not None)
        if store.wrote_facts:
            store.upsert(CHANGES, [{"change_id": token_hex(16)}])
        self._keep()

    def revision(self) -> int:
        """Return a number that is another one after every commit that wrote something lists are made from."""
        return self._open().count(CHANGES)

    def __enter__(self) -> Self:
        if self._store is not None:
            raise Conflict("This unit of work is in use already. Open another one.")
        self._store = TouchedRows(self._begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store = None
        self._end()

    def _open(self) -> TouchedRows:
        if self._store is None:
            raise Conflict("A unit of work can only be used inside its with block.")
        return self._store


def _this_day() -> date:
    return datetime.now(tz=UTC).astimezone().date()
