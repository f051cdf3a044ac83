"""Seals bytes with a key, bound to what they belong to, so that the database alone does not tell.

AES-256-GCM. Moved to another place than it was sealed for, a secret cannot be opened any more.
"""

from __future__ import annotations

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from matcher.errors import InvalidInput

__all__ = ["Seal"]

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_FORMAT: Final = b"\x01"


class Seal:
    """Seals and opens with one key, as made by :meth:`new_key`; ``what`` names it in sentences.

    Raises
    ------
    InvalidInput
        If the key is not one that :meth:`new_key` could have made.
    """

    def __init__(self, key: bytes, what: str) -> None:
        raw = _raw(key, what)
        self._aead = AESGCM(raw)
        self._pseudonym_key = hmac.digest(raw, b"matcher pseudonyms", "sha256")

    @staticmethod
    def new_key() -> bytes:
        """Return a new random key as 44 characters that can stand in a settings file."""
        return urlsafe_b64encode(AESGCM.generate_key(bit_length=_KEY_BYTES * 8))

    def seal(self, plain: bytes, bound: bytes) -> bytes:
        """Return it encrypted. Sealed twice, it looks different each time."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + self._aead.encrypt(nonce, plain, _FORMAT + bound)

    def pseudonym(self, told: str) -> str:
        """Return what stands for something where nobody without the key shall tell what it is.

        HMAC-SHA-256 under a key derived from this one, its first half in hexadecimal digits.
        """
        return hmac.digest(self._pseudonym_key, told.encode(), "sha256").hex()[:32]

    def open(self, sealed: bytes, bound: bytes) -> bytes | None:
        """Return what was sealed.

        ``None`` if that was done with another key or for something else, or it has been changed since.
        """
        head = len(_FORMAT) + _NONCE_BYTES
        nonce, secret = sealed[len(_FORMAT) : head], sealed[head:]
        try:
            return self._aead.decrypt(nonce, secret, sealed[: len(_FORMAT)] + bound)
        except (InvalidTag, ValueError):
            return None


def _raw(key: bytes, what: str) -> bytes:
    try:
        raw = urlsafe_b64decode(key)
    except ValueError as error:
        raise InvalidInput(_bad_key(what)) from error
    if len(raw) != _KEY_BYTES:
        raise InvalidInput(_bad_key(what))
    return raw


def _bad_key(what: str) -> str:
    return f"The key for {what} must be 32 random bytes in URL-safe base64 (44 characters)."
