"""Fits the learned rankers to past matches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from experiments.evaluation.baselines import matrix_with_gaps, point_matrix
from experiments.training.training_data import TrainingPairs
from matcher.features.assumptions import Assumptions
from matcher.models.lambdamart import (
    LambdaMart,
    TrainingSettings,
    UnconstrainedLambdaMart,
    fit_lambdamart,
    fit_unconstrained,
)
from matcher.progress import Progress, silent

_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class FittedRankers:
    """The ranker that may be shown to people, and the yardstick for what its constraints cost."""

    learned: LambdaMart
    unconstrained: UnconstrainedLambdaMart


def fit_rankers(
    data: TrainingPairs, settings: TrainingSettings, progress: Progress = silent
) -> FittedRankers:
    """Both learned rankers, fitted to all these pairs."""
    assumptions = assumptions_from(data)
    progress("fitting", 0, _STEPS)
    matrix, gaps = point_matrix(data, assumptions), matrix_with_gaps(data, assumptions)
    progress("fitting", 1, _STEPS)
    sizes = data.query_sizes.tolist()
    learned = fit_lambdamart(
        matrix, data.grades, sizes, assumptions, settings, list_positions=data.list_positions
    )
    progress("fitting", 2, _STEPS)
    unconstrained = fit_unconstrained(gaps, data.grades, sizes, settings, list_positions=data.list_positions)
    progress("fitting", _STEPS, _STEPS)
    return FittedRankers(learned, unconstrained)


def assumptions_from(data: TrainingPairs) -> Assumptions:
    """Assumptions whose capability is the mean known level, by dimension, of all candidates put forward.

    Each candidate counts once. Where no level is known, the assumption is the one that stands there
    before anything is known of anybody.
    """
    levels = data.candidates.levels[:, np.unique(data.candidate_rows)].astype(np.float64)
    known = ~np.isnan(levels)
    counts = known.sum(axis=1)
    sums = np.where(known, levels, 0).sum(axis=1)
    before = Assumptions()
    capability = np.where(counts, sums / np.maximum(counts, 1), before.capability)
    return replace(before, capability=tuple(round(float(level), 3) for level in capability))
