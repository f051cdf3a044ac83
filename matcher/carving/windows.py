"""When each task can be done by this person, how much time there is, and what keeps a task out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.carving.limits import Limit
from matcher.carving.problem import MINUTES_OF, CarvableTask, CarvingProblem
from matcher.domain.week import OFFICE_HOURS, SLOTS, Slot, Weekday, bits_of

ANY_TIME: Final = (1 << len(SLOTS)) - 1
_OFFICE: Final = bits_of(OFFICE_HOURS)
_DAYS: Final = tuple(tuple(i for i, slot in enumerate(SLOTS) if slot.day is day) for day in Weekday)


def person_bits(problem: CarvingProblem) -> int:
    """The times at which the person can work, as a bit mask over ``SLOTS``."""
    return bits_of(problem.person.slots) if problem.holds(Limit.PERSON_TIMES) else ANY_TIME


def task_bits(problem: CarvingProblem, task: CarvableTask) -> int:
    """The times at which the task can be done; office hours where nobody has said, as it can be agreed."""
    if not problem.holds(Limit.TASK_TIMES):
        return ANY_TIME
    return _OFFICE if task.slots is None else bits_of(task.slots)


def window(problem: CarvingProblem, task: CarvableTask) -> int:
    """The times at which the task can be done by the person."""
    return person_bits(problem) & task_bits(problem, task)


def capacity(problem: CarvingProblem, bits: int) -> int:
    """The most minutes a week that the person can work at these times."""
    daily = daily_minutes(problem)
    return sum(min(daily, sum(MINUTES_OF[SLOTS[i].part] for i in day if bits >> i & 1)) for day in _DAYS)


def daily_minutes(problem: CarvingProblem) -> int:
    """The most minutes a day."""
    return problem.person.most_daily_minutes if problem.holds(Limit.DAILY_HOURS) else 24 * 60


def slots_in(bits: int) -> Iterable[Slot]:
    """The slots of a bit mask, Monday morning first."""
    return (slot for i, slot in enumerate(SLOTS) if bits >> i & 1)


def reasons_against(problem: CarvingProblem, task: CarvableTask) -> tuple[Limit, ...]:
    """Every limit that by itself keeps the task out of any bundle; empty where it can be in one."""
    reasons = []
    if not task.separable and problem.holds(Limit.SEPARABLE):
        reasons.append(Limit.SEPARABLE)
    if task.licences_missing and problem.holds(Limit.LICENCES):
        reasons.append(Limit.LICENCES)
    if problem.person.refused and problem.holds(Limit.CONSIDERATIONS):
        reasons.append(Limit.CONSIDERATIONS)
    bits = window(problem, task)
    if not bits:
        reasons.append(Limit.PERSON_TIMES)
    elif task.weekly_minutes > capacity(problem, bits):
        reasons.append(Limit.DAILY_HOURS)
    elif problem.holds(Limit.TASK_RHYTHM) and _days(bits) < (task.days_a_week or 1):
        reasons.append(Limit.TASK_RHYTHM)
    if problem.holds(Limit.MOST_HOURS) and task.weekly_minutes > problem.person.most_weekly_minutes:
        reasons.append(Limit.MOST_HOURS)
    return tuple(reasons)


def _days(bits: int) -> int:
    return sum(any(bits >> i & 1 for i in day) for day in _DAYS)
