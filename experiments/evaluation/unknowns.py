"""What happens to the order, and to the intervals, when more of what is known were unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from experiments.evaluation.evaluate import graded_queries
from experiments.evaluation.ranking_metrics import Estimate, mean_with_interval
from experiments.training.training_data import TrainingPairs
from matcher.features.assumptions import Case
from matcher.features.pipeline import pair_features
from matcher.models.ranker import AdditiveRanker


@dataclass(frozen=True, slots=True)
class WithLessKnown:
    """The later lists with this share of all known capability levels struck out by chance.

    ``width`` is the mean width of a score's interval; ``held`` the share of pairs whose score with
    everything known lies in the interval that is left.
    """

    share_struck_out: float
    ndcg_at_10: Estimate
    width: float
    held: float


def with_less_known(
    data: TrainingPairs,
    ranker: AdditiveRanker,
    shares: tuple[float, ...] = (0.0, 0.1, 0.3, 0.5),
    seed: int = 1,
) -> tuple[WithLessKnown, ...]:
    """How the ranker does when shares of the levels are unknown, each larger share containing the smaller."""
    queries = graded_queries(data)
    levels = data.candidates.levels
    luck = np.random.default_rng(seed).random(levels.shape)
    whole = ranker.score(pair_features(data.candidates, data.jobs, data.pairs, ranker.assumptions))
    found = []
    for share in shares:
        thinner = replace(data.candidates, levels=np.where(luck < share, np.nan, levels).astype(np.float32))
        low, score, high = (
            ranker.score(pair_features(thinner, data.jobs, data.pairs, ranker.assumptions, case))
            for case in (Case.WORST, Case.POINT, Case.BEST)
        )
        ndcg = queries.metrics(score).ndcg_at_10
        found.append(
            WithLessKnown(
                share_struck_out=share,
                ndcg_at_10=mean_with_interval(ndcg, seed),
                width=float((high - low).mean()),
                held=float(((low - 1e-9 <= whole) & (whole <= high + 1e-9)).mean()),
            )
        )
    return tuple(found)
