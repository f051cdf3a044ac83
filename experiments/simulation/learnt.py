"""Simulated: what trials and jobs leave behind in a profile, as they do in real life.

Two weeks into a trial or a job, the broker notes what types of task the person has been seen to do. So
today's profiles tell how matches went: a model that learnt from them would look far better than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from matcher.domain.candidate import Candidate, Evidence, Proof
from matcher.domain.ids import CandidateId, TaskTypeCode
from matcher.domain.job import Job
from matcher.domain.match import Match, Outcome
from matcher.domain.task import Task

Learnt: TypeAlias = Mapping[TaskTypeCode, date]
"""The types of task a person was seen to do at work, and the day on which that was first noted."""

_AT_WORK: Final = (Outcome.TRIAL_STARTED, Outcome.HIRED)
_NOTED_AFTER: Final = timedelta(days=14)


def learnt_at_work(
    matches: Iterable[Match], jobs: Iterable[Job], tasks: Iterable[Task], today: date
) -> Mapping[CandidateId, Learnt]:
    """What each person was seen to do in trials and jobs, as noted by today."""
    types_of_task = {task.id: task.task_type for task in tasks}
    types_of_job = {job.id: [types_of_task[task] for task in job.task_ids] for job in jobs}
    learnt: dict[CandidateId, dict[TaskTypeCode, date]] = {}
    for match in matches:
        begun = [event.on for event in match.events if event.outcome in _AT_WORK]
        if not begun or min(begun) + _NOTED_AFTER > today:
            continue
        noted_on = min(begun) + _NOTED_AFTER
        own = learnt.setdefault(match.candidate_id, {})
        for code in filter(None, types_of_job[match.job_id]):
            own[code] = min(noted_on, own.get(code, noted_on))
    return learnt


def with_learnt(candidate: Candidate, learnt: Learnt) -> Candidate:
    """The profile with what was noted, seen at work, and updated on the last of these days or later."""
    if not learnt:
        return candidate
    days = [*learnt.values(), *filter(None, [candidate.updated_on])]
    return replace(
        candidate,
        experience=candidate.experience | learnt.keys(),
        proofs=tuple(Proof(code, Evidence.OBSERVED, on) for code, on in learnt.items()),
        updated_on=max(days),
    )
