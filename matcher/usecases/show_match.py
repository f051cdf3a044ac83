"""Make the sheet of one match for one reader, keep it as it is shown, and make it again later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matcher.domain.ids import CandidateId, JobId
from matcher.domain.shown_explanation import Audience, Fingerprint, SheetForm, ShownExplanation, ShownId
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.sheets.making import in_form, make_sheet, phrasebook_for
from matcher.explanation.telling import Means, RuleSets, tell
from matcher.models.ranker import AdditiveRanker
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_sheet_inputs import meeting_contacts, read_sheet_inputs
from matcher.usecases.replay import keep
from matcher.vocabulary.entries import Language

__all__ = ["Asked", "CallNumbers", "SheetMaker", "show_match"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which match is to be told, to whom, in what form, by whom, and when; ``broker`` stands as contact."""

    job_id: JobId
    candidate_id: CandidateId
    audience: Audience
    language: Language
    form: SheetForm
    by: str
    broker: str
    shown_id: ShownId
    at: datetime


@dataclass(frozen=True, slots=True)
class CallNumbers:
    """What an installation has been told of whom to call; empty where it has not."""

    call_out_phone: str = ""
    key_person: str = ""


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Makes the sheet that goes by ``reference`` from its inputs, always the same; see ``MakeSheet``."""

    rules: RuleSets
    reference: ShownId

    def __call__(
        self,
        inputs: SheetInputs,
        audience: Audience,
        language: Language,
        form: SheetForm,
        ranker: AdditiveRanker,
    ) -> bytes:
        means = Means(ranker, self.rules)
        told = tell(inputs, means, whole=audience is not Audience.EMPLOYER)
        book = phrasebook_for(told, language, means)
        return in_form(make_sheet(told, audience, self.reference, means, book), form, book)


def show_match(
    unit_of_work: UnitOfWork,
    rules: RuleSets,
    ranker: AdditiveRanker,
    asked: Asked,
    *,
    numbers: CallNumbers,
    fingerprints: tuple[Fingerprint, ...],
) -> ShownExplanation:
    """The sheet as it is shown and kept; raises ``NotFound`` where job or candidate is not there."""
    with unit_of_work as work:
        contacts = meeting_contacts(work, asked.broker, numbers.call_out_phone, numbers.key_person)
        day = asked.at.astimezone().date()
        inputs = read_sheet_inputs(work, asked.job_id, asked.candidate_id, contacts, day)
    return keep(
        unit_of_work,
        asked.shown_id,
        SheetMaker(rules, asked.shown_id),
        inputs,
        audience=asked.audience,
        language=asked.language,
        form=asked.form,
        ranker=ranker,
        rules=fingerprints,
        by=asked.by,
        at=asked.at,
    )
