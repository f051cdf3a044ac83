"""Whether a score can be read as a chance: how often those with a given score were shortlisted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.evaluation.ranking_metrics import Estimate
from matcher.features.snapshots import I8, Flags, Rows
from matcher.models.ranker import F64

_BINS: Final = 10
_FEWEST_IN_BIN: Final = 20
_WILSON_Z: Final = 1.959964


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Pairs with about the same predicted chance, and the share of them that was shortlisted or more.

    The interval is Wilson's (1927), 95 %.
    """

    pairs: int
    predicted: float
    observed: Estimate


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well the chance of "shortlisted, given shown" is told by the score.

    ``brier`` is the mean squared distance of chance and outcome, ``brier_of_base_rate`` that of always
    saying the mean; ``expected_error`` the mean distance of predicted and observed over the bins,
    weighted by their pairs (Naeini et al. 2015).
    """

    bins: tuple[CalibrationBin, ...]
    brier: float
    brier_of_base_rate: float
    expected_error: float


def calibration(scores: F64, grades: I8, query_sizes: Rows, seed: int = 1) -> Calibration | None:
    """The calibration of scores, the chance being fitted on one half of the queries and told on the other.

    ``None`` where there is too little to say: fewer than 40 pairs, or a half without both outcomes.

    Parameters
    ----------
    scores, grades
        (P,), the pairs of one query side by side; the scores must not come from a model that saw them.
    """
    chances = _chances(scores, grades > 0, query_sizes, seed)
    if chances is None:
        return None
    happened = (grades > 0).astype(np.float64)
    bins = _bins(chances, happened)
    return Calibration(
        bins=bins,
        brier=float(np.mean((chances - happened) ** 2)),
        brier_of_base_rate=float(np.mean((happened.mean() - happened) ** 2)),
        expected_error=sum(b.pairs * abs(b.predicted - b.observed.value) for b in bins) / len(happened),
    )


def _chances(scores: F64, happened: Flags, query_sizes: Rows, seed: int) -> F64 | None:
    """(P,) chances from a logistic curve (Platt 1999) that was fitted to the other half of the queries."""
    from sklearn.linear_model import LogisticRegression

    half = np.random.default_rng(seed).permutation(len(query_sizes)) % 2
    side = np.repeat(half, query_sizes)
    spread = float(scores.std()) or 1.0
    standard = ((scores - scores.mean()) / spread)[:, None]
    chances = np.empty(len(scores))
    for own in (0, 1):
        learn = side != own
        if len(scores) < 2 * _FEWEST_IN_BIN or len(np.unique(happened[learn])) < 2 or not (~learn).any():
            return None
        curve = LogisticRegression(C=1e6).fit(standard[learn], happened[learn])
        chances[~learn] = curve.predict_proba(standard[~learn])[:, 1]
    return chances


def _bins(chances: F64, happened: F64) -> tuple[CalibrationBin, ...]:
    """Bins of equally many pairs, at least twenty in each."""
    count = max(1, min(_BINS, len(chances) // _FEWEST_IN_BIN))
    parts = np.array_split(np.argsort(chances, kind="stable"), count)
    return tuple(
        CalibrationBin(len(rows), float(chances[rows].mean()), _wilson(happened[rows])) for rows in parts
    )


def _wilson(happened: F64) -> Estimate:
    n, share, z = len(happened), float(happened.mean()), _WILSON_Z
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Estimate(share, float(max(middle - half, 0)), float(min(middle + half, 1)))
