"""Comparing corrections for the place in a list with a truth that is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import ndcg_score

from experiments.evaluation.position_bias import (
    CORRECTED,
    LIGHTGBM,
    UNCORRECTED,
    PositionBiasReport,
    compare_position_corrections,
    position_bias_markdown,
)
from experiments.evaluation.true_order import true_gains, true_ndcg_at_10, within_list_correlations
from experiments.evaluation.truth_checks import SimulatedTruth
from experiments.simulation.past import how_far
from experiments.training.training_data import TrainingPairs, training_pairs
from matcher.domain.dataset import DatasetLabel
from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURE_INDEX
from matcher.features.pipeline import pair_features
from matcher.models.growing import TrainingSettings
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import match_of, stored

JOBS, LENGTH, PEOPLE = 120, 10, 37
SIZES = np.array([4, 2, 12], np.intp)


def test_rank_correlation_and_ndcg_agree_with_other_libraries_list_by_list() -> None:
    random = np.random.default_rng(3)
    scores, utility = random.normal(size=18), random.normal(size=18)
    gains = true_gains(utility)
    first, last = slice(0, 4), slice(6, 18)  # a list of two tells nothing and is left out
    expected = [spearmanr(scores[part], utility[part]).statistic for part in (first, last)]
    np.testing.assert_allclose(within_list_correlations(scores, utility, SIZES), expected)
    expected = [ndcg_score([gains[part]], [scores[part]], k=10) for part in (first, last)]
    np.testing.assert_allclose(true_ndcg_at_10(scores, gains, SIZES), expected)
    assert (gains.min(), gains.max()) == (0, 15)


def test_who_was_not_looked_at_gets_nowhere_however_well_suited() -> None:
    random = np.random.default_rng(1)
    utility, examined = np.full(50, 9.0), np.arange(50) % 2 == 0
    steps = np.array(how_far(utility, examined, 0.5, random))
    assert (steps[~examined] == 0).all()
    assert (steps[examined] >= 2).all()
    assert (steps >= 4).sum() == 1


@pytest.fixture(scope="module")
def data() -> TrainingPairs:
    """Lists in which the place has nothing to do with who suits."""
    random = np.random.default_rng(8)
    past = [
        match_of(job * LENGTH + place, f"J{job:02d}", f"K{who:02d}", position=place + 1, day=job)
        for job in range(JOBS)
        for place, who in enumerate(random.choice(PEOPLE, LENGTH, replace=False).tolist())
    ]
    return training_pairs(stored(past, jobs=JOBS, candidates=PEOPLE), load_vocabulary())


@pytest.fixture(scope="module")
def truth(data: TrainingPairs) -> SimulatedTruth:
    """Who bears the noise suits; the rest is chance that no feature shows."""
    matrix = pair_features(data.candidates, data.jobs, data.pairs, Assumptions())
    fit = matrix[:, FEATURE_INDEX["noise_gap"]]
    chance = np.random.default_rng(9).normal(0, 0.7, len(data))
    pairs = pl.DataFrame(
        {
            "job_id": data.jobs.ids[data.job_rows].tolist(),
            "candidate_id": data.candidates.ids[data.candidate_rows].tolist(),
            "true_utility": (fit - fit.mean()) / fit.std() + chance,
        }
    )
    workplaces = pl.DataFrame({"workplace_id": ["W1", "W2"], "leader_skill": [0.2, 0.8]})
    return SimulatedTruth(pairs, pl.DataFrame({"candidate_id": []}), workplaces)


def compared(data: TrainingPairs, truth: SimulatedTruth) -> PositionBiasReport:
    settings = TrainingSettings(trees=40, least_rows_in_leaf=10, threads=1)
    return compare_position_corrections(
        data, truth, settings=settings, strengths={"weak": 0.5, "strong": 2.0}, seeds=(1, 2)
    )


@pytest.mark.slow
def test_the_same_seeds_give_the_same_report_and_a_table_that_calls_it_simulated(
    data: TrainingPairs, truth: SimulatedTruth
) -> None:
    report = compared(data, truth)
    assert report == compared(data, truth)
    assert report.results[0].looked_at > report.results[1].looked_at
    assert report.results[0].of(UNCORRECTED).correlation_gain.value == 0
    table = position_bias_markdown(report)
    assert table.startswith("**Simulated data**")
    assert table.count("\n|") == 2 + 2 * len((UNCORRECTED, CORRECTED, LIGHTGBM))


@pytest.mark.slow
def test_nothing_about_the_outcomes_of_later_lists_reaches_the_comparison(
    data: TrainingPairs, truth: SimulatedTruth
) -> None:
    changed = replace(data, grades=np.full(len(data), 4, np.int8))
    assert compared(changed, truth) == compared(data, truth)


def test_data_that_are_not_simulated_have_no_truth(data: TrainingPairs, truth: SimulatedTruth) -> None:
    real = replace(data, label=DatasetLabel("Odder", simulated=False))
    with pytest.raises(InvalidInput, match="Only simulated"):
        compare_position_corrections(real, truth)
