"""How much is known of a candidate, of a list of tasks and of a workplace, by family and group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.candidate import Candidate
from matcher.domain.employer import Workplace
from matcher.domain.scale import DIMENSIONS, Family
from matcher.domain.task import Task


class Part(StrEnum):
    """Parts of what can be known that are no family of levels."""

    COMPETENCES = "competences"
    EXPERIENCE = "experience"
    WISHES = "wishes"
    CONSIDERATIONS = "considerations"
    TIME = "time"
    TRAVEL = "travel"
    TASK_TYPES = "task_types"
    TASK_TIMES = "task_times"
    CONSIDERATIONS_ASKED = "considerations_asked"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Completeness:
    """So much is known of one part.

    ``possible`` is 0 where there is no telling how much there could be, as with competences: a profile
    lists what there is. ``proposed`` counts what is known by proposal only.
    """

    part: Family | Part
    known: int
    possible: int
    proposed: int = 0


def candidate_completeness(candidate: Candidate) -> tuple[Completeness, ...]:
    """What is known of a candidate: levels by family, then the rest of the profile."""
    time, travel = candidate.time, candidate.travel
    times = (
        time.least_weekly_minutes, time.most_weekly_minutes, time.most_daily_minutes, time.slots,
        time.available_from,
    )  # fmt: skip
    ways = (travel.postcode, travel.modes or None, travel.longest_minutes)
    return (
        *(
            Completeness(family, sum(d.family is family for d in candidate.levels.known), _size(family))
            for family in Family
        ),
        Completeness(Part.COMPETENCES, len(candidate.competences), 0),
        Completeness(Part.EXPERIENCE, len(candidate.experience), 0),
        Completeness(Part.WISHES, len(candidate.wishes), 0),
        Completeness(Part.CONSIDERATIONS, len(candidate.considerations), 0),
        Completeness(Part.TIME, sum(each is not None for each in times), len(times)),
        Completeness(Part.TRAVEL, sum(each is not None for each in ways), len(ways)),
    )


def workplace_completeness(
    workplace: Workplace, tasks: Sequence[Task], considerations: int
) -> tuple[Completeness, ...]:
    """What is known of a workplace's tasks and of what it can arrange, out of so many considerations."""
    return (
        *(_demands(family, tasks) for family in Family),
        Completeness(Part.COMPETENCES, sum(len(task.competences) for task in tasks), 0),
        Completeness(Part.TASK_TYPES, sum(task.task_type is not None for task in tasks), len(tasks)),
        Completeness(Part.TASK_TIMES, sum(task.slots is not None for task in tasks), len(tasks)),
        Completeness(Part.CONSIDERATIONS_ASKED, len(workplace.arrangements), considerations),
        Completeness(Part.PLACE, int(workplace.postcode is not None), 1),
    )


def _demands(family: Family, tasks: Sequence[Task]) -> Completeness:
    known = sum(d.family is family for task in tasks for d in task.demands.levels.known)
    proposed = sum(d.family is family for task in tasks for d in task.demands.proposed)
    return Completeness(family, known, _size(family) * len(tasks), proposed)


def _size(family: Family) -> int:
    return sum(d.family is family for d in DIMENSIONS)
