"""When a text in Danish says that work is done: days, parts of the day and times by the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.week import DayPart, Slot, Weekday, slots_of
from matcher.vocabulary.evidence import Evidence

__all__ = ["TimeSaid", "times_in"]

_WEEK: Final = tuple(Weekday)
_STARTS: Final = ((5, DayPart.EARLY), (8, DayPart.MORNING), (12, DayPart.AFTERNOON), (16, DayPart.EVENING))
_NIGHT_STARTS: Final = 21
_DAY: Final = (
    r"(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en|ene)?s?",
    r"(?:man|tir|ons|tor|fre|lør|søn)\b\.?",
)
_ANY_DAY: Final = rf"(?:{_DAY[0]})"
_SHORT_RANGE: Final = rf"\b(?:{_DAY[1]})\s*[-–]\s*(?:{_DAY[1]})"
_HOUR: Final = r"(\d{1,2})(?:[.:](\d\d))?"

_DAYS: Final = re.compile(
    rf"(?P<range>\b{_ANY_DAY}\s*(?:til|-|–)\s*{_ANY_DAY}\b|{_SHORT_RANGE})"
    r"|(?P<workdays>\b(?:på |i )?hverdag(?:e|en|ene)?s?\b)"
    r"|(?P<weekend>\b(?:i )?week-?end(?:en|er|erne|s)?\b)"
    rf"|(?P<day>\b(?:om |på |hver (?:anden )?)?{_ANY_DAY}\b)",
    re.IGNORECASE,
)
_PARTS: Final[tuple[tuple[str, tuple[DayPart, ...]], ...]] = (
    (r"tidligt? (?:på |om )?morgen(?:en)?|tidligt på dagen|morgenstunden", (DayPart.EARLY,)),
    (
        r"(?:før|inden) (?:\w+ )?(?:åbner|åbning(?:en)?|åbningstid|åbnetid|lukker op|skoletid)",
        (DayPart.EARLY,),
    ),
    (r"(?:før|inden) (?:frokost|middag)(?:en)?", (DayPart.MORNING,)),
    (r"efter (?:frokost(?:en)?|middag|skoletid|skole)|over middag", (DayPart.AFTERNOON,)),
    (
        r"(?:efter|ved) (?:lukketid|lukning|lukke)|(?:når|efter at?) (?:der|vi|\w+) (?:er|har) lukket",
        (DayPart.EVENING,),
    ),
    (
        r"(?<!i )(?<!god )(?<!inden )(?<!før )(?:om |hver )?morgen(?:en|er|erne|hold|vagt|timer(?:ne)?)?",
        (DayPart.EARLY, DayPart.MORNING),
    ),
    (r"(?:om |hver )?formiddag(?:en|e|ene)?", (DayPart.MORNING,)),
    (r"(?:om |hver )?eftermiddag(?:en|e|ene)?", (DayPart.AFTERNOON,)),
    (
        r"(?<!i )(?<!god )(?<!inden )(?<!før )(?:om |hver |sen )?aften"
        r"(?:en|er|erne|hold(?:et)?|vagt(?:er)?|skift(?:et)?)?",
        (DayPart.EVENING,),
    ),
    (
        r"(?:om |hver )?(?:nat(?:ten)?|nætter|nat(?:te)?(?:hold(?:et)?|vagt(?:er)?|skift|arbejde))",
        (DayPart.NIGHT,),
    ),
)
_PART: Final = re.compile(
    "|".join(rf"(?P<p{i}>\b(?:{pattern})\b)" for i, (pattern, _) in enumerate(_PARTS)), re.IGNORECASE
)
_CLOCK: Final = re.compile(
    rf"\b(?P<side>før|inden|efter)? ?\b(?:fra )?kl\.? ?{_HOUR}"
    rf"(?:\s*(?:-|–|til|og)\s*(?:kl\.? ?)?{_HOUR})?(?!\d)"
    rf"|\b(?:fra|mellem) {_HOUR}\s*(?:-|–|til|og)\s*{_HOUR}(?!\d| ?(?:kg|kilo|år|min|timer|km|m\b))",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\s,]*(?:(?:og|samt|om|fra|i|hver|eller|både)\b\s*)*", re.IGNORECASE)
_RULED_OUT: Final = re.compile(
    r"\b(?:ikke(?: (?:arbejde|møde|være på arbejde|komme|have vagt\w*))?|ingen|aldrig|uden|undtagen|undgå"
    r"|hverken)\s+(?:om |på |i |hver )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """Days and parts of the day that a text names; ``ruled_out`` where it says "not then".

    No days: it names none, so any. No parts: any part of those days.
    """

    days: tuple[Weekday, ...]
    parts: tuple[DayPart, ...]
    ruled_out: bool
    evidence: Evidence

    @property
    def slots(self) -> frozenset[Slot]:
        """The parts of days that are meant."""
        return slots_of(self.days or Weekday, self.parts or DayPart)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    days: tuple[Weekday, ...] = ()
    parts: tuple[DayPart, ...] = ()
    side: str = ""
    hour: int = 0


def times_in(text: str) -> tuple[TimeSaid, ...]:
    """What a text says about when, in its order; what stands side by side is one time.

    >>> [(said.days, said.parts) for said in times_in("feje fredag eftermiddag")]
    [((<Weekday.FRI: 'fri'>,), (<DayPart.AFTERNOON: 'afternoon'>,))]
    """
    groups: list[list[_Found]] = []
    for found in _without_overlap(sorted(_found(text), key=lambda one: (one.start, -one.end))):
        near = groups and _BETWEEN.fullmatch(text[groups[-1][-1].end : found.start])
        if near and _goes_with(groups[-1], found):
            groups[-1].append(found)
        else:
            groups.append([found])
    return tuple(_said(text, group) for group in groups)


def _goes_with(group: list[_Found], found: _Found) -> bool:
    """Whether a day or part belongs to those before it: a new day after a part begins a new time."""
    has_parts = any(one.parts for one in group)
    return not (found.days and has_parts and any(one.days for one in group))


def _found(text: str) -> Iterator[_Found]:
    for match in _DAYS.finditer(text):
        yield _Found(match.start(), match.end(), days=_days(match))
    for match in _PART.finditer(text):
        yield _Found(match.start(), match.end(), parts=_PARTS[int(str(match.lastgroup)[1:])][1])
    for match in _CLOCK.finditer(text):
        hours = [int(hour) for hour in (match[2], match[4], match[6], match[8]) if hour]
        if hours and max(hours) <= 24:
            side = (match["side"] or "").lower()
            yield _Found(
                match.start(), match.end(), parts=_parts_of_hours(hours, side), side=side, hour=hours[0]
            )


def _without_overlap(found: list[_Found]) -> Iterator[_Found]:
    end = 0
    for one in found:
        if one.start >= end:
            end = one.end
            yield one


def _days(match: re.Match[str]) -> tuple[Weekday, ...]:
    if match["workdays"]:
        return _WEEK[:5]
    if match["weekend"]:
        return _WEEK[5:]
    named = [_weekday(word) for word in re.findall(r"(?:man|tir|ons|tor|fre|lør|søn)", match[0].lower())]
    if not match["range"]:
        return (named[0],)
    first, last = _WEEK.index(named[0]), _WEEK.index(named[-1])
    return tuple(_WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1))


def _weekday(word: str) -> Weekday:
    return _WEEK[("man", "tir", "ons", "tor", "fre", "lør", "søn").index(word)]


def _parts_of_hours(hours: list[int], side: str) -> tuple[DayPart, ...]:
    if len(hours) == 1:
        return (_part_at(hours[0] - (side in {"før", "inden"})),)
    last = hours[1] if hours[1] > hours[0] else hours[1] + 24
    within = {_part_at(hour % 24) for hour in range(hours[0], last)}
    return tuple(part for part in DayPart if part in within)


def _part_at(hour: int) -> DayPart:
    if hour >= _NIGHT_STARTS or hour < _STARTS[0][0]:
        return DayPart.NIGHT
    return next(part for start, part in reversed(_STARTS) if hour >= start)


def _said(text: str, group: list[_Found]) -> TimeSaid:
    days = {day for one in group for day in one.days}
    parts = {part for one in group for part in one.parts}
    start, end = group[0].start, group[-1].end
    ruled_out = bool(_RULED_OUT.search(text[:start]))
    if ruled_out and group[-1].side and group[-1].hour:
        parts = _outside(group[-1])
    return TimeSaid(
        tuple(day for day in Weekday if day in days),
        tuple(part for part in DayPart if part in parts),
        ruled_out,
        Evidence.of(text, start, end),
    )


def _outside(found: _Found) -> set[DayPart]:
    """The whole parts that "not before" or "not after" an hour rules out, of those in which work begins."""
    starts = {part: start for start, part in _STARTS}
    if found.side == "efter":
        return {part for part, start in starts.items() if start >= found.hour} | {DayPart.NIGHT}
    ends = dict(zip(starts, [*list(starts.values())[1:], _NIGHT_STARTS], strict=True))
    return {part for part, end in ends.items() if end <= found.hour}
