"""All that a sheet for a meeting is made from: the match, what may be shown, notes, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.consent import Released
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.note import Note
from matcher.domain.shown_explanation import Audience
from matcher.explanation.match_case import MatchCase


@dataclass(frozen=True, slots=True)
class SheetInputs:
    """What a sheet is made from, besides the model, the rules and the words.

    ``name`` and ``contact`` are the candidate's, ``None`` unless released for this job; the contact's own
    name is empty where the name is not released. ``day`` is the one whose rules are asked for.
    """

    case: MatchCase
    released: Released
    notes: tuple[Note, ...]
    name: str | None
    contact: Contact | None
    contacts: MeetingContacts
    day: date

    def __repr__(self) -> str:
        return f"SheetInputs({self.case.job.job.id!r}, {self.case.candidate.id!r}, ...)"

    def seen_by(self, audience: Audience) -> SheetInputs:
        """The inputs without what this audience may never see: an employer, no note."""
        return replace(self, notes=()) if audience is Audience.EMPLOYER else self
