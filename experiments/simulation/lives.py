"""Simulated: what people truly like, have done and know how to do, and when and how far they can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.content import Content
from experiments.simulation.latent import Flags, Floats, Levels, PersonTraits
from experiments.simulation.places import MODES, inhabitants, travel_minutes
from experiments.simulation.schedule import draw_available_slots
from matcher.domain.candidate import TravelMode
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.domain.week import Slot
from matcher.vocabulary.entries import Vocabulary

Ints = NDArray[np.int64]

_USUAL_CORNERS: Final = {"cleaning": 2.2, "retail": 1.9, "kitchen": 1.9, "warehouse": 1.6, "care": 1.4}
_DANISH: Final = CompetenceCode("danish_spoken")
_LICENCE: Final = CompetenceCode("driving_licence_b")
_JOURNEYS: Final = (20, 30, 45, 60, 75, 90)
_JOURNEY_SHARES: Final = (0.08, 0.28, 0.32, 0.22, 0.06, 0.04)
_SHORTEST_KNOWN_DAYS: Final = 20
_LONGEST_KNOWN_DAYS: Final = 1700


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """One row for each candidate.

    ``field_interest`` and ``type_interest`` are about standard normal; ``competences`` levels 0..4;
    ``travel`` minutes to each town by the quickest way; ``known_days`` how long ago the brokers came
    to know the person.
    """

    towns: Ints
    field_interest: Floats
    type_interest: Floats
    experience: Flags
    competences: Levels
    least_minutes: Ints
    most_minutes: Ints
    daily_minutes: Ints
    slots: tuple[frozenset[Slot], ...]
    modes: Flags
    longest_travel: Ints
    travel: Floats
    known_days: Ints


def draw_lives(
    traits: PersonTraits, content: Content, vocabulary: Vocabulary, random: np.random.Generator
) -> Lives:
    """The working lives of the people with these traits."""
    count = len(traits.drive)
    towns = random.choice(len(content.municipality.towns), size=count, p=inhabitants(content.municipality))
    career = _careers(count, vocabulary, random)
    field_interest = random.normal(0, 0.85, size=career.shape) + 1.0 * career
    fields = list(vocabulary.fields)
    field_of = np.array([fields.index(each.field) for each in vocabulary.task_types.values()])
    type_interest = field_interest[:, field_of] + random.normal(0, 0.6, size=(count, len(field_of)))
    experience = _experience(career[:, field_of], type_interest, random)
    modes = _modes(traits.levels, random)
    most, least, daily = _hours(traits.hours_lost, random)
    journeys = travel_minutes(content.municipality)[:, towns, :]
    return Lives(
        towns=towns,
        field_interest=field_interest,
        type_interest=type_interest,
        experience=experience,
        competences=_competences(experience, modes, vocabulary, random),
        least_minutes=least,
        most_minutes=most,
        daily_minutes=daily,
        slots=tuple(draw_available_slots(random) for _ in range(count)),
        modes=modes,
        longest_travel=random.choice(_JOURNEYS, size=count, p=_JOURNEY_SHARES),
        travel=np.where(modes.T[:, :, None], journeys, np.inf).min(axis=0),
        known_days=random.integers(_SHORTEST_KNOWN_DAYS, _LONGEST_KNOWN_DAYS, size=count),
    )


def _careers(count: int, vocabulary: Vocabulary, random: np.random.Generator) -> Flags:
    """The one to three fields each person has worked in; more often than not the usual corners."""
    shares = np.array([_USUAL_CORNERS.get(field, 1.0) for field in vocabulary.fields])
    liking = np.log(shares) + random.gumbel(size=(count, len(shares)))
    rank = np.argsort(np.argsort(-liking, axis=1), axis=1)
    how_many = random.choice([1, 2, 3], size=count, p=[0.35, 0.4, 0.25])
    return rank < how_many[:, None]


def _experience(career: Flags, interest: Floats, random: np.random.Generator) -> Flags:
    """The types of task done: mostly within the career, more of those that are liked."""
    chance = 1 / (1 + np.exp(-(np.where(career, -1.2, -5.2) + 0.5 * interest)))
    practised = random.random((len(career), 1)) < 0.85
    return (random.random(career.shape) < chance) & practised


def _competences(
    experience: Flags, modes: Flags, vocabulary: Vocabulary, random: np.random.Generator
) -> Levels:
    """Competences that come with the experience, a few others, and those of everyday life."""
    codes = list(vocabulary.competences)
    shape = (len(experience), len(codes))
    levels = np.where(random.random(shape) < 0.04, random.integers(1, 4, size=shape), 0)
    for column, task_type in enumerate(vocabulary.task_types.values()):
        rows = np.flatnonzero(experience[:, column])
        for need in task_type.competences:
            at = codes.index(need.code)
            reached = np.clip(need.level + random.integers(-1, 2, size=rows.size), 1, 4)
            got = random.random(rows.size) < 0.85
            levels[rows, at] = np.maximum(levels[rows, at], reached * got)
    if _DANISH in codes:
        levels[:, codes.index(_DANISH)] = random.choice(
            [1, 2, 3, 4], size=shape[0], p=[0.03, 0.09, 0.4, 0.48]
        )
    if _LICENCE in codes:
        levels[:, codes.index(_LICENCE)] = 3 * modes[:, MODES.index(TravelMode.CAR)]
    return levels.astype(np.int8)


def _hours(lost: Floats, random: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Most and least minutes a week and most minutes a day; most people want 5 to 20 hours."""
    hours = 19.0 * (1 - lost) * np.exp(random.normal(0, 0.42, size=lost.size))
    most = np.clip(np.rint(hours), 3, 37)
    least = np.clip(np.rint(most * random.uniform(0.15, 0.65, size=lost.size)), 2, most)
    daily = np.clip(np.rint(2 * most / random.uniform(2.0, 4.6, size=lost.size)) / 2, 2, 7.5)
    daily = np.minimum(daily, most)
    most_minutes, least_minutes, daily_minutes = (
        np.rint(60 * each).astype(np.int64) for each in (most, least, daily)
    )
    return most_minutes, least_minutes, daily_minutes


def _modes(levels: Levels, random: np.random.Generator) -> Flags:
    """Ways of travelling: what walking and sight allow, and public transport where there is nothing else."""
    walking, sight = (levels[:, DIMENSIONS.index(d)] for d in (Dimension.WALKING, Dimension.DISTANCE_VISION))
    drawn = random.random((len(levels), len(MODES)))
    chance = {
        TravelMode.WALK: np.where(walking >= 2, 0.55, 0.1),
        TravelMode.BICYCLE: np.where((walking >= 2) & (sight >= 2), 0.55, 0.05),
        TravelMode.PUBLIC: np.full(len(levels), 0.75),
        TravelMode.CAR: np.where(sight >= 2, 0.36, 0.0),
        TravelMode.FLEX_TRANSPORT: np.where(walking <= 1, 0.4, 0.03),
    }
    modes = drawn < np.stack([chance[mode] for mode in MODES], axis=1)
    modes[:, MODES.index(TravelMode.PUBLIC)] |= ~modes[:, 1:].any(axis=1)
    return modes
