"""List positions enter training where the settings ask for it, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.snapshots import F32, I8, I32
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart, fit_unconstrained

QUERIES, LENGTH = 30, 8
PLAIN = TrainingSettings(trees=10, least_rows_in_leaf=5, threads=1)
LIGHTGBM = replace(PLAIN, position_bias_regularization=0.2)
ATTENTION = replace(PLAIN, weigh_by_attention=True)


@pytest.fixture(scope="module")
def past() -> tuple[F32, I8, I32]:
    """Outcomes that follow one feature, and that nobody below the fourth place has."""
    random = np.random.default_rng(4)
    matrix = random.random((QUERIES * LENGTH, len(FEATURES))).astype(np.float32)
    places = np.tile(np.arange(1, LENGTH + 1, dtype=np.int32), QUERIES)
    grades = np.where(places <= 4, (matrix[:, 0] * 5).astype(np.int8), 0).astype(np.int8)
    return matrix, grades, places


def fitted(past: tuple[F32, I8, I32], settings: TrainingSettings, places: I32 | None) -> LambdaMart:
    matrix, grades, _ = past
    return fit_lambdamart(matrix, grades, [LENGTH] * QUERIES, Assumptions(), settings, list_positions=places)


@pytest.mark.parametrize("settings", [LIGHTGBM, ATTENTION], ids=["LightGBM", "attention"])
def test_equal_inputs_give_equal_trees_and_other_positions_other_trees(
    past: tuple[F32, I8, I32], settings: TrainingSettings
) -> None:
    first, again = (fitted(past, settings, past[2]).model_text for _ in range(2))
    assert first == again
    others = np.random.default_rng(5).permutation(past[2])
    assert first != fitted(past, settings, others).model_text


def test_without_a_correction_positions_make_no_difference(past: tuple[F32, I8, I32]) -> None:
    assert fitted(past, PLAIN, past[2]).model_text == fitted(past, PLAIN, None).model_text


@pytest.mark.parametrize("settings", [LIGHTGBM, ATTENTION], ids=["LightGBM", "attention"])
def test_the_model_read_from_its_text_scores_the_same_without_any_position(
    past: tuple[F32, I8, I32], settings: TrainingSettings
) -> None:
    ranker = fitted(past, settings, past[2])
    again = LambdaMart(ranker.model_text, ranker.assumptions, ranker.reference)
    np.testing.assert_array_equal(again.score(past[0]), ranker.score(past[0]))
    assert again.score(past[0]).std() > 0


@pytest.mark.parametrize("settings", [LIGHTGBM, ATTENTION], ids=["LightGBM", "attention"])
def test_positions_of_the_wrong_length_or_none_are_refused(
    past: tuple[F32, I8, I32], settings: TrainingSettings
) -> None:
    with pytest.raises(InvalidInput, match="one for each pair"):
        fitted(past, settings, past[2][:-1])
    with pytest.raises(InvalidInput, match="give list_positions"):
        fitted(past, settings, None)
    with pytest.raises(InvalidInput, match="give list_positions"):
        fit_unconstrained(past[0], past[1], [LENGTH] * QUERIES, settings)


def test_both_corrections_at_once_are_refused(past: tuple[F32, I8, I32]) -> None:
    with pytest.raises(InvalidInput, match="not both"):
        fitted(past, replace(LIGHTGBM, weigh_by_attention=True), past[2])


def test_shares_add_up_even_where_no_tree_could_be_split(past: tuple[F32, I8, I32]) -> None:
    ranker = fitted(past, replace(ATTENTION, least_rows_in_leaf=10_000), past[2])
    told = ranker.base + ranker.shares(past[0]).sum(axis=1)
    np.testing.assert_allclose(told, ranker.score(past[0]), atol=1e-9)
