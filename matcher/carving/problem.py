"""The carving problem as data: the tasks of one workplace, one person's limits, the guards, the weights.

The mathematics, with the source of every part, stands in docs/carving.md. Everything is a whole number:
minutes, shares in percent, fit in thousandths. So a solution is exact, and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from matcher.carving.limits import Limit
from matcher.carving.rules import Rule
from matcher.domain.ids import CompetenceCode, ConsiderationCode, PositionId, TaskId
from matcher.domain.task import Wanted
from matcher.domain.week import OFFICE_HOURS, DayPart, Slot
from matcher.errors import InvalidInput

FULL_FIT: Final = 1000
"""Fit is told in thousandths."""

MINUTES_OF: Final[Mapping[DayPart, int]] = MappingProxyType(
    {
        DayPart.EARLY: 180,
        DayPart.MORNING: 240,
        DayPart.AFTERNOON: 240,
        DayPart.EVENING: 300,
        DayPart.NIGHT: 480,
    }
)
"""How long each part of the day is."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well work fits a person, in thousandths: at worst, as assumed, and at best of the unknown."""

    lower: int
    point: int
    upper: int

    def __post_init__(self) -> None:
        if not 0 <= self.lower <= self.point <= self.upper <= FULL_FIT:
            raise InvalidInput(f"A fit lies between 0 and {FULL_FIT}, the assumed one inside its interval.")


@dataclass(frozen=True, slots=True)
class CarvableTask:
    """A task as carving sees it, for one person.

    Attributes
    ----------
    slots : when it can be done; ``None`` where nobody has said, and it can be agreed
    subject : the field of work of its type; ``None`` where the type is unknown
    place : where at the workplace it is done; tasks of one place may hang together by it
    days_a_week : on how many days it has to be done, as much each day; ``None`` as it suits
    least_piece : fewest minutes worth starting on at a time
    alone : whether it is done alone for half a day or longer
    licences_missing, licences_unknown : required licences known not to be held, or not spoken of
    rules : rules to mind, as reminders only
    """

    id: TaskId
    position_id: PositionId
    text: str
    weekly_minutes: int
    fit: Fit
    slots: frozenset[Slot] | None = None
    separable: bool = True
    now_undone: bool = False
    takes_skilled_time: bool = False
    wanted: Wanted = Wanted.NEUTRAL
    subject: str | None = None
    place: str | None = None
    days_a_week: int | None = None
    least_piece: int = 15
    alone: bool = False
    licences_missing: tuple[CompetenceCode, ...] = ()
    licences_unknown: tuple[CompetenceCode, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        if self.weekly_minutes <= 0 or self.least_piece <= 0:
            raise InvalidInput(f"Task {self.id} must take at least a minute, and a piece of it too.")
        if self.days_a_week is not None and not 1 <= self.days_a_week <= min(7, self.weekly_minutes):
            raise InvalidInput(f"Task {self.id} is done on 1 to 7 days a week, not {self.days_a_week}.")


@dataclass(frozen=True, slots=True)
class PersonLimits:
    """How much and when a person can work, and what the workplace cannot arrange for them."""

    least_weekly_minutes: int
    most_weekly_minutes: int
    most_daily_minutes: int
    slots: frozenset[Slot] = OFFICE_HOURS
    refused: tuple[ConsiderationCode, ...] = ()
    alone_wished: bool = False

    def __post_init__(self) -> None:
        if self.least_weekly_minutes > self.most_weekly_minutes:
            raise InvalidInput("The least hours a week must not exceed the most.")


@dataclass(frozen=True, slots=True)
class Guards:
    """How strict each guard is. Shares are in percent of a bundle's minutes. Sources in docs/carving.md."""

    least_weekly_minutes: int = 120
    most_colleagues: int = 3
    most_unwanted: int = 50
    most_alone: int = 50
    least_whole: int = 60


@dataclass(frozen=True, slots=True)
class CarvingWeights:
    """What a minute of work is worth in a bundle, in thousandths. Sources in docs/carving.md.

    Attributes
    ----------
    fit : for each thousandth of fit above ``acceptable_fit``, and against each below it
    doubt : how far from the assumed to the lowest fit, in percent, the unknown counts against a task
    skilled : for work that takes skilled people's time today, and is not left lying
    undone : for work that is left lying today
    liked : against work that those who do it today like to do
    """

    fit: int = 4
    acceptable_fit: int = 500
    doubt: int = 25
    skilled: int = 1000
    undone: int = 1000
    liked: int = 500

    def per_minute(self, task: CarvableTask) -> int:
        """What a minute of this task adds to the objective."""
        cautious = task.fit.point - self.doubt * (task.fit.point - task.fit.lower) // 100
        return (
            self.fit * (cautious - self.acceptable_fit)
            + self.skilled * (task.takes_skilled_time and not task.now_undone)
            + self.undone * task.now_undone
            - self.liked * (task.wanted is Wanted.LIKED)
        )


@dataclass(frozen=True, slots=True)
class Near:
    """That a bundle leaves out so many of these tasks at most, and has so many others at most."""

    tasks: frozenset[TaskId]
    most_dropped: int
    most_added: int


@dataclass(frozen=True, slots=True)
class CarvingProblem:
    """Which bundle of these tasks makes the best job for this person; ``off`` limits are not kept.

    ``near`` keeps the bundle near a job that is there already. It is no limit that could give way: only
    :func:`~matcher.carving.solver.solve` and the bounds know of it, no clash or relaxation tells of it.
    """

    tasks: tuple[CarvableTask, ...]
    person: PersonLimits
    guards: Guards = field(default_factory=Guards)
    weights: CarvingWeights = field(default_factory=CarvingWeights)
    off: frozenset[Limit] = frozenset()
    near: Near | None = None

    def __post_init__(self) -> None:
        if len(self.tasks) != len({task.id for task in self.tasks}):
            raise InvalidInput("A task stands in a carving problem more than once.")

    def holds(self, limit: Limit) -> bool:
        """Whether this limit is to be kept."""
        return limit not in self.off

    def without(self, *limits: Limit) -> CarvingProblem:
        """The same problem with these limits switched off as well."""
        return replace(self, off=self.off | frozenset(limits))
