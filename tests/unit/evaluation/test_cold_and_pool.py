"""What the model had met before, everybody's recall, and what happens when less is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from experiments.evaluation.baselines import AdditiveScorer
from experiments.evaluation.cold import by_familiarity
from experiments.evaluation.pool import recalls_at_20
from experiments.evaluation.unknowns import with_less_known
from experiments.training.everybody import Everybody, everybody, with_everybody
from experiments.training.splits import candidates_of, selected_queries, workplaces_of
from experiments.training.training_data import TrainingPairs, split_by_time, training_pairs
from matcher.features.snapshots import Rows
from matcher.models.ranker import F64
from matcher.models.scorecard import Scorecard
from matcher.storage.memory import MemoryUnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, stored

CARD = AdditiveScorer("scorecard", Scorecard())


@dataclass(frozen=True)
class ByNumber:
    """Ranks candidates by the number in their id, the highest first."""

    name: str = "by number"
    version: str = "1"

    def score_pairs(self, data: TrainingPairs) -> F64:
        return np.array([float(each[1:]) for each in candidates_of(data)])


@pytest.fixture(scope="module")
def past() -> MemoryUnitOfWork:
    """Eighty lists of eight over sixty people and ten workplaces."""
    return stored(lists(80, 8, candidates=60), jobs=80, candidates=60, workplaces=10)


@pytest.fixture(scope="module")
def data(past: MemoryUnitOfWork) -> TrainingPairs:
    return training_pairs(past, load_vocabulary())


def test_parts_are_told_apart_by_who_and_what_was_met_in_training(data: TrainingPairs) -> None:
    early, later = split_by_time(data, 0.75)
    scores = CARD.score_pairs(later)
    found = {part.part: part for part in by_familiarity(early, later, scores, scores)}
    place = np.isin(workplaces_of(later), workplaces_of(early))
    assert found["workplaces met before"].pairs == place.sum()
    assert found["workplaces met before"].pairs + found["workplaces not met before"].pairs == len(later)
    whole = found["workplaces met before"]
    assert whole.ndcg_at_10 is not None
    assert whole.difference is not None
    assert (whole.difference.lower, whole.difference.upper) == (0, 0)


def test_a_part_with_fewer_than_twenty_lists_is_insufficient(data: TrainingPairs) -> None:
    early, later = split_by_time(data, 0.1)
    scores = CARD.score_pairs(later)
    for part in by_familiarity(early, later, scores, scores):
        assert part.ndcg_at_10 is None
        assert part.queries < 20


def test_recall_is_the_share_of_those_who_got_further_among_the_first_twenty_of_everybody(
    past: MemoryUnitOfWork, data: TrainingPairs
) -> None:
    everybody_then = everybody(past, load_vocabulary(), data)
    known = replace(everybody_then, rows=tuple(_each_person_once(everybody_then) for _ in range(80)))
    found = recalls_at_20(data, known, [ByNumber()])["by number"]
    by_hand = []
    for query in range(80):
        one = selected_queries(data, [query])
        numbers = [int(each[1:]) for each in candidates_of(one)]
        further = [n for n, grade in zip(numbers, one.grades, strict=True) if grade > 0]
        by_hand.append(sum(n >= 40 for n in further) / len(further))
    assert found == pytest.approx(by_hand)


def test_everybody_are_those_known_by_then_and_those_put_forward(
    past: MemoryUnitOfWork, data: TrainingPairs
) -> None:
    found = everybody(past, load_vocabulary(), data)
    for query in (0, 79):  # nobody was recorded before today, so only those put forward are there
        one = selected_queries(data, [query])
        assert sorted(found.candidates.ids[found.rows[query]]) == sorted(candidates_of(one))
        whole = with_everybody(data, found, range(query, query + 1))
        assert sorted(whole.grades) == sorted(one.grades)


def _each_person_once(people: Everybody) -> Rows:
    return np.unique(people.candidates.ids, return_index=True)[1]


def test_striking_out_levels_widens_the_intervals_and_they_hold_what_was_there(data: TrainingPairs) -> None:
    found = with_less_known(data, Scorecard())
    widths = [each.width for each in found]
    assert [each.share_struck_out for each in found] == [0.0, 0.1, 0.3, 0.5]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    assert all(each.held == 1 for each in found)
