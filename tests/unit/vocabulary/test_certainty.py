"""Certainty is a probability that rises with similarity and with the lead over other types."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from matcher.errors import InvalidInput
from matcher.vocabulary.certainty import FEATURES, Calibration, load_calibration, proposal_features


def test_certainty_is_the_logistic_of_the_weighted_sum() -> None:
    told = Calibration(-1.0, (2.0, 0.0, 1.0, 0.0)).certainty(np.array([[0.5, 9.0, 0.25, 9.0]]))
    assert told.tolist() == pytest.approx([1 / (1 + exp(-0.25))])


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(InvalidInput, match="negative"):
        Calibration(0.0, (1.0, 1.0, -0.1, 1.0))


def test_a_weight_for_each_feature_is_needed() -> None:
    with pytest.raises(InvalidInput, match="4 weights"):
        Calibration(0.0, (1.0,))


@pytest.mark.parametrize("place", range(len(FEATURES)))
def test_certainty_never_falls_when_one_feature_rises(place: int) -> None:
    values = np.full((11, len(FEATURES)), 0.2)
    values[:, place] = np.linspace(0, 1, 11)
    assert np.all(np.diff(load_calibration().certainty(values)) >= 0)


def test_the_lead_is_over_the_best_other_type() -> None:
    features = proposal_features(np.array([0.2, 0.5, 0.4]), np.array([0.0, 0.1, 0.3]), [1, 2])
    assert features == pytest.approx(np.array([[0.5, 0.1, 0.1, -0.2], [0.4, 0.3, -0.1, 0.2]]))
