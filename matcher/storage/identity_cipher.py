"""Encrypts who a candidate is, so that the database alone does not tell.

AES-256-GCM. The candidate's id is bound to what is sealed: moved to another candidate's row, it cannot
be opened any more.
"""

from __future__ import annotations

import hmac
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from matcher.domain.candidate import Identity
from matcher.domain.ids import CandidateId
from matcher.errors import InvalidInput, StorageUnavailable

__all__ = ["IdentityCipher"]

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_FORMAT: Final = b"\x01"


class IdentityCipher:
    """Seals and opens identities with one key, as made by :meth:`new_key`."""

    def __init__(self, key: bytes) -> None:
        raw = _raw(key)
        self._aead = AESGCM(raw)
        self._pseudonym_key = hmac.digest(raw, b"matcher pseudonyms", "sha256")

    @staticmethod
    def new_key() -> bytes:
        """Return a new random key as 44 characters that can stand in a settings file."""
        return urlsafe_b64encode(AESGCM.generate_key(bit_length=_KEY_BYTES * 8))

    def seal(self, identity: Identity) -> bytes:
        """Return the identity encrypted. Sealed twice, it looks different each time."""
        nonce = os.urandom(_NONCE_BYTES)
        plain = json.dumps([identity.name, identity.phone, identity.email]).encode()
        return _FORMAT + nonce + self._aead.encrypt(nonce, plain, _bound(_FORMAT, identity.candidate_id))

    def pseudonym(self, candidate_id: CandidateId) -> str:
        """Return what stands for a candidate where nobody without the key shall tell who it is.

        HMAC-SHA-256 under a key derived from this one, its first half in hexadecimal digits.
        """
        return hmac.digest(self._pseudonym_key, candidate_id.encode(), "sha256").hex()[:32]

    def open(self, candidate_id: CandidateId, sealed: bytes) -> Identity:
        """Return the identity that was sealed for this candidate.

        Raises
        ------
        StorageUnavailable
            If it was sealed with another key, for another candidate, or has been changed since.
        """
        head = len(_FORMAT) + _NONCE_BYTES
        nonce, secret = sealed[len(_FORMAT) : head], sealed[head:]
        try:
            plain = self._aead.decrypt(nonce, secret, _bound(sealed[: len(_FORMAT)], candidate_id))
        except (InvalidTag, ValueError) as error:
            raise StorageUnavailable(
                "The identity of this candidate cannot be opened with the key given. "
                "Give the key with which it was stored.",
                candidate_id=candidate_id,
            ) from error
        name, phone, email = json.loads(plain)
        return Identity(candidate_id, name, phone, email)


def _raw(key: bytes) -> bytes:
    try:
        raw = urlsafe_b64decode(key)
    except ValueError as error:
        raise InvalidInput(_BAD_KEY) from error
    if len(raw) != _KEY_BYTES:
        raise InvalidInput(_BAD_KEY)
    return raw


def _bound(form: bytes, candidate_id: CandidateId) -> bytes:
    """Return what is not secret but must be the same when it is opened."""
    return form + b"identity:" + candidate_id.encode()


_BAD_KEY: Final = "The key for identities must be 32 random bytes in URL-safe base64 (44 characters)."
