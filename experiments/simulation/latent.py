"""Simulated: what is true of people and workplaces and stands in no table that is imported.

Nothing here is a diagnosis. People differ in what they can do, what they like, what they need and how
much they put in; workplaces in how open they are and how well they are led. Some of it shows in the
profiles, with gaps and mistakes; the rest only in how the matches go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.content import Cluster, ConsiderationOdds
from matcher.domain.scale import DIMENSIONS, Family

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
Flags = NDArray[np.bool_]

_CHARACTER_TRAITS: Final = 3
_CLUSTERS_A_PERSON: Final = (0.45, 0.37, 0.18)
_USUAL_LEVEL: Final = 3.55
_TOP: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class WorkplaceTraits:
    """One row for each workplace.

    ``possible`` has a column for each consideration; ``character`` is what a person's character meets.
    """

    openness: Floats
    leader_skill: Floats
    possible: Flags
    character: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PersonTraits:
    """One row for each candidate.

    ``levels`` has a column for each work dimension and ``needs`` one for each consideration. ``drive``
    is standard normal, ``hours_lost`` the share of a week that limits take away.
    """

    levels: Levels
    needs: Flags
    hours_lost: Floats
    drive: Floats
    character: Floats


def draw_workplace_traits(
    count: int, odds: tuple[ConsiderationOdds, ...], random: np.random.Generator
) -> WorkplaceTraits:
    """The hidden traits of workplaces.

    Some have room for more considerations than others; how open they are is another matter, so that
    what has been arranged gives nothing of it away.
    """
    openness = random.beta(2.0, 1.8, size=count)
    room = random.normal(0, 0.6, size=(count, 1))
    usual = np.array([each.possible for each in odds])
    lean = np.log(usual / (1 - usual)) + room
    return WorkplaceTraits(
        openness=openness,
        leader_skill=np.clip(random.normal(size=count), -2.5, 2.5),
        possible=random.random((count, len(odds))) < 1 / (1 + np.exp(-lean)),
        character=random.normal(size=(count, _CHARACTER_TRAITS)),
    )


def draw_person_traits(
    count: int,
    clusters: tuple[Cluster, ...],
    odds: tuple[ConsiderationOdds, ...],
    random: np.random.Generator,
) -> PersonTraits:
    """The hidden traits of people: most dimensions at 3 or 4, and one to three clusters with limits."""
    severity = _severities(count, clusters, random)
    weights = np.array([[cluster.dims.get(d, 0.0) for d in DIMENSIONS] for cluster in clusters])
    uneven = random.normal(1.0, 0.18, size=(count, len(DIMENSIONS)))
    limits = (severity[:, :, None] * weights[None, :, :]).max(axis=1) * uneven * 4.3
    levels = np.rint(_without_limits(count, random) - np.clip(limits, 0, None))
    levels = np.clip(levels, 0, _TOP).astype(np.int8)
    hours = np.array([cluster.hours for cluster in clusters])
    return PersonTraits(
        levels=levels,
        needs=_needs(levels, odds, random),
        hours_lost=np.clip((severity * hours).sum(axis=1) * 1.4, 0, 0.8),
        drive=random.normal(size=count),
        character=random.normal(size=(count, _CHARACTER_TRAITS)),
    )


def _severities(count: int, clusters: tuple[Cluster, ...], random: np.random.Generator) -> Floats:
    """How much each cluster limits each person, 0..1; one to three clusters a person."""
    shares = np.array([cluster.share for cluster in clusters])
    order = np.argsort(-(np.log(shares) + random.gumbel(size=(count, len(clusters)))), axis=1)
    rank = np.argsort(order, axis=1)
    how_many = random.choice(np.arange(1, 4), size=count, p=_CLUSTERS_A_PERSON)
    return np.where(rank < how_many[:, None], random.beta(2.6, 1.9, size=(count, len(clusters))), 0.0)


def _without_limits(count: int, random: np.random.Generator) -> Floats:
    """Levels as they would be without limits: correlated within a person, and more so within a family."""
    family = np.array([list(Family).index(d.family) for d in DIMENSIONS])
    whole = random.normal(0, 0.3, size=(count, 1))
    by_family = random.normal(0, 0.3, size=(count, len(Family)))[:, family]
    return _USUAL_LEVEL + whole + by_family + random.normal(0, 0.3, size=(count, len(DIMENSIONS)))


def _needs(levels: Levels, odds: tuple[ConsiderationOdds, ...], random: np.random.Generator) -> Flags:
    """Who needs which consideration: those with a limit that it is about, and a few others."""
    drawn = random.random((len(levels), len(odds)))
    chances = np.empty(drawn.shape)
    for i, each in enumerate(odds):
        lowest = levels[:, [DIMENSIONS.index(d) for d in each.dims]].min(axis=1)
        chances[:, i] = each.other + (each.chance - each.other) * np.clip((3 - lowest) / 3, 0, 1)
    return drawn < chances
