"""What a new installation needs on disk."""

from __future__ import annotations

import os

from matcher.settings import Settings
from matcher.storage.identity_cipher import IdentityCipher


def make_key_file(settings: Settings) -> bool:
    """Whether a key file was made: none is where there is one already, or the key is in the environment."""
    if settings.identity_key or settings.identity_key_file.exists():
        return False
    handle = os.open(settings.identity_key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(IdentityCipher.new_key() + b"\n")
    return True
