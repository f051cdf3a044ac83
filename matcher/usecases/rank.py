"""A ranked list for a job or for a candidate, from what is stored now."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, JobId
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch, Ranking, rank_candidates, rank_jobs, score_pair
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class LabelledRanking:
    """A ranked list and the label of the data it was made from."""

    ranking: Ranking
    label: DatasetLabel


def candidates_for_job(
    unit_of_work: UnitOfWork, vocabulary: Vocabulary, ranker: AdditiveRanker, job_id: JobId, top: int
) -> LabelledRanking:
    """The ``top`` best candidates for a job; raises ``NotFound`` where there is no such job."""
    with unit_of_work as work:
        candidates = candidate_snapshot(work.frames.candidate_frames(), vocabulary)
        jobs = job_snapshot(work.frames.job_frames([job_id]), vocabulary)
        label = work.label()
    return LabelledRanking(rank_candidates(candidates, jobs, job_id, ranker, top), label)


def jobs_for_candidate(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    candidate_id: CandidateId,
    top: int,
) -> LabelledRanking:
    """The ``top`` best open jobs for a candidate; raises ``NotFound`` where there is no such candidate."""
    with unit_of_work as work:
        candidates = candidate_snapshot(work.frames.candidate_frames([candidate_id]), vocabulary)
        jobs = job_snapshot(work.frames.job_frames(), vocabulary)
        label = work.label()
    return LabelledRanking(rank_jobs(candidates, jobs, candidate_id, ranker, top), label)


def match_of(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    job_id: JobId,
    candidate_id: CandidateId,
) -> RankedMatch:
    """The match of one candidate and one job, with its interval and shares."""
    with unit_of_work as work:
        candidates = candidate_snapshot(work.frames.candidate_frames([candidate_id]), vocabulary)
        jobs = job_snapshot(work.frames.job_frames([job_id]), vocabulary)
    return score_pair(candidates, jobs, job_id, candidate_id, ranker)
