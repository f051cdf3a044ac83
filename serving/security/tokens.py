"""Tokens by which users are known. Only their hashes are stored."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Final

from matcher.domain.ids import EmployerId
from matcher.domain.user import Role, User

_TOKEN_BYTES: Final = 32


def new_user(
    name: str, role: Role, employer_id: EmployerId | None, phone: str = "", email: str = ""
) -> tuple[User, str]:
    """A new user and the token to log in with, which is shown once and stored nowhere."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    return User(name, role, token_hash(token), employer_id, phone, email), token


def token_hash(token: str) -> str:
    """The hash under which a token's user is stored. Tokens are long and random, so they need no salt."""
    return sha256(token.encode()).hexdigest()
