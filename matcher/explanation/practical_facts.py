"""The way there, and what must be true at work."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

import numpy as np

from matcher.domain.candidate import Candidate, TravelMode
from matcher.domain.employer import Place
from matcher.domain.ids import ConsiderationCode
from matcher.domain.job import JobInFull
from matcher.explanation.bearing import EVERY_GROUP, Bearing, UnaskedFact
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.features.columns import FEATURE_INDEX, FEATURES, ReasonGroup
from matcher.features.practical_features import distance_km, journey_minutes

_MODES: Final = tuple(TravelMode)
_LONGEST_JOURNEY: Final = int(FEATURES[FEATURE_INDEX["travel_minutes"]].worst)


@dataclass(frozen=True, slots=True)
class WayToWork:
    """Where the person sets out from and where the workplace is. ``None`` is unknown."""

    home: Place | None
    workplace: Place | None


@dataclass(frozen=True, slots=True)
class JourneyFact:
    """The estimated journey each way, in begun minutes; it may be longer still where it is ``capped``."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TRAVEL
    bearing: ClassVar[Bearing] = Bearing.NEUTRAL
    codes: ClassVar[tuple[str, ...]] = ()

    minutes: int
    capped: bool


@dataclass(frozen=True, slots=True)
class TravelFact:
    """The estimated journey against the longest that the person can make, each way."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TRAVEL
    codes: ClassVar[tuple[str, ...]] = ()

    journey: JourneyFact
    longest: int

    @property
    def bearing(self) -> Bearing:
        """Against where the journey is longer."""
        return Bearing.AGAINST if self.journey.minutes > self.longest else Bearing.FOR


@dataclass(frozen=True, slots=True)
class ConsiderationFact:
    """Something that must be true at work, and whether the workplace can see to it. ``None`` is unknown."""

    group: ClassVar[ReasonGroup] = ReasonGroup.SUPPORT

    code: ConsiderationCode
    possible: bool | None

    @property
    def bearing(self) -> Bearing:
        """For where it is possible, against where it is not today."""
        if self.possible is None:
            return Bearing.UNKNOWN
        return Bearing.FOR if self.possible else Bearing.AGAINST

    @property
    def codes(self) -> tuple[str, ...]:
        """The consideration."""
        return (self.code,)


PracticalFact: TypeAlias = JourneyFact | TravelFact | ConsiderationFact | UnaskedFact


def practical_facts(
    candidate: Candidate, job: JobInFull, way: WayToWork, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[PracticalFact]:
    """Facts about the journey, and about each consideration."""
    journey = _journey(candidate, way) if ReasonGroup.TRAVEL in groups else None
    if journey is not None:
        yield journey
        if candidate.travel.modes and candidate.travel.longest_minutes is not None:
            yield TravelFact(journey, candidate.travel.longest_minutes)
    if ReasonGroup.SUPPORT not in groups:
        return
    for code in sorted(candidate.considerations):
        yield ConsiderationFact(code, job.workplace.arrangements.get(code))
    if not candidate.considerations:
        yield UnaskedFact(ReasonGroup.SUPPORT)


def unknown_practicalities(
    candidate: Candidate, job: JobInFull, way: WayToWork, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[UnknownFact]:
    """What is unknown of the journey, and which considerations the workplace has not been asked about."""
    said = {
        About.CANDIDATE_PLACE: way.home,
        About.WORKPLACE_PLACE: way.workplace,
        About.TRAVEL_MODES: candidate.travel.modes or None,
        About.LONGEST_TRAVEL: candidate.travel.longest_minutes,
    }
    for about, answer in said.items():
        if answer is None and ReasonGroup.TRAVEL in groups:
            yield UnknownFact(about, ReasonGroup.TRAVEL)
    if ReasonGroup.SUPPORT not in groups:
        return
    for code in sorted(candidate.considerations - set(job.workplace.arrangements)):
        yield UnknownFact(About.CONSIDERATION, ReasonGroup.SUPPORT, (code,))


def _journey(candidate: Candidate, way: WayToWork) -> JourneyFact | None:
    if way.home is None or way.workplace is None:
        return None
    km = distance_km(
        np.array([way.home.latitude]),
        np.array([way.home.longitude]),
        way.workplace.latitude,
        way.workplace.longitude,
    )
    modes = np.array([[mode in candidate.travel.modes] for mode in _MODES])
    minutes = float(journey_minutes(km, modes)[0])
    # A begun minute counts whole, so that 45.2 is still more than a longest of 45.
    return JourneyFact(min(math.ceil(minutes), _LONGEST_JOURNEY), minutes > _LONGEST_JOURNEY)
