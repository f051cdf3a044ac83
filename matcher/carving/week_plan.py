"""When the tasks of a bundle are done: a week that keeps to all the times, on few and even days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ortools.sat.python import cp_model

from matcher.carving.limits import Limit
from matcher.carving.problem import MINUTES_OF, CarvableTask, CarvingProblem
from matcher.carving.windows import daily_minutes, person_bits, slots_in, window
from matcher.domain.ids import TaskId
from matcher.domain.week import Slot, Weekday

GRID: Final = 15
"""A task is divided in quarters of an hour where that can be; what is left over stays with one piece."""
_EVEN_TO: Final = 30
_LONGEST_COST: Final = 1_000
_DETERMINISTIC_SECONDS: Final = 0.2
_DETERMINISTIC_SECONDS_TO_REFINE: Final = 0.03
_FOUND: Final = frozenset({cp_model.OPTIMAL, cp_model.FEASIBLE})


@dataclass(frozen=True, slots=True)
class Placement:
    """Minutes of a task in one part of one day."""

    task_id: TaskId
    slot: Slot
    minutes: int


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """All placements, in the order of the week. ``best``: fewer or more even days are ruled out."""

    placements: tuple[Placement, ...]
    best: bool

    @property
    def days(self) -> tuple[Weekday, ...]:
        """The days on which there is work."""
        used = {placement.slot.day for placement in self.placements}
        return tuple(day for day in Weekday if day in used)


class NoRoom:
    """That no week has room for these tasks, proven."""


class NotFoundInTime:
    """That it was not settled in the time allowed whether a week has room."""


NO_ROOM: Final = NoRoom()
NOT_FOUND_IN_TIME: Final = NotFoundInTime()


def plan_week(
    problem: CarvingProblem, tasks: Sequence[CarvableTask], only_room: bool = False
) -> WeekPlan | NoRoom | NotFoundInTime:
    """The best week plan for exactly these tasks: fewest days, then even days, then few pieces.

    Tasks are cut at quarters of an hour; only where that leaves no week, at any minute.

    ``only_room`` asks for any plan at all.
    """
    for unit in (1,) if only_room else (GRID, 1):
        week = _Week(problem, tuple(tasks), cp_model.CpModel(), unit)
        if not only_room:
            week.prefer_few_days()
        status = week.solve(_DETERMINISTIC_SECONDS)
        if status in _FOUND:
            break
    else:
        return NO_ROOM if status == cp_model.INFEASIBLE else NOT_FOUND_IN_TIME
    few_days = status == cp_model.OPTIMAL
    if not only_room:
        week.prefer_even_days()
        status = week.solve(_DETERMINISTIC_SECONDS_TO_REFINE)
    return WeekPlan(week.placements, few_days and status == cp_model.OPTIMAL)


def crowded(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> tuple[CarvableTask, ...]:
    """Tasks for which no week has room together, of which none can be spared for that to be so."""
    left = list(tasks)
    for task in tasks:
        fewer = [each for each in left if each is not task]
        if isinstance(plan_week(problem, fewer, only_room=True), NoRoom):
            left = fewer
    return tuple(left)


class _Week:
    """The variables and rules of a week for some tasks."""

    def __init__(
        self, problem: CarvingProblem, tasks: tuple[CarvableTask, ...], model: cp_model.CpModel, unit: int
    ) -> None:
        self._problem, self._tasks, self._model, self._unit = problem, tasks, model, unit
        self._minutes: dict[tuple[TaskId, Slot], cp_model.LinearExprT] = {}
        self._used: list[cp_model.IntVar] = []
        self._variables: list[cp_model.IntVar] = []
        self._worked: dict[Weekday, cp_model.IntVar] = {}
        self._found: dict[tuple[TaskId, Slot], int] = {}
        self._values: list[int] = []
        for task in tasks:
            self._place(task)
        self._days = {day: self._day(day) for day in Weekday}
        for slot in slots_in(person_bits(problem)):
            here = [m for (_, s), m in self._minutes.items() if s == slot]
            if here:
                model.add(sum(here) <= MINUTES_OF[slot.part])

    def prefer_few_days(self) -> None:
        """Ask for as few days as can be."""
        for day, total in self._days.items():
            if not isinstance(total, int):
                self._worked[day] = self._model.new_bool_var("day")
                self._model.add(total <= daily_minutes(self._problem) * self._worked[day])
        self._model.minimize(sum(self._worked.values()))

    def prefer_even_days(self) -> None:
        """On no more days than were found, ask for the shortest longest day, then for few pieces."""
        model, found = self._model, self._found
        longest = model.new_int_var(0, 24 * 60 // _EVEN_TO, "longest")
        for day in self._worked:
            model.add(self._days[day] <= _EVEN_TO * longest)
        model.add(
            sum(self._worked.values()) <= len({slot.day for (_, slot), minutes in found.items() if minutes})
        )
        model.minimize(_LONGEST_COST * longest + sum(self._used))
        for variable, value in zip(self._variables, self._values, strict=True):
            model.add_hint(variable, value)

    def solve(self, deterministic_seconds: float) -> cp_model.CpSolverStatus:
        """How it went; a week that was found before is kept where no better one is."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = deterministic_seconds
        status = solver.solve(self._model)
        if status in _FOUND:
            self._found = {key: solver.value(minutes) for key, minutes in self._minutes.items()}
            self._values = [solver.value(variable) for variable in self._variables]
        return status

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The week found last, in order and, within a slot, by the order of the tasks."""
        order = {task.id: i for i, task in enumerate(self._tasks)}
        slots = {slot: i for i, slot in enumerate(slots_in(person_bits(self._problem)))}
        keys = sorted(self._found, key=lambda key: (slots[key[1]], order[key[0]]))
        return tuple(Placement(*key, self._found[key]) for key in keys if self._found[key])

    def _place(self, task: CarvableTask) -> None:
        model, whole = self._model, task.weekly_minutes
        steady = task.days_a_week is not None and self._problem.holds(Limit.TASK_RHYTHM)
        unit = 1 if steady else self._unit
        left_over = whole % unit
        rests = []
        for slot in slots_in(window(self._problem, task)):
            used = model.new_bool_var("used")
            most = min(whole, MINUTES_OF[slot.part])
            pieces = model.new_int_var(0, whole // unit, "pieces")
            terms: list[tuple[cp_model.IntVar, int]] = [(pieces, unit)]
            self._variables += [pieces, used]
            if left_over:
                rest = model.new_bool_var("rest")
                rests.append(rest)
                terms.append((rest, left_over))
            minutes = cp_model.LinearExpr.weighted_sum(*map(list, zip(*terms, strict=True)))
            model.add(minutes <= most * used)
            model.add(minutes >= _least_piece(task, steady) * used)
            self._used.append(used)
            self._minutes[task.id, slot] = minutes
        model.add(sum(m for (t, _), m in self._minutes.items() if t == task.id) == whole)
        if rests:
            model.add_exactly_one(rests)
        if steady:
            self._same_each_day(task)

    def _same_each_day(self, task: CarvableTask) -> None:
        assert task.days_a_week is not None
        short = task.weekly_minutes // task.days_a_week
        chosen = []
        for day in Weekday:
            here = [m for (t, s), m in self._minutes.items() if t == task.id and s.day is day]
            if here:
                on = self._model.new_bool_var("on")
                chosen.append(on)
                self._model.add(sum(here) >= short * on)
                self._model.add(sum(here) <= (short + 1) * on)
        self._model.add(sum(chosen) == task.days_a_week)

    def _day(self, day: Weekday) -> cp_model.LinearExprT:
        total = sum(m for (_, slot), m in self._minutes.items() if slot.day is day)
        if not isinstance(total, int):
            self._model.add(total <= daily_minutes(self._problem))
        return total


def _least_piece(task: CarvableTask, steady: bool) -> int:
    whole = task.weekly_minutes // (task.days_a_week or 1) if steady else task.weekly_minutes
    return min(task.least_piece, whole)
