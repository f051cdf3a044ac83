"""Days, parts of the day and amounts of time as they stand inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from matcher.domain.week import SLOTS, DayPart, Slot, Weekday
from matcher.explanation.catalogue import Translator, marked
from matcher.explanation.phrasebook import Phrasebook

HOURS_OF: Final = {
    DayPart.EARLY: (5, 8),
    DayPart.MORNING: (8, 12),
    DayPart.AFTERNOON: (12, 16),
    DayPart.EVENING: (16, 21),
    DayPart.NIGHT: (21, 5),
}
"""From when to when each part of the day lasts; the night ends the next morning."""
_DAYS: Final = {
    Weekday.MON: marked("Monday"),
    Weekday.TUE: marked("Tuesday"),
    Weekday.WED: marked("Wednesday"),
    Weekday.THU: marked("Thursday"),
    Weekday.FRI: marked("Friday"),
    Weekday.SAT: marked("Saturday"),
    Weekday.SUN: marked("Sunday"),
}


def day_name(say: Translator | Phrasebook, day: Weekday) -> str:
    """The day of the week."""
    return say.say(_DAYS[day])


def clock(say: Translator | Phrasebook, start: int, end: int) -> str:
    """From hour to hour: at 8-12."""
    return say.say("at {start}–{end}", start=start, end=end)


def duration(book: Phrasebook, minutes: int) -> str:
    """An amount of time as one says it: 45 minutes, 1.5 hours, 1 hour and 20 minutes."""
    if minutes < 60:
        return book.minutes(minutes)
    if minutes % 15 == 0:
        return book.hours(minutes)
    hours, rest = divmod(minutes, 60)
    return row(book, [book.hours(60 * hours), book.minutes(rest)])


def times(book: Phrasebook, slots: Iterable[Slot]) -> str:
    """Times of the week, days with the same times together: Monday-Friday at 8-12."""
    wanted = set(slots)
    hours = {
        day: _hours([slot.part for slot in SLOTS if slot in wanted and slot.day is day]) for day in Weekday
    }
    kinds = dict.fromkeys(told for told in hours.values() if told)
    if list(kinds) == [((5, 5),)] and all(hours.values()):
        return book.say("at any time of the week")
    return row(
        book,
        [
            book.say(
                "{days} {hours}",
                days=_days(book, [day for day in Weekday if hours[day] == kind]),
                hours=row(book, [clock(book, *span) for span in kind]),
            )
            for kind in kinds
        ],
    )


def row(book: Phrasebook, names: Sequence[str]) -> str:
    """All the names in a row, however many they are."""
    if len(names) < 2:
        return "".join(names)
    return book.say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _hours(parts: Sequence[DayPart]) -> tuple[tuple[int, int], ...]:
    """Parts of a day that follow each other as one span."""
    spans: list[tuple[int, int]] = []
    for part in parts:
        start, end = HOURS_OF[part]
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _days(book: Phrasebook, days: Sequence[Weekday]) -> str:
    """Days in a row; three or more that follow each other as from and to."""
    order = list(Weekday)
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and order.index(day) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = []
    for run in runs:
        names = [day_name(book, day) for day in run]
        said += [f"{names[0]}–{names[-1]}"] if len(run) > 2 else names
    return row(book, said)
