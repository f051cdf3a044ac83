"""The sheet that a broker takes into the meeting: the whole explanation, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.explanation.asking_law_sentences import MayAskView, may_ask_views
from matcher.explanation.change_sentences import ChangesView
from matcher.explanation.job_view import JobView, job_view
from matcher.explanation.meeting_plan import PlanView, plan_view
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.scheme_views import SchemesView, schemes_view
from matcher.explanation.sheets.changes import told_changes
from matcher.explanation.sheets.contacts import ContactsView, contacts_view
from matcher.explanation.sheets.notes import NoteView, note_views
from matcher.explanation.sheets.shared import SharedView, shared_view
from matcher.explanation.telling import Means, Told
from matcher.explanation.views import BrokerView, broker_view
from matcher.explanation.wording import Wording
from matcher.vocabulary.entries import Language


@dataclass(frozen=True, slots=True)
class BrokerSheet:
    """The sheet for the broker. No name stands on it: a sheet may be left on a table."""

    language: Language
    day: date
    reference: str
    simulated: bool
    match: BrokerView
    job: JobView
    changes: ChangesView
    schemes: SchemesView
    may_ask: tuple[MayAskView, ...]
    plan: PlanView
    shared: SharedView
    contacts: ContactsView
    notes: tuple[NoteView, ...]


def broker_sheet(told: Told, reference: str, means: Means, book: Phrasebook) -> BrokerSheet:
    """The sheet for the broker, in words."""
    inputs = told.inputs
    return BrokerSheet(
        language=book.language,
        day=inputs.day,
        reference=reference,
        simulated=inputs.case.label.simulated,
        match=broker_view(told.explanation, inputs.case.job, Wording(book), told.weighty),
        job=job_view(inputs.case.job, inputs.case.employer, told.week, day=inputs.day, book=book),
        changes=told_changes(told, book),
        schemes=schemes_view(told.advice, told.needs, means.rules.schemes, book),
        may_ask=may_ask_views(told.may_ask, book),
        plan=plan_view(book),
        shared=shared_view(told, book),
        contacts=contacts_view(inputs.contacts),
        notes=note_views(inputs.notes),
    )
