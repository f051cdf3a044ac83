"""A second, slow way to carve: tries every set of tasks, and every week by mixed-integer programming.

Nothing here comes from :mod:`matcher.carving` but the data types, so that an error there cannot hide here.
Each constraint of docs/carving.md is written out once more, as it reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from matcher.carving.problem import CarvableTask, CarvingProblem
from matcher.carving.week_plan import WeekPlan
from matcher.domain.task import Wanted
from matcher.domain.week import OFFICE_HOURS, Slot

LENGTH = {"early": 180, "morning": 240, "afternoon": 240, "evening": 300, "night": 480}


def best_objective(problem: CarvingProblem) -> int | None:
    """The objective of the best bundle there is; ``None`` where there is none."""
    usable = [task for task in problem.tasks if task.separable and not task.licences_missing]
    if problem.person.refused:
        return None
    sets = [
        some
        for size in range(1, len(usable) + 1)
        for some in combinations(usable, size)
        if not broken_rules(problem, some)
    ]
    for some in sorted(sets, key=lambda chosen: -worth(problem, chosen)):
        if has_room(problem, some):
            return worth(problem, some)
    return None


def worth(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> int:
    """The objective as docs/carving.md writes it."""
    w = problem.weights
    total = 0
    for task in tasks:
        doubted = w.doubt * (task.fit.point - task.fit.lower) // 100
        each = w.fit * (task.fit.point - doubted - w.acceptable_fit)
        if task.now_undone:
            each += w.undone
        elif task.takes_skilled_time:
            each += w.skilled
        if task.wanted is Wanted.LIKED:
            each -= w.liked
        total += task.weekly_minutes * each
    return total


def broken_rules(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> list[str]:
    """Every rule but those of the week that a bundle breaks, by name."""
    person, guards = problem.person, problem.guards
    minutes = sum(task.weekly_minutes for task in tasks)

    def share(chosen: Sequence[CarvableTask]) -> float:
        return 100 * sum(task.weekly_minutes for task in chosen) / minutes

    subjects = {task.subject for task in tasks if task.subject} or {None}
    wholes = [[t for t in tasks if t.subject in {subject, None}] for subject in subjects]
    wholes += [[t for t in tasks if t.place == place] for place in {t.place for t in tasks if t.place}]
    wholes += [
        [t for t in tasks if t.slots is not None and {s.part for s in t.slots} == {part}]
        for part in {slot.part for t in tasks for slot in t.slots or ()}
    ]
    unwanted = [task for task in tasks if task.wanted is Wanted.UNWANTED]
    alone = [task for task in tasks if task.alone]
    rules = {
        "hours": person.least_weekly_minutes <= minutes <= person.most_weekly_minutes,
        "ordinary": minutes >= guards.least_weekly_minutes,
        "colleagues": len({t.position_id for t in tasks if not t.now_undone}) <= guards.most_colleagues,
        "unwanted": share(unwanted) <= guards.most_unwanted,
        "alone": person.alone_wished or share(alone) <= guards.most_alone,
        "whole": any(share(whole) >= guards.least_whole for whole in wholes),
        "separable": all(task.separable for task in tasks),
        "licences": not any(task.licences_missing for task in tasks),
        "considerations": not person.refused,
        "once": len({task.id for task in tasks}) == len(tasks),
    }
    return [name for name, kept in rules.items() if not kept]


def shared_slots(problem: CarvingProblem, task: CarvableTask) -> list[Slot]:
    """When task and person meet."""
    return sorted((OFFICE_HOURS if task.slots is None else task.slots) & problem.person.slots)


def broken_week(problem: CarvingProblem, tasks: Sequence[CarvableTask], plan: WeekPlan) -> list[str]:
    """Every rule of the week that a plan breaks, by name."""
    found = []
    for task in tasks:
        own = [p for p in plan.placements if p.task_id == task.id]
        if sum(p.minutes for p in own) != task.weekly_minutes:
            found.append(f"{task.id} does not get its minutes")
        if any(p.slot not in shared_slots(problem, task) for p in own):
            found.append(f"{task.id} is done when it cannot be")
        steady = task.days_a_week
        by_day = {d: sum(p.minutes for p in own if p.slot.day == d) for d in {p.slot.day for p in own}}
        if steady and (len(by_day) != steady or max(by_day.values()) - min(by_day.values()) > 1):
            found.append(f"{task.id} is not done as often as it should be")
        least = min(task.least_piece, task.weekly_minutes // (steady or 1))
        if any(p.minutes < least for p in own):
            found.append(f"{task.id} is cut too small")
    at, on = Counter(), Counter()
    for placement in plan.placements:
        at[placement.slot] += placement.minutes
        on[placement.slot.day] += placement.minutes
    found += [f"{slot} is too full" for slot, minutes in at.items() if minutes > LENGTH[slot.part.value]]
    longest = problem.person.most_daily_minutes
    return found + [f"{day} is too long" for day, minutes in on.items() if minutes > longest]


def has_room(problem: CarvingProblem, tasks: Sequence[CarvableTask]) -> bool:
    """Whether some week holds these tasks, by mixed-integer programming over pieces in slots."""
    pieces = [(t, s) for t in tasks for s in shared_slots(problem, t)]
    if {t.id for t, _ in pieces} != {t.id for t in tasks}:
        return False
    n = len(pieces)
    # Columns for each piece: its minutes, and whether it is used; then for each day of a steady task.
    days = [(t, d) for t in tasks if t.days_a_week for d in sorted({s.day for s in shared_slots(problem, t)})]
    width = 2 * n + len(days)
    rows, low, high = [], [], []

    def minutes_of(keep: list[bool]) -> np.ndarray:
        row = np.zeros(width)
        for i, kept in enumerate(keep):
            row[i] = kept
        return row

    def add(row: np.ndarray, at_least: float, at_most: float) -> None:
        rows.append(row), low.append(at_least), high.append(at_most)

    for task in tasks:
        mine = [t is task for t, _ in pieces]
        add(minutes_of(mine), task.weekly_minutes, task.weekly_minutes)
    for i, (task, slot) in enumerate(pieces):
        least = min(task.least_piece, task.weekly_minutes // (task.days_a_week or 1))
        size = minutes_of([j == i for j in range(n)])
        for bound, sign in ((least, 1), (LENGTH[slot.part.value], -1)):
            row = sign * size
            row[n + i] = -sign * bound
            add(row, 0, np.inf)
    for slot in {s for _, s in pieces}:
        add(minutes_of([s == slot for _, s in pieces]), 0, LENGTH[slot.part.value])
    for day in {s.day for _, s in pieces}:
        add(minutes_of([s.day == day for _, s in pieces]), 0, problem.person.most_daily_minutes)
    for k, (task, day) in enumerate(days):
        size = minutes_of([t is task and s.day == day for t, s in pieces])
        short = task.weekly_minutes // task.days_a_week
        for bound, sign in ((short, 1), (short + 1, -1)):
            row = sign * size
            row[2 * n + k] = -sign * bound
            add(row, 0, np.inf)
    for task in tasks:
        if task.days_a_week:
            row = np.zeros(width)
            row[2 * n :] = [t is task for t, _ in days]
            add(row, task.days_a_week, task.days_a_week)
    top = np.concatenate([np.full(n, 2000.0), np.ones(n + len(days))])
    answer = milp(
        np.zeros(width),
        constraints=LinearConstraint(np.array(rows), low, high),
        bounds=Bounds(np.zeros(width), top),
        integrality=np.ones(width),
    )
    return bool(answer.success)
