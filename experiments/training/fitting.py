"""Fits the learned rankers to past matches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from experiments.training.matrices import matrix_with_gaps, point_matrix
from experiments.training.training_data import TrainingPairs
from matcher.features.assumptions import Assumptions
from matcher.features.snapshots import F32
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, UnconstrainedLambdaMart, fit_lambdamart, fit_unconstrained
from matcher.progress import Progress, silent

_STEPS: Final = 2


@dataclass(frozen=True, slots=True)
class FittedRankers:
    """The ranker that may be shown to people, and the yardstick for what its constraints cost."""

    learned: LambdaMart
    unconstrained: UnconstrainedLambdaMart


def fit_rankers(
    data: TrainingPairs,
    settings: TrainingSettings,
    progress: Progress = silent,
    *,
    gaps: F32 | None = None,
) -> FittedRankers:
    """Both learned rankers, fitted to all these pairs.

    ``gaps`` is their matrix with gaps, where it has been worked out already.
    """
    progress("fitting", 0, _STEPS)
    learned = fit_learned(data, settings)
    progress("fitting", 1, _STEPS)
    gaps = matrix_with_gaps(data) if gaps is None else gaps
    unconstrained = fit_unconstrained(
        gaps, data.grades, data.query_sizes.tolist(), settings, list_positions=data.list_positions
    )
    progress("fitting", _STEPS, _STEPS)
    return FittedRankers(learned, unconstrained)


def fit_learned(data: TrainingPairs, settings: TrainingSettings) -> LambdaMart:
    """The additive, monotone ranker, fitted to all these pairs."""
    assumptions = assumptions_from(data)
    matrix = point_matrix(data, assumptions)
    return fit_lambdamart(
        matrix,
        data.grades,
        data.query_sizes.tolist(),
        assumptions,
        settings,
        list_positions=data.list_positions,
    )


def assumptions_from(data: TrainingPairs) -> Assumptions:
    """Assumptions whose capability is the mean known level, by dimension, of all candidates put forward.

    Each candidate counts once, as last known in these pairs. Where no level is known, the assumption is
    the one that stands there before anything is known of anybody.
    """
    rows = np.unique(data.candidate_rows)  # by id and day, so the last row of an id is the newest
    ids = data.candidates.ids[rows]
    newest = rows[np.append(ids[1:] != ids[:-1], True)]
    levels = data.candidates.levels[:, newest].astype(np.float64)
    known = ~np.isnan(levels)
    counts = known.sum(axis=1)
    sums = np.where(known, levels, 0).sum(axis=1)
    before = Assumptions()
    capability = np.where(counts, sums / np.maximum(counts, 1), before.capability)
    return replace(before, capability=tuple(round(float(level), 3) for level in capability))
