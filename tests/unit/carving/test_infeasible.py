"""Where no job is possible, the answer says which limits clash and what would have to give."""

from __future__ import annotations

import pytest

from matcher.carving.carve import Carving, carve
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvingProblem
from matcher.carving.solver import Status, solve
from matcher.domain.ids import CompetenceCode, ConsiderationCode, PositionId
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart, Slot, Weekday, slots_of
from tests.unit.carving.problems import AFTERNOONS, MORNINGS, drawn_problem, person, problem, task

MONDAY_MORNING = frozenset({Slot(Weekday.MON, DayPart.MORNING)})
TRUCK = CompetenceCode("forklift_certificate")

CASES: dict[str, tuple[CarvingProblem, set[Limit], dict[Limit, object]]] = {
    "no task is done before 12, and the person can come 8-12": (
        problem(task("A", 240, slots=AFTERNOONS), limits=person(slots=MORNINGS)),
        {Limit.PERSON_TIMES, Limit.TASK_TIMES},
        {Limit.TASK_TIMES: ("A",)},
    ),
    "the person can work two hours a week, the smallest task takes three": (
        problem(task("A", 180), task("B", 240), limits=person(0, 120)),
        {Limit.MOST_HOURS},
        {Limit.MOST_HOURS: 180},
    ),
    "there are ten hours of work, and the person wants at least twelve": (
        problem(task("A", 300), task("B", 300), limits=person(720, 1200)),
        {Limit.LEAST_HOURS},
        {Limit.LEAST_HOURS: 600},
    ),
    "a task of five hours on Monday, and the person can work four hours a day": (
        problem(
            task("A", 300, slots=slots_of([Weekday.MON], [DayPart.MORNING, DayPart.AFTERNOON])),
            limits=person(daily=240),
        ),
        {Limit.DAILY_HOURS, Limit.TASK_TIMES},
        {Limit.TASK_TIMES: ("A",)},
    ),
    "the task is done on three days, and the person can come on one": (
        problem(task("A", 150, days_a_week=3), limits=person(slots=MONDAY_MORNING)),
        {Limit.PERSON_TIMES, Limit.TASK_RHYTHM},
        {Limit.TASK_RHYTHM: ("A",)},
    ),
    "nothing can be taken out of its position": (
        problem(task("A", 180, separable=False), task("B", 180, separable=False)),
        {Limit.SEPARABLE},
        {Limit.SEPARABLE: ("A",)},
    ),
    "the only task needs a certificate the person does not hold": (
        problem(task("A", 180, licences_missing=(TRUCK,))),
        {Limit.LICENCES},
        {Limit.LICENCES: (TRUCK,)},
    ),
    "the workplace cannot arrange what the person needs": (
        problem(task("A", 180), limits=person(refused=(ConsiderationCode("quiet_place"),))),
        {Limit.CONSIDERATIONS},
        {Limit.CONSIDERATIONS: ("quiet_place",)},
    ),
    "there is an hour of work, too little for an ordinary job": (
        problem(task("A", 60)),
        {Limit.ORDINARY_HOURS},
        {Limit.ORDINARY_HOURS: None},
    ),
    "twelve hours would take from four colleagues": (
        problem(
            *(task(f"T{i}", 180, position_id=PositionId(f"P{i}")) for i in range(4)),
            limits=person(720, 720),
        ),
        {Limit.LEAST_HOURS, Limit.FEW_COLLEAGUES},
        {Limit.FEW_COLLEAGUES: 4},
    ),
    "all the work is work that nobody wants": (
        problem(task("A", 180, wanted=Wanted.UNWANTED), task("B", 180, wanted=Wanted.UNWANTED)),
        {Limit.NOT_ONLY_UNWANTED},
        {Limit.NOT_ONLY_UNWANTED: None},
    ),
    "all the work is done alone": (
        problem(task("A", 180, alone=True)),
        {Limit.NOT_ALONE},
        {Limit.NOT_ALONE: None},
    ),
    "a third each of three subjects": (
        problem(
            *(task(f"T{i}", 180, subject=subject) for i, subject in enumerate(("kitchen", "it", "office"))),
            limits=person(540, 540),
        ),
        {Limit.LEAST_HOURS, Limit.MEANINGFUL_WHOLE},
        {Limit.LEAST_HOURS: 180},
    ),
}


def carved(name: str) -> Carving:
    return carve(CASES[name][0])


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_clash_is_named(name: str) -> None:
    answer = carved(name)
    assert answer.status is Status.INFEASIBLE
    assert answer.clash is not None
    assert set(answer.clash.limits) == CASES[name][1]


@pytest.mark.parametrize("name", CASES)
def test_the_cheapest_relaxation_is_named_and_then_solves(name: str) -> None:
    relaxation = carved(name).relaxation
    assert relaxation is not None
    assert relaxation.cheapest
    assert {
        step.limit: step.number if step.number is not None else step.codes or step.task_ids or None
        for step in relaxation.steps
    } == CASES[name][2] or name in TIES
    assert solve(relaxation.relaxed).status is Status.OPTIMAL


TIES = {"nothing can be taken out of its position"}
"""Here either of two tasks would do."""


def test_what_clashes_is_said_with_its_times() -> None:
    answer = carved("no task is done before 12, and the person can come 8-12")
    assert answer.clash is not None
    told = {fact.limit: fact.slots for fact in answer.clash.facts}
    assert told == {Limit.PERSON_TIMES: MORNINGS, Limit.TASK_TIMES: AFTERNOONS}


def test_a_workplace_without_work_clashes_with_nothing() -> None:
    answer = carve(problem())
    assert (answer.status, answer.relaxation) == (Status.INFEASIBLE, None)
    assert answer.clash is not None
    assert answer.clash.limits == ()


@pytest.mark.slow
def test_every_drawn_impossible_problem_has_a_clash_that_clashes_alone_and_a_relaxation_that_solves() -> None:
    impossible = 0
    for seed in range(60):
        given = drawn_problem(seed)
        answer = carve(given, bundles=1, with_prices=False)
        if answer.status is not Status.INFEASIBLE:
            continue
        impossible += 1
        assert answer.clash is not None
        kept = set(answer.clash.limits)
        only = given.without(*(set(Limit) - kept))
        assert solve(only).status is Status.INFEASIBLE, seed
        for limit in kept:
            assert solve(only.without(limit)).status is Status.OPTIMAL, (seed, limit)
        assert answer.relaxation is not None, seed
        assert answer.relaxation.solution.plan is not None, seed
    assert impossible >= 5
