"""The same matches with candidates as queries."""

from __future__ import annotations

from experiments.training.sides import from_the_candidates_side
from experiments.training.splits import candidates_of
from experiments.training.training_data import training_pairs
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import match_of, stored


def test_each_candidate_is_a_query_of_the_jobs_they_were_put_forward_for() -> None:
    past = (
        match_of(1, "J00", "K01", position=1, day=1, steps=2),
        match_of(2, "J00", "K02", position=2, day=1),
        match_of(3, "J01", "K02", position=1, day=5, steps=4),
        match_of(4, "J02", "K01", position=1, day=3),
        match_of(5, "J02", "K03", position=2, day=3, steps=1),
        match_of(6, "J01", "K01", position=2, day=5, steps=1),
    )
    turned = from_the_candidates_side(training_pairs(stored(past), load_vocabulary()))
    assert turned is not None
    told = list(
        zip(
            candidates_of(turned).tolist(),
            turned.jobs.ids[turned.job_rows].tolist(),
            turned.grades,
            strict=True,
        )
    )
    assert told == [
        ("K01", "J00", 2),
        ("K01", "J02", 0),
        ("K01", "J01", 1),
        ("K02", "J00", 0),
        ("K02", "J01", 4),
    ]
    assert turned.query_sizes.tolist() == [3, 2]  # K03 stood in one list only
    assert turned.list_positions.tolist() == [1, 1, 2, 2, 1]


def test_where_nobody_was_put_forward_twice_there_is_nothing_to_compare() -> None:
    past = (match_of(1, "J00", "K01"), match_of(2, "J00", "K02", position=2))
    assert from_the_candidates_side(training_pairs(stored(past), load_vocabulary())) is None
