"""Who may log in, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.contact import Contact
from matcher.domain.ids import EmployerId
from matcher.errors import InvalidInput


class Role(StrEnum):
    """What a user does with the product, and so what they may see."""

    BROKER = "broker"
    EMPLOYER = "employer"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class User:
    """A user, known by the SHA-256 hash of their token. An employer's user belongs to one employer.

    A broker's phone and email stand on the sheets for a meeting; nobody else's are kept.
    """

    name: str
    role: Role
    token_hash: str
    employer_id: EmployerId | None = None
    phone: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        if (self.role is Role.EMPLOYER) != (self.employer_id is not None):
            raise InvalidInput("A user with the role employer belongs to one employer; no other user does.")
        if self.role is not Role.BROKER and (self.phone or self.email):
            raise InvalidInput(
                "Only a broker has a phone and an email here: they stand on sheets as contact."
            )

    @property
    def contact(self) -> Contact | None:
        """How to reach a broker; ``None`` for everybody else."""
        return Contact(self.name, self.phone, self.email) if self.role is Role.BROKER else None

    def __repr__(self) -> str:
        return f"User({self.name!r}, {self.role.value!r})"
