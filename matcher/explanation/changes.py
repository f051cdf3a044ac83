"""What could be changed in a job or at its workplace, and the case that it makes. Never in the person.

:func:`carried_out` is the only way in which a change is applied: for its score, and by whoever tries it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from matcher.domain.ids import ConsiderationCode, JobId, TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import Dimension
from matcher.domain.task import Task
from matcher.domain.week import Slot
from matcher.explanation.match_case import MatchCase
from matcher.features.columns import ReasonGroup
from matcher.ranking.ranking import RankedMatch


class ChangeKind(StrEnum):
    """What a change is about, what is easiest to agree on first."""

    DROP_TASK = "drop_task"
    SWAP_TASK = "swap_task"
    ADD_TASK = "add_task"
    OTHER_HOURS = "other_hours"
    OTHER_TIMES = "other_times"
    ARRANGEMENT = "arrangement"
    AID = "aid"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True)
class Alteration:
    """Something that is done to a job or at its workplace.

    Attributes
    ----------
    dropped, added : tasks that leave the job, and tasks of the workplace that join it
    moved : tasks of the job that may be done at the times ``slots`` as well
    dimensions : on which help at the workplace is taken to close every gap
    considerations : that the workplace sees to
    """

    kind: ChangeKind
    dropped: tuple[TaskId, ...] = ()
    added: tuple[TaskId, ...] = ()
    moved: tuple[TaskId, ...] = ()
    slots: frozenset[Slot] = frozenset()
    dimensions: tuple[Dimension, ...] = ()
    considerations: tuple[ConsiderationCode, ...] = ()

    @property
    def steps(self) -> int:
        """How many things there are to agree on: a task for another is one."""
        return max(len(self.dropped), len(self.added), 1)


@dataclass(frozen=True, slots=True)
class Change:
    """A change and what it does to the match.

    Attributes
    ----------
    parts : what is done; mostly one thing
    match_before, match_after : as the model scores them
    said_gain : what is said that the score gains at least, rounded down
    groups : the reason groups that gain most, the most first
    """

    parts: tuple[Alteration, ...]
    weekly_minutes_before: int
    weekly_minutes_after: int
    match_before: RankedMatch
    match_after: RankedMatch
    said_gain: float
    groups: tuple[ReasonGroup, ...]

    @property
    def kind(self) -> ChangeKind:
        """What its first part is about."""
        return self.parts[0].kind

    @property
    def steps(self) -> int:
        """How many things there are to agree on."""
        return sum(part.steps for part in self.parts)

    @property
    def gain(self) -> float:
        """How much the score gains, exactly."""
        return self.match_after.score - self.match_before.score


def carried_out(change: Change, case: MatchCase) -> MatchCase:
    """The case as it is after the change; the candidate is the same."""
    return altered(case, change.parts)


def altered(case: MatchCase, parts: Sequence[Alteration]) -> MatchCase:
    """The case with all of this done."""
    for part in parts:
        every = tuple(_moved(task, part) for task in case.tasks)
        arrangements = {**case.job.workplace.arrangements, **dict.fromkeys(part.considerations, True)}
        workplace = replace(case.job.workplace, arrangements=arrangements)
        tasks = _tasks(case, part, {task.id: task for task in every})
        job = replace(case.job.job, task_ids=tuple(task.id for task in tasks))
        case = replace(
            case,
            job=JobInFull(job, workplace, tasks),
            tasks=every,
            aids=case.aids.union(part.dimensions),
        )
    return case


def flips(change: Change, scores_of_other_jobs: Mapping[JobId, float]) -> tuple[JobId, ...]:
    """The jobs in the candidate's list that this one passes by the change, the highest first.

    It holds where the change leaves the other jobs as they are. Whoever stands level is not passed.
    """
    before, after = change.match_before.score, change.match_after.score
    passed = [(-score, job) for job, score in scores_of_other_jobs.items() if before < score < after]
    return tuple(job for _, job in sorted(passed))


def _tasks(case: MatchCase, part: Alteration, every: Mapping[TaskId, Task]) -> tuple[Task, ...]:
    kept = [task.id for task in case.job.tasks if task.id not in part.dropped]
    return tuple(every[task_id] for task_id in (*kept, *part.added))


def _moved(task: Task, part: Alteration) -> Task:
    if task.id not in part.moved:
        return task
    return replace(task, slots=(task.slots or frozenset()) | part.slots)
