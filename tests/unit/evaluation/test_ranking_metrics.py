"""The metrics, against scikit-learn and against figures worked out by hand."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from experiments.evaluation.ranking_metrics import (
    QueryMetrics,
    has_relevant,
    mean_with_interval,
    query_metrics,
)


def metrics_of(
    scores: list[float], grades: list[int], sizes: list[int], tie_ranks: list[int] | None = None
) -> QueryMetrics:
    return query_metrics(
        np.array(scores, np.float64),
        np.array(grades, np.int8),
        np.array(sizes, np.intp),
        np.array(tie_ranks or range(len(scores)), np.intp),
    )


@pytest.mark.parametrize(
    ("scores", "grades"),
    [
        ([3.0, 2.0, 1.0], [4, 1, 0]),
        ([1.0, 2.0, 3.0], [4, 1, 0]),
        ([0.1, 0.9, 0.5, 0.3], [2, 0, 3, 0]),
        ([-5.0, 0.25, -1.0, 12.0, 7.0, 3.0, 2.0], [0, 1, 4, 0, 0, 3, 2]),
        (list(np.cos(np.arange(15.0))), [0, 0, 1, 2, 0, 3, 0, 4, 0, 0, 1, 1, 2, 0, 4]),
    ],
)
@pytest.mark.parametrize("places", [5, 10])
def test_ndcg_agrees_with_scikit_learn(scores: list[float], grades: list[int], places: int) -> None:
    gains = [2**grade - 1 for grade in grades]
    expected = ndcg_score([gains], [scores], k=places)
    found = metrics_of(scores, grades, [len(scores)])
    assert getattr(found, f"ndcg_at_{places}")[0] == pytest.approx(expected, abs=1e-12)


def test_ndcg_of_a_list_worked_out_by_hand() -> None:
    # Shown: grades 0, 2, 1. Gains 0, 3, 1; the best order would be 3, 1, 0.
    shown = 3 / log2(3) + 1 / log2(4)
    best = 3 / log2(2) + 1 / log2(3)
    assert metrics_of([9, 8, 7], [0, 2, 1], [3]).ndcg_at_10[0] == pytest.approx(shown / best)


def test_each_query_has_its_own_figures_whatever_stands_beside_it() -> None:
    both = metrics_of([1, 2, 3, 5, 4], [3, 0, 1, 0, 2], [3, 2])
    assert both.ndcg_at_5[0] == metrics_of([1, 2, 3], [3, 0, 1], [3]).ndcg_at_5[0]
    assert both.ndcg_at_5[1] == metrics_of([5, 4], [0, 2], [2]).ndcg_at_5[0]


def test_equal_scores_stand_by_their_tie_rank() -> None:
    assert metrics_of([1, 1], [0, 4], [2], [1, 0]).reciprocal_rank[0] == 1
    assert metrics_of([1, 1], [0, 4], [2], [0, 1]).reciprocal_rank[0] == 0.5


def test_all_orders_of_ties_together_give_what_scikit_learn_gives_for_ties() -> None:
    gains = [15, 0, 1]
    expected = ndcg_score([gains], [[1.0, 1.0, 1.0]], k=10)
    orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    found = [metrics_of([1, 1, 1], [4, 0, 1], [3], order).ndcg_at_10[0] for order in orders]
    assert np.mean(found) == pytest.approx(expected)


@pytest.mark.parametrize(("grades", "rank"), [([1, 0, 0], 1.0), ([0, 0, 4], 1 / 3), ([0, 1, 4], 0.5)])
def test_reciprocal_rank_is_that_of_the_first_item_anybody_took_further(
    grades: list[int], rank: float
) -> None:
    assert metrics_of([3, 2, 1], grades, [3]).reciprocal_rank[0] == pytest.approx(rank)


def test_queries_without_any_relevant_item_have_no_figures() -> None:
    grades, sizes = [0, 0, 2, 0, 0], [2, 2, 1]
    assert has_relevant(np.array(grades, np.int8), np.array(sizes)).tolist() == [False, True, False]
    assert len(metrics_of([5, 4, 3, 2, 1], grades, sizes).ndcg_at_5) == 1


def test_the_interval_has_the_width_that_the_central_limit_theorem_says() -> None:
    values = np.random.default_rng(3).normal(0.6, 0.2, 400)
    found = mean_with_interval(values, seed=1)
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert found.value == pytest.approx(values.mean())
    assert found.upper - found.value == pytest.approx(half, rel=0.15)
    assert found.value - found.lower == pytest.approx(half, rel=0.15)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    values = np.random.default_rng(3).random(50)
    assert mean_with_interval(values, seed=1) == mean_with_interval(values, seed=1)
    assert mean_with_interval(values, seed=1) != mean_with_interval(values, seed=2)
