"""Carves one workplace for one person: different good bundles, what each guard costs, or what clashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from matcher.carving.building import Assumed, Assumption
from matcher.carving.clash import Clash, smallest_clash
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem, Fit
from matcher.carving.relaxation import Relaxation, cheapest_relaxation
from matcher.carving.rules import Rule
from matcher.carving.solver import DETERMINISTIC_SECONDS, Solution, Status, solve
from matcher.carving.week_plan import WeekPlan
from matcher.carving.wholes import Whole, wholes_of
from matcher.carving.windows import reasons_against
from matcher.domain.ids import CompetenceCode, PositionId, TaskId

BUNDLES: Final = 3


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the colleagues of a position hand over, leaving out work that nobody does today."""

    position_id: PositionId
    task_ids: tuple[TaskId, ...]
    weekly_minutes: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tasks that make one job, and everything that can be said of them.

    Attributes
    ----------
    fit : of the whole, weighted by minutes, in thousandths
    wholes : by what it hangs together, most minutes first; empty where the guard is off or it does not
    licences_unknown : required licences that the person has not spoken of
    gap : by how much a better bundle could exceed this one's objective; 0 where it is proven the best
    """

    tasks: tuple[CarvableTask, ...]
    plan: WeekPlan
    weekly_minutes: int
    fit: Fit
    freed_skilled_minutes: int
    undone_minutes: int
    hand_overs: tuple[HandOver, ...]
    wholes: tuple[Whole, ...]
    licences_unknown: tuple[CompetenceCode, ...]
    rules: tuple[Rule, ...]
    objective: int
    status: Status
    gap: int

    @property
    def task_ids(self) -> frozenset[TaskId]:
        """Its tasks."""
        return frozenset(task.id for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Price:
    """That a limit removed a better bundle, which one, and how much better it is by each measure."""

    limit: Limit
    better: Bundle
    objective: int
    fit: int
    weekly_minutes: int
    freed_skilled_minutes: int
    undone_minutes: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A task that no bundle can hold, and every limit that by itself keeps it out."""

    task_id: TaskId
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Carving:
    """The answer for one person at one workplace.

    ``bundles`` stand best first. Where there is none, ``clash`` is the smallest set of limits that cannot be
    kept together and ``relaxation`` the cheapest change that makes a job possible.
    """

    status: Status
    bundles: tuple[Bundle, ...]
    prices: tuple[Price, ...]
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Assumption, ...]
    clash: Clash | None = None
    relaxation: Relaxation | None = None


def carve(
    problem: CarvingProblem,
    assumptions: Iterable[Assumption] = (),
    *,
    bundles: int = BUNDLES,
    with_prices: bool = True,
    deterministic_seconds: float = DETERMINISTIC_SECONDS,
) -> Carving:
    """Up to ``bundles`` different bundles, best first, each the best there is or marked as the best found."""
    found: list[Bundle] = []
    status = Status.NOT_SETTLED
    for _ in range(bundles):
        solution = solve(problem, [bundle.task_ids for bundle in found], deterministic_seconds)
        status = status if found else solution.status
        if solution.plan is None:
            break
        found.append(bundle_of(problem, solution))
    nothing = status is Status.INFEASIBLE
    return Carving(
        status=status,
        bundles=tuple(found),
        prices=prices(problem, found[0]) if found and with_prices else (),
        left_out=_left_out(problem),
        assumptions=_relevant(assumptions, found),
        clash=smallest_clash(problem) if nothing else None,
        relaxation=cheapest_relaxation(problem) if nothing else None,
    )


def bundle_of(problem: CarvingProblem, solution: Solution) -> Bundle:
    """A solution with all that can be said of it."""
    assert solution.plan is not None
    tasks = solution.tasks
    minutes = sum(task.weekly_minutes for task in tasks)
    return Bundle(
        tasks=tasks,
        plan=solution.plan,
        weekly_minutes=minutes,
        fit=_fit(tasks, minutes),
        freed_skilled_minutes=sum(
            t.weekly_minutes for t in tasks if t.takes_skilled_time and not t.now_undone
        ),
        undone_minutes=sum(t.weekly_minutes for t in tasks if t.now_undone),
        hand_overs=_hand_overs(tasks),
        wholes=_wholes(problem, tasks, minutes),
        licences_unknown=tuple(sorted({code for task in tasks for code in task.licences_unknown})),
        rules=tuple(sorted({rule for task in tasks for rule in task.rules}, key=lambda rule: rule.code)),
        objective=solution.objective,
        status=solution.status,
        gap=solution.gap,
    )


