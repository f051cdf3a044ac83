"""Whom to call: the broker, the municipality's call-out number, and its key person for schemes."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.contact import MeetingContacts


@dataclass(frozen=True, slots=True)
class ContactsView:
    """Whom to call; what nobody has said is empty, and is filled in by hand."""

    broker: str
    phone: str
    email: str
    call_out_phone: str
    key_person: str


def contacts_view(contacts: MeetingContacts) -> ContactsView:
    """The contacts as they stand on every sheet."""
    broker = contacts.broker
    return ContactsView(
        broker=broker.name if broker else "",
        phone=broker.phone if broker else "",
        email=broker.email if broker else "",
        call_out_phone=contacts.call_out_phone,
        key_person=contacts.key_person,
    )
