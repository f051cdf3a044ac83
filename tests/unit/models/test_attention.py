"""What outcomes tell once the place in the list is taken into account."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.errors import InvalidInput
from matcher.models.attention import looked_at

# Place 1: four candidates, of whom two got further. Place 2: four, of whom one did.
PLACES = np.array([1, 1, 1, 1, 2, 2, 2, 2], np.int32)
GRADES = np.array([0, 0, 1, 3, 0, 0, 0, 1], np.int8)


def test_attention_is_how_often_somebody_got_further_against_the_top_place() -> None:
    np.testing.assert_allclose(looked_at(GRADES, PLACES).attention, [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5])


def test_who_got_further_was_looked_at_and_who_did_not_may_not_have_been() -> None:
    # By hand: 4 + 4 * 0.5 = 6 were looked at, 3 of them turned down, so half of those looked at were.
    # At place 2: turned down 0.5 * 0.5 = 0.25, not looked at 0.5, so 0.25 / 0.75.
    np.testing.assert_allclose(looked_at(GRADES, PLACES).weights, [1, 1, 1, 1, 1 / 3, 1 / 3, 1 / 3, 1])


def test_targets_are_ridits_of_those_looked_at_centred_and_scaled() -> None:
    # By hand: of 6 looked at, 3 at grade 0, 2 at 1, 1 at 3: ridits 1.5/6, 4/6, 5.5/6.
    found = looked_at(GRADES, PLACES)
    low, middle, high = found.targets[0], found.targets[2], found.targets[3]
    assert (middle - low) / (high - middle) == pytest.approx((4 - 1.5) / (5.5 - 4))
    assert np.average(found.targets, weights=found.weights) == pytest.approx(0, abs=1e-12)
    assert np.average(found.targets**2, weights=found.weights) == pytest.approx(1)


def test_attention_never_rises_down_the_list_whatever_chance_did() -> None:
    places = np.repeat(np.array([1, 2, 5, 9], np.int32), 10)
    further = [8, 2, 6, 1]
    grades = np.concatenate([np.r_[np.ones(n), np.zeros(10 - n)] for n in further]).astype(np.int8)
    # Places 2 and 5 pull together to 8 of 20.
    np.testing.assert_allclose(looked_at(grades, places).attention[::10], [1, 0.5, 0.5, 0.125])


def test_equal_rates_at_every_place_leave_all_weights_at_one() -> None:
    grades = np.array([0, 1, 0, 1, 0, 1], np.int8)
    found = looked_at(grades, np.array([1, 1, 2, 2, 3, 3], np.int32))
    np.testing.assert_array_equal(found.weights, np.ones(6))


@pytest.mark.parametrize("grades", [[0, 0, 0, 0], [1, 1, 1, 1]])
def test_outcomes_that_are_all_alike_give_targets_of_zero(grades: list[int]) -> None:
    found = looked_at(np.array(grades, np.int8), np.array([1, 2, 1, 2], np.int32))
    np.testing.assert_array_equal(found.targets, np.zeros(4))
    np.testing.assert_array_equal(found.weights, np.ones(4))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 15)), min_size=1, max_size=60))
def test_weights_are_chances_and_targets_rise_with_the_grade(pairs: list[tuple[int, int]]) -> None:
    grades, places = (np.array(column) for column in zip(*pairs, strict=True))
    found = looked_at(grades.astype(np.int8), places.astype(np.int32))
    assert np.isfinite(found.targets).all()
    assert ((found.weights >= 0) & (found.weights <= 1)).all()
    assert (found.weights[grades > 0] == 1).all()
    order = np.argsort(grades, kind="stable")
    assert (np.diff(found.targets[order]) >= -1e-12).all()


def test_positions_that_are_not_one_a_pair_or_begin_before_one_are_refused() -> None:
    with pytest.raises(InvalidInput, match="3 list positions for 8 pairs"):
        looked_at(GRADES, PLACES[:3])
    with pytest.raises(InvalidInput, match="count from 1"):
        looked_at(GRADES, PLACES - 1)
