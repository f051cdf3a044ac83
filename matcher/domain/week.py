"""When work is done and when a person can work: parts of the day on days of the week."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class DayPart(StrEnum):
    """Parts of a working day: 5-8, 8-12, 12-16, 16-21 and 21-5 o'clock."""

    EARLY = "early"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Slot(NamedTuple):
    """One part of one day of the week."""

    day: Weekday
    part: DayPart


SLOTS: Final = tuple(Slot(day, part) for day in Weekday for part in DayPart)
"""All 35 slots in the order that every array of slots uses."""

OFFICE_HOURS: Final = frozenset(
    Slot(day, part) for day in list(Weekday)[:5] for part in (DayPart.MORNING, DayPart.AFTERNOON)
)


def slots_of(days: Iterable[Weekday], parts: Iterable[DayPart]) -> frozenset[Slot]:
    """Every combination of the days and the parts of the day.

    >>> len(slots_of([Weekday.MON, Weekday.TUE], [DayPart.MORNING]))
    2
    """
    wanted = tuple(parts)
    return frozenset(Slot(day, part) for day in days for part in wanted)


def bits_of(slots: Iterable[Slot]) -> int:
    """The slots as a bit mask; bit ``i`` stands for ``SLOTS[i]``.

    >>> bits_of([SLOTS[0], SLOTS[3]])
    9
    """
    return sum(1 << SLOTS.index(slot) for slot in set(slots))


@cache
def slots_from_bits(bits: int) -> frozenset[Slot]:
    """The slots that a bit mask stands for.

    >>> slots_from_bits(9) == {SLOTS[0], SLOTS[3]}
    True
    """
    return frozenset(slot for i, slot in enumerate(SLOTS) if bits >> i & 1)
