"""What the tasks demand, and what the person can do, on the one scale that both are told on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

from matcher.domain.candidate import Candidate
from matcher.domain.ids import TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, UNKNOWN, Dimension, Family, Level, Levels, MaybeLevel
from matcher.domain.task import Task
from matcher.explanation.bearing import EVERY_GROUP, Bearing, JobPart, UnaskedFact, part_of
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.features.columns import ReasonGroup


class Reach(StrEnum):
    """How far a task lies from what a person can do today, as far as is known; ``nearly`` is one step."""

    BEYOND = "beyond"
    NEARLY = "nearly"
    WITHIN = "within"
    UNKNOWN = "unknown"


_GROUP_OF_FAMILY: Final = {family: ReasonGroup(family.value) for family in Family}
_GROUP_OF: Final = {dimension: _GROUP_OF_FAMILY[dimension.family] for dimension in DIMENSIONS}


@dataclass(frozen=True, slots=True)
class DemandFact:
    """The highest demand on a dimension, the tasks that make it, and what the person can do.

    ``proposed`` tells that the workplace has not confirmed the demand.
    """

    dimension: Dimension
    demanded: Level
    capability: MaybeLevel
    part: JobPart
    proposed: bool

    @property
    def shortfall(self) -> int:
        """Steps by which the demand lies above the capability; 0 where that is unknown."""
        return 0 if self.capability is UNKNOWN else max(self.demanded - self.capability, 0)

    @property
    def bearing(self) -> Bearing:
        """Against where the demand lies above the capability."""
        if self.capability is UNKNOWN:
            return Bearing.UNKNOWN
        return Bearing.AGAINST if self.shortfall else Bearing.FOR

    @property
    def group(self) -> ReasonGroup:
        """The family of the dimension."""
        return _GROUP_OF[self.dimension]

    @property
    def codes(self) -> tuple[str, ...]:
        """The dimension."""
        return (self.dimension.value,)


@dataclass(frozen=True, slots=True)
class ReachFact:
    """The tasks that lie equally far from what the person can do."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TASKS

    reach: Reach
    part: JobPart

    @property
    def bearing(self) -> Bearing:
        """For where the tasks are within reach, against where they are known not to be."""
        bearings = {Reach.WITHIN: Bearing.FOR, Reach.UNKNOWN: Bearing.UNKNOWN}
        return bearings.get(self.reach, Bearing.AGAINST)

    @property
    def codes(self) -> tuple[str, ...]:
        """How far."""
        return (self.reach.value,)


LevelFact: TypeAlias = DemandFact | ReachFact | UnaskedFact


def level_facts(
    candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[LevelFact]:
    """Facts about demands, the greatest shortfall and then the highest demand first, and about tasks."""
    demands = list(_demands(candidate, job, groups))
    yield from sorted(demands, key=lambda fact: (-fact.shortfall, -fact.demanded))
    for family in _families(groups):
        asked = (task.demands.levels[d] for task in job.tasks for d in DIMENSIONS if d.family is family)
        if all(level is Level.NONE for level in asked):
            yield UnaskedFact(ReasonGroup(family.value))
    if ReasonGroup.TASKS not in groups:
        return
    reaches = {task.id: reach_of(task, candidate.levels) for task in job.tasks}
    for reach in Reach:
        tasks = [task for task in job.tasks if reaches[task.id] is reach]
        if tasks:
            yield ReachFact(reach, part_of(tasks, job.tasks))


def unknown_levels(
    candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[UnknownFact]:
    """Capabilities that the job calls on, and demands that could go beyond the person's capability."""
    demands = sorted(_demands(candidate, job, groups), key=lambda fact: -fact.demanded)
    for fact in demands:
        if fact.bearing is Bearing.UNKNOWN:
            yield UnknownFact(About.CAPABILITY, fact.group, fact.codes, fact.part.task_ids, fact.demanded)
    for family in _families(groups):
        open_dimensions = [
            d for d in DIMENSIONS if d.family is family and candidate.levels[d] is not Level.FULL
        ]
        unsaid = {d: tasks for d in open_dimensions if (tasks := _where_unknown(job, d))}
        if unsaid:
            somewhere = {task_id for task_ids in unsaid.values() for task_id in task_ids}
            task_ids = tuple(task.id for task in job.tasks if task.id in somewhere)
            codes = tuple(dimension.value for dimension in unsaid)
            yield UnknownFact(About.DEMANDS, ReasonGroup(family.value), codes, task_ids)


def _families(groups: frozenset[ReasonGroup]) -> Iterator[Family]:
    return (family for family in Family if _GROUP_OF_FAMILY[family] in groups)


def _demands(candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup]) -> Iterator[DemandFact]:
    for dimension in DIMENSIONS:
        if _GROUP_OF[dimension] in groups:
            fact = _demand(candidate.levels[dimension], job, dimension)
            if fact is not None:
                yield fact


def reach_of(task: Task, capabilities: Levels) -> Reach:
    """How far a task is from what a person can do; known shortfalls go before what is unknown."""
    worst, unclear = 0, False
    demands, levels = task.demands.levels.known, capabilities.known
    for dimension in DIMENSIONS:
        demand, capability = demands.get(dimension, UNKNOWN), levels.get(dimension, UNKNOWN)
        if demand is Level.NONE or capability is Level.FULL:
            continue
        if demand is UNKNOWN or capability is UNKNOWN:
            unclear = True
        else:
            worst = max(worst, demand - capability)
    if worst:
        return Reach.NEARLY if worst == 1 else Reach.BEYOND
    return Reach.UNKNOWN if unclear else Reach.WITHIN


def _demand(capability: MaybeLevel, job: JobInFull, dimension: Dimension) -> DemandFact | None:
    """The highest known demand of the job on a dimension; ``None`` where none is known above level 0."""
    known = {task.id: task.demands.levels.known.get(dimension, Level.NONE) for task in job.tasks}
    highest = max(known.values())
    if highest is Level.NONE:
        return None
    asking = [task for task in job.tasks if known[task.id] is highest]
    return DemandFact(
        dimension=dimension,
        demanded=highest,
        capability=capability,
        part=part_of(asking, job.tasks),
        proposed=all(dimension in task.demands.proposed for task in asking),
    )


def _where_unknown(job: JobInFull, dimension: Dimension) -> tuple[TaskId, ...]:
    return tuple(task.id for task in job.tasks if task.demands.levels[dimension] is UNKNOWN)
