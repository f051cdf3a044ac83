"""What the point score takes for granted where nothing is known.

The unknown is never taken for zero. A point score needs *some* value, so it takes a middling one; the
interval around it, from the worst to the best that the unknown could be, says how much hangs on that.
Whether something is known never enters the matrix itself, so a thin profile is not held against anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from matcher.domain.scale import DIMENSIONS
from matcher.features.snapshots import F32


class Case(StrEnum):
    """Which value stands for the unknown: the least favourable, the assumed, or the most favourable."""

    WORST = "worst"
    POINT = "point"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Assumed values for the unknown, in the unit of what they stand in for.

    Parameters
    ----------
    capability
        Assumed level by dimension, in the order of ``DIMENSIONS``; may lie between steps.
    demand
        Assumed level of a task's unknown demand.
    competence_held, competence_evidenced, task_done_before, wished, disliked, times_fit, arrangement_possible
        Assumed shares, 0 to 1.
    most_weekly_hours, least_weekly_hours, most_daily_hours, travel_minutes, longest_travel_minutes
        Assumed hours and minutes.
    days_until_start
        Assumed days until the person can start.
    """

    capability: tuple[float, ...] = (2.5,) * len(DIMENSIONS)
    demand: float = 1.0
    competence_held: float = 0.3
    competence_evidenced: float = 0.1
    task_done_before: float = 0.2
    wished: float = 0.3
    disliked: float = 0.1
    times_fit: float = 0.8
    arrangement_possible: float = 0.6
    most_weekly_hours: float = 20.0
    least_weekly_hours: float = 5.0
    most_daily_hours: float = 5.0
    travel_minutes: float = 40.0
    longest_travel_minutes: float = 45.0
    days_until_start: float = 14.0

    def __post_init__(self) -> None:
        if len(self.capability) != len(DIMENSIONS):
            raise ValueError(
                f"There must be one assumed capability for each of {len(DIMENSIONS)} dimensions."
            )


@dataclass(frozen=True, slots=True, eq=False)
class StandIns:
    """What stands for the unknown in one case, in the units of :class:`Assumptions`.

    ``proposed_by`` is added to a demand that is only proposed: a proposal is right to within one step.
    """

    case: Case
    capability: F32
    demand: np.float32
    proposed_by: np.float32
    competence_held: np.float32
    competence_evidenced: np.float32
    task_done_before: np.float32
    wished: np.float32
    disliked: np.float32
    times_fit: np.float32
    possible: np.float32
    refused: np.float32
    most_hours: np.float32
    least_hours: np.float32
    daily_hours: np.float32
    travel_minutes: np.float32
    longest_travel: np.float32
    days_waiting: np.float32


def stand_ins(a: Assumptions, case: Case) -> StandIns:
    """The values that stand for the unknown in this case.

    >>> float(stand_ins(Assumptions(), Case.BEST).capability[0])
    4.0
    """

    def one(worst: float, point: float, best: float) -> np.float32:
        return np.float32({Case.WORST: worst, Case.POINT: point, Case.BEST: best}[case])

    return StandIns(
        case=case,
        capability=np.array([one(0, level, 4) for level in a.capability], np.float32),
        demand=one(4, a.demand, 0),
        proposed_by=one(1, 0, -1),
        competence_held=one(0, a.competence_held, 1),
        competence_evidenced=one(0, a.competence_evidenced, 1),
        task_done_before=one(0, a.task_done_before, 1),
        wished=one(0, a.wished, 1),
        disliked=one(1, a.disliked, 0),
        times_fit=one(0, a.times_fit, 1),
        possible=one(0, a.arrangement_possible, 1),
        refused=one(1, 0, 0),
        most_hours=one(0, a.most_weekly_hours, 168),
        least_hours=one(37, a.least_weekly_hours, 0),
        daily_hours=one(0, a.most_daily_hours, 24),
        travel_minutes=one(180, a.travel_minutes, 0),
        longest_travel=one(0, a.longest_travel_minutes, 180),
        days_waiting=one(365, a.days_until_start, 0),
    )
