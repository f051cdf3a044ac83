"""Simulated: when the brokers came to know each fact of a profile, and what a profile said on earlier days.

Most is said when a person registers. The rest comes up in later conversations, the last of which is the
day on which today's profile was updated, or when somebody was seen at work. A profile only ever grows,
and ends as it stands today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeAlias

import numpy as np

from experiments.simulation.config import SimulationConfig
from experiments.simulation.learnt import Learnt, with_learnt
from experiments.simulation.lives import Ints
from matcher.domain.candidate import Availability, Candidate, Travel, WorkingTime
from matcher.domain.ids import CandidateId
from matcher.domain.scale import Levels

Fact: TypeAlias = tuple[str, str]
"""A part of the profile, and what in it."""

_SAID_AT_REGISTRATION: Final = 0.65
_MOST_FURTHER_CONVERSATIONS: Final = 2
_MONTHS_A_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A profile as it stands today, the day on which the person registered, and that of each fact."""

    today: Candidate
    registered_on: date
    days: Mapping[Fact, date]

    def on(self, day: date) -> Candidate | None:
        """The profile as it stood at the end of a day; ``None`` before the person had registered."""
        if day < self.registered_on:
            return None
        said = {fact for fact, since in self.days.items() if since <= day}
        profile = self.today
        return replace(
            profile,
            availability=profile.availability if _AVAILABILITY in said else Availability.AVAILABLE,
            levels=Levels({d: at for d, at in profile.levels.known.items() if ("level", d.value) in said}),
            competences=tuple(c for c in profile.competences if ("competence", c.code) in said),
            experience=frozenset(code for code in profile.experience if ("experience", code) in said),
            proofs=tuple(p for p in profile.proofs if ("proof", p.task_type) in said),
            wishes=tuple(w for w in profile.wishes if ("wish", f"{w.target}:{w.code}") in said),
            considerations=frozenset(c for c in profile.considerations if ("need", c) in said),
            time=WorkingTime(**{n: getattr(profile.time, n) for n in _TIMES if ("time", n) in said}),
            travel=Travel(
                postcode=profile.travel.postcode,
                **{name: getattr(profile.travel, name) for name in _TRAVEL if ("travel", name) in said},
            ),
            updated_on=max((self.days[fact] for fact in said), default=self.registered_on),
        )


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What was known when of everybody, and the days on which it was written out, the oldest first."""

    known: tuple[Known, ...]
    days: tuple[date, ...]

    def changed(self) -> Iterator[tuple[date, tuple[Candidate, ...]]]:
        """Each day with the profiles that are new, or say something else than on the day before it here."""
        before: list[Candidate | None] = [None] * len(self.known)
        for day in self.days:
            now = [known.on(day) for known in self.known]
            changed = (profile for old, profile in zip(before, now, strict=True) if profile != old)
            yield day, tuple(filter(None, changed))
            before = now


def draw_history(
    candidates: tuple[Candidate, ...],
    known_days: Ints,
    learnt: Mapping[CandidateId, Learnt],
    config: SimulationConfig,
    random: np.random.Generator,
) -> History:
    """When each fact of these profiles became known, and of what was learnt at work.

    ``known_days`` is as in the people's lives.
    """
    registered = [config.today - timedelta(days=days) for days in known_days.tolist()]
    said = [_known(one, on, random) for one, on in zip(candidates, registered, strict=True)]
    known = tuple(_also_learnt(each, learnt.get(each.today.id, {})) for each in said)
    return History(known, quarters(config))


def quarters(config: SimulationConfig) -> tuple[date, ...]:
    """The first days of the quarters from before the oldest past match until today, the oldest first."""
    oldest = config.today - timedelta(days=365 * config.past_years)
    days = (date(year, month, 1) for year in range(oldest.year, config.today.year + 1) for month in _QUARTERS)
    return tuple(day for day in days if _quarter_of(oldest) <= day < config.today)


def _known(candidate: Candidate, registered_on: date, random: np.random.Generator) -> Known:
    last = candidate.updated_on or registered_on
    span = max((last - registered_on).days, 0)
    between = random.integers(0, span + 1, size=int(random.integers(_MOST_FURTHER_CONVERSATIONS + 1)))
    conversations = [*(registered_on + timedelta(days=days) for days in between.tolist()), last]
    facts = list(_facts(candidate))
    at_once = random.random(len(facts)) < _SAID_AT_REGISTRATION
    later = random.integers(len(conversations), size=len(facts)).tolist()
    days = {
        fact: registered_on if first else conversations[turn]
        for fact, first, turn in zip(facts, at_once.tolist(), later, strict=True)
    }
    for held in candidate.competences:
        if held.shown_on is not None:
            days["competence", held.code] = max(days["competence", held.code], held.shown_on)
    # When somebody can start, and whether they look for work, is what was said last.
    return Known(candidate, registered_on, {**days, _AVAILABILITY: last, ("time", "available_from"): last})


def _also_learnt(known: Known, learnt: Learnt) -> Known:
    """What was known when, with what was learnt at work from the days on which that was noted."""
    days = dict(known.days)
    for code, noted_on in learnt.items():
        days["proof", code] = noted_on
        days["experience", code] = min(noted_on, days.get(("experience", code), noted_on))
    return Known(with_learnt(known.today, learnt), known.registered_on, days)


def _facts(candidate: Candidate) -> Iterator[Fact]:
    """What a profile says, always in the same order."""
    yield from (("level", dimension.value) for dimension in candidate.levels.known)
    yield from (("competence", held.code) for held in candidate.competences)
    yield from (("experience", code) for code in sorted(candidate.experience))
    yield from (("wish", f"{wish.target}:{wish.code}") for wish in candidate.wishes)
    yield from (("need", code) for code in sorted(candidate.considerations))
    yield from (("time", name) for name in _TIMES)
    yield from (("travel", name) for name in _TRAVEL)


def _quarter_of(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % _MONTHS_A_QUARTER, 1)


_QUARTERS: Final = (1, 4, 7, 10)
_TIMES: Final = (
    "least_weekly_minutes",
    "most_weekly_minutes",
    "most_daily_minutes",
    "slots",
    "available_from",
)
_TRAVEL: Final = ("modes", "longest_minutes")
_AVAILABILITY: Final = ("state", "availability")
