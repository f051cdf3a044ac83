"""Every feature of a pair of candidate and job, declared once.

A feature has a name, the reason group it belongs to, the direction of better fit and a unit. The
ranking model may let each feature act in its direction only, and may combine features only within
their group; that is what makes its reasons add up.

Two rules hold for all of them. What a person can do beyond what the tasks demand never counts: a gap
is at most zero. And no feature describes a person or a job alone; each compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from hashlib import sha256
from typing import Final

from matcher.domain.scale import DIMENSIONS, Family


class ReasonGroup(StrEnum):
    """What a reason for or against a match can be about."""

    TASKS = "tasks"
    PHYSICAL = "physical"
    SENSORY = "sensory"
    COGNITIVE = "cognitive"
    SOCIAL = "social"
    SURROUNDINGS = "surroundings"
    COMPETENCES = "competences"
    WISHES = "wishes"
    TIME = "time"
    TRAVEL = "travel"
    SUPPORT = "support"


class Direction(IntEnum):
    """Whether a higher or a lower value is the better fit."""

    HIGHER = 1
    LOWER = -1


class Unit(StrEnum):
    """What a feature is measured in."""

    STEPS = "steps of the scale"
    SHARE = "share, 0 to 1"
    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Feature:
    """One column of the feature matrix. ``worst`` and ``best`` are the ends of its range."""

    name: str
    group: ReasonGroup
    direction: Direction
    unit: Unit
    worst: float
    best: float
    meaning: str


def _share(name: str, group: ReasonGroup, meaning: str, direction: Direction = Direction.HIGHER) -> Feature:
    best = 1.0 if direction is Direction.HIGHER else 0.0
    return Feature(name, group, direction, Unit.SHARE, 1.0 - best, best, meaning)


def _excess(name: str, group: ReasonGroup, unit: Unit, worst: float, meaning: str) -> Feature:
    return Feature(name, group, Direction.LOWER, unit, worst, 0.0, meaning)


def gap_name(dimension: str) -> str:
    """The name of the feature that holds the gap on a dimension."""
    return f"{dimension}_gap"


def reach_name(family: Family) -> str:
    """The name of the feature that holds how much of the job is within reach in a family."""
    return f"{family.value}_within_reach"


_GAPS: Final = tuple(
    Feature(
        gap_name(dimension),
        ReasonGroup(dimension.family.value),
        Direction.HIGHER,
        Unit.STEPS,
        -4.0,
        0.0,
        f"capability minus the highest demand on {dimension.value} in the job, at most 0",
    )
    for dimension in DIMENSIONS
)

_REACHES: Final = tuple(
    _share(
        reach_name(family),
        ReasonGroup(family.value),
        f"share of the job's minutes in tasks without a {family.value} gap",
    )
    for family in Family
)

FEATURES: Final[tuple[Feature, ...]] = (
    *_GAPS,
    *_REACHES,
    _share("tasks_within_reach", ReasonGroup.TASKS, "share of minutes in tasks without any gap"),
    _share(
        "tasks_nearly_within_reach",
        ReasonGroup.TASKS,
        "share of minutes in tasks with gaps of one step at most",
    ),
    _share("tasks_done_before", ReasonGroup.TASKS, "share of minutes in types of task done before"),
    _share("fields_known", ReasonGroup.TASKS, "share of minutes in fields of work known from before"),
    _share("required_competences", ReasonGroup.COMPETENCES, "share of the required competences that is held"),
    _excess(
        "required_missing",
        ReasonGroup.COMPETENCES,
        Unit.COUNT,
        5.0,
        "required competences not held, at most 5",
    ),
    _share("helpful_competences", ReasonGroup.COMPETENCES, "share of the helpful competences that is held"),
    _share(
        "evidenced_competences",
        ReasonGroup.COMPETENCES,
        "share of the competences asked for that is shown by certificate or by observation at work",
    ),
    _share("wished", ReasonGroup.WISHES, "share of minutes in work the person wishes for"),
    _share("disliked", ReasonGroup.WISHES, "share of minutes in work the person dislikes", Direction.LOWER),
    _excess(
        "hours_over", ReasonGroup.TIME, Unit.HOURS, 37.0, "hours a week above the most the person can work"
    ),
    _excess(
        "hours_under", ReasonGroup.TIME, Unit.HOURS, 37.0, "hours a week below the least the person wants"
    ),
    _excess(
        "daily_hours_over", ReasonGroup.TIME, Unit.HOURS, 8.0, "hours a working day above the most a day"
    ),
    _share(
        "times_fit", ReasonGroup.TIME, "share of minutes in tasks that can be done when the person can work"
    ),
    _excess(
        "days_waiting",
        ReasonGroup.TIME,
        Unit.DAYS,
        365.0,
        "days from the job's start until the person can start",
    ),
    _excess(
        "travel_minutes", ReasonGroup.TRAVEL, Unit.MINUTES, 180.0, "estimated journey, each way, at most 180"
    ),
    _excess(
        "travel_over",
        ReasonGroup.TRAVEL,
        Unit.MINUTES,
        180.0,
        "journey beyond the longest the person can make",
    ),
    _share(
        "considerations_met",
        ReasonGroup.SUPPORT,
        "share of the arrangements needed that the workplace can make",
    ),
    _excess(
        "considerations_refused",
        ReasonGroup.SUPPORT,
        Unit.COUNT,
        5.0,
        "arrangements it cannot make, at most 5",
    ),
    _share("support_met", ReasonGroup.SUPPORT, "share of the support needed that the workplace can take in"),
    _excess("support_refused", ReasonGroup.SUPPORT, Unit.COUNT, 5.0, "support it cannot take in, at most 5"),
)
"""All features in the order of the matrix's columns."""

FEATURE_INDEX: Final = {feature.name: i for i, feature in enumerate(FEATURES)}
GROUPS: Final = tuple(ReasonGroup)
"""All reason groups in the order of the columns of every matrix of shares."""

GROUP_COLUMNS: Final = {
    group: tuple(i for i, feature in enumerate(FEATURES) if feature.group is group) for group in GROUPS
}


def fingerprint() -> str:
    """A short hash of the declared features, by which a model knows whether it was made for them."""
    told = "\n".join(f"{f.name} {f.group} {int(f.direction)} {f.unit} {f.worst} {f.best}" for f in FEATURES)
    return sha256(told.encode()).hexdigest()[:16]
