"""A job made of tasks from one workplace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.employer import Workplace
from matcher.domain.ids import JobId, TaskId, WorkplaceId
from matcher.domain.task import Task
from matcher.errors import InvalidInput


class JobState(StrEnum):
    """Whether a job can still be filled."""

    OPEN = "open"
    FILLED = "filled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Job:
    """A bundle of tasks from one workplace, shaped into one (carved) job."""

    id: JobId
    workplace_id: WorkplaceId
    title: str
    task_ids: tuple[TaskId, ...]
    state: JobState = JobState.OPEN
    start_on: date | None = None
    opened_on: date | None = None

    def __post_init__(self) -> None:
        if not self.task_ids:
            raise InvalidInput(f"Job {self.id} has no tasks.")
        if len(self.task_ids) != len(set(self.task_ids)):
            raise InvalidInput(f"Job {self.id} lists a task more than once.")


@dataclass(frozen=True, slots=True)
class JobInFull:
    """A job with its tasks, in the job's order, and the workplace where they are done."""

    job: Job
    workplace: Workplace
    tasks: tuple[Task, ...]

    @property
    def weekly_minutes(self) -> int:
        """Minutes a week, all tasks together."""
        return sum([task.weekly_minutes for task in self.tasks])
