"""The port for erasing: everything that is stored of one candidate goes, in whatever table it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from matcher.domain.erasure import Erasure
from matcher.domain.ids import CandidateId
from matcher.errors import NotFound
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.import_images import unpack
from matcher.storage.row_store import RowStore
from matcher.storage.rows import Row
from matcher.storage.tables import CANDIDATES, ERASURES, IMPORT_IMAGES, MATCHES

__all__ = ["Erasures"]


class Erasures:
    """The :class:`~matcher.usecases.ports.ErasureRepository`."""

    def __init__(self, store: RowStore, cipher: IdentityCipher) -> None:
        self._store = store
        self._cipher = cipher

    def erase(self, candidate_id: CandidateId, by: str, on: date) -> Erasure:
        """Delete profile, identity, versions, matches, and what imports have kept of any of them.

        Releases, notes and explanations that were shown go with the profile, as all parts of it do.
        """
        self._store.will_write()
        if not self._store.select(CANDIDATES, "candidate_id", [candidate_id]):
            raise NotFound(f"There is no candidate {candidate_id}.", id=candidate_id)
        matches = {row["match_id"] for row in self._store.select(MATCHES, "candidate_id", [candidate_id])}
        self._store.remove(IMPORT_IMAGES, self._images(candidate_id, matches))
        self._store.delete(MATCHES, matches)
        self._store.delete(CANDIDATES, [candidate_id])
        erased = Erasure(self._cipher.pseudonym(candidate_id), on, by)
        self._store.upsert(
            ERASURES, [{"pseudonym": erased.pseudonym, "erased_on": erased.on, "erased_by": erased.by}]
        )
        return erased

    def all(self) -> tuple[Erasure, ...]:
        """Return all erasures, the oldest first."""
        found = [
            Erasure(row["pseudonym"], row["erased_on"], row["erased_by"])
            for row in self._store.select(ERASURES)
        ]
        return tuple(sorted(found, key=lambda each: (each.on, each.pseudonym)))

    def _images(self, candidate_id: CandidateId, matches: Collection[str]) -> list[Row]:
        """Return the rows that imports keep of a candidate and of any match with them, now or before."""
        own = [
            row
            for row in self._store.select(IMPORT_IMAGES, "id", [candidate_id])
            if row["kind"] in {"candidates", "identities"}
        ]
        of_matches = [
            row
            for row in self._store.select(IMPORT_IMAGES, "kind", ["matches"])
            if row["id"] in matches or _names(row["before"], candidate_id)
        ]
        return own + of_matches


def _names(image: bytes | None, candidate_id: CandidateId) -> bool:
    """Whether a match stood with this candidate before it was changed."""
    if image is None:
        return False
    return any(row["candidate_id"] == candidate_id for row in unpack(image).get(MATCHES.name, []))
