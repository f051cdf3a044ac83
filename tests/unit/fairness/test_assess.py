"""The whole assessment on a small town: past ranks worked out by loops, proxies that are known, the words."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import numpy as np
import pytest

from experiments.evaluation.ranking_metrics import Estimate
from experiments.fairness.assess import FairnessReport
from experiments.fairness.attributes import Attribute
from experiments.fairness.comparison import Insufficient
from experiments.fairness.leakage import candidate_features, leakages
from experiments.fairness.limits import FairnessLimits
from experiments.fairness.measuring import not_learned_from
from experiments.fairness.past_ranks import rank_disparities, selection_disparities
from experiments.fairness.report import fairness_json, fairness_markdown, fairness_tables
from experiments.training.training_data import TrainingPairs
from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.pipeline import Pairs, pair_features
from tests.unit.fairness.hours_town import ORIGIN, PEOPLE, assessed, past
from tests.unit.training.small_past import FIRST_DAY


@pytest.fixture(scope="module")
def town() -> TrainingPairs:
    return past()


@pytest.fixture(scope="module")
def report(town: TrainingPairs) -> FairnessReport:
    return assessed(town)


def by_loops(data: TrainingPairs, scores: np.ndarray, grades: tuple[int, ...], top: int | None) -> float:
    """The difference of means between elsewhere and denmark, pair by pair; scores are all different."""
    found: dict[str, list[float]] = {"denmark": [], "elsewhere": []}
    start = 0
    for size in data.query_sizes.tolist():
        rows = range(start, start + size)
        start += size
        for row in rows:
            if data.grades[row] not in grades:
                continue
            below = sum(scores[other] < scores[row] for other in rows)
            figure = below / (size - 1) if top is None else float(size - below <= top)
            person = str(data.candidates.ids[data.candidate_rows[row]])
            found[ORIGIN.by_candidate[person]].append(figure)
    return sum(found["elsewhere"]) / len(found["elsewhere"]) - sum(found["denmark"]) / len(found["denmark"])


def test_past_disparities_are_those_that_loops_over_the_pairs_give(town: TrainingPairs) -> None:
    scores = np.random.default_rng(3).normal(size=len(town)) + town.grades * 0.3
    ranks = {(d.value, d.grades): d for d in rank_disparities(town, scores, [ORIGIN], seed=1)}
    for named, grades in (("0", (0,)), ("3", (3,)), ("1 to 4", (1, 2, 3, 4))):
        measured = ranks["elsewhere", named].difference
        assert isinstance(measured, Estimate)
        assert measured.value == pytest.approx(by_loops(town, scores, grades, None))
        assert measured.lower < measured.value < measured.upper
    *_, chosen = selection_disparities(town, scores, [ORIGIN], seed=1)
    assert isinstance(chosen.difference, Estimate)
    assert chosen.difference.value == pytest.approx(by_loops(town, scores, (1, 2, 3, 4), 10))


def test_a_person_put_forward_often_is_one_person(town: TrainingPairs) -> None:
    few = Attribute(
        "sex", ("woman", "man"), {f"K{i:03d}": "woman" if i < 15 else "man" for i in range(PEOPLE)}
    )
    found = next(
        d for d in rank_disparities(town, np.arange(float(len(town))), [few], 1) if d.grades == "1 to 4"
    )
    assert found.pairs > 20
    assert isinstance(found.difference, Insufficient)


def test_features_of_a_candidate_are_the_means_over_the_sampled_jobs(town: TrainingPairs) -> None:
    found = candidate_features(town.candidates, town.jobs, Assumptions(), seed=2)
    jobs = np.random.default_rng(2).permutation(len(town.jobs))[:60]
    pairs = Pairs(np.full(60, 7), jobs)
    expected = pair_features(town.candidates, town.jobs, pairs, Assumptions()).astype(np.float64).mean(axis=0)
    assert found.shape[0] == len(town.candidates)
    assert found[7] == pytest.approx(expected, abs=1e-5)


def test_a_group_that_a_feature_tells_is_found_and_the_feature_named(report: FairnessReport) -> None:
    (found,) = report.leakages
    assert (found.attribute, found.value) == ("origin", "denmark")
    assert isinstance(found.auc, Estimate)
    assert found.auc.value == pytest.approx(1.0)
    # Those from Denmark can work more hours, so the jobs take them less far over.
    assert found.proxies[0].feature == "hours_over"
    assert found.proxies[0].auc == 0.0


def test_a_group_drawn_by_chance_is_not_told_by_the_features(town: TrainingPairs) -> None:
    random = np.random.default_rng(6)
    coin = {f"K{i:03d}": "woman" if random.random() < 0.5 else "man" for i in range(PEOPLE)}
    matrix = candidate_features(town.candidates, town.jobs, Assumptions(), seed=1)
    (found,) = leakages(matrix, town.candidates, [Attribute("sex", ("woman", "man"), coin)], seed=1)
    assert isinstance(found.auc, Estimate)
    assert found.auc.lower < 0.5 < found.auc.upper


def test_leakage_of_a_group_that_is_too_small_is_insufficient(town: TrainingPairs) -> None:
    few = Attribute(
        "sex", ("woman", "man"), {f"K{i:03d}": "woman" if i < 12 else "man" for i in range(PEOPLE)}
    )
    matrix = candidate_features(town.candidates, town.jobs, Assumptions(), seed=1)
    (found,) = leakages(matrix, town.candidates, [few], seed=1)
    assert isinstance(found.auc, Insufficient)
    assert found.proxies == ()


def test_only_lists_put_forward_after_the_last_day_learned_from_are_looked_at(town: TrainingPairs) -> None:
    later = not_learned_from(town, FIRST_DAY + timedelta(days=69))
    assert later.first_day == FIRST_DAY + timedelta(days=70)
    assert len(later.query_sizes) == 20
    assert not_learned_from(town, None) is town
    with pytest.raises(InvalidInput, match="came after"):
        not_learned_from(town, town.last_day)


@pytest.mark.slow
def test_the_same_data_and_seed_give_the_same_report(town: TrainingPairs, report: FairnessReport) -> None:
    assert assessed(town) == report


def test_each_measure_has_its_own_paragraph_and_simulated_data_are_called_so(report: FairnessReport) -> None:
    told = fairness_markdown(report, FairnessLimits(attributes=("origin",)))
    assert told.startswith("# Disparities between groups: Prøvekøbing\n\n> **Simulated data.")
    for title in ("Exposure", "Ranks in past lists, by outcome", "Among the first ten", "Proxy leakage"):
        part = told.split(f"## {title}")[1].split("\n\n")
        assert len(part[1].split()) > 40
        assert re.search(r"\bnot?\b", part[1])
    assert all(table.caption == "Simulated data." for table, _ in fairness_tables(report))


def test_the_words_are_careful(report: FairnessReport) -> None:
    told = fairness_markdown(report, FairnessLimits()).lower()
    assert not re.search(r"debias|unbiased|fair model|is fair|bias-free", told)


def test_the_json_holds_every_figure_the_limits_and_what_they_found(report: FairnessReport) -> None:
    found = json.loads(fairness_json(report, FairnessLimits()))
    assert found["label"]["simulated"] is True
    assert len(found["exposures"]) == 2
    assert found["limits"]["least_exposure_ratio"] == 0.8
    assert any("sex" in each for each in found["not_judged"])
