"""A job that is there already: what it keeps, what a change of it may not break, and the jobs near it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from matcher.carving.bounds import upper_bound
from matcher.carving.present_job import allowing, keeps_all
from matcher.carving.problem import CarvingProblem, Near
from matcher.carving.solver import Status, solve
from matcher.domain.ids import CompetenceCode, PositionId, TaskId
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart, slots_of
from tests.carving_oracle import broken_rules, has_room, worth
from tests.unit.carving.problems import AFTERNOONS, MORNINGS, WEEKDAYS, drawn_problem, person, problem, task

NIGHTS = slots_of(WEEKDAYS, [DayPart.NIGHT])


def ids(*names: str) -> frozenset[TaskId]:
    return frozenset(map(TaskId, names))


def near(made: CarvingProblem, names: Iterable[str], dropped: int, added: int) -> frozenset[TaskId]:
    solution = solve(replace(made, near=Near(ids(*names), dropped, added)))
    return frozenset(each.id for each in solution.tasks)


FOUR = problem(task("a", point=600), task("b", point=700), task("c", point=900), task("d", point=950))


def test_only_so_many_tasks_leave_and_join() -> None:
    assert near(FOUR, "ab", 0, 0) == ids("a", "b")
    assert near(FOUR, "ab", 0, 1) == ids("a", "b", "d")
    assert near(FOUR, "ab", 0, 2) == ids("a", "b", "c", "d")
    tight = replace(FOUR, person=person(least=240, most=240))
    assert near(tight, "ab", 1, 1) == ids("b", "d")
    assert near(tight, "ab", 2, 2) == ids("c", "d")
    assert near(tight, "ab", 1, 0) == ids("a", "b")


def test_a_job_of_which_too_much_cannot_be_kept_has_nothing_near_it() -> None:
    firm = problem(task("a", separable=False), task("b"), task("c"))
    assert solve(replace(firm, near=Near(ids("a", "b"), 0, 1))).status is Status.INFEASIBLE
    assert near(firm, "ab", 1, 1) == ids("b", "c")


def test_a_job_is_allowed_as_it_is_whatever_it_breaks() -> None:
    every = {"wanted": Wanted.UNWANTED, "alone": True, "separable": False}
    licence = (CompetenceCode("driving_licence_b"),)
    made = problem(
        task("a", 400, **every, position_id=PositionId("P2"), licences_missing=licence, slots=NIGHTS),
        task("b", 400, **every, subject="office", position_id=PositionId("P3"), slots=MORNINGS),
        limits=person(least=60, most=100, daily=60, slots=AFTERNOONS),
        most_colleagues=1,
        most_unwanted=10,
        most_alone=10,
        least_whole=90,
    )
    job = ids("a", "b")
    assert not keeps_all(made, job)
    assert keeps_all(allowing(made, job), job)
    assert near(allowing(made, job), "ab", 0, 0) == job


def test_a_limit_gives_no_further_than_the_job_needs() -> None:
    made = problem(
        task("a", 400, wanted=Wanted.UNWANTED), task("b", 100), task("c", 60), limits=person(most=300)
    )
    eased = allowing(made, ids("a", "b"))
    assert eased.person.most_weekly_minutes == 500
    assert eased.guards.most_unwanted == 80
    assert eased.guards.most_alone == made.guards.most_alone
    assert eased.guards.least_whole == made.guards.least_whole
    assert eased.person.most_daily_minutes == made.person.most_daily_minutes
    assert not keeps_all(eased, ids("a", "b", "c"))
    assert not keeps_all(eased, ids("a"))


def test_a_job_that_keeps_every_limit_eases_none() -> None:
    made = problem(task("a", 200), task("b", 200), task("c", 200, separable=False))
    assert allowing(made, ids("a", "b")) == made


def test_only_a_task_of_the_job_is_let_in_at_other_times_or_without_being_separable() -> None:
    made = problem(
        task("a", slots=NIGHTS), task("b", slots=NIGHTS), task("c", separable=False), task("d", point=600)
    )
    assert near(allowing(made, ids("a")), "a", 0, 3) == ids("a", "d")


def test_longer_days_are_let_in_only_where_no_week_has_room_for_the_job() -> None:
    made = problem(task("a", 200, slots=slots_of(WEEKDAYS[:1], [DayPart.MORNING])), limits=person(daily=100))
    assert allowing(made, ids("a")).off
    roomy = replace(made, person=person(daily=200))
    assert not allowing(roomy, ids("a")).off


@pytest.mark.slow
def test_brute_force_agrees_on_the_best_job_near_another() -> None:
    possible = 0
    for seed in range(120):
        made, r = drawn_problem(seed, most_tasks=8), Random(seed)
        job = frozenset(each.id for each in r.sample(made.tasks, 2))
        within = Near(job, r.randint(0, 3), r.randint(0, 3))
        best = best_near(made, within)
        solution = solve(replace(made, near=within))
        if best is None:
            assert solution.status is Status.INFEASIBLE, seed
        else:
            possible += 1
            assert (solution.status, solution.objective) == (Status.OPTIMAL, best), seed
            bound = upper_bound(replace(made, near=within))
            assert bound is not None
            assert bound >= best
    assert possible > 20


@pytest.mark.slow
def test_every_drawn_job_is_allowed_as_it_is_and_the_oracle_agrees() -> None:
    for seed in range(120):
        made, r = drawn_problem(seed, most_tasks=8), Random(seed)
        job = frozenset(each.id for each in r.sample(made.tasks, r.randint(1, min(4, len(made.tasks)))))
        eased = allowing(made, job)
        tasks = [each for each in eased.tasks if each.id in job]
        assert broken_rules(eased, tasks) == [], seed
        assert keeps_all(eased, job), seed
        assert near(eased, job, 0, 0) == job, seed
        own = [each for each in made.tasks if each.id in job]
        known = not any(each.licences_missing for each in own)
        windows = all(made.person.slots & (each.slots or made.person.slots) for each in own)
        if known and windows and not broken_rules(made, own) and has_room(made, own):
            assert eased == made, seed


def best_near(made: CarvingProblem, within: Near) -> int | None:
    usable = [each for each in made.tasks if each.separable and not each.licences_missing]
    worths = [
        worth(made, some)
        for size in range(1, len(usable) + 1)
        for some in combinations(usable, size)
        if len(within.tasks - {each.id for each in some}) <= within.most_dropped
        and len({each.id for each in some} - within.tasks) <= within.most_added
        and not broken_rules(made, some)
        and has_room(made, some)
    ]
    return max(worths, default=None)
