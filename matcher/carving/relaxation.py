"""The cheapest change to the limits that makes a job possible, and the changed problem, which then solves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.carving.elastic import Elastic, Slack
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem, PersonLimits
from matcher.carving.solver import Solution, solve
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId
from matcher.domain.week import Slot

_DETERMINISTIC_SECONDS: Final = 4.0
_MOST_TRIES: Final = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One limit eased: to a new number, by these times, for these tasks or codes; a guard by leaving it."""

    limit: Limit
    number: int | None = None
    slots: tuple[Slot, ...] = ()
    task_ids: tuple[TaskId, ...] = ()
    codes: tuple[CompetenceCode | ConsiderationCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Steps to take together; ``cost`` by :class:`~matcher.carving.elastic.RelaxationCosts`.

    ``cheapest`` says whether it is proven that nothing cheaper would do. ``solution`` is the best bundle
    that is possible then.
    """

    steps: tuple[Step, ...]
    cost: int
    cheapest: bool
    relaxed: CarvingProblem
    solution: Solution


def cheapest_relaxation(problem: CarvingProblem) -> Relaxation | None:
    """The cheapest relaxation of an infeasible problem; ``None`` where there is no work to make a job of."""
    if not problem.tasks:
        return None
    elastic = Elastic(problem)
    for _ in range(_MOST_TRIES):
        slack = elastic.cheapest(_DETERMINISTIC_SECONDS)
        if slack is None:
            return None
        steps = _steps(problem, slack)
        relaxed = apply(problem, steps)
        solution = solve(relaxed)
        if solution.plan is not None:
            return Relaxation(steps, slack.cost, slack.proven, relaxed, solution)
        # Smallest pieces, which the elastic model leaves out, stand in the way: try the next.
        elastic.rule_out(slack)
    return None


def apply(problem: CarvingProblem, steps: Sequence[Step]) -> CarvingProblem:
    """The problem with these steps taken."""
    for step in steps:
        problem = _APPLY.get(step.limit, _leave)(problem, step)
    return problem


def _leave(problem: CarvingProblem, step: Step) -> CarvingProblem:
    return problem.without(step.limit)


def _hours(
    change: Callable[[PersonLimits, int], PersonLimits],
) -> Callable[[CarvingProblem, Step], CarvingProblem]:
    def changed(problem: CarvingProblem, step: Step) -> CarvingProblem:
        assert step.number is not None
        return replace(problem, person=change(problem.person, step.number))

    return changed


def _more_times(problem: CarvingProblem, step: Step) -> CarvingProblem:
    person = problem.person
    return replace(problem, person=replace(person, slots=person.slots | frozenset(step.slots)))


def _arranged(problem: CarvingProblem, step: Step) -> CarvingProblem:
    refused = tuple(code for code in problem.person.refused if code not in step.codes)
    return replace(problem, person=replace(problem.person, refused=refused))


def _more_colleagues(problem: CarvingProblem, step: Step) -> CarvingProblem:
    assert step.number is not None
    return replace(problem, guards=replace(problem.guards, most_colleagues=step.number))


def _tasks(
    change: Callable[[CarvingProblem, CarvableTask, Step], CarvableTask],
) -> Callable[[CarvingProblem, Step], CarvingProblem]:
    def changed(problem: CarvingProblem, step: Step) -> CarvingProblem:
        concerned = set(step.task_ids)
        tasks = (change(problem, t, step) if t.id in concerned else t for t in problem.tasks)
        return replace(problem, tasks=tuple(tasks))

    return changed


def _held(_: CarvingProblem, task: CarvableTask, step: Step) -> CarvableTask:
    missing = tuple(code for code in task.licences_missing if code not in step.codes)
    return replace(task, licences_missing=missing)


def _moved(problem: CarvingProblem, task: CarvableTask, _: Step) -> CarvableTask:
    return replace(task, slots=(task.slots or frozenset()) | problem.person.slots)


_APPLY: Final[dict[Limit, Callable[[CarvingProblem, Step], CarvingProblem]]] = {
    Limit.LEAST_HOURS: _hours(lambda person, n: replace(person, least_weekly_minutes=n)),
    Limit.MOST_HOURS: _hours(lambda person, n: replace(person, most_weekly_minutes=n)),
    Limit.DAILY_HOURS: _hours(lambda person, n: replace(person, most_daily_minutes=n)),
    Limit.PERSON_TIMES: _more_times,
    Limit.TASK_TIMES: _tasks(_moved),
    Limit.TASK_RHYTHM: _tasks(lambda _, task, __: replace(task, days_a_week=None)),
    Limit.SEPARABLE: _tasks(lambda _, task, __: replace(task, separable=True)),
    Limit.LICENCES: _tasks(_held),
    Limit.CONSIDERATIONS: _arranged,
    Limit.FEW_COLLEAGUES: _more_colleagues,
}


def _steps(problem: CarvingProblem, slack: Slack) -> tuple[Step, ...]:
    person, guards = problem.person, problem.guards
    eased = {
        Limit.LEAST_HOURS: Step(Limit.LEAST_HOURS, max(person.least_weekly_minutes - slack.least, 0)),
        Limit.MOST_HOURS: Step(Limit.MOST_HOURS, person.most_weekly_minutes + slack.most),
        Limit.DAILY_HOURS: Step(Limit.DAILY_HOURS, person.most_daily_minutes + slack.daily),
        Limit.PERSON_TIMES: Step(Limit.PERSON_TIMES, slots=slack.slots),
        Limit.TASK_TIMES: Step(Limit.TASK_TIMES, task_ids=slack.tasks.get(Limit.TASK_TIMES, ())),
        Limit.TASK_RHYTHM: Step(Limit.TASK_RHYTHM, task_ids=slack.tasks.get(Limit.TASK_RHYTHM, ())),
        Limit.SEPARABLE: Step(Limit.SEPARABLE, task_ids=slack.tasks.get(Limit.SEPARABLE, ())),
        Limit.LICENCES: Step(
            Limit.LICENCES,
            task_ids=tuple(t.id for t in problem.tasks if set(t.licences_missing) & set(slack.licences)),
            codes=slack.licences,
        ),
        Limit.CONSIDERATIONS: Step(Limit.CONSIDERATIONS, codes=slack.considerations),
        Limit.FEW_COLLEAGUES: Step(Limit.FEW_COLLEAGUES, guards.most_colleagues + slack.colleagues),
    }
    return tuple(eased.get(limit, Step(limit)) for limit in Limit if limit in slack.eased)
