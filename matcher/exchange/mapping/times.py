"""Days of the week and parts of the day as they are written in Denmark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from matcher.domain.week import DayPart, Weekday
from matcher.exchange.cells import Fault


@dataclass(frozen=True, slots=True)
class Times:
    """The days and the parts of the day that a cell names, as our format writes them; either may be empty."""

    days: str
    day_parts: str


def read_times(text: str) -> Times | Fault:
    """The days and parts of the day in a text.

    >>> read_times("Hverdage, formiddag")
    Times(days='mon,tue,wed,thu,fri', day_parts='morning')
    >>> read_times("man-ons kl. 8-16")
    Times(days='mon,tue,wed', day_parts='morning,afternoon')

    Days and parts go together in every combination, so a text that names two groups of both is refused.
    """
    days: set[int] = set()
    parts: set[str] = set()
    order: list[str] = []
    place, before, spanning = 0, -1, False
    bare = text.casefold().strip()
    while place < len(bare):
        found = _TOKEN.match(bare, place)
        if found is None:
            return NO_TIME
        place = found.end()
        if found["gap"] is not None:
            spanning = spanning or (before >= 0 and found["gap"].strip() in _SPANS)
            continue
        if found["day"] is not None:
            now = _DAYS[_whole(found["day"], _DAYS)]
            days |= _span(before, now[0]) if spanning else set(now)
            before = now[0] if len(now) == 1 else -1
            order.append("day")
        else:
            hours = found["hours"]
            named = _clock(found["from"], found["to"]) if hours else _PARTS[found["part"]]
            if isinstance(named, Fault):
                return named
            parts |= set(named)
            before = -1
            order.append("part")
        spanning = False
    groups = [kind for kind, _ in groupby(order)]
    if len(groups) > 2:
        return TWO_TIMES
    return Times(",".join(_WEEK[i] for i in sorted(days)), ",".join(p for p in _ORDER if p in parts))


def _span(first: int, last: int) -> set[int]:
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _clock(first: str, last: str) -> tuple[str, ...] | Fault:
    """The parts of the day that a span of hours is made of exactly."""
    start, end = int(first) % 24, int(last) % 24
    starts = [5, 8, 12, 16, 21]
    if start not in starts or end not in starts:
        return NOT_WHOLE_PARTS
    place, named = starts.index(start), []
    while True:
        named.append(_ORDER[place])
        place = (place + 1) % 5
        if starts[place] == end:
            return tuple(named)


def _whole(word: str, known: Mapping[str, tuple[int, ...]]) -> str:
    bare = word.rstrip(".")
    return bare if bare in known else bare.removesuffix("e")


_WEEK: Final = tuple(day.value for day in Weekday)
_ORDER: Final = tuple(part.value for part in DayPart)
_DAYS: Final[Mapping[str, tuple[int, ...]]] = {
    name: place
    for names, place in (
        ("mandag mandage man ma mon monday mondays", (0,)),
        ("tirsdag tirsdage tirs tir ti tue tuesday tuesdays", (1,)),
        ("onsdag onsdage ons on wed wednesday wednesdays", (2,)),
        ("torsdag torsdage tors tor to thu thursday thursdays", (3,)),
        ("fredag fredage fre fr fri friday fridays", (4,)),
        ("lørdag lørdage lør lø sat saturday saturdays", (5,)),
        ("søndag søndage søn sø sun sunday sundays", (6,)),
        ("hverdag hverdage weekdays weekday", (0, 1, 2, 3, 4)),
        ("weekend weekender weekenden weekends", (5, 6)),
        ("alle_dage alle_ugens_dage hver_dag every_day all_days", (0, 1, 2, 3, 4, 5, 6)),
    )
    for name in (word.replace("_", " ") for word in names.split())
}
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    name: parts
    for names, parts in (
        ("tidlig_morgen|tidligt|tidligt_om_morgenen|tidlig|early|early_morning", ("early",)),
        ("formiddag|formiddage|formiddagen|om_formiddagen|morning|mornings", ("morning",)),
        ("eftermiddag|eftermiddage|eftermiddagen|om_eftermiddagen|afternoon|afternoons", ("afternoon",)),
        ("aften|aftener|aftenen|om_aftenen|evening|evenings", ("evening",)),
        ("nat|nætter|natten|om_natten|night|nights", ("night",)),
        ("dag|dagtimer|dagtimerne|hele_dagen|daytime|all_day", ("morning", "afternoon")),
        ("døgnet_rundt|hele_døgnet|any_time", ("early", "morning", "afternoon", "evening", "night")),
    )
    for name in (word.replace("_", " ") for word in names.split("|"))
}
_SPANS: Final = {"-", "–", "til", "to"}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ENGLISH: Final = "(?:mon|tue|wed|thu|fri|sat|sun|day)"
"""Between these, "to" is a span; elsewhere it is short for torsdag."""
_TOKEN: Final = re.compile(
    rf"(?P<hours>(?:kl\.?\s*)?(?P<from>\d{{1,2}})(?:[:.]00)?\s*(?:-|–|til|to)\s*(?P<to>\d{{1,2}})(?:[:.]00)?(?!\d))"
    rf"|(?P<part>(?:{_any(_PARTS)})(?![a-zæøå]))"
    rf"|(?P<gap>\s+til\s+|(?<={_ENGLISH})\s+to\s+(?={_ENGLISH})|"
    rf"\s*[-–]\s*|(?:[\s,;/&+.]|\b(?:og|samt|om|and|in the|the)\b)+)"
    rf"|(?P<day>(?:{_any(_DAYS)})\.?(?![a-zæøå]))"
)
NO_TIME: Final = Fault(
    "This is not a time that can be read.",
    "Write days such as man-fre, and tidlig morgen (5-8), formiddag (8-12), eftermiddag (12-16), aften "
    "(16-21) or nat (21-5).",
)
NOT_WHOLE_PARTS: Final = Fault(
    "These hours do not make up whole parts of the day.",
    "The parts are 5-8, 8-12, 12-16, 16-21 and 21-5. Write those that the person can work.",
)
TWO_TIMES: Final = Fault(
    "Several days with times of their own stand in one cell.",
    'Say under split in the mapping which sign stands between them, such as ";".',
)
