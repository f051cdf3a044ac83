"""Drift is seen where there is some, not where there is none, and advice follows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.drift.measure import Finding, measure_drift, stability_index
from experiments.drift.reference import bin_shares, read_reference, reference_of, write_reference
from matcher.errors import ModelNotReady
from matcher.features.columns import FEATURE_INDEX, FEATURES

NOISE = FEATURE_INDEX["noise_gap"]


def matrix(seed: int, rows: int = 4000) -> np.ndarray:
    """Half of every feature at its best, the rest spread evenly."""
    random = np.random.default_rng(seed)
    worst, best = (np.array([getattr(f, end) for f in FEATURES]) for end in ("worst", "best"))
    nearness = np.where(random.random((rows, len(FEATURES))) < 0.5, 1, random.random((rows, len(FEATURES))))
    return (worst + nearness * (best - worst)).astype(np.float32)


def test_the_index_is_that_of_the_definition() -> None:
    then, now = np.array([0.2, 0.3, 0.5]), np.array([0.1, 0.3, 0.6])
    by_hand = (0.1 - 0.2) * np.log(0.1 / 0.2) + (0.6 - 0.5) * np.log(0.6 / 0.5)
    assert stability_index(then, now) == pytest.approx(by_hand)
    assert stability_index(then, then) == 0
    assert stability_index(np.array([1.0, 0.0]), np.array([0.5, 0.5])) < np.inf


def test_a_value_on_an_edge_belongs_to_the_bin_below() -> None:
    shares = bin_shares(np.array([-1.0, 0.0, 0.0, 0.5]), np.array([-1.0, 0.0]))
    assert shares.tolist() == [0.25, 0.5, 0.25]


def test_another_draw_of_the_same_is_steady_and_there_is_nothing_to_do() -> None:
    then = reference_of(matrix(1), 500, 40)
    assert then is not None
    found = measure_drift(then, matrix(2), 500, 40)
    assert {each.finding for each in found.features} == {Finding.STEADY}
    assert "Nothing to do" in found.advice


def test_the_feature_that_shifted_comes_first_is_named_and_training_again_is_advised() -> None:
    then = reference_of(matrix(1), 500, 40)
    assert then is not None
    later = matrix(2)
    later[:2000, NOISE] = -4
    found = measure_drift(then, later, 500, 40)
    assert found.features[0].feature == "noise_gap"
    assert found.features[0].finding is Finding.SHIFTED
    assert found.features[0].mean_now < found.features[0].mean_then
    assert found.features[1].finding is Finding.STEADY
    assert found.advice.startswith("noise_gap shifted")


def test_too_few_people_are_insufficient_and_no_index_is_made_up() -> None:
    then = reference_of(matrix(1), 500, 40)
    assert then is not None
    for rows, people in ((4000, 19), (0, 500)):
        found = measure_drift(then, matrix(2, rows), people, 40)
        assert all(each.psi is None for each in found.features)
        assert "too few" in found.advice


def test_no_pairs_make_no_reference() -> None:
    assert reference_of(matrix(1, 0), 0, 0) is None


def test_a_reference_is_read_as_it_was_written_and_its_lack_is_told(tmp_path: Path) -> None:
    then = reference_of(matrix(1), 500, 40)
    assert then is not None
    with pytest.raises(ModelNotReady, match="train it again"):
        read_reference(tmp_path)
    write_reference(tmp_path, then)
    assert read_reference(tmp_path) == then
