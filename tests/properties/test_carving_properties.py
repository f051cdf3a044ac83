"""What holds for every carving problem."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.carving.bounds import upper_bound
from matcher.carving.carve import carve
from matcher.carving.fit import fits, task_demands
from matcher.carving.problem import CarvingProblem
from matcher.carving.solver import Solution, Status, solve
from matcher.domain.candidate import Candidate, Competence, Evidence
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.domain.task import Task
from matcher.domain.week import SLOTS
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.loading import load_vocabulary
from tests.carving_oracle import broken_rules, broken_week
from tests.profile_strategies import known_candidates, known_tasks
from tests.unit.carving.problems import drawn_problem

PROBLEMS = st.integers(1000, 10**6).map(drawn_problem)
VOCABULARY = load_vocabulary()


def no_worse(after: Solution, before: Solution) -> bool:
    """Whether there is a bundle now if there was one before, and one at least as good."""
    if before.status is Status.INFEASIBLE:
        return True
    return after.status is Status.OPTIMAL and after.objective >= before.objective


@given(PROBLEMS)
@settings(max_examples=40, deadline=None)
def test_every_bundle_keeps_every_limit(problem: CarvingProblem) -> None:
    for bundle in carve(problem, with_prices=False).bundles:
        assert broken_rules(problem, bundle.tasks) == []
        assert broken_week(problem, bundle.tasks, bundle.plan) == []


@given(PROBLEMS, st.integers(0, 11))
@settings(max_examples=40, deadline=None)
def test_adding_a_task_never_worsens_the_optimum(problem: CarvingProblem, which: int) -> None:
    left_out = which % len(problem.tasks)
    fewer = replace(problem, tasks=problem.tasks[:left_out] + problem.tasks[left_out + 1 :])
    assert no_worse(solve(problem), solve(fewer))


@given(PROBLEMS, st.integers(0, 120), st.integers(0, 120), st.integers(0, 120), st.sampled_from(SLOTS))
@settings(max_examples=40, deadline=None)
def test_widening_hours_never_worsens_the_optimum(
    problem: CarvingProblem, fewer: int, more: int, longer: int, slot
) -> None:
    person = problem.person
    wider = replace(
        person,
        least_weekly_minutes=max(person.least_weekly_minutes - fewer, 0),
        most_weekly_minutes=person.most_weekly_minutes + more,
        most_daily_minutes=person.most_daily_minutes + longer,
        slots=person.slots | {slot},
    )
    assert no_worse(solve(replace(problem, person=wider)), solve(problem))


@given(PROBLEMS)
@settings(max_examples=40, deadline=None)
def test_no_bundle_is_worth_more_than_the_bound(problem: CarvingProblem) -> None:
    bound, solution = upper_bound(problem), solve(problem)
    if bound is None:
        assert solution.status is Status.INFEASIBLE
    elif solution.plan is not None:
        assert solution.objective <= bound


@given(known_candidates(), known_tasks(), st.sampled_from(DIMENSIONS), st.sampled_from(Level))
@settings(max_examples=60, deadline=None)
def test_settling_an_unknown_level_never_widens_the_claim(
    person: Candidate, task: Task, dimension, level: Level
) -> None:
    if dimension in person.levels.known:
        return
    answered = replace(person, levels=Levels({**person.levels.known, dimension: level}))
    assert_narrower(person, answered, task)


@given(known_candidates(), known_tasks(), st.sampled_from(Level), st.sampled_from(Evidence))
@settings(max_examples=60, deadline=None)
def test_settling_an_unknown_competence_never_widens_the_claim(
    person: Candidate, task: Task, level: Level, evidence: Evidence
) -> None:
    held = {each.code for each in person.competences}
    asked = [need.code for need in task.competences if need.code not in held]
    if asked:
        new = Competence(CompetenceCode(asked[0]), level, evidence)
        assert_narrower(person, replace(person, competences=(*person.competences, new)), task)


def assert_narrower(before: Candidate, after: Candidate, task: Task) -> None:
    wide, narrow = (
        fits(each, task_demands([task]), VOCABULARY, Assumptions())[0] for each in (before, after)
    )
    assert wide.lower <= narrow.lower
    assert narrow.upper <= wide.upper
