"""The expert prior: a points card that ranks from the first day, before there are any outcomes.

Each feature gives points in proportion to how near it is to its best value. The points per group say
what the reports say of what makes a match hold: the work itself first (can the tasks be done, in hours
and at times that suit), then the person's own wishes, what the workplace can arrange, and the way there;
competences can be learnt on the job and weigh less. It is a floor that a learned model has to beat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

import numpy as np

from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES, GROUP_COLUMNS, GROUPS, Feature, ReasonGroup, Unit, fingerprint
from matcher.features.snapshots import F32
from matcher.models.ranker import F64

GROUP_POINTS: Final = {
    ReasonGroup.TASKS: 16.0,
    ReasonGroup.PHYSICAL: 10.0,
    ReasonGroup.SENSORY: 8.0,
    ReasonGroup.COGNITIVE: 10.0,
    ReasonGroup.SOCIAL: 8.0,
    ReasonGroup.SURROUNDINGS: 6.0,
    ReasonGroup.COMPETENCES: 8.0,
    ReasonGroup.WISHES: 12.0,
    ReasonGroup.TIME: 10.0,
    ReasonGroup.TRAVEL: 6.0,
    ReasonGroup.SUPPORT: 6.0,
}
"""Most points by reason group, 100 in all."""

_SPAN: Final = {
    Unit.STEPS: 2.0,
    Unit.SHARE: 1.0,
    Unit.COUNT: 2.0,
    Unit.HOURS: 8.0,
    Unit.DAYS: 60.0,
    Unit.MINUTES: 60.0,
}
"""How far from its best a feature is when it gives no more points, by unit."""

_TYPICAL: Final = 0.7
"""The part of a group's points that a typical pair gets; shares are told against it."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Points from 0 to 100, additive over the reason groups and monotone in every feature."""

    assumptions: Assumptions = field(default_factory=Assumptions)

    @property
    def version(self) -> str:
        """``scorecard-`` and a hash of the points and of the features they are given for."""
        told = f"{fingerprint()} {GROUP_POINTS} {_SPAN} {_TYPICAL}"
        return f"scorecard-{sha256(told.encode()).hexdigest()[:8]}"

    @property
    def base(self) -> float:
        """The points of a typical pair."""
        return float(_typical_points().sum())

    def score(self, matrix: F32) -> F64:
        """(n,) points, 0 to 100."""
        total: F64 = self.base + self.shares(matrix).sum(axis=1)
        return total

    def shares(self, matrix: F32) -> F64:
        """(n, group) points above or below those of a typical pair."""
        points = np.empty((len(matrix), len(GROUPS)))
        for g, group in enumerate(GROUPS):
            points[:, g] = sum(
                weight * _nearness(matrix[:, column], FEATURES[column]) for column, weight in _weights(group)
            )
        return points - _typical_points()


def _weights(group: ReasonGroup) -> tuple[tuple[int, float], ...]:
    """Most points of each column of a group: half for all the gaps together where there are any."""
    columns = GROUP_COLUMNS[group]
    gaps = [c for c in columns if FEATURES[c].unit is Unit.STEPS]
    rest = len(columns) - len(gaps)
    part = 0.5 if gaps else 0.0
    return tuple(
        (c, GROUP_POINTS[group] * (part / len(gaps) if c in gaps else (1 - part) / rest)) for c in columns
    )


def _nearness(values: F32, feature: Feature) -> F64:
    """1 at the feature's best value, falling to 0 at the end of its span."""
    distance = np.abs(values.astype(np.float64) - feature.best)
    nearness: F64 = np.clip(1 - distance / _SPAN[feature.unit], 0, 1)
    return nearness


def _typical_points() -> F64:
    return np.array([GROUP_POINTS[g] * _TYPICAL for g in GROUPS])
