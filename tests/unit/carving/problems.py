"""Small carving problems for tests: one task is a line, and every default is harmless."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from matcher.carving.problem import CarvableTask, CarvingProblem, Fit, Guards, PersonLimits
from matcher.domain.ids import CompetenceCode, PositionId, TaskId
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart, Slot, Weekday, slots_of

WEEKDAYS = tuple(Weekday)[:5]
MORNINGS = slots_of(WEEKDAYS, [DayPart.MORNING])
AFTERNOONS = slots_of(WEEKDAYS, [DayPart.AFTERNOON])


def fit(point: int, lower: int | None = None, upper: int | None = None) -> Fit:
    return Fit(point if lower is None else lower, point, point if upper is None else upper)


def task(task_id: str, minutes: int = 120, point: int = 800, **facts: Any) -> CarvableTask:
    """A separable kitchen task of position P1 that can be done in office hours."""
    known: dict[str, Any] = {"position_id": PositionId("P1"), "subject": "kitchen", **facts}
    return CarvableTask(id=TaskId(task_id), text=task_id, weekly_minutes=minutes, fit=fit(point), **known)


def person(least: int = 0, most: int = 600, daily: int = 480, **facts: Any) -> PersonLimits:
    return PersonLimits(least, most, daily, **facts)


def problem(*tasks: CarvableTask, limits: PersonLimits | None = None, **guards: int) -> CarvingProblem:
    return CarvingProblem(tasks, limits or person(), Guards(**guards))


_SLOTS = [
    Slot(day, part) for day in WEEKDAYS[:3] for part in (DayPart.EARLY, DayPart.MORNING, DayPart.AFTERNOON)
]


def drawn_problem(seed: int, most_tasks: int = 12) -> CarvingProblem:
    """A small problem drawn at random, with every kind of limit in it, tight enough to bind often."""
    r = Random(seed)
    tasks = tuple(_drawn_task(r, i) for i in range(r.randint(3, most_tasks)))
    least = r.choice([0, 60, 180, 300])
    limits = PersonLimits(
        least_weekly_minutes=least,
        most_weekly_minutes=least + r.choice([60, 200, 400]),
        most_daily_minutes=r.choice([100, 180, 240, 400]),
        slots=frozenset(r.sample(_SLOTS, r.randint(1, 7))),
        alone_wished=r.random() < 0.2,
    )
    guards = Guards(
        least_weekly_minutes=r.choice([60, 120]),
        most_colleagues=r.randint(1, 3),
        most_unwanted=r.choice([0, 30, 50]),
        most_alone=r.choice([0, 50]),
        least_whole=r.choice([50, 60, 90]),
    )
    return CarvingProblem(tasks, limits, guards)


def _drawn_task(r: Random, i: int) -> CarvableTask:
    minutes = r.choice([30, 45, 50, 60, 90, 100, 120, 125, 180, 240])
    times = None if r.random() < 0.2 else frozenset(r.sample(_SLOTS, r.randint(1, 6)))
    point = r.randint(200, 1000)
    made = CarvableTask(
        id=TaskId(f"T{i:02d}"),
        position_id=PositionId(f"P{r.randint(1, 4)}"),
        text=f"task {i}",
        weekly_minutes=minutes,
        fit=Fit(max(point - 100, 0), point, min(point + 100, 1000)),
        slots=times,
        separable=r.random() < 0.9,
        now_undone=r.random() < 0.2,
        takes_skilled_time=r.random() < 0.3,
        wanted=r.choice(list(Wanted)),
        subject=r.choice([None, "kitchen", "cleaning", "office"]),
        place=r.choice([None, None, "ground floor", "yard"]),
        days_a_week=r.choice([None, None, None, 2, 3]),
        least_piece=r.choice([15, 30, 60]),
        alone=r.random() < 0.25,
    )
    missing = (CompetenceCode("driving_licence_b"),) if r.random() < 0.1 else ()
    return replace(made, licences_missing=missing)
