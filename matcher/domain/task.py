"""A piece of work: how much, when, what it demands, and whether it can be taken out of its role."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from matcher.domain.ids import CompetenceCode, PositionId, TaskId, TaskTypeCode
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.week import Slot
from matcher.errors import InvalidInput


class Wanted(StrEnum):
    """How those who do a task today feel about it."""

    LIKED = "liked"
    NEUTRAL = "neutral"
    UNWANTED = "unwanted"


@dataclass(frozen=True, slots=True)
class CompetenceNeed:
    """A competence that a task needs at a level; ``required`` where the task cannot be done without it."""

    code: CompetenceCode
    level: Level
    required: bool = True

    def __post_init__(self) -> None:
        if self.level is Level.NONE:
            raise InvalidInput(f"A task that needs {self.code} needs it at level 1 or more.")


@dataclass(frozen=True, slots=True)
class Demands:
    """What a task needs of a person, by dimension.

    A demand in ``proposed`` comes from the vocabulary and has not been confirmed by the workplace:
    it is taken to be right to within one step. A dimension that is not in ``levels`` is unknown.
    """

    levels: Levels = field(default_factory=Levels)
    proposed: frozenset[Dimension] = frozenset()

    def __post_init__(self) -> None:
        stray = self.proposed - set(self.levels.known)
        if stray:
            raise InvalidInput(f"A proposed demand needs a level: {', '.join(sorted(stray))}.")


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a position.

    ``task_type`` is the vocabulary's type of task, ``None`` where none is known. ``slots`` are the times
    at which it can be done, ``None`` where nobody has said. ``now_undone`` marks work that is left
    lying today, ``takes_skilled_time`` work that keeps skilled people from what only they can do.
    """

    id: TaskId
    position_id: PositionId
    text: str
    weekly_minutes: int
    task_type: TaskTypeCode | None = None
    slots: frozenset[Slot] | None = None
    separable: bool = True
    now_undone: bool = False
    takes_skilled_time: bool = False
    wanted: Wanted = Wanted.NEUTRAL
    demands: Demands = field(default_factory=Demands)
    competences: tuple[CompetenceNeed, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.weekly_minutes <= 7 * 24 * 60:
            raise InvalidInput(
                f"Task {self.id} must take between 1 minute and a week, not {self.weekly_minutes}."
            )
        if self.slots is not None and not self.slots:
            raise InvalidInput(f"Task {self.id} must name at least one time, or none be given at all.")
        if len(self.competences) != len({need.code for need in self.competences}):
            raise InvalidInput(f"Task {self.id} needs a competence more than once.")
