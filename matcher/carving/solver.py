"""Solves a carving problem exactly: CP-SAT chooses the tasks, the week plan says whether they have room.

The choice knows of the times only through capacities (Hall's condition), which is all there is to know where
tasks can be divided as it suits. A choice for which no week has room after all is ruled out, with as few
tasks as make it impossible, and the next best is looked for. So the first choice with a plan is the optimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from ortools.sat.python import cp_model

from matcher.carving.problem import CarvableTask, CarvingProblem
from matcher.carving.program import (
    Program,
    Row,
    capacity_row,
    difference_row,
    not_together_row,
    program_of,
)
from matcher.carving.week_plan import NoRoom, NotFoundInTime, WeekPlan, crowded, plan_week
from matcher.domain.ids import TaskId

DETERMINISTIC_SECONDS: Final = 2.0
"""After this much work of CP-SAT, about as many seconds, the best found so far is given."""
_MOST_WINDOWS: Final = 12
_COST_OF_A_PLAN: Final = 0.1
"""Of the work allowed, for a choice that turned out to have no room: so that there is an end to it."""


class Status(StrEnum):
    """What is known of a bundle: the best there is, or the best found in time; or that there is none."""

    OPTIMAL = "optimal"
    BEST_FOUND = "best_found"
    INFEASIBLE = "infeasible"
    NOT_SETTLED = "not_settled"


@dataclass(frozen=True, slots=True)
class Solution:
    """The tasks chosen with their week plan; ``bound`` is what no bundle's objective exceeds."""

    status: Status
    tasks: tuple[CarvableTask, ...] = ()
    plan: WeekPlan | None = None
    objective: int = 0
    bound: int = 0

    @property
    def gap(self) -> int:
        """By how much a better bundle could exceed this one at most; 0 where it is the best."""
        return self.bound - self.objective


def solve(
    problem: CarvingProblem,
    unlike: Sequence[frozenset[TaskId]] = (),
    deterministic_seconds: float = DETERMINISTIC_SECONDS,
    *,
    any_plan: bool = False,
) -> Solution:
    """The best bundle of which at least a third is in none of the bundles that it is to be ``unlike``.

    ``any_plan`` takes the first week found for it, where only the bundle matters.
    """
    program = program_of(problem)
    if not program.tasks:
        return Solution(Status.INFEASIBLE)
    choice = _Choice(problem, program, deterministic_seconds)
    for other in unlike:
        choice.add(difference_row(program.tasks, other))
    while True:
        chosen, status = choice.next()
        if not chosen:
            settled = status == cp_model.INFEASIBLE and not choice.unsettled
            return Solution(Status.INFEASIBLE if settled else Status.NOT_SETTLED, bound=choice.bound)
        row = _too_full(problem, program, chosen)
        if row is not None:
            choice.add(row)
            continue
        tasks = tuple(program.tasks[i] for i in chosen)
        plan = plan_week(problem, tasks, only_room=any_plan)
        if isinstance(plan, WeekPlan):
            return choice.solution(chosen, tasks, plan, status)
        choice.rule_out(tasks, plan)


class _Choice:
    """The model of the choice, to which rows are added as they are found to be needed."""

    def __init__(self, problem: CarvingProblem, program: Program, deterministic_seconds: float) -> None:
        self._problem, self._program, self._left = problem, program, deterministic_seconds
        self._model = cp_model.CpModel()
        self._columns = [self._model.new_bool_var(f"c{i}") for i in range(program.columns)]
        for row in program.rows:
            self.add(row)
        if program.wholes:
            self._model.add_bool_or([self._columns[i] for i in program.whole_columns])
        self._model.maximize(
            cp_model.LinearExpr.weighted_sum(self._columns[: len(program.worth)], program.worth)
        )
        self.bound = sum(worth for worth in program.worth if worth > 0)
        self.unsettled = False

    def add(self, row: Row) -> None:
        """Keep this row as well."""
        columns = [self._columns[i] for i in row.weights]
        kept = self._model.add(
            cp_model.LinearExpr.weighted_sum(columns, list(row.weights.values())) <= row.most
        )
        if row.only_if is not None:
            kept.only_enforce_if(self._columns[row.only_if])

    def rule_out(self, tasks: tuple[CarvableTask, ...], why: NoRoom | NotFoundInTime) -> None:
        """Look for another choice: for as few tasks as can be where it is proven that there is no room."""
        self._left -= _COST_OF_A_PLAN
        if isinstance(why, NotFoundInTime):
            self.unsettled = True
            self.add(not_together_row(self._program.tasks, (task.id for task in tasks)))
        else:
            clashing = crowded(self._problem, tasks)
            self.add(not_together_row(self._program.tasks, (task.id for task in clashing)))

    def next(self) -> tuple[list[int], cp_model.CpSolverStatus]:
        """The tasks of the best choice by the rows so far; none where there is none or time is up."""
        if self._left <= 0:
            return [], cp_model.UNKNOWN
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = self._left
        status = solver.solve(self._model)
        self._left -= solver.response_proto.deterministic_time
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return [], status
        if not self.unsettled:
            self.bound = min(self.bound, round(solver.best_objective_bound))
        return [i for i in range(len(self._program.tasks)) if solver.value(self._columns[i])], status

    def solution(
        self,
        chosen: Sequence[int],
        tasks: tuple[CarvableTask, ...],
        plan: WeekPlan,
        status: cp_model.CpSolverStatus,
    ) -> Solution:
        """The choice that has a plan, and whether it is proven to be the best."""
        objective = sum(self._program.worth[i] for i in chosen)
        proven = status == cp_model.OPTIMAL and not self.unsettled
        return Solution(
            Status.OPTIMAL if proven else Status.BEST_FOUND,
            tasks,
            plan,
            objective,
            objective if proven else max(objective, self.bound),
        )


def _too_full(problem: CarvingProblem, program: Program, chosen: Sequence[int]) -> Row | None:
    """A capacity that the choice exceeds, over all unions of its tasks' times; ``None`` where it fits."""
    windows = sorted({program.windows[i] for i in chosen})
    if len(windows) > _MOST_WINDOWS:
        return None
    seen: set[int] = set()
    for size in range(1, len(windows) + 1):
        for some in combinations(windows, size):
            times = 0
            for each in some:
                times |= each
            if times in seen:
                continue
            seen.add(times)
            row = capacity_row(problem, program.tasks, program.windows, times)
            if sum(row.weights.get(i, 0) for i in chosen) > row.most:
                return row
    return None
