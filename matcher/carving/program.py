"""The choice of tasks as a linear program over yes-or-no columns, for the exact solver and for its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem
from matcher.carving.wholes import Whole, wholes_of
from matcher.carving.windows import capacity, person_bits, reasons_against, window
from matcher.domain.ids import TaskId
from matcher.domain.task import Wanted

ALL: Final = 100
DIFFERENT: Final = (1, 3)
"""The least part of a bundle's minutes that is not in another bundle: a third, chosen by us."""


@dataclass(frozen=True, slots=True)
class Row:
    """That the weighted sum of these columns is at most ``most``; only where column ``only_if`` is chosen."""

    weights: Mapping[int, int]
    most: int
    only_if: int | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """Columns for the tasks that can be in a bundle, then for positions, then for wholes.

    ``worth`` has a value for each task. Of ``whole_columns`` at least one must be chosen, if there are any.
    """

    tasks: tuple[CarvableTask, ...]
    windows: tuple[int, ...]
    worth: tuple[int, ...]
    columns: int
    whole_columns: tuple[int, ...]
    wholes: tuple[Whole, ...]
    rows: tuple[Row, ...]


def program_of(problem: CarvingProblem) -> Program:
    """The columns and rows of a problem, without the times, which :func:`capacity_row` adds one by one."""
    tasks = tuple(task for task in problem.tasks if not reasons_against(problem, task))
    minutes = [task.weekly_minutes for task in tasks]
    positions = _positions_handing_over(problem, tasks)
    wholes = wholes_of(tasks) if problem.holds(Limit.MEANINGFUL_WHOLE) else ()
    first_whole = len(tasks) + len(positions)
    whole_columns = tuple(range(first_whole, first_whole + len(wholes)))
    rows = [
        *_hour_rows(problem, minutes),
        *_share_rows(problem, tasks),
        *_colleague_rows(problem, tasks, positions),
        *_whole_rows(problem, tasks, wholes, whole_columns),
        *_near_rows(problem, tasks),
    ]
    windows = tuple(window(problem, task) for task in tasks)
    return Program(
        tasks=tasks,
        windows=windows,
        worth=tuple(m * problem.weights.per_minute(t) for m, t in zip(minutes, tasks, strict=True)),
        columns=first_whole + len(wholes),
        whole_columns=whole_columns,
        wholes=wholes,
        rows=(*rows, *_capacity_rows(problem, tasks, windows)),
    )


def capacity_row(
    problem: CarvingProblem, tasks: Sequence[CarvableTask], windows: Sequence[int], times: int
) -> Row:
    """That the tasks which can be done at no other times than these fit into them (Hall's condition)."""
    inside = {i: t.weekly_minutes for i, t in enumerate(tasks) if windows[i] & ~times == 0}
    return Row(inside, capacity(problem, times))


def difference_row(tasks: Sequence[CarvableTask], other: frozenset[TaskId]) -> Row:
    """That at least a third of the bundle's minutes are not in the other bundle."""
    part, of = DIFFERENT
    return Row({i: t.weekly_minutes * (of * (t.id in other) - (of - part)) for i, t in enumerate(tasks)}, 0)


def not_together_row(tasks: Sequence[CarvableTask], these: Iterable[TaskId]) -> Row:
    """That these tasks are not all in the bundle, as no week has room for them together."""
    clashing = set(these)
    return Row({i: 1 for i, t in enumerate(tasks) if t.id in clashing}, len(clashing) - 1)


def _hour_rows(problem: CarvingProblem, minutes: Sequence[int]) -> Iterator[Row]:
    person = problem.person
    if problem.holds(Limit.MOST_HOURS):
        yield Row(dict(enumerate(minutes)), person.most_weekly_minutes)
    least = person.least_weekly_minutes if problem.holds(Limit.LEAST_HOURS) else 0
    if problem.holds(Limit.ORDINARY_HOURS):
        least = max(least, problem.guards.least_weekly_minutes)
    yield Row({i: -m for i, m in enumerate(minutes)}, -max(least, 1))


def _share_rows(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> Iterator[Row]:
    if problem.holds(Limit.NOT_ONLY_UNWANTED):
        unwanted = [task.wanted is Wanted.UNWANTED for task in tasks]
        yield _at_most_share(tasks, unwanted, problem.guards.most_unwanted)
    if problem.holds(Limit.NOT_ALONE) and not problem.person.alone_wished:
        yield _at_most_share(tasks, [task.alone for task in tasks], problem.guards.most_alone)


def _at_most_share(tasks: Sequence[CarvableTask], marked: Sequence[bool], percent: int) -> Row:
    return Row({i: t.weekly_minutes * (ALL * marked[i] - percent) for i, t in enumerate(tasks)}, 0)


def _positions_handing_over(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> tuple[str, ...]:
    """Positions from which a colleague would hand over work; nobody hands over what is left undone."""
    if not problem.holds(Limit.FEW_COLLEAGUES):
        return ()
    found = tuple(sorted({task.position_id for task in tasks if not task.now_undone}))
    return found if len(found) > problem.guards.most_colleagues else ()


def _colleague_rows(
    problem: CarvingProblem, tasks: Sequence[CarvableTask], positions: Sequence[str]
) -> Iterator[Row]:
    if not positions:
        return
    column = {position: len(tasks) + i for i, position in enumerate(positions)}
    for i, task in enumerate(tasks):
        if not task.now_undone:
            yield Row({i: 1, column[task.position_id]: -1}, 0)
    yield Row(dict.fromkeys(column.values(), 1), problem.guards.most_colleagues)


def _whole_rows(
    problem: CarvingProblem, tasks: Sequence[CarvableTask], wholes: Sequence[Whole], columns: Sequence[int]
) -> Iterator[Row]:
    for whole, column in zip(wholes, columns, strict=True):
        outside = [task.id not in whole.tasks for task in tasks]
        row = _at_most_share(tasks, outside, ALL - problem.guards.least_whole)
        yield Row(row.weights, row.most, only_if=column)


def _near_rows(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> Iterator[Row]:
    """What a job that is there already may lose and gain; a task that no bundle can hold counts as lost."""
    if problem.near is not None:
        there = [task.id in problem.near.tasks for task in tasks]
        least = len(problem.near.tasks) - problem.near.most_dropped
        yield Row({i: -1 for i, kept in enumerate(there) if kept}, -least)
        yield Row({i: 1 for i, kept in enumerate(there) if not kept}, problem.near.most_added)


def _capacity_rows(
    problem: CarvingProblem, tasks: Sequence[CarvableTask], windows: Sequence[int]
) -> Iterator[Row]:
    for times in sorted({*windows, person_bits(problem)}):
        row = capacity_row(problem, tasks, windows, times)
        if sum(row.weights.values()) > row.most:
            yield row
