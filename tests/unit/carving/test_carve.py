"""Bundles as a reader meets them: different, with their plan, who hands over, and what each guard costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.carving.carve import carve
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvingWeights
from matcher.carving.solver import Status, solve
from matcher.carving.week_plan import NoRoom, WeekPlan, plan_week
from matcher.carving.wholes import WholeKind
from matcher.domain.ids import PositionId
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart, Weekday, slots_of
from tests.carving_oracle import broken_week
from tests.unit.carving.problems import MORNINGS, drawn_problem, fit, person, problem, task


def test_a_minute_is_worth_fit_above_the_acceptable_and_the_good_it_does() -> None:
    weights = CarvingWeights(fit=4, acceptable_fit=500, skilled=1000, undone=900, liked=500)
    good = 4 * (800 - 500)
    assert weights.per_minute(task("A", point=800)) == good
    assert weights.per_minute(task("A", point=800, takes_skilled_time=True)) == good + 1000
    assert weights.per_minute(task("A", point=800, now_undone=True)) == good + 900
    assert weights.per_minute(task("A", point=800, wanted=Wanted.LIKED)) == good - 500
    assert weights.per_minute(task("A", point=300)) == -800


def test_of_two_tasks_that_seem_to_fit_as_well_the_one_that_is_known_to_is_worth_more() -> None:
    weights = CarvingWeights(fit=4, acceptable_fit=500, doubt=25)
    unknown = replace(task("A"), fit=fit(800, lower=400, upper=1000))
    assert weights.per_minute(task("A", point=800)) - weights.per_minute(unknown) == 4 * 100


def test_work_left_undone_frees_no_skilled_time() -> None:
    both = task("A", takes_skilled_time=True, now_undone=True)
    assert CarvingWeights().per_minute(both) == CarvingWeights().per_minute(task("A", now_undone=True))
    bundle = carve(problem(both)).bundles[0]
    assert (bundle.freed_skilled_minutes, bundle.undone_minutes) == (0, 120)


def test_a_bundle_says_who_hands_over_what_and_what_it_is_worth() -> None:
    one, other = PositionId("P1"), PositionId("P2")
    given = problem(
        task("A", 120, 900, position_id=one, takes_skilled_time=True),
        task("B", 60, 600, position_id=other),
        task("C", 60, 800, position_id=other, now_undone=True),
    )
    bundle = carve(given).bundles[0]
    assert [(h.position_id, h.weekly_minutes) for h in bundle.hand_overs] == [(one, 120), (other, 60)]
    assert (bundle.weekly_minutes, bundle.freed_skilled_minutes, bundle.undone_minutes) == (240, 120, 60)
    assert bundle.fit == fit(800)  # (120 * 900 + 60 * 600 + 60 * 800) / 240
    assert [(w.kind, w.code) for w in bundle.wholes] == [(WholeKind.SUBJECT, "kitchen")]
    assert (bundle.status, bundle.gap) == (Status.OPTIMAL, 0)


@pytest.mark.slow
def test_bundles_differ_by_at_least_a_third_of_their_minutes() -> None:
    for seed in range(25):
        bundles = carve(drawn_problem(seed), with_prices=False).bundles
        for i, bundle in enumerate(bundles):
            for earlier in bundles[:i]:
                new = sum(t.weekly_minutes for t in bundle.tasks if t.id not in earlier.task_ids)
                assert 3 * new >= bundle.weekly_minutes
        assert [b.objective for b in bundles] == sorted((b.objective for b in bundles), reverse=True)


def test_a_guard_that_removed_a_better_bundle_is_named_with_its_price() -> None:
    given = problem(
        task("A", 200, 900, wanted=Wanted.UNWANTED),
        task("B", 200, 800, wanted=Wanted.UNWANTED),
        task("C", 200, 600),
        limits=person(0, 400),
    )
    prices = {price.limit: price for price in carve(given).prices}
    price = prices[Limit.NOT_ONLY_UNWANTED]
    # With the guard A and C, fit 750; without it A and B, fit 850.
    assert price.better.task_ids == {"A", "B"}
    assert (price.fit, price.weekly_minutes, price.objective) == (100, 0, 4 * 200 * 200)
    assert set(prices) == {Limit.NOT_ONLY_UNWANTED}


def test_a_week_has_as_few_days_as_can_be_and_is_even() -> None:
    mondays_to_wednesdays = slots_of(tuple(Weekday)[:3], [DayPart.MORNING])
    given = problem(
        *(task(f"T{i}", 120, slots=mondays_to_wednesdays) for i in range(3)), limits=person(360, 360, 240)
    )
    plan = carve(given).bundles[0].plan
    assert len(plan.days) == 2
    by_day = [sum(p.minutes for p in plan.placements if p.slot.day is day) for day in plan.days]
    assert by_day == [180, 180]
    assert plan.best


def test_a_task_with_a_rhythm_gets_as_much_on_each_of_its_days() -> None:
    plan = carve(problem(task("A", 125, slots=MORNINGS, days_a_week=3))).bundles[0].plan
    assert sorted(p.minutes for p in plan.placements) == [41, 42, 42]
    assert len(plan.days) == 3


def test_a_week_that_capacities_allow_but_smallest_pieces_do_not_is_found_out() -> None:
    given = problem(
        task("A", 180, slots=slots_of([Weekday.MON], [DayPart.MORNING])),
        task("B", 120, 700, slots=slots_of([Weekday.MON, Weekday.TUE], [DayPart.MORNING]), least_piece=90),
        task("C", 120, 700, slots=slots_of([Weekday.TUE], [DayPart.MORNING])),
        limits=person(0, 600, 240),
    )
    bundle = carve(given).bundles[0]
    # All of B fits into Tuesday beside C; with a longer C it would be cut into 60 and 60, which is too small.
    assert bundle.task_ids == {"A", "B", "C"}
    tight = replace(given, tasks=(*given.tasks[:2], replace(given.tasks[2], weekly_minutes=150)))
    assert carve(tight).bundles[0].task_ids != {"A", "B", "C"}
    assert solve(tight).status is Status.OPTIMAL


def test_tasks_that_cannot_be_used_are_named_with_every_reason() -> None:
    given = problem(
        task("A"), task("B", 120, separable=False, licences_missing=("first_aid",)), limits=person(0, 600)
    )
    assert [(out.task_id, out.limits) for out in carve(given).left_out] == [
        ("B", (Limit.SEPARABLE, Limit.LICENCES))
    ]


def test_when_time_is_up_the_answer_says_that_it_is_not_proven() -> None:
    given = problem(task("A"), task("B"))
    hurried = solve(given, deterministic_seconds=0.0)
    assert hurried.status is Status.NOT_SETTLED
    assert hurried.plan is None


@pytest.mark.slow
def test_the_same_problem_has_the_same_answer() -> None:
    for seed in range(10):
        assert carve(drawn_problem(seed)) == carve(drawn_problem(seed))


@pytest.mark.slow
def test_plans_for_many_drawn_problems_break_no_rule_of_the_week() -> None:
    for seed in range(300, 330):
        given = drawn_problem(seed)
        for bundle in carve(given, with_prices=False).bundles:
            assert broken_week(given, bundle.tasks, bundle.plan) == []


def test_a_bundle_of_which_just_a_third_is_new_is_different_enough() -> None:
    given = problem(task("A", 120), task("B", 60, 900), task("C", 60, 700), limits=person(180, 180))
    assert [bundle.task_ids for bundle in carve(given).bundles] == [{"A", "B"}, {"A", "C"}]


def test_asking_only_for_room_keeps_the_daily_limit_too() -> None:
    work = [task("A", 240, slots=slots_of([Weekday.MON], [DayPart.MORNING]))]
    assert isinstance(plan_week(problem(limits=person(daily=180)), work, only_room=True), NoRoom)
    assert isinstance(plan_week(problem(limits=person(daily=240)), work, only_room=True), WeekPlan)
