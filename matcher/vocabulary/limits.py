"""What a text in Danish limits or rules out: "ingen tunge løft", "højst 5 kg", "tåler ikke støj".

A limit never becomes an ability or a demand: it can only lower what is proposed. Where it is not clear
that something is limited ("tunge løft er ikke noget problem", "ikke kun støj"), nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.scale import Dimension, Level
from matcher.vocabulary.denial import (
    AFTER,
    AT_LEAST,
    BETWEEN,
    CAP,
    CLAUSE_END,
    DIRECT,
    LIGHT_ONLY,
    MODAL,
    NEGATION,
    NOT_A_LIMIT,
    OF_PEOPLE,
    OWN_CLAUSE,
    PURPOSE,
    RELATIVE,
    SUBJECT,
    WORD,
)
from matcher.vocabulary.evidence import Evidence, without
from matcher.vocabulary.limit_words import LimitWords, load_limit_words
from matcher.vocabulary.times import times_in

__all__ = ["About", "Limit", "limits_in"]


class About(StrEnum):
    """Whose words a text is: what a task is, or what a candidate says."""

    TASK = "task"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Limit:
    """Something a text limits or rules out.

    ``at_most``: for a task the highest level it may still demand, for a candidate the highest that
    should be asked about. Both are ``None`` where no work dimension was recognised, as in "ikke rengøring":
    then the words are kept from proposing anything.
    """

    dimension: Dimension | None
    at_most: Level | None
    evidence: Evidence


def limits_in(text: str, about: About) -> tuple[Limit, ...]:
    """What a text limits or rules out, in its order.

    >>> [(limit.dimension, limit.at_most) for limit in limits_in("opvask uden tunge løft", About.TASK)]
    [(<Dimension.LIFTING: 'lifting'>, <Level.MODERATE: 2>)]
    """
    meant = NOT_A_LIMIT.sub(lambda match: "¤" * len(match[0]), text)
    found = [
        *_caps(meant, about),
        *_light_only(meant, about),
        *_ruled_out(meant, about),
        *_said_after(meant, about),
    ]
    kept = sorted(_told_once(found), key=lambda limit: (limit.evidence, limit.dimension or ""))
    return tuple(_named_in(text, limit) for limit in kept)


def _named_in(text: str, limit: Limit) -> Limit:
    place = limit.evidence
    return Limit(limit.dimension, limit.at_most, Evidence.of(text, place.start, place.end))


def _told_once(found: list[Limit]) -> Iterator[Limit]:
    """One limit for each dimension and place; the first counts: a number is more exact than words."""
    kept: list[Limit] = []
    for limit in found:
        if not any(_overlap(limit, other) for other in kept):
            kept.append(limit)
    yield from kept


def _overlap(limit: Limit, other: Limit) -> bool:
    apart = other.evidence.end <= limit.evidence.start or limit.evidence.end <= other.evidence.start
    return not apart and (limit.dimension is None or other.dimension in {limit.dimension, None})


def _caps(text: str, about: About) -> Iterator[Limit]:
    for match in CAP.finditer(text):
        if AT_LEAST.search(text[: match.start()]):
            continue
        amount, unit = int(match[2] or match[1]), match[3].lower()
        if unit in {"kg", "kilo"}:
            yield Limit(Dimension.LIFTING, _kilos(amount, about), _whole(text, match))
        elif unit in {"trin", "etage", "etager"}:
            yield Limit(
                Dimension.CLIMBING, Level.LIGHT if unit == "trin" else Level.MODERATE, _whole(text, match)
            )
        elif unit in {"m", "meter", "km"}:
            yield Limit(
                Dimension.WALKING, _metres(amount * (1000 if unit == "km" else 1)), _whole(text, match)
            )
        elif posture := _posture(text, match):
            yield Limit(posture, _minutes(amount * (60 if unit.startswith("t") else 1)), _whole(text, match))


def _whole(text: str, match: re.Match[str]) -> Evidence:
    return Evidence.of(text, match.start(), match.end())


def _posture(text: str, match: re.Match[str]) -> Dimension | None:
    """Standing or sitting, where a limit in minutes is about one of them."""
    around = text[max(0, match.start() - 25) : match.end() + 25].lower()
    standing, sitting = re.search(r"\bstå", around), re.search(r"\bsid", around)
    if bool(standing) == bool(sitting):
        return None
    return Dimension.STANDING if standing else Dimension.SITTING


def _kilos(amount: int, about: About) -> Level:
    """The anchors are 1, 5, 10 and 20 kg; between two of them a task is read high, a candidate low."""
    if about is About.TASK:
        steps = ((1, Level.NONE), (5, Level.LIGHT), (10, Level.HIGH))
        return next((level for most, level in steps if amount <= most), Level.FULL)
    steps = ((20, Level.HIGH), (10, Level.MODERATE), (5, Level.LIGHT))
    return next((level for least, level in steps if amount >= least), Level.NONE)


def _minutes(amount: int) -> Level:
    steps = ((60, Level.HIGH), (30, Level.MODERATE), (15, Level.LIGHT))
    return next((level for least, level in steps if amount >= least), Level.NONE)


def _metres(amount: int) -> Level:
    steps = ((1000, Level.HIGH), (500, Level.MODERATE), (100, Level.LIGHT))
    return next((level for least, level in steps if amount >= least), Level.NONE)


def _light_only(text: str, about: About) -> Iterator[Limit]:
    for match in LIGHT_ONLY.finditer(text):
        level = Level.MODERATE if about is About.TASK else Level.LIGHT
        yield Limit(Dimension.LIFTING, level, _whole(text, match))


def _ruled_out(text: str, about: About) -> Iterator[Limit]:
    for match in NEGATION.finditer(text):
        if _about_things(text, match, about):
            continue
        end = _scope_end(text, match.end())
        named = list(_named(text, match.end(), end))
        if about is About.TASK:
            named = _next_to(text, match.end(), named)
        for words, start, stop in named:
            first = match.start() if start == named[0][1] else start
            yield Limit(words.dimension, _left(words, about), Evidence.of(text, first, stop))
        if not named and _rules_out_a_task(text, match, end, about):
            yield Limit(None, None, Evidence.of(text, match.start(), end))


def _next_to(
    text: str, start: int, named: list[tuple[LimitWords, int, int]]
) -> list[tuple[LimitWords, int, int]]:
    """What stands right after a negation or in a list from there: "uden opsyn løfte" limits no lifting."""
    kept = []
    for words, first, last in named:
        if not set(WORD.findall(text[start:first].lower())) <= BETWEEN:
            break
        kept.append((words, first, last))
        start = last
    return kept


def _about_things(text: str, match: re.Match[str], about: About) -> bool:
    """Whether a negation speaks of things and not of the work: "planter, der ikke tåler frost"."""
    before = text[: match.start()]
    if about is About.TASK and match[0].lower().startswith("tåler") and SUBJECT.search(before):
        return True
    if about is About.TASK and OF_PEOPLE.search(match[0]):
        return True
    return bool(PURPOSE.search(before) or (about is About.TASK and RELATIVE.search(before)))


def _rules_out_a_task(text: str, match: re.Match[str], end: int, about: About) -> bool:
    """Whether what follows is work that is not wanted, and not part of saying what the work is."""
    when = (said.evidence for said in times_in(text))
    if not without(text, when)[match.end() : end].strip(" ,."):
        return False  # It rules out a time.
    if (MODAL if about is About.CANDIDATE else DIRECT).match(match[0]):
        return not RELATIVE.search(text[: match.start()])
    if match[0].lower() == "uden" and len(text[match.end() : end].split()) > 2:
        return False  # It says how: "uden opsyn løfte kasser".
    return bool(re.fullmatch(r"(?i)ikke|ingen|uden|hverken", match[0])) and bool(
        OWN_CLAUSE.search(text[: match.start()])
    )


def _scope_end(text: str, start: int) -> int:
    """Where a negation ends: with its clause, or with the list of which every part is limited."""
    place = start
    while (boundary := CLAUSE_END.search(text, place)) is not None:
        if boundary[0] != "," or not _goes_on(text, start, boundary):
            return boundary.start()
        place = boundary.end()
    return len(text)


def _goes_on(text: str, start: int, comma: re.Match[str]) -> bool:
    """Whether a comma stands in a list such as "støv, støj og kulde", all of it limited words."""
    if not any(True for _ in _named(text, start, comma.start())):
        return False
    rest = re.split(r"[.;:!?()\n]|\bmen\b", text[comma.end() :], maxsplit=1)[0]
    listed = re.match(r"((?:[^,]+,)*?[^,]+?\b(?:og|eller)\b)([^,]*)", rest)
    if listed is None:
        return False
    parts = [part for part in re.split(r",|\bog\b|\beller\b", listed[0]) if part.strip()]
    return all(len(part.split()) <= 4 and any(True for _ in _named(part, 0, len(part))) for part in parts)


def _said_after(text: str, about: About) -> Iterator[Limit]:
    """What is named first and limited after: "larm er et problem", "tunge løft går ikke", "støjfrit"."""
    for words, start, end in _named(text, 0, len(text)):
        compound = re.search(r"\w*?(?=fri(?:t|e)?\b)", text[start:end])
        if compound and re.search(r"fri(?:t|e)?$", text[start:end]):
            yield Limit(words.dimension, _left(words, about), Evidence.of(text, start, end))
        elif after := AFTER.match(text[end : _clause_stop(text, end)]):
            yield Limit(words.dimension, _left(words, about), Evidence.of(text, start, end + after.end()))


def _clause_stop(text: str, start: int) -> int:
    boundary = CLAUSE_END.search(text, start)
    return boundary.start() if boundary else len(text)


def _named(text: str, start: int, end: int) -> Iterator[tuple[LimitWords, int, int]]:
    """The words for a dimension in a stretch of a text, from left to right, each place read once."""
    found = [
        (match.start(), order, match.end(), words)
        for order, words in enumerate(load_limit_words())
        for match in words.pattern.finditer(text, start, end)
    ]
    taken: list[tuple[int, int]] = []
    chosen: list[tuple[LimitWords, int, int]] = []
    for first, _, last, words in sorted(found, key=lambda one: (one[1], one[0])):
        if all(last <= begin or first >= stop for begin, stop in taken):
            taken.append((first, last))
            chosen.append((words, first, last))
    yield from sorted(chosen, key=lambda one: one[1])


def _left(words: LimitWords, about: About) -> Level:
    return words.task if about is About.TASK else words.candidate
