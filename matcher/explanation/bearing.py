"""How a fact bears on a match, and which part of the job it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from matcher.domain.ids import TaskId
from matcher.domain.job import JobInFull
from matcher.domain.task import Task
from matcher.features.columns import GROUPS, ReasonGroup

EVERY_GROUP: Final = frozenset(GROUPS)
"""All that facts can be about."""


class Bearing(StrEnum):
    """How a fact bears on a match. A neutral one is worth saying, but is nobody's shortfall."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UnaskedFact:
    """That nothing is asked for in this group, so that nothing stands in the way."""

    bearing: ClassVar[Bearing] = Bearing.FOR
    codes: ClassVar[tuple[str, ...]] = ()

    group: ReasonGroup


@dataclass(frozen=True, slots=True)
class JobPart:
    """Some of a job's tasks: their share of its minutes, and whether any may be taken out of its role."""

    task_ids: tuple[TaskId, ...]
    share: float
    separable: bool


def part_of(tasks: Sequence[Task], job: JobInFull) -> JobPart:
    """What part of the job these tasks of it are."""
    return JobPart(
        task_ids=tuple([task.id for task in tasks]),
        share=sum([task.weekly_minutes for task in tasks]) / job.weekly_minutes,
        separable=any(task.separable for task in tasks),
    )
