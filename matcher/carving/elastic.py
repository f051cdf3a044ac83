"""The carving problem with every limit made elastic, at a price: what is the least that has to give?

One model of choice and week together. It leaves out smallest pieces, so its answer is a bound that
:mod:`matcher.carving.relaxation` tries out before anyone is shown it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ortools.sat.python import cp_model

from matcher.carving.limits import Limit
from matcher.carving.problem import MINUTES_OF, CarvableTask, CarvingProblem
from matcher.carving.wholes import wholes_of
from matcher.carving.windows import daily_minutes, person_bits, slots_in, task_bits
from matcher.domain.ids import CompetenceCode, ConsiderationCode, PositionId, TaskId
from matcher.domain.task import Wanted
from matcher.domain.week import Slot, Weekday

STEP: Final = 15
"""Hours are eased by the quarter."""
_WEEK: Final = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class RelaxationCosts:
    """What it costs to ease a limit: by the quarter of an hour, or by each thing. What is easiest to agree on
    costs least; chosen by us."""

    least_hours: int = 1
    most_hours: int = 1
    daily_hours: int = 2
    task_rhythm: int = 4
    task_times: int = 6
    person_times: int = 8
    few_colleagues: int = 10
    separable: int = 10
    considerations: int = 12
    licences: int = 30
    guard: int = 40


@dataclass(frozen=True, slots=True)
class Slack:
    """How far each limit gives: minutes, times, tasks by limit, codes. ``key`` tells them apart."""

    cost: int
    proven: bool
    eased: frozenset[Limit]
    least: int
    most: int
    daily: int
    colleagues: int
    slots: tuple[Slot, ...]
    tasks: Mapping[Limit, tuple[TaskId, ...]]
    licences: tuple[CompetenceCode, ...]
    considerations: tuple[ConsiderationCode, ...]
    key: tuple[int, ...] = field(repr=False)


class Elastic:
    """The elastic model of one problem; each answer can be ruled out to get the next."""

    def __init__(self, problem: CarvingProblem, costs: RelaxationCosts | None = None) -> None:
        self._problem, self._costs = problem, costs or RelaxationCosts()
        self._model = cp_model.CpModel()
        self._numbers: dict[Limit, cp_model.IntVar] = {}
        self._flags: dict[tuple[Limit, object], cp_model.IntVar] = {}
        self._price: list[cp_model.LinearExprT] = []
        self._chosen = [self._model.new_bool_var("task") for _ in problem.tasks]
        minutes = [task.weekly_minutes for task in problem.tasks]
        self._total = cp_model.LinearExpr.weighted_sum(self._chosen, minutes)
        self._hours()
        self._shares()
        self._colleagues()
        self._whole()
        for task, chosen in zip(problem.tasks, self._chosen, strict=True):
            self._admission(task, chosen)
        self._week()
        self._model.minimize(sum(self._price))

    def cheapest(self, deterministic_seconds: float) -> Slack | None:
        """The cheapest slack that is not ruled out; ``None`` where none was found."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = deterministic_seconds
        status = solver.solve(self._model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None
        numbers = {limit: solver.value(variable) for limit, variable in self._numbers.items()}
        flags = [key for key, variable in self._flags.items() if solver.value(variable)]
        tasks = (Limit.TASK_TIMES, Limit.TASK_RHYTHM, Limit.SEPARABLE)
        return Slack(
            cost=round(solver.objective_value),
            proven=status == cp_model.OPTIMAL,
            eased=frozenset({limit for limit, _ in flags} | {limit for limit, n in numbers.items() if n}),
            least=STEP * numbers.get(Limit.LEAST_HOURS, 0),
            most=STEP * numbers.get(Limit.MOST_HOURS, 0),
            daily=STEP * numbers.get(Limit.DAILY_HOURS, 0),
            colleagues=numbers.get(Limit.FEW_COLLEAGUES, 0),
            slots=tuple(
                what for limit, what in flags if limit is Limit.PERSON_TIMES and isinstance(what, Slot)
            ),
            tasks={
                each: tuple(TaskId(str(what)) for limit, what in flags if limit is each) for each in tasks
            },
            licences=tuple(CompetenceCode(str(what)) for limit, what in flags if limit is Limit.LICENCES),
            considerations=tuple(
                ConsiderationCode(str(what)) for limit, what in flags if limit is Limit.CONSIDERATIONS
            ),
            key=tuple(solver.value(v) for v in (*self._numbers.values(), *self._flags.values())),
        )

    def rule_out(self, slack: Slack) -> None:
        """Give no answer like this one again."""
        self._model.add_forbidden_assignments([*self._numbers.values(), *self._flags.values()], [slack.key])

    def _number(self, limit: Limit, most: int, cost: int) -> cp_model.LinearExprT:
        """By how many steps a limit gives; as much as it likes where the limit is off."""
        if not self._problem.holds(limit):
            return self._model.new_int_var(0, most, limit)
        variable = self._model.new_int_var(0, most, limit)
        self._numbers[limit] = variable
        self._price.append(cost * variable)
        return variable

    def _flag(self, limit: Limit, what: object, cost: int) -> cp_model.IntVar:
        """Whether a limit gives way here; free of charge where the limit is off."""
        if not self._problem.holds(limit):
            return self._model.new_bool_var(limit)
        if (limit, what) not in self._flags:
            self._flags[limit, what] = self._model.new_bool_var(limit)
            self._price.append(cost * self._flags[limit, what])
        return self._flags[limit, what]

    def _hours(self) -> None:
        model, person, costs = self._model, self._problem.person, self._costs
        span = _WEEK // STEP
        more = self._number(Limit.MOST_HOURS, span, costs.most_hours)
        fewer = self._number(Limit.LEAST_HOURS, span, costs.least_hours)
        model.add(self._total <= person.most_weekly_minutes + STEP * more)
        model.add(self._total >= person.least_weekly_minutes - STEP * fewer)
        model.add(self._total >= 1)
        unguarded = self._flag(Limit.ORDINARY_HOURS, "", costs.guard)
        model.add(self._total >= self._problem.guards.least_weekly_minutes).only_enforce_if(~unguarded)

    def _shares(self) -> None:
        tasks, guards = self._problem.tasks, self._problem.guards
        self._share(
            Limit.NOT_ONLY_UNWANTED, [t.wanted is Wanted.UNWANTED for t in tasks], guards.most_unwanted
        )
        if not self._problem.person.alone_wished:
            self._share(Limit.NOT_ALONE, [task.alone for task in tasks], guards.most_alone)

    def _share(self, limit: Limit, marked: list[bool], percent: int) -> None:
        left = self._flag(limit, "", self._costs.guard)
        self._model.add(100 * self._minutes_of(marked) <= percent * self._total).only_enforce_if(~left)

    def _minutes_of(self, marked: list[bool]) -> cp_model.LinearExprT:
        weights = [t.weekly_minutes * m for t, m in zip(self._problem.tasks, marked, strict=True)]
        return cp_model.LinearExpr.weighted_sum(self._chosen, weights)

    def _colleagues(self) -> None:
        model, column = self._model, dict[PositionId, cp_model.IntVar]()
        for task, chosen in zip(self._problem.tasks, self._chosen, strict=True):
            if not task.now_undone:
                hands_over = column.setdefault(task.position_id, model.new_bool_var("position"))
                model.add_implication(chosen, hands_over)
        more = self._number(Limit.FEW_COLLEAGUES, len(column), self._costs.few_colleagues)
        model.add(sum(column.values()) <= self._problem.guards.most_colleagues + more)

    def _whole(self) -> None:
        tasks, least = self._problem.tasks, self._problem.guards.least_whole
        options = [self._flag(Limit.MEANINGFUL_WHOLE, "", self._costs.guard)]
        for whole in wholes_of(tasks):
            option = self._model.new_bool_var("whole")
            inside = self._minutes_of([task.id in whole.tasks for task in tasks])
            self._model.add(100 * inside >= least * self._total).only_enforce_if(option)
            options.append(option)
        self._model.add_bool_or(options)

    def _admission(self, task: CarvableTask, chosen: cp_model.IntVar) -> None:
        costs = self._costs
        needed = [self._flag(Limit.LICENCES, code, costs.licences) for code in task.licences_missing]
        needed += [
            self._flag(Limit.CONSIDERATIONS, code, costs.considerations)
            for code in self._problem.person.refused
        ]
        if not task.separable:
            needed.append(self._flag(Limit.SEPARABLE, task.id, costs.separable))
        for flag in needed:
            self._model.add_implication(chosen, flag)

    def _week(self) -> None:
        model, by_slot = self._model, dict[Slot, list[cp_model.LinearExprT]]()
        for task, chosen in zip(self._problem.tasks, self._chosen, strict=True):
            placed = {slot: self._placed(task, slot) for slot in self._times(task)}
            model.add(sum(placed.values()) == task.weekly_minutes * chosen)
            if task.days_a_week is not None and self._problem.holds(Limit.TASK_RHYTHM):
                self._rhythm(task, chosen, placed, task.days_a_week)
            for slot, minutes in placed.items():
                by_slot.setdefault(slot, []).append(minutes)
        for slot, here in by_slot.items():
            model.add(sum(here) <= MINUTES_OF[slot.part])
        longer = self._number(Limit.DAILY_HOURS, 24 * 60 // STEP, self._costs.daily_hours)
        for day in Weekday:
            total = sum(m for slot, here in by_slot.items() if slot.day is day for m in here)
            model.add(total <= daily_minutes(self._problem) + STEP * longer)

    def _times(self, task: CarvableTask) -> tuple[Slot, ...]:
        """The task's own times and the person's: one of the two gives, never both at once."""
        return tuple(slots_in(task_bits(self._problem, task) | person_bits(self._problem)))

    def _placed(self, task: CarvableTask, slot: Slot) -> cp_model.IntVar:
        most = min(task.weekly_minutes, MINUTES_OF[slot.part])
        minutes = self._model.new_int_var(0, most, "minutes")
        if slot not in set(slots_in(person_bits(self._problem))):
            opened = self._flag(Limit.PERSON_TIMES, slot, self._costs.person_times)
            self._model.add(minutes <= most * opened)
        if slot not in set(slots_in(task_bits(self._problem, task))):
            moved = self._flag(Limit.TASK_TIMES, task.id, self._costs.task_times)
            self._model.add(minutes <= most * moved)
        return minutes

    def _rhythm(
        self, task: CarvableTask, chosen: cp_model.IntVar, placed: Mapping[Slot, cp_model.IntVar], days: int
    ) -> None:
        model, short = self._model, task.weekly_minutes // days
        left = self._flag(Limit.TASK_RHYTHM, task.id, self._costs.task_rhythm)
        worked = []
        for day in Weekday:
            on = model.new_bool_var("on")
            worked.append(on)
            here = sum(minutes for slot, minutes in placed.items() if slot.day is day)
            model.add(here >= short * on).only_enforce_if(~left)
            model.add(here <= (short + 1) * on).only_enforce_if(~left)
        model.add(sum(worked) == days * chosen).only_enforce_if(~left)
