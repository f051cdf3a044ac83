"""Puts the product together from its settings: the one place where storage, model and vocabulary meet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matcher.errors import StorageUnavailable
from matcher.models.artefact import WatchedChampion, ranker_of_version
from matcher.models.scorecard import Scorecard
from matcher.storage.audit_attributes import AuditAttributes
from matcher.storage.engine import make_engine
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.schema_version import check_version
from matcher.storage.sealing import Seal
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.usecases.held_places import FreshAllocations, WarmAllocations
from matcher.usecases.snapshots import WarmSnapshots
from matcher.vocabulary.loading import load_vocabulary

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from matcher.models.ranker import AdditiveRanker
    from matcher.settings import Settings
    from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True)
class Product:
    """What a command or a request works with."""

    settings: Settings

    @cached_property
    def engine(self) -> Engine:
        """The database, checked to be at the version this program needs."""
        engine = make_engine(self.settings.database_url)
        check_version(engine)
        return engine

    @property
    def vocabulary(self) -> Vocabulary:
        """The bundled vocabulary."""
        return load_vocabulary()

    @cached_property
    def cipher(self) -> IdentityCipher:
        """The cipher for identities, with the key from the environment or from its file."""
        return IdentityCipher(identity_key(self.settings))

    def unit_of_work(self) -> SqlUnitOfWork:
        """A new unit of work on the database."""
        return SqlUnitOfWork(self.engine, self.cipher)

    @cached_property
    def warm_snapshots(self) -> WarmSnapshots:
        """Snapshots that a service keeps while nothing changes."""
        return WarmSnapshots(self.vocabulary)

    @property
    def threads(self) -> int:
        """How many threads a long computation may use: as many as there are cores."""
        return os.cpu_count() or 1

    @property
    def fresh_allocations(self) -> FreshAllocations:
        """Held places that a command works out for its answer."""
        return FreshAllocations(self.threads)

    @cached_property
    def warm_allocations(self) -> WarmAllocations:
        """Held places that a service keeps while nothing changes."""
        return WarmAllocations(self.fresh_allocations)

    @cached_property
    def champion(self) -> WatchedChampion:
        """The published champion, followed as it changes."""
        return WatchedChampion(self.settings.model_dir)

    @property
    def ranker(self) -> AdditiveRanker:
        """The champion of this moment, or the scorecard where none has been published yet.

        Ask once for each answer: the next time it may be another one.
        """
        published = self.champion.current()
        return published.ranker if published else Scorecard()

    def ranker_of(self, version: str) -> AdditiveRanker | None:
        """The model of this version; ``None`` where it is not here any more."""
        return ranker_of_version(self.settings.model_dir, version)


def identity_key(settings: Settings) -> bytes:
    """The key that identities are encrypted with.

    Raises
    ------
    StorageUnavailable
        When there is neither a setting nor a file.
    """
    if settings.identity_key:
        return settings.identity_key.encode()
    try:
        return settings.identity_key_file.read_bytes().strip()
    except OSError as error:
        raise StorageUnavailable(
            "There is no key for identities. Run: matcher init, or set MATCHER_IDENTITY_KEY."
        ) from error


def open_audit(product: Product, *, may_make_key: bool) -> AuditAttributes:
    """The protected attributes, which only the assessment of fairness may open.

    They are no part of the product: nothing reaches them from a unit of work. The file with their key is
    made when they are first stored.

    Raises
    ------
    StorageUnavailable
        When there is no key and none may be made.
    """
    return AuditAttributes(product.engine, _audit_key(product.settings, may_make=may_make_key))


def _audit_key(settings: Settings, *, may_make: bool) -> bytes:
    if settings.audit_key:
        return settings.audit_key.encode()
    file = settings.audit_key_file
    if may_make and not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(Seal.new_key() + b"\n")
    try:
        return file.read_bytes().strip()
    except OSError as error:
        raise StorageUnavailable(
            "There is no key for protected attributes. Import some with matcher-lab fairness import, "
            "or set MATCHER_AUDIT_KEY."
        ) from error
