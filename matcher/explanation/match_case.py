"""Everything that an explanation of one match is made from, and the score that it gives.

A case is plain data: it can be stored, changed and scored again, without asking the database anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from matcher.domain.candidate import Candidate
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Position
from matcher.domain.ids import CandidateId, JobId, TaskId, WorkplaceId
from matcher.domain.job import JobInFull
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import Task
from matcher.explanation.practical_facts import WayToWork
from matcher.features.hypothetical_jobs import job_frames_of
from matcher.features.hypothetical_profiles import candidate_frames_of
from matcher.features.pipeline import Pairs
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch, score_pairs
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class MatchCase:
    """One candidate and one job, with all the work of the workplace that the job is made from.

    ``positions`` and ``tasks`` are all of the workplace's. ``aids`` are dimensions on which an aid at the
    workplace is taken to close every gap: none in what is stored.
    """

    candidate: Candidate
    job: JobInFull
    way: WayToWork
    employer: Employer
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    label: DatasetLabel
    aids: frozenset[Dimension] = frozenset()


class CaseSnapshots(NamedTuple):
    """The candidate and the job of each of some cases, in the row of the case."""

    candidates: CandidateSnapshot
    jobs: JobSnapshot


def score_case(case: MatchCase, ranker: AdditiveRanker, vocabulary: Vocabulary) -> RankedMatch:
    """The match of a case, outside any list: its place is 0."""
    return score_cases([case], ranker, vocabulary)[0]


def score_cases(
    cases: Sequence[MatchCase], ranker: AdditiveRanker, vocabulary: Vocabulary
) -> tuple[RankedMatch, ...]:
    """The matches of several cases, in their order, scored in one go."""
    return score_in(case_snapshots(cases, vocabulary), cases, ranker) if cases else ()


def score_in(
    snapshots: CaseSnapshots, cases: Sequence[MatchCase], ranker: AdditiveRanker
) -> tuple[RankedMatch, ...]:
    """The matches of the cases that these are the snapshots of."""
    rows = np.arange(len(cases), dtype=np.intp)
    matches = score_pairs(*snapshots, Pairs(rows, rows), ranker)
    return tuple(
        replace(match, job_id=case.job.job.id, candidate_id=case.candidate.id)
        for match, case in zip(matches, cases, strict=True)
    )


def case_snapshots(cases: Sequence[MatchCase], vocabulary: Vocabulary) -> CaseSnapshots:
    """The candidate and the job of each case, in the row of the case."""
    numbers = [f"{number:06d}" for number in range(len(cases))]
    people = [replace(_aided(case), id=CandidateId(n)) for n, case in zip(numbers, cases, strict=True)]
    jobs = [_numbered(case.job, n) for n, case in zip(numbers, cases, strict=True)]
    places = [place for case in cases for place in (case.way.home, case.way.workplace) if place is not None]
    at = {place.postcode: place for place in places}
    return CaseSnapshots(
        candidate_snapshot(candidate_frames_of(people, at), vocabulary),
        job_snapshot(job_frames_of(jobs, at), vocabulary),
    )


def _aided(case: MatchCase) -> Candidate:
    if not case.aids:
        return case.candidate
    levels = {**case.candidate.levels.known, **dict.fromkeys(case.aids, Level.FULL)}
    return replace(case.candidate, levels=Levels(levels))


def _numbered(full: JobInFull, number: str) -> JobInFull:
    """The job with ids of its own, so that each case may have its own tasks and its own workplace."""
    tasks = tuple(replace(task, id=TaskId(f"{number}-{task.id}")) for task in full.tasks)
    workplace = replace(full.workplace, id=WorkplaceId(number))
    job = replace(
        full.job, id=JobId(number), workplace_id=workplace.id, task_ids=tuple(task.id for task in tasks)
    )
    return JobInFull(job, workplace, tasks)
