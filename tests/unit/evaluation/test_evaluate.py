"""Baselines and the comparison of rankers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from experiments.evaluation.baselines import AdditiveScorer, RandomRanker, RecencyRanker
from experiments.evaluation.evaluate import evaluate
from experiments.training.matrices import matrix_with_gaps, point_matrix
from experiments.training.training_data import TrainingPairs, split_by_time, training_pairs
from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURE_INDEX
from matcher.models.ranker import F64
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, match_of, stored

SCORECARD = AdditiveScorer("scorecard", Scorecard())


@dataclass(frozen=True)
class KnowsTheGrades:
    """Ranks by the outcome itself, or against it."""

    name: str
    sign: int = 1
    version: str = "1"

    def score_pairs(self, data: TrainingPairs) -> F64:
        return data.grades * float(self.sign)


@pytest.fixture(scope="module")
def data() -> TrainingPairs:
    """Twelve lists of six, of whom those who bear more noise went further."""
    return training_pairs(stored(lists(12, 6), jobs=12, candidates=10), load_vocabulary())


def test_chance_scores_a_pair_the_same_in_any_company(data: TrainingPairs) -> None:
    scores = RandomRanker(seed=7).score_pairs(data)
    _, later = split_by_time(data)
    np.testing.assert_array_equal(RandomRanker(seed=7).score_pairs(later), scores[-len(later) :])
    assert (RandomRanker(seed=8).score_pairs(data) != scores).all()
    assert ((scores >= 0) & (scores < 1)).all()
    assert len(set(scores)) == len(scores)


def test_recency_ranks_the_profile_updated_last_first_and_unknown_days_last(data: TrainingPairs) -> None:
    days = data.candidates.updated_on.copy()
    days[0] = np.nan
    scores = RecencyRanker().score_pairs(replace(data, candidates=replace(data.candidates, updated_on=days)))
    by_candidate = dict(zip(data.candidate_rows.tolist(), scores.tolist(), strict=True))
    assert sorted(by_candidate, key=lambda row: by_candidate[row]) == list(range(10))


def test_the_matrix_with_gaps_is_the_point_matrix_where_something_is_known(data: TrainingPairs) -> None:
    assumptions = Assumptions()
    point, gaps = point_matrix(data, assumptions), matrix_with_gaps(data)
    noise, lifting = FEATURE_INDEX["noise_gap"], FEATURE_INDEX["lifting_gap"]
    np.testing.assert_array_equal(gaps[:, noise], point[:, noise])
    assert np.isnan(gaps[:, lifting]).all()
    assert np.isfinite(point).all()


def test_the_order_of_the_outcomes_themselves_is_perfect_and_its_opposite_is_not(data: TrainingPairs) -> None:
    found = evaluate(data, [SCORECARD, KnowsTheGrades("best"), KnowsTheGrades("worst", -1)])
    assert found.of("best").metrics.ndcg_at_10.value == 1
    assert found.of("best").metrics.mrr.value == 1
    assert found.of("worst").metrics.ndcg_at_10.value < 0.7
    assert found.of("worst").differences["scorecard"].ndcg_at_10.upper < 0
    assert found.of("best").differences["worst"].ndcg_at_10.lower > 0


def test_differences_are_those_of_the_means_and_there_is_none_to_oneself(data: TrainingPairs) -> None:
    found = evaluate(data, [SCORECARD, RandomRanker()])
    card, chance = found.of("scorecard"), found.of("random")
    difference = chance.metrics.ndcg_at_5.value - card.metrics.ndcg_at_5.value
    assert chance.differences["scorecard"].ndcg_at_5.value == pytest.approx(difference)
    assert card.differences["random"].ndcg_at_5.value == pytest.approx(-difference)
    assert "scorecard" not in card.differences


def test_lists_of_which_nobody_went_further_are_counted_and_left_out() -> None:
    past = [*lists(3, 4), match_of(90, "J03", "K00", day=9), match_of(91, "J03", "K01", day=9)]
    data = training_pairs(stored(past, jobs=4, candidates=10), load_vocabulary())
    found = evaluate(data, [KnowsTheGrades("best")])
    assert (found.queries, found.left_out, found.pairs) == (4, 1, 14)
    assert found.of("best").metrics.ndcg_at_10.value == 1


def test_nothing_but_lists_of_which_nobody_went_further_is_refused() -> None:
    data = training_pairs(stored([match_of(1, "J00", "K00")]), load_vocabulary())
    with pytest.raises(InvalidInput, match="nothing to compare"):
        evaluate(data, [SCORECARD])


def test_the_scorecard_finds_the_order_in_data_where_fit_decides(data: TrainingPairs) -> None:
    found = evaluate(data, [SCORECARD, RandomRanker()])
    assert found.of("scorecard").metrics.ndcg_at_10.value > 0.9


def test_progress_reaches_its_end(data: TrainingPairs) -> None:
    told: list[tuple[int, int]] = []
    evaluate(
        data, [SCORECARD, RandomRanker()], progress=lambda _stage, done, total: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)]
