"""What the model goes by: how much hangs on each reason group, and how each feature moves the score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.evaluation.ranking_metrics import Estimate, GradedQueries, mean_with_interval
from matcher.features.snapshots import F32
from matcher.models.ranker import F64

_SHUFFLES: Final = 10
_SAMPLE: Final = 200
_POINTS: Final = 15


@dataclass(frozen=True, slots=True)
class GroupImportance:
    """A reason group's mean absolute share, and what NDCG@10 loses when its shares are dealt out by chance.

    The shares are dealt out among the pairs of each query, so the group still says something, only not
    about the right person. ``loss`` above zero: the group helps to order.
    """

    group: str
    mean_share: float
    loss: Estimate


@dataclass(frozen=True, slots=True)
class Dependence:
    """The mean score as one feature goes through its values while all else stays (Friedman 2001)."""

    feature: str
    values: tuple[float, ...]
    scores: tuple[float, ...]

    @property
    def span(self) -> float:
        """How far the mean score moves between the lowest and the highest."""
        return max(self.scores) - min(self.scores)


def group_importance(
    shares: F64, groups: Sequence[str], queries: GradedQueries, seed: int = 1
) -> tuple[GroupImportance, ...]:
    """The importance of each group, greatest loss first.

    Parameters
    ----------
    shares
        (P, group), which add up to the score but for a constant.
    """
    random = np.random.default_rng(seed)
    scores = shares.sum(axis=1)
    whole = queries.metrics(scores).ndcg_at_10
    query = np.repeat(np.arange(len(queries.query_sizes)), queries.query_sizes)
    orders = [np.lexsort((random.random(len(query)), query)) for _ in range(_SHUFFLES)]
    found = []
    for g, group in enumerate(groups):
        without = [queries.metrics(scores - shares[:, g] + shares[order, g]).ndcg_at_10 for order in orders]
        loss = mean_with_interval(whole - np.mean(without, axis=0), seed)
        found.append(GroupImportance(group, float(np.abs(shares[:, g]).mean()), loss))
    return tuple(sorted(found, key=lambda each: -each.loss.value))


def partial_dependence(
    score: Callable[[F32], F64], matrix: F32, names: Sequence[str], seed: int = 1
) -> tuple[Dependence, ...]:
    """How each feature moves the mean score of a sample, greatest span first; constant features are left out.

    Parameters
    ----------
    matrix
        (P, feature) without gaps; at most 200 of its rows are used.
    """
    random = np.random.default_rng(seed)
    rows = matrix[np.sort(random.permutation(len(matrix))[:_SAMPLE])]
    found = []
    for column, name in enumerate(names):
        values = np.unique(matrix[:, column])
        if len(values) < 2:
            continue
        if len(values) > _POINTS:
            values = np.unique(np.quantile(values, np.linspace(0, 1, _POINTS)).astype(np.float32))
        tried = np.repeat(rows[None], len(values), axis=0)
        tried[:, :, column] = values[:, None]
        means = score(tried.reshape(-1, matrix.shape[1])).reshape(len(values), -1).mean(axis=1)
        found.append(Dependence(name, tuple(map(float, values)), tuple(map(float, means))))
    return tuple(sorted(found, key=lambda each: -each.span))
