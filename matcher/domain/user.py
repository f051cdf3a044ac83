"""Who may log in, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.ids import EmployerId
from matcher.errors import InvalidInput


class Role(StrEnum):
    """What a user does with the product, and so what they may see."""

    BROKER = "broker"
    EMPLOYER = "employer"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class User:
    """A user, known by the SHA-256 hash of their token. An employer's user belongs to one employer."""

    name: str
    role: Role
    token_hash: str
    employer_id: EmployerId | None = None

    def __post_init__(self) -> None:
        if (self.role is Role.EMPLOYER) != (self.employer_id is not None):
            raise InvalidInput("A user with the role employer belongs to one employer; no other user does.")

    def __repr__(self) -> str:
        return f"User({self.name!r}, {self.role.value!r})"
