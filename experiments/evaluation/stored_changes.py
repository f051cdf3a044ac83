"""Carries a change out the hard way: stores the changed job, and scores what is stored. Nothing is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from matcher.domain.ids import JobId
from matcher.domain.scale import DIMENSIONS, Level
from matcher.explanation.changes import Change, carried_out
from matcher.explanation.match_case import MatchCase
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch, score_pair
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary


def score_when_stored(
    unit_of_work: UnitOfWork, change: Change, case: MatchCase, ranker: AdditiveRanker, vocabulary: Vocabulary
) -> RankedMatch:
    """The match after the change, from frames of what is stored then; the store is left as it was."""
    after = carried_out(change, case)
    job_id, candidate_id = after.job.job.id, after.candidate.id
    with unit_of_work as work:
        _store(work, after)
        jobs = job_snapshot(work.frames.job_frames([job_id]), vocabulary)
        people = candidate_snapshot(work.frames.candidate_frames([candidate_id]), vocabulary)
    return score_pair(_aided(people, after), jobs, job_id, candidate_id, ranker)


def list_when_stored(
    unit_of_work: UnitOfWork,
    change: Change | None,
    case: MatchCase,
    open_jobs: Collection[JobId],
    *,
    ranker: AdditiveRanker,
    vocabulary: Vocabulary,
) -> dict[JobId, float]:
    """The scores of the candidate's whole list of jobs after the change, or as it is.

    Help on a dimension is at this workplace alone, so that it counts for this job and for no other.
    """
    after = case if change is None else carried_out(change, case)
    with unit_of_work as work:
        _store(work, after)
        jobs = job_snapshot(work.frames.job_frames(open_jobs), vocabulary)
        people = candidate_snapshot(work.frames.candidate_frames([after.candidate.id]), vocabulary)
    rows = Pairs(np.zeros(len(jobs.ids), np.intp), np.arange(len(jobs.ids)))
    scores = ranker.score(pair_features(people, jobs, rows, ranker.assumptions)).tolist()
    here = score_pair(_aided(people, after), jobs, after.job.job.id, after.candidate.id, ranker)
    listed = {JobId(str(job)): float(score) for job, score in zip(jobs.ids, scores, strict=True)}
    return {**listed, here.job_id: here.score}


def _store(work: UnitOfWork, case: MatchCase) -> None:
    """Writes the job, its tasks and its workplace, in a block that is left without a commit."""
    work.workplaces.put_workplaces([case.job.workplace])
    work.workplaces.put_tasks(case.tasks)
    work.jobs.put([case.job.job])


def _aided(people: CandidateSnapshot, case: MatchCase) -> CandidateSnapshot:
    levels = people.levels.copy()
    for dimension in sorted(case.aids):
        levels[DIMENSIONS.index(dimension)] = Level.FULL
    return replace(people, levels=levels)
