"""Comparing with a truth that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy.stats import spearmanr

from experiments.evaluation.baselines import AdditiveScorer, RandomRanker
from experiments.evaluation.truth_checks import (
    OracleRanker,
    SimulatedTruth,
    TruthReport,
    check_truth,
    read_simulated_truth,
    true_values,
)
from experiments.training.training_data import TrainingPairs, training_pairs
from matcher.errors import InvalidInput, NotFound
from matcher.features.assumptions import Assumptions
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.unit.training.small_past import FIRST_DAY, match_of, stored

pytestmark = pytest.mark.slow
PEOPLE, JOBS = 150, 40


@pytest.fixture(scope="module")
def data() -> TrainingPairs:
    """Forty lists of six, in which everybody is put forward for something."""
    past = [
        match_of(
            job * 6 + place, f"J{job:02d}", f"K{(job * 4 + place) % PEOPLE:02d}", position=place + 1, day=job
        )
        for job in range(JOBS)
        for place in range(6)
    ]
    return training_pairs(stored(past, jobs=JOBS, candidates=PEOPLE), load_vocabulary())


@pytest.fixture(scope="module")
def truth(data: TrainingPairs) -> SimulatedTruth:
    """A truth in which ``drive`` is chance, ``openness`` too, and ``true_noise`` is in the profile."""
    random = np.random.default_rng(5)
    pairs = pl.DataFrame(
        {
            "job_id": data.jobs.ids[data.job_rows].tolist(),
            "candidate_id": data.candidates.ids[data.candidate_rows].tolist(),
            "true_utility": random.normal(size=len(data)),
            "true_fit": random.normal(size=len(data)),
            "chemistry": random.normal(size=len(data)),
        }
    )
    candidates = pl.DataFrame(
        {
            "candidate_id": data.candidates.ids.tolist(),
            "drive": random.normal(size=PEOPLE),
            "true_noise": [i % 5 for i in (int(each[1:]) for each in data.candidates.ids)],
        }
    )
    workplaces = pl.DataFrame({"workplace_id": ["W1", "W2"], "openness": [0.1, 0.9]})
    return SimulatedTruth(pairs, candidates.sample(fraction=1, shuffle=True, seed=1), workplaces)


def checked(truth: SimulatedTruth, data: TrainingPairs) -> TruthReport:
    scorers = [OracleRanker(truth), AdditiveScorer("scorecard", Scorecard()), RandomRanker()]
    return check_truth(truth, data, scorers, Assumptions())


@pytest.fixture(scope="module")
def report(truth: SimulatedTruth, data: TrainingPairs) -> TruthReport:
    """What the comparison with this truth finds."""
    return checked(truth, data)


def test_the_oracle_is_in_the_true_order_and_others_as_scipy_says(
    report: TruthReport, truth: SimulatedTruth, data: TrainingPairs
) -> None:
    orders = {order.name: order.correlation.value for order in report.orders}
    utility, scores = true_values(truth, data, "true_utility"), RandomRanker().score_pairs(data)
    expected = [spearmanr(scores[i : i + 6], utility[i : i + 6]).statistic for i in range(0, len(data), 6)]
    assert orders["oracle"] == pytest.approx(1)
    assert orders["random"] == pytest.approx(np.mean(expected))


def test_a_trait_in_the_profile_is_told_by_the_features_and_one_that_is_not_is_not(
    report: TruthReport,
) -> None:
    found = {each.truth: each for each in report.dependences}
    assert found["true_noise"].chance == 1 / 20
    assert found["true_noise"].feature == "noise_gap"
    assert not found["true_noise"].hidden
    assert found["drive"].hidden
    assert found["drive"].information <= found["drive"].by_chance


def test_a_hidden_trait_that_leaks_into_a_profile_is_caught(
    truth: SimulatedTruth, data: TrainingPairs
) -> None:
    leaking = truth.candidates.with_columns(drive=pl.col("true_noise"))
    found = {each.truth: each for each in checked(replace(truth, candidates=leaking), data).dependences}
    assert found["drive"].hidden
    assert found["drive"].chance == 1 / 20


@pytest.mark.slow
def test_a_person_whose_profile_has_changed_between_two_matches_is_told_of_once(
    truth: SimulatedTruth,
) -> None:
    past = [
        match_of(number, f"J{job:02d}", f"K{person:02d}", position=1 + number, day=40 * job)
        for job in range(2)
        for number, person in enumerate(range(80), start=80 * job)
    ]
    work = stored(past, jobs=2, candidates=80, known_from=FIRST_DAY)
    with work:
        work.candidates.put(builders.candidate(f"K{i:02d}", noise=4) for i in range(80))
        work.commit(FIRST_DAY + timedelta(days=20))
    data = training_pairs(work, load_vocabulary())
    assert len(data.candidates) == 160
    pairs = truth.pairs.head(0).vstack(
        pl.DataFrame(
            {
                "job_id": data.jobs.ids[data.job_rows].tolist(),
                "candidate_id": data.candidates.ids[data.candidate_rows].tolist(),
                **{name: np.arange(160.0) for name in ("true_utility", "true_fit", "chemistry")},
            }
        )
    )
    found = {each.truth: each.rows for each in checked(replace(truth, pairs=pairs), data).dependences}
    assert found["drive"] == found["chemistry"] == 80


def test_too_few_workplaces_are_said_to_be_too_few(report: TruthReport) -> None:
    assert report.insufficient == ("openness",)


def test_the_truth_of_other_data_is_refused(truth: SimulatedTruth, data: TrainingPairs) -> None:
    other = truth.pairs.with_columns(candidate_id="X" + pl.col("candidate_id"))
    with pytest.raises(InvalidInput, match="other data"):
        true_values(replace(truth, pairs=other), data, "true_utility")


def test_a_folder_without_a_truth_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_simulated_truth(tmp_path)
