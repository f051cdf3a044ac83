"""Greedy carving, kept only as a yardstick: takes the task that is worth most a minute while it fits."""

from __future__ import annotations

from matcher.carving.problem import CarvableTask, CarvingProblem
from matcher.carving.program import Program, program_of
from matcher.carving.week_plan import WeekPlan, plan_week


def greedy_objective(problem: CarvingProblem) -> int | None:
    """The objective of the bundle that greedy choice ends with; ``None`` where that breaks a limit.

    Of all bundles on the way, the best that keeps every limit counts.
    """
    program = program_of(problem)
    order = sorted(program.tasks, key=lambda task: (-problem.weights.per_minute(task), task.id))
    chosen: list[CarvableTask] = []
    best: int | None = None
    for task in order:
        tried = [*chosen, task]
        if problem.weights.per_minute(task) <= 0 and best is not None:
            break
        if sum(t.weekly_minutes for t in tried) > problem.person.most_weekly_minutes:
            continue
        if not isinstance(plan_week(problem, tried, only_room=True), WeekPlan):
            continue
        chosen = tried
        if _keeps_limits(problem, program, chosen):
            worth = sum(t.weekly_minutes * problem.weights.per_minute(t) for t in chosen)
            best = worth if best is None else max(best, worth)
    return best


def _keeps_limits(problem: CarvingProblem, program: Program, chosen: list[CarvableTask]) -> bool:
    """Whether some choice of the other columns makes all rows hold for exactly these tasks."""
    taken = {task.id for task in chosen}
    on = [task.id in taken for task in program.tasks]
    handing = {task.position_id for task in chosen if not task.now_undone}
    if len(handing) > problem.guards.most_colleagues:
        return False
    wholes = not program.wholes
    for row in program.rows:
        if any(column >= len(on) and column not in program.whole_columns for column in row.weights):
            continue
        kept = sum(weight * on[column] for column, weight in row.weights.items()) <= row.most
        if row.only_if is None and not kept:
            return False
        wholes = wholes or (row.only_if is not None and kept)
    return wholes
