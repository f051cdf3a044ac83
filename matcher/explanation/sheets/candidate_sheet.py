"""The sheet for the candidate: the whole reasoning about oneself, and what the employer knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.explanation.asking_law_sentences import MayAskView, may_ask_views
from matcher.explanation.catalogue import marked
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

_RIGHTS: Final = (
    marked(
        "A program has put jobs and people side by side. People decide: you, the employer, the municipality."
    ),
    marked(
        "It has seen what is noted about you and work. It knows nothing of health, benefits, age or origin."
    ),
    marked("Is something wrong? Tell your job broker, and we put it right and work it out again."),
    marked("You can have everything that we keep about you."),
)


@dataclass(frozen=True, slots=True)
class CandidateSheet:
    """The sheet for the candidate. ``match`` is the whole explanation, as the broker has it."""

    language: Language
    day: date
    reference: str
    simulated: bool
    in_short: str
    match: BrokerView
    job: JobView
    changes: ChangesView
    schemes: SchemesView
    may_ask: tuple[MayAskView, ...]
    plan: PlanView
    shared: SharedView
    contacts: ContactsView
    notes: tuple[NoteView, ...]
    rights: tuple[str, ...]


def candidate_sheet(told: Told, reference: str, means: Means, book: Phrasebook) -> CandidateSheet:
    """The sheet for the candidate, in words."""
    inputs = told.inputs
    return CandidateSheet(
        language=book.language,
        day=inputs.day,
        reference=reference,
        simulated=inputs.case.label.simulated,
        in_short=Wording(book).in_short_to_candidate(told.explanation),
        match=broker_view(told.explanation, inputs.case.job, Wording(book), told.weighty),
        job=job_view(inputs.case.job, inputs.case.employer, told.week, day=inputs.day, book=book),
        changes=told_changes(told, book),
        schemes=schemes_view(told.advice, told.needs, means.rules.schemes, book),
        may_ask=may_ask_views(told.may_ask, book),
        plan=plan_view(book, to_candidate=True),
        shared=shared_view(told, book),
        contacts=contacts_view(inputs.contacts),
        notes=note_views(inputs.notes),
        rights=tuple(book.say(right) for right in _RIGHTS),
    )
