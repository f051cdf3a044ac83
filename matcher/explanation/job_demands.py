"""What the tasks of a job demand, worked out once for all the candidates that it is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.ids import TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Family, Level
from matcher.domain.task import Task
from matcher.explanation.bearing import JobPart, part_of


@dataclass(frozen=True, slots=True)
class HighestDemand:
    """The highest known demand on a dimension, and the tasks that make it.

    ``proposed`` tells that the workplace has not confirmed the demand.
    """

    dimension: Dimension
    level: Level
    part: JobPart
    proposed: bool


@dataclass(frozen=True, slots=True)
class TaskDemands:
    """What one task is known to demand above level 0, and the dimensions on which nobody has said."""

    task: Task
    known: tuple[tuple[Dimension, Level], ...]
    unsaid: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class JobDemands:
    """The demands of a job: the same for every candidate.

    Attributes
    ----------
    highest : for each family, its dimensions on which some task is known to demand more than level 0
    unsaid : the tasks of which nobody has said, for each dimension where there is one
    unasked : the families in which every task is known to demand nothing
    """

    job: JobInFull
    tasks: tuple[TaskDemands, ...]
    highest: Mapping[Family, tuple[HighestDemand, ...]]
    unsaid: Mapping[Dimension, tuple[TaskId, ...]]
    unasked: frozenset[Family]

    @classmethod
    def of(cls, job: JobInFull) -> JobDemands:
        """The demands of this job."""
        tasks = tuple(_of_task(task) for task in job.tasks)
        known = [task.demands.levels.known for task in job.tasks]
        said = {dimension: [levels.get(dimension) for levels in known] for dimension in DIMENSIONS}
        highest: dict[Family, list[HighestDemand]] = {}
        for dimension, levels in said.items():
            if any(levels):
                highest.setdefault(dimension.family, []).append(_highest(job, dimension, levels))
        unsaid = {
            dimension: tuple(t.id for t, level in zip(job.tasks, levels, strict=True) if level is None)
            for dimension, levels in said.items()
            if None in levels
        }
        unasked = frozenset(Family).difference(highest, (dimension.family for dimension in unsaid))
        return cls(job, tasks, {family: tuple(each) for family, each in highest.items()}, unsaid, unasked)


def _of_task(task: Task) -> TaskDemands:
    levels = task.demands.levels
    known = tuple((dimension, level) for dimension, level in levels.known.items() if level)
    return TaskDemands(task, known, levels.unknown)


def _highest(job: JobInFull, dimension: Dimension, levels: Sequence[Level | None]) -> HighestDemand:
    """The highest of these levels, one for each task of the job; some task demands more than level 0."""
    highest = max(level for level in levels if level is not None)
    asking = [task for task, level in zip(job.tasks, levels, strict=True) if level is highest]
    return HighestDemand(
        dimension=dimension,
        level=highest,
        part=part_of(asking, job),
        proposed=all(dimension in task.demands.proposed for task in asking),
    )
