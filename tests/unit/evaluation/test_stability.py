"""Learning curves and other seeds, on learners that are known."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.evaluation.ranking_metrics import GradedQueries
from experiments.evaluation.stability import learning_curve, seed_stability
from matcher.features.snapshots import Rows
from matcher.models.ranker import F64

GRADES = np.tile(np.array([4, 2, 1, 0], np.int8), 30)
LATER = GradedQueries(GRADES, np.full(30, 4, np.intp), np.arange(120))


def test_each_point_learns_from_what_the_one_before_learned_from_and_more() -> None:
    taken: list[set[int]] = []

    def learn_and_score(queries: Rows) -> F64:
        taken.append(set(queries.tolist()))
        return GRADES.astype(float) if len(queries) == 40 else np.zeros(120)

    found = learning_curve(learn_and_score, 40, (0.25, 0.5, 1.0), LATER)
    assert [point.queries for point in found] == [10, 20, 40]
    assert taken[0] < taken[1] < taken[2] == set(range(40))
    assert found[-1].ndcg_at_10.value == 1


def test_lists_that_no_seed_changes_are_the_same_and_turned_lists_are_the_opposite() -> None:
    line = np.tile(np.arange(4.0), 30)
    assert seed_stability(lambda _seed: line, (1, 2, 3), LATER).same_order == pytest.approx(1)
    turned = seed_stability(lambda seed: line if seed == 1 else -line, (1, 2), LATER)
    assert turned.same_order == pytest.approx(-1)
    assert turned.spread == max(turned.ndcg_at_10) - min(turned.ndcg_at_10) > 0
