"""Reads what a sheet for a meeting about one match is made from."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from matcher.domain.candidate import Identity
from matcher.domain.consent import Released, released
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.ids import CandidateId, JobId
from matcher.errors import NotFound
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_case import read_case

__all__ = ["meeting_contacts", "read_sheet_inputs"]


def read_sheet_inputs(
    work: UnitOfWork,
    job_id: JobId,
    candidate_id: CandidateId,
    contacts: MeetingContacts,
    day: date,
) -> SheetInputs:
    """The inputs of a stored candidate and a stored job, with the notes for this job or for all.

    Who the candidate is, is opened only where name or contact is released for this job; nobody's sheet
    needs it otherwise. Raises ``NotFound`` where candidate or job is not there.
    """
    case = read_case(work, job_id, candidate_id)
    allowed = released(work.releases.of(candidate_id, job_id), day)
    identity = _identity(work, candidate_id, allowed)
    name = identity.name if identity and allowed.name else None
    contact = None
    if identity and allowed.contact:
        contact = Contact(name or "", identity.phone, identity.email)
    notes = tuple(note for note in work.notes.of(candidate_id) if note.job_id in (None, job_id))
    return SheetInputs(case, allowed, notes, name, contact, contacts, day)


def meeting_contacts(
    work: UnitOfWork, broker: str, call_out_phone: str = "", key_person: str = ""
) -> MeetingContacts:
    """Whom to call: the broker of this name, if one may log in, and what the installation has been told."""
    found = next((user.contact for user in work.users.all() if user.name == broker), None)
    return MeetingContacts(found, call_out_phone, key_person)


def _identity(work: UnitOfWork, candidate_id: CandidateId, allowed: Released) -> Identity | None:
    if allowed.name or allowed.contact:
        with suppress(NotFound):
            return work.identities.get(candidate_id)
    return None
