"""Over many workplaces: the same bundles as when each is solved, in the same order, with fewer solved."""

from __future__ import annotations

import pytest

from matcher.carving.across import carve_across
from matcher.carving.bounds import upper_bound
from matcher.carving.solver import Status, solve
from matcher.domain.ids import WorkplaceId
from tests.unit.carving.problems import drawn_problem, person, problem, task

PLACES = {WorkplaceId(f"W{seed:03d}"): drawn_problem(seed) for seed in range(60)}


def test_the_best_bundles_are_those_of_solving_every_workplace() -> None:
    across = carve_across(PLACES, best=5)
    every = [(-s.objective, place) for place, s in ((p, solve(q)) for p, q in PLACES.items()) if s.plan]
    assert [(-each.bundle.objective, each.workplace_id) for each in across.found] == sorted(every)[:5]
    assert across.proven
    assert across.solved < across.considered == len(PLACES)


def test_workplaces_without_a_job_are_named_where_they_were_looked_at() -> None:
    possible, without = problem(task("A")), problem(task("B", separable=False))
    across = carve_across({WorkplaceId("W1"): possible, WorkplaceId("W2"): without})
    assert across.without_job == ("W2",)
    assert [each.workplace_id for each in across.found] == ["W1"]


def test_the_bound_is_that_of_taking_tasks_in_part() -> None:
    given = problem(task("A", 120, 1000), task("B", 120, 750), limits=person(0, 180))
    # All of A, half of B: 120 * 4 * 500 + 60 * 4 * 250.
    assert upper_bound(given) == pytest.approx(300_000, abs=1)


def test_a_workplace_without_usable_work_has_no_bound() -> None:
    assert upper_bound(problem(task("A", separable=False))) is None
    assert upper_bound(problem(task("A", 120), limits=person(300, 400))) is None


def test_an_answer_that_ran_out_of_time_is_not_called_proven() -> None:
    across = carve_across({WorkplaceId("W1"): problem(task("A"))}, deterministic_seconds=0.0)
    assert not across.proven
    assert solve(problem(task("A")), deterministic_seconds=0.0).status is Status.NOT_SETTLED
