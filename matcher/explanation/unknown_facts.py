"""What nobody has said yet. It never speaks against anyone; it is something to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.ids import TaskId
from matcher.domain.scale import Level
from matcher.features.columns import ReasonGroup


class About(StrEnum):
    """What is unknown, in the order in which it is worth asking."""

    CAPABILITY = "capability"
    MOST_WEEKLY_HOURS = "most_weekly_hours"
    CANDIDATE_TIMES = "candidate_times"
    WISHES = "wishes"
    COMPETENCE = "competence"
    LONGEST_TRAVEL = "longest_travel"
    CANDIDATE_PLACE = "candidate_place"
    TRAVEL_MODES = "travel_modes"
    EXPERIENCE = "experience"
    MOST_DAILY_HOURS = "most_daily_hours"
    LEAST_WEEKLY_HOURS = "least_weekly_hours"
    AVAILABLE_FROM = "available_from"
    CONSIDERATION = "consideration"
    DEMANDS = "demands"
    TASK_TIMES = "task_times"
    TASK_TYPES = "task_types"
    WORKPLACE_PLACE = "workplace_place"


class AskedOf(StrEnum):
    """Who can answer."""

    CANDIDATE = "candidate"
    WORKPLACE = "workplace"


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """One thing that is unknown. ``demanded`` is the level that the job asks for, where that is known."""

    about: About
    group: ReasonGroup
    codes: tuple[str, ...] = ()
    task_ids: tuple[TaskId, ...] = ()
    demanded: Level | None = None

    @property
    def asked_of(self) -> AskedOf:
        """Who can answer."""
        return AskedOf.WORKPLACE if self.about in _OF_WORKPLACE else AskedOf.CANDIDATE


def in_order_of_asking(unknown: Iterable[UnknownFact]) -> tuple[UnknownFact, ...]:
    """The unknown facts with the highest demands first, then as :class:`About` is ordered."""
    return tuple(sorted(unknown, key=lambda fact: (_ORDER[fact.about], -(fact.demanded or Level.NONE))))


_ORDER: Final = {about: place for place, about in enumerate(About)}
_OF_WORKPLACE: Final = frozenset(
    {About.CONSIDERATION, About.DEMANDS, About.TASK_TIMES, About.TASK_TYPES, About.WORKPLACE_PLACE}
)
