"""Carries a change out the hard way: stores the changed job, and scores what is stored. Nothing is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from matcher.domain.ids import CandidateId, JobId, WorkplaceId
from matcher.domain.job import JobState
from matcher.domain.scale import DIMENSIONS, Level
from matcher.explanation.changes import Change, carried_out
from matcher.explanation.match_case import MatchCase
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.schema import Frames
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch, score_pair
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class Lists:
    """The open jobs as they are stored, and the score of each on the list of each of some candidates."""

    frames: Frames
    workplaces: Mapping[JobId, WorkplaceId]
    scores: Mapping[CandidateId, Mapping[JobId, float]]


def read_lists(
    unit_of_work: UnitOfWork, of: Collection[CandidateId], ranker: AdditiveRanker, vocabulary: Vocabulary
) -> Lists:
    """The lists of these candidates as they are stored."""
    with unit_of_work as work:
        jobs = work.frames.job_frames()["jobs"].filter(state=JobState.OPEN.value)
        workplaces = {
            JobId(job): WorkplaceId(workplace)
            for job, workplace in jobs.select("job_id", "workplace_id").iter_rows()
        }
        frames = work.frames.job_frames(list(workplaces))
        people = candidate_snapshot(work.frames.candidate_frames(sorted(set(of))), vocabulary)
    return Lists(frames, workplaces, _scores(frames, people, ranker, vocabulary))


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
    change: Change,
    case: MatchCase,
    before: Lists,
    *,
    ranker: AdditiveRanker,
    vocabulary: Vocabulary,
) -> dict[JobId, float]:
    """The scores after the change of this job, and of all on the candidate's list at other workplaces.

    Where what is stored of the others is as it was before, so are their scores; else they are scored again.
    """
    after = carried_out(change, case)
    job_id, candidate_id, here = after.job.job.id, after.candidate.id, after.job.workplace.id
    with unit_of_work as work:
        _store(work, after)
        frames = work.frames.job_frames(list(before.workplaces))
        people = candidate_snapshot(work.frames.candidate_frames([candidate_id]), vocabulary)
    scores = before.scores
    if not _hold_the_same(_elsewhere(frames, here), _elsewhere(before.frames, here)):
        scores = _scores(frames, people, ranker, vocabulary)
    jobs = job_snapshot(_of_job(frames, job_id), vocabulary)
    own = score_pair(_aided(people, after), jobs, job_id, candidate_id, ranker)
    elsewhere = scores[candidate_id].items()
    return {job: score for job, score in elsewhere if before.workplaces[job] != here} | {job_id: own.score}


def _scores(
    frames: Frames, people: CandidateSnapshot, ranker: AdditiveRanker, vocabulary: Vocabulary
) -> dict[CandidateId, dict[JobId, float]]:
    """All pairs in one go: a job's features cost as much for one candidate as for many."""
    jobs = job_snapshot(frames, vocabulary)
    of, at = np.arange(len(people), dtype=np.intp), np.arange(len(jobs), dtype=np.intp)
    pairs = Pairs(np.repeat(of, len(at)), np.tile(at, len(of)))
    scores = ranker.score(pair_features(people, jobs, pairs, ranker.assumptions)).reshape(len(of), len(at))
    ids = [JobId(str(job)) for job in jobs.ids]
    return {
        CandidateId(str(candidate)): dict(zip(ids, row, strict=True))
        for candidate, row in zip(people.ids, scores.tolist(), strict=True)
    }


def _elsewhere(frames: Frames, here: WorkplaceId) -> Frames:
    jobs = frames["jobs"]
    return _only(frames, jobs.filter(jobs["workplace_id"] != here))


def _of_job(frames: Frames, job_id: JobId) -> Frames:
    return _only(frames, frames["jobs"].filter(job_id=job_id))


def _only(frames: Frames, jobs: pl.DataFrame) -> Frames:
    """The part of the frames that is about these jobs."""
    tasks = frames["tasks"].join(jobs, on="job_id", how="semi", maintain_order="left")
    owners = {"demands": tasks, "task_competences": tasks, "arrangements": jobs}
    parts = {
        name: frames[name].join(owner, on=frames[name].columns[0], how="semi", maintain_order="left")
        for name, owner in owners.items()
    }
    return {"jobs": jobs, "tasks": tasks, **parts}


def _hold_the_same(one: Frames, other: Frames) -> bool:
    return all(frame.equals(other[name]) for name, frame in one.items())


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
