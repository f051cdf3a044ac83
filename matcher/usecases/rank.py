"""A ranked list for a job or for a candidate, from what is stored now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.job import JobInFull, JobState
from matcher.explanation.short_reasons import ShortReason
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import NONE_HELD, Ranking, rank_candidates, rank_jobs
from matcher.usecases.held_places import Allocations
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.reasons_in_list import Telling, reasons_in_list
from matcher.usecases.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class LabelledRanking:
    """A ranked list, the jobs in it, and the label of the data it was made from.

    ``reasons`` are those of each match, by job and candidate, where they were asked for.
    """

    ranking: Ranking
    jobs: Mapping[JobId, JobInFull]
    label: DatasetLabel
    reasons: Mapping[tuple[JobId, CandidateId], tuple[ShortReason, ...]] | None = None


def candidates_for_job(
    unit_of_work: UnitOfWork,
    snapshots: Snapshots,
    ranker: AdditiveRanker,
    job_id: JobId,
    top: int,
    *,
    allocations: Allocations | None = None,
    telling: Telling | None = None,
) -> LabelledRanking:
    """The ``top`` best candidates for a job; raises ``NotFound`` where there is no such job.

    An open job's list has the held places of these ``allocations``; without them, and for a job that is
    not open, it is by score alone. With ``telling``, each match comes with its weightiest reasons.
    """
    with unit_of_work as work:
        job = work.jobs.get(job_id)
        shows_held = (
            allocations is not None
            and job.job.state is JobState.OPEN
            and top > allocations.rule.length - allocations.rule.at_most
        )
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work, None if shows_held else job_id)
        label, revision = work.label(), work.revision()
    held = NONE_HELD
    if allocations is not None and shows_held:
        held = allocations.current(revision, candidates, jobs, ranker).get(job_id, held)
    ranking = rank_candidates(candidates, jobs, job_id, ranker, top, held=held)
    listed = {job_id: job}
    told = None if telling is None else reasons_in_list(ranking.matches, candidates, jobs, listed, telling)
    return LabelledRanking(ranking, listed, label, told)


def jobs_for_candidate(
    unit_of_work: UnitOfWork,
    snapshots: Snapshots,
    ranker: AdditiveRanker,
    candidate_id: CandidateId,
    top: int,
    *,
    telling: Telling | None = None,
) -> LabelledRanking:
    """The ``top`` best open jobs for a candidate; raises ``NotFound`` where there is no such candidate.

    With ``telling``, each match comes with its weightiest reasons.
    """
    with unit_of_work as work:
        work.candidates.get(candidate_id)
        candidates, jobs = snapshots.candidates(work, candidate_id), snapshots.jobs(work)
        ranking = rank_jobs(candidates, jobs, candidate_id, ranker, top)
        listed = {match.job_id: work.jobs.get(match.job_id) for match in ranking.matches}
        label = work.label()
    told = None if telling is None else reasons_in_list(ranking.matches, candidates, jobs, listed, telling)
    return LabelledRanking(ranking, listed, label, told)
