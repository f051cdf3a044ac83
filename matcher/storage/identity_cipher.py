"""Encrypts who a candidate is and what is written about them, so that the database alone does not tell.

The candidate's id is bound to what is sealed: moved to another candidate's row, it cannot be opened any
more.
"""

from __future__ import annotations

import json

from matcher.domain.candidate import Identity
from matcher.domain.ids import CandidateId
from matcher.errors import StorageUnavailable
from matcher.storage.sealing import Seal

__all__ = ["IdentityCipher"]


class IdentityCipher:
    """Seals and opens identities with one key, as made by :meth:`new_key`."""

    def __init__(self, key: bytes) -> None:
        self._seal = Seal(key, "identities")

    @staticmethod
    def new_key() -> bytes:
        """Return a new random key as 44 characters that can stand in a settings file."""
        return Seal.new_key()

    def seal(self, identity: Identity) -> bytes:
        """Return the identity encrypted. Sealed twice, it looks different each time."""
        plain = json.dumps([identity.name, identity.phone, identity.email]).encode()
        return self._seal.seal(plain, _bound(identity.candidate_id))

    def pseudonym(self, candidate_id: CandidateId) -> str:
        """Return what stands for a candidate where nobody without the key shall tell who it is."""
        return self._seal.pseudonym(candidate_id)

    def open(self, candidate_id: CandidateId, sealed: bytes) -> Identity:
        """Return the identity that was sealed for this candidate.

        Raises
        ------
        StorageUnavailable
            If it was sealed with another key, for another candidate, or has been changed since.
        """
        plain = self._seal.open(sealed, _bound(candidate_id))
        if plain is None:
            raise StorageUnavailable(
                "The identity of this candidate cannot be opened with the key given. "
                "Give the key with which it was stored.",
                candidate_id=candidate_id,
            )
        name, phone, email = json.loads(plain)
        return Identity(candidate_id, name, phone, email)

    def seal_about(self, candidate_id: CandidateId, what: str, plain: bytes) -> bytes:
        """Return bytes about a candidate encrypted; ``what`` says where they stand and is bound to them."""
        return self._seal.seal(plain, _bound_about(candidate_id, what))

    def open_about(self, candidate_id: CandidateId, what: str, sealed: bytes) -> bytes:
        """Return the bytes that were sealed about this candidate for this place.

        Raises
        ------
        StorageUnavailable
            If they were sealed with another key or for another place, or have been changed since.
        """
        plain = self._seal.open(sealed, _bound_about(candidate_id, what))
        if plain is None:
            raise StorageUnavailable(
                "What is kept about this candidate cannot be opened with the key given. "
                "Give the key with which it was stored.",
                candidate_id=candidate_id,
            )
        return plain


def _bound(candidate_id: CandidateId) -> bytes:
    """Return what is not secret but must be the same when it is opened."""
    return b"identity:" + candidate_id.encode()


def _bound_about(candidate_id: CandidateId, what: str) -> bytes:
    return b"about:" + "\x00".join((what, candidate_id)).encode()
