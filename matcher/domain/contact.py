"""Whom to call before, at and after a meeting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody. What is empty is not known, or not to be shown."""

    name: str
    phone: str = ""
    email: str = ""

    def __repr__(self) -> str:
        return "Contact(...)"


@dataclass(frozen=True, slots=True)
class MeetingContacts:
    """The broker, the number to call when it cannot wait, and the municipality's specialist on schemes.

    ``key_person`` is name and phone as one text. What is empty has not been set.
    """

    broker: Contact | None = None
    call_out_phone: str = ""
    key_person: str = ""