def prices(problem: CarvingProblem, best: Bundle) -> tuple[Price, ...]:
    """Every limit without which a better bundle could be had, the dearest first: these limits bind."""
    found = []
    for limit in Limit:
        if not problem.holds(limit) or not _could_bind(problem, limit):
            continue
        other = problem.without(limit)
        solution = solve(other, any_plan=True)
        if solution.plan is not None and solution.objective > best.objective:
            better = bundle_of(other, solution)
            found.append(
                Price(
                    limit,
                    better,
                    better.objective - best.objective,
                    better.fit.point - best.fit.point,
                    better.weekly_minutes - best.weekly_minutes,
                    better.freed_skilled_minutes - best.freed_skilled_minutes,
                    better.undone_minutes - best.undone_minutes,
                )
            )
    return tuple(sorted(found, key=lambda price: -price.objective))


def _could_bind(problem: CarvingProblem, limit: Limit) -> bool:
    """Whether a limit can matter at all here; only what is certain is left out, to save solving."""
    tasks, person = problem.tasks, problem.person
    return {
        Limit.SEPARABLE: any(not task.separable for task in tasks),
        Limit.LICENCES: any(task.licences_missing for task in tasks),
        Limit.CONSIDERATIONS: bool(person.refused),
        Limit.TASK_RHYTHM: any(task.days_a_week for task in tasks),
        Limit.NOT_ALONE: any(task.alone for task in tasks) and not person.alone_wished,
        Limit.FEW_COLLEAGUES: len({t.position_id for t in tasks}) > problem.guards.most_colleagues,
    }.get(limit, True)


def _fit(tasks: tuple[CarvableTask, ...], minutes: int) -> Fit:
    lower, point, upper = (
        sum(task.weekly_minutes * getattr(task.fit, case) for task in tasks) // minutes
        for case in ("lower", "point", "upper")
    )
    return Fit(lower, point, upper)


def _hand_overs(tasks: tuple[CarvableTask, ...]) -> tuple[HandOver, ...]:
    handed = [task for task in tasks if not task.now_undone]
    by_position = {
        position: [task for task in handed if task.position_id == position]
        for position in sorted({task.position_id for task in handed})
    }
    return tuple(
        HandOver(position, tuple(t.id for t in own), sum(t.weekly_minutes for t in own))
        for position, own in by_position.items()
    )


def _wholes(problem: CarvingProblem, tasks: tuple[CarvableTask, ...], minutes: int) -> tuple[Whole, ...]:
    inside = {
        whole: sum(task.weekly_minutes for task in tasks if task.id in whole.tasks)
        for whole in wholes_of(tasks)
    }
    enough = [whole for whole in inside if 100 * inside[whole] >= problem.guards.least_whole * minutes]
    return tuple(sorted(enough, key=lambda whole: (-inside[whole], whole.kind, whole.code)))


def _left_out(problem: CarvingProblem) -> tuple[LeftOut, ...]:
    found = ((task.id, reasons_against(problem, task)) for task in problem.tasks)
    return tuple(LeftOut(task_id, limits) for task_id, limits in found if limits)


def _relevant(assumptions: Iterable[Assumption], bundles: list[Bundle]) -> tuple[Assumption, ...]:
    """What was assumed and bears on the bundles shown; all of it where there are none."""
    if not bundles:
        return tuple(assumptions)
    shown = {task_id for bundle in bundles for task_id in bundle.task_ids}
    licences = {code for bundle in bundles for code in bundle.licences_unknown}
    by_task = {Assumed.TASK_TIMES, Assumed.SUBJECT, Assumed.RHYTHM}
    return tuple(
        each
        for each in assumptions
        if (each.kind not in by_task or each.about in shown)
        and (each.kind is not Assumed.LICENCE or each.about in licences)
    )
