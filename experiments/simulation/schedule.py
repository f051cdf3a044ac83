"""Simulated: at which times tasks are done, and at which times people can work."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from experiments.simulation.content import OpeningHours
from matcher.domain.week import DayPart, Slot, Weekday, slots_of

_UNKNOWN_SHARE: Final = 0.22
_EVERY_DAY_SHARE: Final = 0.35
_HOURS_OF: Final = {
    DayPart.EARLY: 3,
    DayPart.MORNING: 4,
    DayPart.AFTERNOON: 4,
    DayPart.EVENING: 5,
    DayPart.NIGHT: 8,
}
_LIKELY: Final = {
    DayPart.EARLY: 0.2,
    DayPart.MORNING: 1.0,
    DayPart.AFTERNOON: 0.75,
    DayPart.EVENING: 0.22,
    DayPart.NIGHT: 0.02,
}
_WEEKEND: Final = (Weekday.SAT, Weekday.SUN)
_WEEKEND_LIKELY: Final = 0.3


def draw_slots(
    opening: OpeningHours, weekly_hours: float, random: np.random.Generator
) -> frozenset[Slot] | None:
    """The times at which a task is done: some parts of some days. ``None`` where nobody has said.

    There is always room for the hours of the task.
    """
    if random.random() < _UNKNOWN_SHARE:
        return None
    how_many = 1 if random.random() < 0.6 else min(2, len(opening.parts))
    weights = np.array([_LIKELY[part] for part in opening.parts])
    drawn = random.choice(len(weights), size=how_many, replace=False, p=weights / weights.sum())
    parts = [part for i, part in enumerate(opening.parts) if i in drawn]
    fewest = _days_needed(weekly_hours, parts)
    if fewest > len(opening.days):
        parts = list(opening.parts)
        fewest = _days_needed(weekly_hours, parts)
    return slots_of(_days(opening.days, fewest, random), parts)


def _days_needed(weekly_hours: float, parts: list[DayPart]) -> int:
    return math.ceil(weekly_hours / sum(_HOURS_OF[part] for part in parts))


def _days(days: tuple[Weekday, ...], fewest: int, random: np.random.Generator) -> list[Weekday]:
    working: list[Weekday] = [day for day in days if day not in _WEEKEND]
    if random.random() < _EVERY_DAY_SHARE and fewest <= len(working):
        return working
    weights = np.array([_WEEKEND_LIKELY if day in _WEEKEND else 1.0 for day in days])
    how_many = min(len(days), max(fewest, int(random.integers(1, 5))))
    drawn = random.choice(len(days), size=how_many, replace=False, p=weights / weights.sum())
    return [day for i, day in enumerate(days) if i in drawn]


_WORKDAYS: Final = tuple(Weekday)[:5]
_DAYTIME: Final = (DayPart.MORNING, DayPart.AFTERNOON)
_PATTERNS: Final = (
    (0.36, _WORKDAYS, _DAYTIME),
    (0.20, _WORKDAYS, (DayPart.MORNING,)),
    (0.13, _WORKDAYS, (DayPart.AFTERNOON,)),
    (0.12, _WORKDAYS, (DayPart.EARLY, *_DAYTIME)),
    (0.08, _WORKDAYS, (DayPart.AFTERNOON, DayPart.EVENING)),
    (0.11, tuple(Weekday), (DayPart.EARLY, *_DAYTIME, DayPart.EVENING)),
)
_FEWER_DAYS_SHARE: Final = 0.3


def draw_available_slots(random: np.random.Generator) -> frozenset[Slot]:
    """The times at which a person can truly work."""
    shares = [share for share, _, _ in _PATTERNS]
    _, days, parts = _PATTERNS[int(random.choice(len(shares), p=shares))]
    if random.random() < _FEWER_DAYS_SHARE:
        off = random.choice(len(days), size=int(random.integers(1, 3)), replace=False)
        days = tuple(day for i, day in enumerate(days) if i not in off)
    return slots_of(days, parts)
