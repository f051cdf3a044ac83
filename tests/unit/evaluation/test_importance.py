"""What the order hangs on, on scores whose make-up is known."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.evaluation.importance import group_importance, partial_dependence
from experiments.evaluation.ranking_metrics import GradedQueries
from matcher.features.snapshots import F32
from matcher.models.ranker import F64

QUERIES, LENGTH = 60, 8


def queries(grades: np.ndarray) -> GradedQueries:
    return GradedQueries(grades, np.full(QUERIES, LENGTH, np.intp), np.arange(QUERIES * LENGTH))


def test_a_group_that_makes_the_order_is_missed_and_one_that_is_chance_is_not() -> None:
    random = np.random.default_rng(1)
    grades = np.tile(np.arange(LENGTH) % 5, QUERIES).astype(np.int8)
    shares = np.stack([grades * 1.0, random.normal(0, 0.01, grades.size), np.zeros(grades.size)], axis=1)
    found = {
        each.group: each for each in group_importance(shares, ["makes", "chance", "none"], queries(grades))
    }
    assert found["makes"].loss.lower > 0.1
    assert abs(found["chance"].loss.value) < 0.01
    assert found["none"].loss.value == 0
    assert found["makes"].mean_share == pytest.approx(np.abs(grades).mean())


def test_the_group_that_is_missed_most_comes_first() -> None:
    grades = np.tile(np.arange(LENGTH) % 5, QUERIES).astype(np.int8)
    shares = np.stack([np.zeros(grades.size), grades * 1.0], axis=1)
    assert [each.group for each in group_importance(shares, ["a", "b"], queries(grades))] == ["b", "a"]


def test_the_dependence_of_an_additive_score_is_that_of_its_own_term() -> None:
    matrix = np.random.default_rng(2).random((300, 3), np.float32)
    matrix[:, 2] = 1

    def score(rows: F32) -> F64:
        return 3.0 * rows[:, 0] - (rows[:, 1] > 0.5)

    first, second = partial_dependence(score, matrix, ["line", "step", "constant"])
    assert (first.feature, second.feature) == ("line", "step")
    assert np.diff(first.scores) == pytest.approx(3 * np.diff(first.values), abs=1e-5)
    assert second.span == pytest.approx(1)
