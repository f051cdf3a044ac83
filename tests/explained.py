"""The broker's explanation of a stored match, for tests that look at nothing but its reasons."""

from __future__ import annotations

from datetime import date

from matcher.domain.ids import CandidateId, JobId
from matcher.explanation.facts import gather_facts
from matcher.explanation.match_case import score_case
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.reasons import Origin, explain
from matcher.explanation.views import BrokerView, broker_view
from matcher.explanation.weighty_unknowns import weighty_unknowns
from matcher.explanation.wording import Wording
from matcher.models.ranker import AdditiveRanker
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_case import read_case
from matcher.vocabulary.entries import Language, Vocabulary


def explain_match(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    job_id: JobId,
    candidate_id: CandidateId,
    *,
    language: Language = Language.DA,
    today: date | None = None,
) -> BrokerView:
    """The explanation of a match for its broker; raises ``NotFound`` where job or candidate is not there.

    Evidence that is old on the day ``today`` is said to be old; without it, none is.
    """
    with unit_of_work as work:
        case = read_case(work, job_id, candidate_id)
    match = score_case(case, ranker, vocabulary)
    origin = Origin(ranker.version, ranker.base, case.label.name, case.label.simulated)
    facts = gather_facts(case.candidate, case.job, case.way, vocabulary, today=today)
    texts = {task.id: task.text for task in case.job.tasks}
    wording = Wording(Phrasebook(language, vocabulary, texts))
    weighty = weighty_unknowns(case, facts.unknown, ranker, vocabulary, most=len(facts.unknown))
    return broker_view(explain(match, facts, origin), case.job, wording, weighty)
