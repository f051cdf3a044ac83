"""What the tasks demand, and what the person can do, on the one scale that both are told on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

from matcher.domain.candidate import Candidate
from matcher.domain.scale import DIMENSIONS, UNKNOWN, Dimension, Family, Level, Levels, MaybeLevel
from matcher.domain.task import Task
from matcher.explanation.bearing import EVERY_GROUP, Bearing, JobPart, UnaskedFact, part_of
from matcher.explanation.job_demands import JobDemands, TaskDemands
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
    candidate: Candidate, demands: JobDemands, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[LevelFact]:
    """Facts about demands, the greatest shortfall and then the highest demand first, and about tasks."""
    facts = _demand_facts(candidate, demands, groups)
    yield from sorted(facts, key=lambda fact: (-fact.shortfall, -fact.demanded))
    for family, group in _GROUP_OF_FAMILY.items():
        if group in groups and family in demands.unasked:
            yield UnaskedFact(group)
    if ReasonGroup.TASKS not in groups:
        return
    tasks: dict[Reach, list[Task]] = {reach: [] for reach in Reach}
    for asked in demands.tasks:
        tasks[reach_of(asked, candidate.levels)].append(asked.task)
    for reach, alike in tasks.items():
        if alike:
            yield ReachFact(reach, part_of(alike, demands.job))


def unknown_levels(
    candidate: Candidate, demands: JobDemands, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[UnknownFact]:
    """Capabilities that the job calls on, and demands that could go beyond the person's capability."""
    facts = sorted(_demand_facts(candidate, demands, groups), key=lambda fact: -fact.demanded)
    for fact in facts:
        if fact.bearing is Bearing.UNKNOWN:
            yield UnknownFact(About.CAPABILITY, fact.group, fact.codes, fact.part.task_ids, fact.demanded)
    for family, group in _GROUP_OF_FAMILY.items():
        if group not in groups:
            continue
        unsaid = {
            dimension: task_ids
            for dimension, task_ids in demands.unsaid.items()
            if dimension.family is family and candidate.levels[dimension] is not Level.FULL
        }
        if unsaid:
            somewhere = {task_id for task_ids in unsaid.values() for task_id in task_ids}
            task_ids = tuple(task.id for task in demands.job.tasks if task.id in somewhere)
            codes = tuple(dimension.value for dimension in unsaid)
            yield UnknownFact(About.DEMANDS, group, codes, task_ids)


def reach_of(asked: TaskDemands, capabilities: Levels) -> Reach:
    """How far a task is from what a person can do; known shortfalls go before what is unknown."""
    levels = capabilities.known
    worst = 0
    unclear = any(levels.get(dimension) is not Level.FULL for dimension in asked.unsaid)
    for dimension, demand in asked.known:
        capability = levels.get(dimension, UNKNOWN)
        if capability is UNKNOWN:
            unclear = True
        elif demand - capability > worst:
            worst = demand - capability
    if worst:
        return Reach.NEARLY if worst == 1 else Reach.BEYOND
    return Reach.UNKNOWN if unclear else Reach.WITHIN


def _demand_facts(
    candidate: Candidate, demands: JobDemands, groups: frozenset[ReasonGroup]
) -> Iterator[DemandFact]:
    for family, group in _GROUP_OF_FAMILY.items():
        if group in groups:
            for each in demands.highest.get(family, ()):
                capability = candidate.levels[each.dimension]
                yield DemandFact(each.dimension, each.level, capability, each.part, each.proposed)
