"""Which answers are plausible: those that others have given, and where nobody has, any of the range alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from matcher.completeness.questions import in_all_one
from matcher.domain.candidate import TravelMode
from matcher.domain.scale import Level
from matcher.domain.week import OFFICE_HOURS, SLOTS, DayPart, bits_of
from matcher.features.snapshots import F32, F64, CandidateSnapshot, Flags, JobSnapshot

_SPREAD: Final = 7
"""Values that stand for a distribution of figures."""
_COMMONEST: Final = 8
"""Commonest answers that stand for all, where an answer is a choice among many."""
_PEOPLE: Final = 12
"""People whose experience or wishes stand for what anybody might say."""

_ANY_HOURS: Final = np.array([5, 10, 15, 20, 25, 30, 37], np.float32)
_ANY_DAY: Final = np.array([2, 3, 4, 5, 6, 7, 7.4], np.float32)
_ANY_JOURNEY: Final = np.array([15, 30, 45, 60, 90], np.float32)
_ANY_TIMES: Final = (
    bits_of(OFFICE_HOURS),
    bits_of(s for s in OFFICE_HOURS if s.part is DayPart.MORNING),
    bits_of(s for s in OFFICE_HOURS if s.part is DayPart.AFTERNOON),
    bits_of(SLOTS),
)


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Plausible answers as columns of values, with the share of each."""

    values: npt.NDArray[np.generic]
    weights: F64


@dataclass(frozen=True, slots=True, eq=False)
class Plausible:
    """What people say when asked, by what they are asked about. ``levels`` are (dimension, level) shares.

    ``competences`` are (competence, level) shares, with one of each level added: a profile lists what is
    held and leaves out what is not, so that no level would ever be rare enough to be left out.
    ``experience`` and ``wishes`` are columns of a snapshot.
    """

    levels: F64
    competences: F64
    most_hours: Choice
    least_hours: Choice
    daily_hours: Choice
    longest_travel: Choice
    available_from: Choice
    slots: Choice
    modes: Choice
    places: Choice
    experience: CandidateSnapshot | None
    wishes: CandidateSnapshot | None

    @classmethod
    def of(cls, known: CandidateSnapshot, first_day: float) -> Self:
        """What these people have said. ``first_day``, in days since 1970, is the earliest day to start."""
        steps = np.arange(len(Level))
        counts = (known.competences[:, None, :] == steps[:, None]).sum(axis=2) + 1
        places = np.stack([known.latitude, known.longitude])[:, ~np.isnan(known.latitude)]
        return cls(
            levels=np.stack([in_all_one((levels[:, None] == steps).sum(axis=0)) for levels in known.levels]),
            competences=np.stack([in_all_one(row) for row in counts]),
            most_hours=spread(known.most_hours, _ANY_HOURS),
            least_hours=spread(known.least_hours, _ANY_HOURS),
            daily_hours=spread(known.daily_hours, _ANY_DAY),
            longest_travel=spread(known.longest_travel, _ANY_JOURNEY),
            available_from=spread(
                np.maximum(known.available_from, first_day).astype(np.float32),
                np.array([first_day + after for after in (0, 14, 30, 60, 90)], np.float32),
            ),
            slots=commonest(known.slots[None, known.slots >= 0], np.array([_ANY_TIMES])),
            modes=commonest(known.modes[:, known.modes.any(axis=0)], _each_mode()),
            places=commonest(places, places),
            experience=_some(known, known.has_experience),
            wishes=_some(known, known.has_wishes),
        )


def spread(known: F32, otherwise: F32) -> Choice:
    """A few figures that stand for the known ones, each for as many of them; else those given, alike.

    >>> spread(np.array([3, 1, np.nan], np.float32), np.array([9], np.float32)).values.tolist()
    [1.0, 3.0]
    """
    given = np.sort(known[~np.isnan(known)])
    if not len(given):
        return Choice(otherwise, in_all_one(np.ones(len(otherwise))))
    at = ((np.arange(_SPREAD) + 0.5) / _SPREAD * len(given)).astype(np.intp)
    values, counts = np.unique(given[at], return_counts=True)
    return Choice(values, in_all_one(counts))


def commonest(
    known: npt.NDArray[np.generic], otherwise: npt.NDArray[np.generic], most: int = _COMMONEST
) -> Choice:
    """The commonest of the known columns, by how common they are; else those given, alike."""
    if not known.shape[1]:
        return Choice(otherwise, in_all_one(np.ones(otherwise.shape[1])) if otherwise.size else np.ones(0))
    columns, counts = np.unique(known, axis=1, return_counts=True)
    first = np.argsort(-counts, kind="stable")[:most]
    return Choice(columns[:, first], in_all_one(counts[first]))


def demand_shares(jobs: JobSnapshot) -> F64:
    """(dimension, level) shares of the demands that workplaces have confirmed."""
    confirmed = np.where(jobs.proposed, np.nan, jobs.demands)
    steps = np.arange(len(Level))
    return np.stack([in_all_one((row[:, None] == steps).sum(axis=0)) for row in confirmed])


def possible_shares(jobs: JobSnapshot) -> F64:
    """(consideration, answer) shares: not possible first, then possible."""
    answers = jobs.arrangements
    return np.stack([in_all_one([(row == 0).sum(), (row == 1).sum()]) for row in answers])


def _some(known: CandidateSnapshot, said: Flags) -> CandidateSnapshot | None:
    """A few of those who have said something, spread evenly over all of them."""
    rows = np.flatnonzero(said)
    if not len(rows):
        return None
    at = np.unique(((np.arange(_PEOPLE) + 0.5) / _PEOPLE * len(rows)).astype(np.intp))
    return known.take(rows[at])


def _each_mode() -> npt.NDArray[np.bool_]:
    return np.eye(len(TravelMode), dtype=np.bool_)
