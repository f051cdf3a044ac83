"""Simulated: positions and their tasks, with what each task is said to demand and what it truly does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.content import Content, PositionKind
from experiments.simulation.demands import said_demands, said_needs, true_demands
from experiments.simulation.employers import Site
from experiments.simulation.schedule import draw_slots
from experiments.simulation.wording import task_text
from matcher.domain.employer import Position
from matcher.domain.ids import PositionId, TaskId, TaskTypeCode
from matcher.domain.task import Task, Wanted
from matcher.vocabulary.entries import TaskType, Vocabulary

_MINUTES_A_QUARTER: Final = 15
_QUARTERS_AN_HOUR: Final = 4
_LEAST_QUARTERS: Final = 2
_FEWEST_TASKS: Final = 4
_MOST_TASKS: Final = 9
_FEWEST_SEPARABLE: Final = 4
_FULL_WEEK: Final = 37
_SHARES_SAID: Final = (0.72, 0.14, 0.3)
"""How many tasks are separable, are left undone now, and take skilled people's time."""
_WANTED: Final = tuple(Wanted)
_WANTED_SHARES: Final = (0.2, 0.55, 0.25)


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """All positions and tasks; ``site_of_task`` and ``true_demands`` have a row for each task."""

    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    site_of_task: NDArray[np.int64]
    true_demands: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class WorkDraw:
    """What positions and tasks are drawn from; demands have a random stream of their own."""

    content: Content
    vocabulary: Vocabulary
    random: np.random.Generator
    demand_random: np.random.Generator

    def work(self, sites: tuple[Site, ...]) -> Work:
        """Positions and tasks for every workplace, from the types of task that belong to its kind."""
        positions: list[Position] = []
        tasks: list[Task] = []
        truths: list[NDArray[np.int8]] = []
        site_of_task: list[int] = []
        for at, site in enumerate(sites):
            here: list[Task] = []
            for kind, types in self._positions(site):
                position = Position(PositionId(f"p{len(positions) + 1:05d}"), site.id, kind.title)
                positions.append(position)
                for task, truth in self._tasks(position, types, site, len(truths) + 1):
                    here.append(task)
                    truths.append(truth)
            tasks += _with_some_separable(here)
            site_of_task += [at] * len(here)
        return Work(tuple(positions), tuple(tasks), np.array(site_of_task), np.array(truths, dtype=np.int8))

    def _positions(self, site: Site) -> list[tuple[PositionKind, list[TaskType]]]:
        """The positions of one workplace with their types of task, which no two of them share.

        Each workplace has habits of its own: some types of a field are done there much, others little.
        """
        types = list(self.vocabulary.task_types.values())
        habits = dict(
            zip((t.code for t in types), self.random.gamma(1.2, size=len(types)).tolist(), strict=True)
        )
        kinds = site.kind.positions
        how_many = min(len(kinds), int(self.random.choice([2, 3, 4], p=[0.25, 0.5, 0.25])))
        drawn = sorted(self.random.choice(len(kinds), size=how_many, replace=False).tolist())
        found = []
        for kind in (kinds[i] for i in drawn):
            allowed = [t for t in types if t.field in kind.fields and self._is_done_at(t, site)]
            if len(allowed) >= _FEWEST_TASKS:
                chosen = self._types(kind, allowed, habits)
                found.append((kind, chosen))
                types = [t for t in types if t not in chosen]
        return found

    def _is_done_at(self, task_type: TaskType, site: Site) -> bool:
        only_at = self.content.only_at.get(task_type.code)
        return only_at is None or site.kind.code in only_at

    def _types(
        self, kind: PositionKind, allowed: list[TaskType], habits: dict[TaskTypeCode, float]
    ) -> list[TaskType]:
        """Four to nine different types, as the position's fields and the workplace's habits have it."""
        in_field: dict[str, int] = {}
        for each in allowed:
            in_field[each.field] = in_field.get(each.field, 0) + 1
        weights = np.array([kind.fields[t.field] / in_field[t.field] * habits[t.code] for t in allowed])
        how_many = min(len(allowed), int(self.random.integers(_FEWEST_TASKS, _MOST_TASKS + 1)))
        drawn = self.random.choice(len(allowed), size=how_many, replace=False, p=weights / weights.sum())
        return [allowed[i] for i in drawn]

    def _tasks(
        self, position: Position, types: list[TaskType], site: Site, first: int
    ) -> Iterator[tuple[Task, NDArray[np.int8]]]:
        """One task of each type, numbered from ``first``, and what it truly demands."""
        opening = self.content.hours[site.kind.hours]
        weekly_quarters = _quarters(len(types), self.random)
        for number, (task_type, quarters) in enumerate(zip(types, weekly_quarters, strict=True), start=first):
            truth = true_demands(task_type, site.kind, self.demand_random)
            separable, undone, skilled = (self.random.random(3) < _SHARES_SAID).tolist()
            task = Task(
                id=TaskId(f"t{number:05d}"),
                position_id=position.id,
                text=task_text(task_type, self.content, self.random),
                weekly_minutes=quarters * _MINUTES_A_QUARTER,
                task_type=task_type.code,
                slots=draw_slots(opening, quarters / _QUARTERS_AN_HOUR, self.random),
                separable=separable,
                now_undone=undone,
                takes_skilled_time=skilled,
                wanted=_WANTED[int(self.random.choice(len(_WANTED), p=_WANTED_SHARES))],
                demands=said_demands(task_type, truth, self.demand_random),
                competences=said_needs(task_type, self.demand_random),
            )
            yield task, truth


def _quarters(tasks: int, random: np.random.Generator) -> list[int]:
    """How many quarters of an hour a week each task takes; together 15 to 37 hours."""
    full = random.random() < 0.4
    hours = _FULL_WEEK if full else int(random.integers(15, _FULL_WEEK + 1))
    spread = hours * _QUARTERS_AN_HOUR - tasks * _LEAST_QUARTERS
    extra: list[int] = random.multinomial(spread, random.dirichlet(np.full(tasks, 2.0))).tolist()
    return [_LEAST_QUARTERS + more for more in extra]


def _with_some_separable(tasks: list[Task]) -> list[Task]:
    """The tasks of one workplace, of which at least a few can be taken out of their position."""
    lacking = _FEWEST_SEPARABLE - sum(task.separable for task in tasks)
    made = []
    for task in tasks:
        free = lacking > 0 and not task.separable
        made.append(replace(task, separable=True) if free else task)
        lacking -= free
    return made
