"""The matrices that rankers are fitted to and compared on, made of training pairs."""

from __future__ import annotations

from experiments.training.training_data import TrainingPairs
from matcher.features.assumptions import Assumptions, Case
from matcher.features.pipeline import missing_where_unknown, pair_features
from matcher.features.snapshots import F32


def point_matrix(data: TrainingPairs, assumptions: Assumptions) -> F32:
    """(P, feature), what is assumed standing for the unknown."""
    return pair_features(data.candidates, data.jobs, data.pairs, assumptions)


def matrix_with_gaps(data: TrainingPairs) -> F32:
    """(P, feature), NaN for the unknown; nothing is assumed, so it is the same for every model."""
    worst, best = (
        pair_features(data.candidates, data.jobs, data.pairs, Assumptions(), case)
        for case in (Case.WORST, Case.BEST)
    )
    return missing_where_unknown(worst, best)
