"""Folds in which no candidate and no workplace is on both sides."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.training.splits import (
    candidates_of,
    grouped_folds,
    selected,
    selected_queries,
    workplaces_of,
)
from experiments.training.training_data import TrainingPairs, split_by_time, training_pairs
from matcher.errors import InvalidInput
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, stored


@pytest.fixture(scope="module")
def sides() -> tuple[TrainingPairs, TrainingPairs]:
    past = stored(lists(40, 8, candidates=60), jobs=40, candidates=60, workplaces=10)
    return split_by_time(training_pairs(past, load_vocabulary()))


def test_no_candidate_and_no_workplace_is_on_both_sides_of_a_fold(
    sides: tuple[TrainingPairs, TrainingPairs],
) -> None:
    for fold in grouped_folds(*sides, folds=3):
        assert not set(candidates_of(fold.training)) & set(candidates_of(fold.held_out))
        assert not set(workplaces_of(fold.training)) & set(workplaces_of(fold.held_out))
        assert fold.training.last_day < fold.held_out.first_day


def test_every_later_pair_is_held_out_once_and_whole_lists_stay_together(
    sides: tuple[TrainingPairs, TrainingPairs],
) -> None:
    _, later = sides
    folds = grouped_folds(*sides, folds=3)
    rows = np.concatenate([fold.held_out_rows for fold in folds])
    assert sorted(rows.tolist()) == list(range(len(later)))
    for fold in folds:
        np.testing.assert_array_equal(fold.held_out.grades, later.grades[fold.held_out_rows])
        assert set(fold.held_out.query_sizes.tolist()) == {8}


def test_nothing_that_could_be_learned_from_is_left_out(sides: tuple[TrainingPairs, TrainingPairs]) -> None:
    earlier, _ = sides
    for fold in grouped_folds(*sides, folds=3):
        people, places = candidates_of(fold.held_out), workplaces_of(fold.held_out)
        apart = sum(
            person not in people and place not in places
            for person, place in zip(candidates_of(earlier), workplaces_of(earlier), strict=True)
        )
        assert len(fold.training) == apart


def test_there_are_no_more_folds_than_workplaces(sides: tuple[TrainingPairs, TrainingPairs]) -> None:
    _, later = sides
    assert len(grouped_folds(*sides, folds=99)) == len(set(workplaces_of(later)))


def test_a_past_in_which_everybody_is_on_both_sides_is_refused() -> None:
    data = training_pairs(stored(lists(12, 6), jobs=12, candidates=10), load_vocabulary())
    with pytest.raises(InvalidInput, match="nothing is left to learn from"):
        grouped_folds(*split_by_time(data), folds=1)


def test_pairs_that_are_selected_keep_their_queries(sides: tuple[TrainingPairs, TrainingPairs]) -> None:
    _, later = sides
    keep = np.ones(len(later), np.bool_)
    keep[:8] = False
    keep[9] = False
    taken = selected(later, keep)
    assert taken.query_sizes.tolist()[:2] == [7, 8]
    assert len(taken.presented_on) == len(taken.query_sizes) == len(later.query_sizes) - 1
    assert taken.query_sizes.sum() == len(taken)
    np.testing.assert_array_equal(selected_queries(later, [1]).grades, later.grades[8:16])
