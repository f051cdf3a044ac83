"""A job that is there already, as carving sees it: what it keeps, and what may be changed in it.

A stored job need not keep all that a carved one does. So every limit gives as far as the job needs it to, and
not a bit further: a change of the job then breaks nothing that the job keeps today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem, Guards, PersonLimits
from matcher.carving.program import ALL, Row, program_of
from matcher.carving.week_plan import WeekPlan, plan_week
from matcher.carving.wholes import wholes_of
from matcher.carving.windows import window
from matcher.domain.ids import TaskId
from matcher.domain.task import Wanted

_OF_THE_WEEK: Final = (Limit.DAILY_HOURS, Limit.PERSON_TIMES, Limit.TASK_TIMES)
"""Limits that give where no week has room for the job as it is, in this order."""
_OF_TASKS_AND_WEEK: Final = frozenset({*_OF_THE_WEEK, Limit.TASK_RHYTHM, Limit.SEPARABLE, Limit.LICENCES})


def guarding(problem: CarvingProblem, job: frozenset[TaskId]) -> CarvingProblem:
    """The guards and the hours alone, each eased just so far that these tasks keep it."""
    tasks = [task for task in problem.tasks if task.id in job]
    return replace(
        problem,
        person=_eased_hours(problem.person, tasks),
        guards=_eased(problem.guards, tasks),
        off=problem.off | _OF_TASKS_AND_WEEK,
    )


def allowing(problem: CarvingProblem, job: frozenset[TaskId]) -> CarvingProblem:
    """The problem with every limit eased just so far that these tasks are a bundle that keeps them all.

    A task of the job that lies when the person cannot work counts as one that can be moved. By that a job can
    come to hang together less; what is found is to be held against :func:`guarding` too.
    """
    every = tuple(_there(problem, task) if task.id in job else task for task in problem.tasks)
    guarded = guarding(problem, job)
    eased = replace(
        problem,
        tasks=every,
        person=guarded.person,
        guards=_eased(guarded.guards, [task for task in every if task.id in job]),
    )
    for limit in _OF_THE_WEEK:
        if _has_room(eased, job):
            break
        eased = eased.without(limit)
    return eased


def keeps_all(problem: CarvingProblem, job: frozenset[TaskId]) -> bool:
    """Whether exactly these tasks make a bundle that keeps every limit of the problem.

    A week is not planned: it is for jobs that are part of one for which there is room.
    """
    program = program_of(problem)
    chosen = {i for i, task in enumerate(program.tasks) if task.id in job}
    positions = range(len(program.tasks), program.columns - len(program.whole_columns))
    rows = [row for row in program.rows if not any(i in positions for i in row.weights)]
    wholes = [row for row in rows if row.only_if is not None]
    colleagues = {program.tasks[i].position_id for i in chosen if not program.tasks[i].now_undone}
    return (
        len(chosen) == len(job)
        and (not positions or len(colleagues) <= problem.guards.most_colleagues)
        and all(_kept(row, chosen) for row in rows if row.only_if is None)
        and (not wholes or any(_kept(row, chosen) for row in wholes))
    )


def _kept(row: Row, chosen: set[int]) -> bool:
    return sum(weight for i, weight in row.weights.items() if i in chosen) <= row.most


def _there(problem: CarvingProblem, task: CarvableTask) -> CarvableTask:
    """A task of the job: it has been taken out already, and is done at some time."""
    slots = task.slots if window(problem, task) else (task.slots or frozenset()) | problem.person.slots
    return replace(task, separable=True, licences_missing=(), slots=slots)


def _eased_hours(person: PersonLimits, tasks: Sequence[CarvableTask]) -> PersonLimits:
    minutes = sum(task.weekly_minutes for task in tasks)
    return replace(
        person,
        least_weekly_minutes=min(person.least_weekly_minutes, minutes),
        most_weekly_minutes=max(person.most_weekly_minutes, minutes),
        refused=(),
    )


def _eased(guards: Guards, tasks: Sequence[CarvableTask]) -> Guards:
    minutes = sum(task.weekly_minutes for task in tasks)

    def most(marked: Sequence[bool]) -> int:
        inside = sum(task.weekly_minutes for task, is_so in zip(tasks, marked, strict=True) if is_so)
        return -(-ALL * inside // minutes)

    wholes = [sum(t.weekly_minutes for t in tasks if t.id in whole.tasks) for whole in wholes_of(tasks)]
    return Guards(
        least_weekly_minutes=min(guards.least_weekly_minutes, minutes),
        most_colleagues=max(guards.most_colleagues, len({t.position_id for t in tasks if not t.now_undone})),
        most_unwanted=max(guards.most_unwanted, most([t.wanted is Wanted.UNWANTED for t in tasks])),
        most_alone=max(guards.most_alone, most([t.alone for t in tasks])),
        least_whole=min(guards.least_whole, ALL * max(wholes, default=0) // minutes),
    )


def _has_room(problem: CarvingProblem, job: frozenset[TaskId]) -> bool:
    tasks = [task for task in problem.tasks if task.id in job]
    return isinstance(plan_week(problem, tasks, only_room=True), WeekPlan)
