"""Whether the told chance is what happened."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from experiments.evaluation.calibration import calibration

QUERIES, LENGTH = 400, 10


def past(slope: float, seed: int = 3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores, and outcomes that follow a logistic curve of this slope."""
    random = np.random.default_rng(seed)
    scores = random.normal(size=QUERIES * LENGTH)
    chance = 1 / (1 + np.exp(-slope * scores))
    grades = (random.random(len(scores)) < chance).astype(np.int8)
    return scores, grades, np.full(QUERIES, LENGTH, np.intp)


def test_a_score_that_follows_a_logistic_curve_is_told_as_it_happens() -> None:
    found = calibration(*past(2.0))
    assert found is not None
    assert found.expected_error < 0.03
    assert found.brier < found.brier_of_base_rate - 0.05
    told = [each.predicted for each in found.bins]
    assert told == sorted(told)
    assert sum(each.pairs for each in found.bins) == QUERIES * LENGTH


def test_a_score_that_says_nothing_is_no_better_than_the_mean() -> None:
    found = calibration(*past(0.0))
    assert found is not None
    assert found.brier == pytest.approx(found.brier_of_base_rate, abs=0.005)


def test_the_distance_of_the_base_rate_is_that_of_scikit_learn() -> None:
    scores, grades, sizes = past(1.0)
    found = calibration(scores, grades, sizes)
    assert found is not None
    told = brier_score_loss(grades, np.full(len(grades), grades.mean()))
    assert found.brier_of_base_rate == pytest.approx(told)


def test_intervals_of_bins_are_wilsons() -> None:
    found = calibration(*past(0.0))
    assert found is not None
    each = found.bins[0]
    n, p, z = each.pairs, each.observed.value, 1.959964
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    assert each.observed.upper - each.observed.lower == pytest.approx(2 * half)


def test_too_little_to_say_is_said_to_be_insufficient() -> None:
    scores, grades, sizes = past(1.0)
    assert calibration(scores[:30], grades[:30], sizes[:3]) is None
    assert calibration(scores, np.zeros_like(grades), sizes) is None
