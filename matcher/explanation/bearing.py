"""How a fact bears on a match, and which part of the job it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from matcher.domain.ids import TaskId
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


def part_of(tasks: Iterable[Task], whole: Iterable[Task]) -> JobPart:
    """What part of the whole job these tasks are."""
    chosen = tuple(tasks)
    return JobPart(
        task_ids=tuple(task.id for task in chosen),
        share=sum(task.weekly_minutes for task in chosen) / sum(task.weekly_minutes for task in whole),
        separable=any(task.separable for task in chosen),
    )
