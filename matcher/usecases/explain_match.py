"""Why one candidate and one job match as they do, from what is stored now."""

from __future__ import annotations

from datetime import date

from matcher.domain.employer import Place
from matcher.domain.ids import CandidateId, JobId, Postcode
from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.reasons import Origin, explain
from matcher.explanation.views import BrokerView, broker_view
from matcher.explanation.wording import Wording
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import score_pair
from matcher.usecases.ports import UnitOfWork, WorkplaceRepository
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
        job, candidate = work.jobs.get(job_id), work.candidates.get(candidate_id)
        way = WayToWork(
            home=_place(work.workplaces, candidate.travel.postcode),
            workplace=_place(work.workplaces, job.workplace.postcode),
        )
        candidates = candidate_snapshot(work.frames.candidate_frames([candidate_id]), vocabulary)
        jobs = job_snapshot(work.frames.job_frames([job_id]), vocabulary)
        label = work.label()
    match = score_pair(candidates, jobs, job_id, candidate_id, ranker)
    origin = Origin(ranker.version, ranker.base, label.name, label.simulated)
    told = explain(match, gather_facts(candidate, job, way, vocabulary, today=today), origin)
    texts = {task.id: task.text for task in job.tasks}
    return broker_view(told, job, Wording(Phrasebook(language, vocabulary, texts)))


def _place(workplaces: WorkplaceRepository, postcode: Postcode | None) -> Place | None:
    return None if postcode is None else workplaces.place(postcode)
