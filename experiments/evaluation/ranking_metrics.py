"""How good the order of each query is, and how sure the mean over queries is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.features.snapshots import I8, Rows
from matcher.models.ranker import F64

RESAMPLES: Final = 1000
_INTERVAL: Final = (2.5, 97.5)
_RESAMPLES_AT_A_TIME: Final = 100


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over queries, and its 95 % bootstrap interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, eq=False)
class GradedQueries:
    """What scores are compared with: (P,) grades, (Q,) pairs in each query, and (P,) the rank of each tie."""

    grades: I8
    query_sizes: Rows
    ties: Rows

    def metrics(self, scores: F64) -> QueryMetrics:
        """The metrics of these scores, one value for each query with any relevant item."""
        return query_metrics(scores, self.grades, self.query_sizes, self.ties)


@dataclass(frozen=True, slots=True, eq=False)
class QueryMetrics:
    """One value for each query that has any relevant item, in the order of the queries.

    ``ndcg_at_5`` and ``ndcg_at_10``: normalised discounted cumulative gain with gains ``2**grade - 1``
    and discounts ``log2(place + 1)``, as in Burges et al. (2005), "Learning to Rank using Gradient
    Descent". ``reciprocal_rank``: 1 over the place of the first item with a grade of 1 or more.
    """

    ndcg_at_5: F64
    ndcg_at_10: F64
    reciprocal_rank: F64


def has_relevant(grades: I8, query_sizes: Rows) -> npt.NDArray[np.bool_]:
    """(Q,) whether a query has any item with a grade above 0; without one, its order means nothing."""
    return np.maximum.reduceat(grades, _starts(query_sizes)) > 0


def query_metrics(scores: F64, grades: I8, query_sizes: Rows, tie_ranks: Rows) -> QueryMetrics:
    """The metrics of each query with any relevant item.

    Parameters
    ----------
    scores, grades
        (P,), the pairs of one query side by side.
    query_sizes
        (Q,) pairs in each query.
    tie_ranks
        (P,) which of two pairs with equal scores comes first: the lower.
    """
    query = np.repeat(np.arange(len(query_sizes)), query_sizes)
    shown = _grid(grades[np.lexsort((tie_ranks, -scores, query))], query_sizes)
    ideal = _grid(grades[np.lexsort((-grades.astype(np.intp), query))], query_sizes)
    told = has_relevant(grades, query_sizes)
    shown, ideal = shown[told], ideal[told]
    return QueryMetrics(
        ndcg_at_5=_dcg(shown, 5) / _dcg(ideal, 5),
        ndcg_at_10=_dcg(shown, 10) / _dcg(ideal, 10),
        reciprocal_rank=1 / (np.argmax(shown > 0, axis=1) + 1.0),
    )


def recall_at(places: int, scores: F64, grades: I8, query_sizes: Rows, tie_ranks: Rows) -> F64:
    """For each query with any relevant item, the share of its relevant items in the first places."""
    query = np.repeat(np.arange(len(query_sizes)), query_sizes)
    shown = _grid(grades[np.lexsort((tie_ranks, -scores, query))], query_sizes) > 0
    shown = shown[has_relevant(grades, query_sizes)]
    found: F64 = shown[:, :places].sum(axis=1) / shown.sum(axis=1)
    return found


def mean_with_interval(values: F64, seed: int) -> Estimate:
    """The mean of one value a query; queries are drawn again with replacement 1,000 times.

    The same seed and number of queries give the same draws, so a difference between two rankers is
    drawn pair by pair.
    """
    random = np.random.default_rng(seed)
    means = np.concatenate(
        [
            values[random.integers(len(values), size=(_RESAMPLES_AT_A_TIME, len(values)))].mean(axis=1)
            for _ in range(RESAMPLES // _RESAMPLES_AT_A_TIME)
        ]
    )
    lower, upper = np.percentile(means, _INTERVAL)
    return Estimate(float(values.mean()), float(lower), float(upper))


def _starts(query_sizes: Rows) -> Rows:
    return np.cumsum(query_sizes) - query_sizes


def _grid(grades: I8, query_sizes: Rows) -> I8:
    """(Q, longest query) grades, filled up with 0, which gains nothing."""
    grid = np.zeros((len(query_sizes), int(query_sizes.max())), np.int8)
    grid[np.arange(grid.shape[1]) < query_sizes[:, None]] = grades
    return grid


def _dcg(grades: I8, places: int) -> F64:
    gains = np.exp2(grades[:, :places].astype(np.float64)) - 1
    total: F64 = (gains / np.log2(np.arange(gains.shape[1]) + 2.0)).sum(axis=1)
    return total
