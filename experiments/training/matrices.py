"""The matrices that rankers are fitted to and compared on, made of training pairs."""

from __future__ import annotations

from experiments.training.training_data import TrainingPairs
from matcher.features.assumptions import Assumptions, Case
from matcher.features.pipeline import missing_where_unknown, pair_features
from matcher.features.snapshots import F32


def point_matrix(data: TrainingPairs, assumptions: Assumptions) -> F32:
    """(P, feature), what is assumed standing for the unknown."""
    return pair_features(data.candidates, data.jobs, data.pairs, assumptions)


def matrix_with_gaps(data: TrainingPairs, assumptions: Assumptions) -> F32:
    """(P, feature), NaN for the unknown."""
    worst, point, best = (
        pair_features(data.candidates, data.jobs, data.pairs, assumptions, case)
        for case in (Case.WORST, Case.POINT, Case.BEST)
    )
    return missing_where_unknown(worst, point, best)
