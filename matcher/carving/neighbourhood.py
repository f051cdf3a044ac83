"""Bundles for no one person: jobs that as many as possible of the people nearby reach with a good fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ortools.sat.python import cp_model

from matcher.carving.limits import Limit
from matcher.carving.problem import FULL_FIT, CarvableTask, CarvingProblem, Fit, PersonLimits
from matcher.carving.program import Row, difference_row, not_together_row, program_of
from matcher.carving.solver import Status
from matcher.carving.week_plan import NO_ROOM, WeekPlan, crowded, plan_week
from matcher.carving.windows import capacity, person_bits, reasons_against, window
from matcher.domain.ids import CandidateId, TaskId

GOOD_FIT: Final = 700
"""From here on a fit is called good: what the scorecard takes for a typical pair."""
_DETERMINISTIC_SECONDS: Final = 6.0


@dataclass(frozen=True, slots=True)
class SharedBundle:
    """A bundle and those who reach it: with a good fit, within their hours, and with a week that has room.

    ``at_most`` is what no such bundle's number of people exceeds; ``plan`` is the week for the first of them.
    """

    tasks: tuple[CarvableTask, ...]
    weekly_minutes: int
    reached_by: tuple[CandidateId, ...]
    plan: WeekPlan | None
    freed_skilled_minutes: int
    undone_minutes: int
    status: Status
    at_most: int


def carve_for_many(
    problems: Mapping[CandidateId, CarvingProblem],
    *,
    hours: tuple[int, int],
    bundles: int = 3,
    good_fit: int = GOOD_FIT,
    deterministic_seconds: float = _DETERMINISTIC_SECONDS,
) -> tuple[SharedBundle, ...]:
    """Different bundles of ``hours`` (least and most minutes a week), those that most people reach first.

    ``problems`` are those of one workplace, one for each person. Among bundles that as many reach, the one
    with more skilled and undone work is best. A bundle that nobody reaches is not given.
    """
    if not problems:
        return ()
    choice = _SharedChoice(problems, hours, good_fit, deterministic_seconds)
    found: list[SharedBundle] = []
    while len(found) < bundles:
        bundle = choice.next()
        if bundle is None or not bundle.reached_by:
            break
        found.append(bundle)
        choice.unlike(frozenset(task.id for task in bundle.tasks))
    return tuple(found)


class _SharedChoice:
    """One model for all people: a column for each task, and one for each person who reaches the bundle."""

    def __init__(
        self,
        problems: Mapping[CandidateId, CarvingProblem],
        hours: tuple[int, int],
        good_fit: int,
        deterministic_seconds: float,
    ) -> None:
        self._problems, self._seconds = problems, deterministic_seconds
        self._general = _general(next(iter(problems.values())), hours)
        self._program = program_of(self._general)
        self._model = cp_model.CpModel()
        self._columns = [self._model.new_bool_var("c") for _ in range(self._program.columns)]
        for row in self._program.rows:
            self._add(row, None if row.only_if is None else self._columns[row.only_if])
        if self._program.wholes:
            self._model.add_bool_or([self._columns[i] for i in self._program.whole_columns])
        self._reached = {who: self._model.new_bool_var("reached") for who in sorted(problems)}
        for who, reached in self._reached.items():
            self._person(problems[who], reached, good_fit)
        gain = [self._gain(task) for task in self._program.tasks]
        self._each = sum(gain) + 1
        worth = cp_model.LinearExpr.weighted_sum(self._columns[: len(gain)], gain)
        self._model.maximize(self._each * sum(self._reached.values()) + worth)

    def unlike(self, other: frozenset[TaskId]) -> None:
        """Look only for bundles of which a third is not in the other."""
        self._add(difference_row(self._program.tasks, other), None)

    def next(self) -> SharedBundle | None:
        """The best bundle by the rows so far, whose people all have a week with room for it."""
        while self._program.tasks:
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.random_seed = 1
            solver.parameters.max_deterministic_time = self._seconds
            status = solver.solve(self._model)
            if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
                return None
            chosen = {
                t.id for t, c in zip(self._program.tasks, self._columns, strict=False) if solver.value(c)
            }
            reached = [who for who, variable in self._reached.items() if solver.value(variable)]
            plans = {who: self._planned(who, chosen) for who in reached}
            if all(plans.values()):
                return self._told(chosen, plans, solver, status == cp_model.OPTIMAL)
        return None

    def _planned(self, who: CandidateId, chosen: set[TaskId]) -> WeekPlan | None:
        """The person's week; where there is none, what makes it impossible is ruled out for them."""
        problem = self._problems[who]
        tasks = [task for task in problem.tasks if task.id in chosen]
        plan = plan_week(problem, tasks, only_room=True)
        if isinstance(plan, WeekPlan):
            return plan
        clashing = crowded(problem, tasks) if plan is NO_ROOM else tasks
        row = not_together_row(self._program.tasks, [task.id for task in clashing])
        self._add(row, self._reached[who])
        return None

    def _told(
        self,
        chosen: set[TaskId],
        plans: Mapping[CandidateId, WeekPlan | None],
        solver: cp_model.CpSolver,
        proven: bool,
    ) -> SharedBundle:
        tasks = tuple(task for task in self._program.tasks if task.id in chosen)
        return SharedBundle(
            tasks=tasks,
            weekly_minutes=sum(task.weekly_minutes for task in tasks),
            reached_by=tuple(plans),
            plan=next(iter(plans.values()), None),
            freed_skilled_minutes=sum(
                t.weekly_minutes for t in tasks if t.takes_skilled_time and not t.now_undone
            ),
            undone_minutes=sum(task.weekly_minutes for task in tasks if task.now_undone),
            status=Status.OPTIMAL if proven else Status.BEST_FOUND,
            at_most=int(solver.best_objective_bound // self._each),
        )

    def _person(self, problem: CarvingProblem, reached: cp_model.IntVar, good_fit: int) -> None:
        own = {task.id: task for task in problem.tasks}
        tasks = self._program.tasks
        for i, task in enumerate(tasks):
            if reasons_against(problem, own[task.id]):
                self._model.add_implication(reached, ~self._columns[i])
        minutes = {i: task.weekly_minutes for i, task in enumerate(tasks)}
        person = problem.person
        self._add(Row(minutes, person.most_weekly_minutes), reached)
        self._add(Row({i: -m for i, m in minutes.items()}, -person.least_weekly_minutes), reached)
        above = {i: -m * (own[tasks[i].id].fit.point - good_fit) for i, m in minutes.items()}
        self._add(Row(above, 0), reached)
        times = person_bits(problem)
        inside = {i: m for i, m in minutes.items() if window(problem, own[tasks[i].id]) & ~times == 0}
        self._add(Row(inside, capacity(problem, times)), reached)

    def _gain(self, task: CarvableTask) -> int:
        weights = self._general.weights
        worth = weights.undone if task.now_undone else weights.skilled * task.takes_skilled_time
        return task.weekly_minutes * worth

    def _add(self, row: Row, only_if: cp_model.IntVar | None) -> None:
        columns: Sequence[cp_model.IntVar] = [self._columns[i] for i in row.weights]
        kept = self._model.add(
            cp_model.LinearExpr.weighted_sum(columns, list(row.weights.values())) <= row.most
        )
        if only_if is not None:
            kept.only_enforce_if(only_if)


def _general(problem: CarvingProblem, hours: tuple[int, int]) -> CarvingProblem:
    """The workplace's problem without any person in it: only its own limits and the guards hold."""
    anybody = Fit(0, 0, FULL_FIT)
    tasks = tuple(
        replace(task, fit=anybody, licences_missing=(), licences_unknown=()) for task in problem.tasks
    )
    nobody = PersonLimits(hours[0], hours[1], 24 * 60)
    off = problem.off | {Limit.PERSON_TIMES, Limit.DAILY_HOURS}
    return replace(problem, tasks=tasks, person=nobody, off=off)
