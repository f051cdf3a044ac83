"""When two snapshots hold the same, value by value."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from experiments.benchmarks.population import draw_candidates, draw_jobs
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot, hold_the_same
from matcher.vocabulary.loading import load_vocabulary

VOCABULARY = load_vocabulary()


def people() -> CandidateSnapshot:
    return candidate_snapshot(draw_candidates(np.random.default_rng(1), 9, VOCABULARY), VOCABULARY)


def work() -> JobSnapshot:
    return job_snapshot(draw_jobs(np.random.default_rng(1), 4, VOCABULARY), VOCABULARY)


def test_the_same_data_read_twice_hold_the_same() -> None:
    assert np.isnan(people().levels).any(), "unknown levels are among them"
    assert hold_the_same(people(), people())
    assert hold_the_same(work(), work())


@pytest.mark.parametrize("field", [f.name for f in fields(CandidateSnapshot)])
def test_one_value_of_one_candidate_makes_a_difference(field: str) -> None:
    assert not hold_the_same(people(), replace(people(), **{field: changed(getattr(people(), field))}))


@pytest.mark.parametrize("field", [f.name for f in fields(JobSnapshot)])
def test_one_value_of_one_job_makes_a_difference(field: str) -> None:
    assert not hold_the_same(work(), replace(work(), **{field: changed(getattr(work(), field))}))


def test_one_candidate_more_makes_a_difference() -> None:
    assert not hold_the_same(people(), people().take(np.arange(8)))


def changed(values: np.ndarray) -> np.ndarray:
    """The same values but the last."""
    other = values.copy()
    last = (-1,) * values.ndim
    if values.dtype.kind == "U":
        other[last] = "x"
    elif values.dtype.kind == "b":
        other[last] = not values[last]
    else:
        other[last] = 5 if np.isnan(values[last]) else values[last] + 1
    return other
