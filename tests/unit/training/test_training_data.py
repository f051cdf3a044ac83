"""Past matches as queries."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from experiments.training.training_data import TrainingPairs, fingerprint, split_by_time, training_pairs
from matcher.errors import InvalidInput
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, match_of, stored

SHUFFLED = (
    match_of(1, "J01", "K03", position=2, day=4, steps=1),
    match_of(2, "J00", "K02", position=1, day=9),
    match_of(3, "J01", "K04", position=1, day=5, steps=4),
    match_of(4, "J02", "K00", position=1, day=4),
    match_of(5, "J00", "K01", position=1, day=9, steps=2),
)


def pairs_of(matches: tuple, **facts: int) -> TrainingPairs:
    return training_pairs(stored(matches, **facts), load_vocabulary())


def told(data: TrainingPairs) -> list[tuple[str, str, int, int]]:
    jobs, people = data.jobs.ids[data.job_rows], data.candidates.ids[data.candidate_rows]
    return [
        (str(job), str(person), int(grade), int(position))
        for job, person, grade, position in zip(jobs, people, data.grades, data.list_positions, strict=True)
    ]


def test_queries_stand_by_first_day_then_job_and_their_pairs_by_place_then_candidate() -> None:
    data = pairs_of(SHUFFLED)
    assert told(data) == [
        ("J01", "K04", 4, 1),
        ("J01", "K03", 1, 2),
        ("J02", "K00", 0, 1),
        ("J00", "K01", 2, 1),
        ("J00", "K02", 0, 1),
    ]
    assert data.query_sizes.tolist() == [2, 1, 2]
    assert data.presented_on.tolist() == [date(2025, 1, 10), date(2025, 1, 10), date(2025, 1, 15)]


def test_the_order_in_which_matches_are_stored_makes_no_difference() -> None:
    assert fingerprint(pairs_of(SHUFFLED)) == fingerprint(pairs_of(SHUFFLED[::-1]))


def test_a_pair_put_forward_twice_counts_once_with_its_furthest_outcome_and_first_place() -> None:
    twice = (
        match_of(1, "J00", "K00", position=3, day=8, steps=2),
        match_of(2, "J00", "K00", position=1, day=20, steps=0),
    )
    assert told(pairs_of(twice)) == [("J00", "K00", 2, 3)]


def test_each_job_knows_its_workplace() -> None:
    data = pairs_of(SHUFFLED)
    assert dict(zip(data.jobs.ids.tolist(), data.workplaces.tolist(), strict=True)) == {
        "J00": "W1",
        "J01": "W2",
        "J02": "W1",
    }


def test_the_split_holds_out_the_latest_jobs_and_puts_each_job_on_one_side_only() -> None:
    data = pairs_of(tuple(lists(12, 4)), jobs=12, candidates=10)
    earlier, later = split_by_time(data, 0.25)
    assert len(later.query_sizes) == 3
    assert earlier.last_day < later.first_day
    assert not set(earlier.job_rows) & set(later.job_rows)
    assert told(earlier) + told(later) == told(data)
    assert earlier.query_sizes.sum() == len(earlier)


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
def test_a_split_that_leaves_one_side_empty_is_refused(share: float) -> None:
    with pytest.raises(InvalidInput, match="Import more matches"):
        split_by_time(pairs_of(SHUFFLED), share)


def test_no_matches_at_all_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="no past matches"):
        pairs_of(())


def test_the_fingerprint_changes_with_an_outcome_and_with_a_profile() -> None:
    before = fingerprint(pairs_of(SHUFFLED))
    further = (match_of(1, "J01", "K03", position=2, day=4, steps=2), *SHUFFLED[1:])
    assert fingerprint(pairs_of(further)) != before
    assert fingerprint(pairs_of(SHUFFLED, misleading=True)) != before


def test_somebody_who_was_never_put_forward_makes_no_difference_to_the_fingerprint() -> None:
    assert fingerprint(pairs_of(SHUFFLED, candidates=6)) == fingerprint(pairs_of(SHUFFLED))


def test_grades_are_whole_numbers_from_0_to_4() -> None:
    data = pairs_of(tuple(lists(5, 5)), jobs=5, candidates=10)
    assert data.grades.dtype == np.int8
    assert set(data.grades.tolist()) == {0, 1, 2, 3, 4}
