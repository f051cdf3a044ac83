"""How much hangs on the amount of data, and how much on chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from experiments.evaluation.ranking_metrics import Estimate, GradedQueries, mean_with_interval
from matcher.features.snapshots import Rows
from matcher.models.ranker import F64
from matcher.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """NDCG@10 on the later queries when only so many of the earlier ones are learned from."""

    queries: int
    ndcg_at_10: Estimate


@dataclass(frozen=True, slots=True)
class SeedStability:
    """What a model's seed changes: NDCG@10 by seed, and how alike the lists are.

    ``same_order`` is Kendall's tau-b between the lists of two seeds, as a mean over queries and over
    pairs of seeds: 1 is the same order.
    """

    ndcg_at_10: tuple[float, ...]
    same_order: float

    @property
    def spread(self) -> float:
        """Greatest minus smallest NDCG@10."""
        return max(self.ndcg_at_10) - min(self.ndcg_at_10)


def learning_curve(
    learn_and_score: Callable[[Rows], F64],
    earlier: int,
    shares: Sequence[float],
    later: GradedQueries,
    *,
    seed: int = 1,
    progress: Progress = silent,
) -> tuple[CurvePoint, ...]:
    """How NDCG@10 grows with the queries learned from, each share containing the smaller ones.

    Parameters
    ----------
    learn_and_score
        From rows of the earlier queries to (P,) scores of the later pairs.
    earlier
        How many earlier queries there are.
    """
    order = np.random.default_rng(seed).permutation(earlier)
    found = []
    for done, share in enumerate(shares):
        taken = np.sort(order[: max(1, round(share * earlier))])
        metrics = later.metrics(learn_and_score(taken))
        found.append(CurvePoint(len(taken), mean_with_interval(metrics.ndcg_at_10, seed)))
        progress("learning from less", done + 1, len(shares))
    return tuple(found)


def seed_stability(
    learn_and_score: Callable[[int], F64],
    seeds: Sequence[int],
    later: GradedQueries,
    *,
    progress: Progress = silent,
) -> SeedStability:
    """What other seeds would have given; ``learn_and_score`` goes from a seed to (P,) scores."""
    scores = []
    for done, seed in enumerate(seeds):
        scores.append(learn_and_score(seed))
        progress("trying other seeds", done + 1, len(seeds))
    ndcg = [float(later.metrics(each).ndcg_at_10.mean()) for each in scores]
    alike = [
        _same_order(scores[a], scores[b], later.query_sizes) for a in range(len(scores)) for b in range(a)
    ]
    return SeedStability(tuple(ndcg), float(np.mean(alike)) if alike else 1.0)


def _same_order(one: F64, other: F64, query_sizes: Rows) -> float:
    from scipy.stats import kendalltau

    ends = np.cumsum(query_sizes)
    taus = [
        kendalltau(one[end - size : end], other[end - size : end]).statistic
        for end, size in zip(ends, query_sizes, strict=True)
        if size > 1
    ]
    return float(np.nanmean(taus))
