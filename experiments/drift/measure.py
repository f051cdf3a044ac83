"""How far the features have moved since the day of training, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from experiments.drift.reference import BinnedFeature, Reference, bin_shares
from matcher.features.columns import FEATURES
from matcher.features.snapshots import F32, F64

WATCH_FROM: Final = 0.1
SHIFTED_FROM: Final = 0.25
"""The rule of thumb of Siddiqi (2006), "Credit Risk Scorecards": under 0.1 no change to speak of."""

_FLOOR: Final = 1e-4
_FEWEST_PEOPLE: Final = 20


class Finding(StrEnum):
    """What a feature's stability index says."""

    STEADY = "steady"
    WATCH = "watch"
    SHIFTED = "shifted"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True)
class FeatureDrift:
    """One feature then and now. ``psi`` is its population stability index, ``None`` where insufficient."""

    feature: str
    group: str
    bins: int
    mean_then: float
    mean_now: float
    psi: float | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Drift:
    """All features, those that moved most first, and what to do in one sentence."""

    people_then: int
    people_now: int
    jobs_then: int
    jobs_now: int
    features: tuple[FeatureDrift, ...]

    @property
    def advice(self) -> str:
        """What to do."""
        shifted = [f.feature for f in self.features if f.finding is Finding.SHIFTED]
        watched = [f.feature for f in self.features if f.finding is Finding.WATCH]
        if any(f.finding is Finding.INSUFFICIENT for f in self.features):
            return "There are too few people or jobs to say anything. Look again when there are more."
        if shifted:
            return (
                f"{_named(shifted)} shifted. Find out why: has the work changed, or the way in which it is"
                " written down? If it is the work, train again and compare: matcher-lab train, then"
                " matcher-lab compare. If it is the writing down, put that right first."
            )
        if watched:
            return f"{_named(watched)} moved a little. Nothing to do now; look again in a month."
        return "Nothing has moved to speak of. Nothing to do."


def measure_drift(then: Reference, matrix: F32, people: int, jobs: int) -> Drift:
    """How far each feature of this matrix lies from the reference.

    The index is the sum over bins of ``(now - then) * ln(now / then)``; a share below 0.0001 counts as
    0.0001, so that an empty bin is finite. With fewer than 20 people or no pair it is insufficient.
    """
    enough = people >= _FEWEST_PEOPLE and then.people >= _FEWEST_PEOPLE and len(matrix) > 0
    found = [
        _feature(binned, matrix[:, column].astype(np.float64), FEATURES[column].group.value, enough)
        for column, binned in enumerate(then.features)
    ]
    ordered = sorted(found, key=lambda each: (-(each.psi or 0.0), each.feature))
    return Drift(then.people, people, then.jobs, jobs, tuple(ordered))


def stability_index(then: F64, now: F64) -> float:
    """The population stability index of two sets of shares over the same bins.

    >>> round(stability_index(np.array([0.5, 0.5]), np.array([0.4, 0.6])), 4)
    0.0405
    """
    a, b = np.maximum(then, _FLOOR), np.maximum(now, _FLOOR)
    return float(np.sum((b - a) * np.log(b / a)))


def _feature(binned: BinnedFeature, values: F64, group: str, enough: bool) -> FeatureDrift:
    psi = None
    if enough:
        psi = stability_index(np.array(binned.shares), bin_shares(values, np.array(binned.edges)))
    return FeatureDrift(
        feature=binned.name,
        group=group,
        bins=len(binned.shares),
        mean_then=binned.mean,
        mean_now=float(values.mean()) if len(values) else float("nan"),
        psi=psi,
        finding=_finding(psi),
    )


def _finding(psi: float | None) -> Finding:
    if psi is None:
        return Finding.INSUFFICIENT
    if psi >= SHIFTED_FROM:
        return Finding.SHIFTED
    return Finding.WATCH if psi >= WATCH_FROM else Finding.STEADY


def _named(features: list[str]) -> str:
    most = 5
    rest = f" and {len(features) - most} more" if len(features) > most else ""
    return ", ".join(features[:most]) + rest
