"""Who lives near enough to a workplace, and which workplaces lie near enough to a candidate."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.features.assumptions import Case
from matcher.features.practical_features import distance_km, journey_minutes
from matcher.features.snapshots import F64, CandidateSnapshot, Flags, Rows

MOST_NEARBY: Final = 200
"""How many people or workplaces nearby are looked at."""


def workplaces_near(
    person: CandidateSnapshot, latitude: F64, longitude: F64, most: int = MOST_NEARBY
) -> tuple[Rows, int]:
    """The rows of the nearest places that the one person can travel to, and how many lie too far.

    What is unknown keeps no place out, and stands last.
    """
    km = distance_km(latitude, longitude, float(person.latitude[0]), float(person.longitude[0]))
    modes = np.repeat(person.modes, len(km), axis=1)
    too_far = journey_minutes(km, modes, Case.BEST) > person.longest_travel[0]
    return _nearest(km, ~too_far, most), int(too_far.sum())


def people_near(
    candidates: CandidateSnapshot, latitude: float, longitude: float, most: int = MOST_NEARBY
) -> tuple[Rows, int]:
    """The rows of the nearest people who look for work and can travel there, and how many there are.

    ``NaN`` where it is not known where the place lies. What is unknown keeps nobody out, and stands last.
    """
    km = distance_km(candidates.latitude, candidates.longitude, latitude, longitude)
    too_far = journey_minutes(km, candidates.modes, Case.BEST) > candidates.longest_travel
    possible = candidates.looking & ~too_far
    return _nearest(km, possible, most), int(possible.sum())


def _nearest(km: F64, possible: Flags, most: int) -> Rows:
    """Rows by distance, unknown distances last, then by row, which is the order of the ids."""
    order = np.argsort(km, kind="stable")
    return order[possible[order]][:most]
