"""The solver against brute force: the same objective each time, and every rule checked again."""

from __future__ import annotations

import pytest

from matcher.carving.solver import Status, solve
from tests.carving_oracle import best_objective, broken_rules, broken_week, worth
from tests.unit.carving.problems import drawn_problem

INSTANCES = 300
BLOCKS = 10


@pytest.mark.slow
@pytest.mark.parametrize("block", range(BLOCKS))
def test_brute_force_finds_nothing_better_and_nothing_else_possible(block: int) -> None:
    for seed in range(block, INSTANCES, BLOCKS):
        problem = drawn_problem(seed)
        best = best_objective(problem)
        solution = solve(problem)
        if best is None:
            assert solution.status is Status.INFEASIBLE, seed
            continue
        assert (solution.status, solution.objective, solution.gap) == (Status.OPTIMAL, best, 0), seed
        assert worth(problem, solution.tasks) == best, seed
        assert broken_rules(problem, solution.tasks) == [], seed
        assert solution.plan is not None
        assert broken_week(problem, solution.tasks, solution.plan) == [], seed


@pytest.mark.slow
def test_the_drawn_instances_are_neither_all_possible_nor_all_impossible() -> None:
    possible = sum(solve(drawn_problem(seed)).status is Status.OPTIMAL for seed in range(INSTANCES))
    assert INSTANCES / 4 < possible < INSTANCES * 0.95
