"""Compares a group's mean with that of the others, with a bootstrap interval, or says it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from experiments.evaluation.ranking_metrics import RESAMPLES, Estimate
from matcher.features.snapshots import F64

FEWEST_PEOPLE: Final = 20
"""A group, or the others, with fewer people than this is not compared."""

_INTERVAL: Final = (2.5, 97.5)
_DRAWS: Final = 2 * RESAMPLES


@dataclass(frozen=True, slots=True)
class Insufficient:
    """That a figure cannot be given, and why. It is neither zero nor a pass."""

    why: str


@dataclass(frozen=True, slots=True)
class Compared(Estimate):
    """A comparison with its 95 % interval, and how likely chance alone would have gone so far.

    ``chance`` is twice the share of the draws that lie on the other side of "no disparity", the value
    itself counted in as one more draw (Davison and Hinkley 1997, "Bootstrap Methods and their
    Application", ch. 4). It is needed where many figures are judged at once.
    """

    chance: float


Measured: TypeAlias = Compared | Insufficient


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """(U,) sums and counts of the group and of the others, by what is drawn again: a person or a query."""

    group_sum: F64
    group_count: F64
    others_sum: F64
    others_count: F64


def ratio(tallies: Tallies, seed: int) -> Measured:
    """The group's mean over the others' mean; 1 is no disparity."""
    return _compared(tallies, seed, divide=True)


def difference(tallies: Tallies, seed: int) -> Measured:
    """The group's mean minus the others' mean; 0 is no disparity."""
    return _compared(tallies, seed, divide=False)


def too_few(group: int, others: int) -> Insufficient | None:
    """Why these numbers of people cannot be compared, ``None`` where they can."""
    if group < FEWEST_PEOPLE:
        return Insufficient(f"only {group} in the group; {FEWEST_PEOPLE} people are needed")
    if others < FEWEST_PEOPLE:
        return Insufficient(f"only {others} others with a known value; {FEWEST_PEOPLE} people are needed")
    return None


def _compared(tallies: Tallies, seed: int, *, divide: bool) -> Measured:
    """The comparison, its units drawn again with replacement 2,000 times."""
    units = len(tallies.group_sum)
    stacked = np.stack(
        [tallies.group_sum, tallies.group_count, tallies.others_sum, tallies.others_count], axis=1
    )
    point = stacked.sum(axis=0)[None, :]
    empty = _why_empty(point, divide=divide)
    if empty:
        return Insufficient(empty)
    random = np.random.default_rng(seed)
    drawn = np.stack(
        [np.bincount(random.integers(units, size=units), minlength=units) @ stacked for _ in range(_DRAWS)]
    )
    if _why_empty(drawn, divide=divide):
        return Insufficient("too few to draw again: some draws hold nobody to compare with")
    found = _statistic(drawn, divide=divide)
    lower, upper = np.percentile(found, _INTERVAL)
    value = float(_statistic(point, divide=divide)[0])
    return Compared(value, float(lower), float(upper), _chance(found, none=1.0 if divide else 0.0))


def _chance(drawn: F64, none: float) -> float:
    across = min(int((drawn <= none).sum()), int((drawn >= none).sum()))
    return min(1.0, 2 * (1 + across) / (1 + len(drawn)))


def _why_empty(sums: F64, *, divide: bool) -> str:
    if not sums[:, 1].all():
        return "nobody of the group is there to be compared"
    if not sums[:, 3].all():
        return "nobody else is there to be compared with"
    if divide and not sums[:, 2].all():
        return "the others have none of it, so there is nothing to divide by"
    return ""


def _statistic(sums: F64, *, divide: bool) -> F64:
    group, others = sums[:, 0] / sums[:, 1], sums[:, 2] / sums[:, 3]
    found: F64 = group / others if divide else group - others
    return found
