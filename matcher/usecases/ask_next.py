"""What is known of a candidate or a workplace, and what is best asked next, from what is stored now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from matcher.completeness.known import Completeness, candidate_completeness, workplace_completeness
from matcher.completeness.narrowing import NextQuestion, questions_for_candidate
from matcher.completeness.plausible import Plausible
from matcher.completeness.renewals import Renewal, renewals
from matcher.completeness.workplace_questions import plausible_work, questions_for_workplace
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, JobId, TaskId, WorkplaceId
from matcher.domain.job import JobInFull
from matcher.domain.task import Task
from matcher.features.snapshots import JobSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import rank_candidates, rank_jobs, row_of
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import Snapshots
from matcher.vocabulary.entries import Vocabulary

TOP_OF_LISTS: Final = 20
"""Length of the lists whose intervals a question is to narrow."""


@dataclass(frozen=True, slots=True)
class AskReport:
    """What is known and what to ask. ``task_texts`` say the tasks that questions are about in words."""

    about: str
    known: tuple[Completeness, ...]
    questions: tuple[NextQuestion, ...]
    renewals: tuple[Renewal, ...]
    task_texts: Mapping[TaskId, str]
    model_version: str
    label: DatasetLabel


def ask_candidate(
    unit_of_work: UnitOfWork,
    snapshots: Snapshots,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    candidate_id: CandidateId,
    *,
    today: date,
    jobs_looked_at: int = TOP_OF_LISTS,
) -> AskReport:
    """What is known of a candidate, and the questions that narrow their best open jobs most.

    Raises
    ------
    NotFound
        When there is no such candidate.
    """
    with unit_of_work as work:
        candidate = work.candidates.get(candidate_id)
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
        ranking = rank_jobs(candidates, jobs, candidate_id, ranker, jobs_looked_at)
        listed = [work.jobs.get(match.job_id) for match in ranking.matches]
        label = work.label()
    job_rows = np.array([row_of(jobs.ids, match.job_id, "job") for match in ranking.matches], np.intp)
    questions = questions_for_candidate(
        candidates,
        row_of(candidates.ids, candidate_id, "candidate"),
        jobs,
        job_rows,
        ranker=ranker,
        plausible=Plausible.of(candidates, days_since_1970(today)),
        codes=tuple(vocabulary.competences),
    )
    tasks = [task for job in listed for task in job.tasks]
    return AskReport(
        about=candidate_id,
        known=candidate_completeness(candidate),
        questions=questions,
        renewals=renewals(
            candidate,
            today,
            {need.code for task in tasks for need in task.competences},
            {task.task_type for task in tasks if task.task_type is not None},
        ),
        task_texts={},
        model_version=ranker.version,
        label=label,
    )


def ask_workplace(
    unit_of_work: UnitOfWork,
    snapshots: Snapshots,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    workplace_id: WorkplaceId,
    *,
    today: date,
    people_looked_at: int = TOP_OF_LISTS,
) -> AskReport:
    """What is known of a workplace, and the questions that narrow the lists of its open jobs most.

    Raises
    ------
    NotFound
        When there is no such workplace.
    """
    with unit_of_work as work:
        workplace = work.workplaces.get(workplace_id)
        positions = work.workplaces.positions(workplace_id)
        tasks = tuple(task for position in positions for task in work.workplaces.tasks(position.id))
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
        own = _open_jobs_of(work, workplace_id, jobs, tasks)
        label = work.label()
    listed = []
    for full in own:
        ranking = rank_candidates(candidates, jobs, full.job.id, ranker, people_looked_at)
        people = [row_of(candidates.ids, match.candidate_id, "candidate") for match in ranking.matches]
        listed.append((row_of(jobs.ids, full.job.id, "job"), np.array(people, np.intp)))
    people_say = Plausible.of(candidates, days_since_1970(today))
    return AskReport(
        about=workplace_id,
        known=workplace_completeness(workplace, tasks, len(vocabulary.considerations)),
        questions=questions_for_workplace(
            candidates,
            jobs,
            listed,
            ranker=ranker,
            plausible=plausible_work(jobs, people_say),
            codes=tuple(vocabulary.considerations),
        ),
        renewals=(),
        task_texts={task.id: task.text for task in tasks},
        model_version=ranker.version,
        label=label,
    )


def days_since_1970(day: date) -> float:
    """A day as snapshots count it."""
    return float((day - date(1970, 1, 1)).days)


def _open_jobs_of(
    work: UnitOfWork, workplace_id: WorkplaceId, jobs: JobSnapshot, tasks: tuple[Task, ...]
) -> tuple[JobInFull, ...]:
    """The open jobs that are made of a workplace's tasks; a job's tasks are all from one workplace."""
    own = {task.id for task in tasks}
    rows = [r for r in np.flatnonzero(jobs.open) if str(jobs.task_ids[jobs.task_starts[r]]) in own]
    found = (work.jobs.get(JobId(str(jobs.ids[row]))) for row in rows)
    return tuple(full for full in found if full.workplace.id == workplace_id)
