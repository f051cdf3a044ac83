"""What a number of people have in common, in figures, so that those in and those out can be compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.domain.scale import DIMENSIONS, Family
from matcher.features.snapshots import CandidateSnapshot


@dataclass(frozen=True, slots=True)
class Portrait:
    """Shares and means over so many people; ``None`` where none of them has said anything.

    Attributes
    ----------
    known_levels : share, 0 to 1, of all levels that are known
    has_wishes, has_experience, has_times : shares, 0 to 1, of the people of whom these are known
    competences, considerations : how many there are for each person
    most_weekly_hours, longest_travel_minutes : means of those that are known
    levels : mean known level, 0 to 4, by family in the order of ``Family``
    """

    people: int
    known_levels: float | None
    has_wishes: float | None
    has_experience: float | None
    has_times: float | None
    competences: float | None
    considerations: float | None
    most_weekly_hours: float | None
    longest_travel_minutes: float | None
    levels: tuple[float | None, ...]


def portrait(people: CandidateSnapshot) -> Portrait:
    """The portrait of everybody in the snapshot."""
    families = (people.levels[[d.family is family for d in DIMENSIONS]] for family in Family)
    return Portrait(
        people=len(people),
        known_levels=_mean(~np.isnan(people.levels)),
        has_wishes=_mean(people.has_wishes),
        has_experience=_mean(people.has_experience),
        has_times=_mean(people.slots >= 0),
        competences=_mean((people.competences > 0).sum(axis=0)),
        considerations=_mean(people.needs.sum(axis=0)),
        most_weekly_hours=_mean(people.most_hours),
        longest_travel_minutes=_mean(people.longest_travel),
        levels=tuple(_mean(levels) for levels in families),
    )


def _mean(values: npt.NDArray[np.generic]) -> float | None:
    figures = values.astype(np.float64)
    known = figures[~np.isnan(figures)]
    return float(known.mean()) if known.size else None
