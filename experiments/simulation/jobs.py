"""Simulated: jobs carved out of the positions of a workplace, past and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.config import SimulationConfig
from experiments.simulation.content import Content
from experiments.simulation.employers import Site
from experiments.simulation.wording import job_title
from experiments.simulation.work import Work
from matcher.domain.ids import JobId
from matcher.domain.job import Job, JobState
from matcher.domain.task import Task
from matcher.vocabulary.entries import Vocabulary

_LEAST_MINUTES: Final = 4 * 60
_MOST_MINUTES: Final = 30 * 60
_USUAL_HOURS: Final = 8.5
_MOST_OVER_AIM: Final = 1.3
_MOST_TASKS: Final = 5
_TRIES: Final = 12
_SETTLED_DAYS: Final = 150
_OPEN_DAYS: Final = 110


@dataclass(frozen=True, slots=True, eq=False)
class Bundles:
    """Jobs with the rows of their tasks in the work, and the row of their workplace.

    The state of a past job is not known yet: it follows from how the matches went.
    """

    jobs: tuple[Job, ...]
    task_rows: tuple[NDArray[np.int64], ...]
    sites: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class JobDraw:
    """What jobs are drawn from."""

    config: SimulationConfig
    content: Content
    vocabulary: Vocabulary
    random: np.random.Generator

    def jobs(self, sites: tuple[Site, ...], work: Work) -> Bundles:
        """About four or five jobs a workplace, of which about one is open."""
        made: list[tuple[Job, list[int], int]] = []
        rows_at = [np.flatnonzero(work.site_of_task == at).tolist() for at in range(len(sites))]
        for at, site in enumerate(sites):
            open_count = int(self.random.choice(3, p=[0.22, 0.53, 0.25]))
            past_count = 2 + int(self.random.poisson(1.7))
            free = [row for row in rows_at[at] if work.tasks[row].separable]
            for i in range(open_count + past_count):
                rows = self._bundle([work.tasks[row] for row in free], free)
                if rows is None:
                    continue
                is_open = i < open_count
                if is_open:
                    # Two jobs that can be filled now never share a task.
                    free = [row for row in free if row not in rows]
                job = self._job(f"j{len(made) + 1:05d}", site, [work.tasks[row] for row in rows], is_open)
                made.append((job, rows, at))
                if i == open_count - 1:
                    free = [row for row in rows_at[at] if work.tasks[row].separable]
        return Bundles(
            jobs=tuple(job for job, _, _ in made),
            task_rows=tuple(np.array(rows) for _, rows, _ in made),
            sites=np.array([at for _, _, at in made]),
        )

    def _bundle(self, tasks: Sequence[Task], rows: list[int]) -> list[int] | None:
        """Two to five tasks that go together, 4 to 30 hours; ``None`` where no such bundle was found."""
        for _ in range(_TRIES if len(tasks) > 1 else 0):
            aim = 60 * _USUAL_HOURS * float(np.exp(self.random.normal(0, 0.5)))
            chosen: list[int] = []
            minutes = 0
            for i in self._in_order(tasks):
                with_it = minutes + tasks[i].weekly_minutes
                fits = with_it <= _MOST_MINUTES and (not chosen or with_it <= _MOST_OVER_AIM * aim)
                if fits and all(_go_together(tasks[i], tasks[j]) for j in chosen):
                    chosen.append(i)
                    minutes += tasks[i].weekly_minutes
                if len(chosen) == _MOST_TASKS or (len(chosen) > 1 and minutes >= aim):
                    break
            if len(chosen) > 1 and minutes >= _LEAST_MINUTES:
                return sorted(rows[i] for i in chosen)
        return None

    def _in_order(self, tasks: Sequence[Task]) -> list[int]:
        """The tasks, those first that are like a first one drawn at random, or that are left undone."""
        first = int(self.random.integers(len(tasks)))
        liking = self.random.gumbel(size=len(tasks))
        for i, task in enumerate(tasks):
            liking[i] += 1.3 * (self._field(task) == self._field(tasks[first]))
            liking[i] += 0.6 * task.now_undone + 0.5 * task.takes_skilled_time
        liking[first] = np.inf
        order: list[int] = np.argsort(-liking, kind="stable").tolist()
        return order

    def _field(self, task: Task) -> str:
        return "" if task.task_type is None else self.vocabulary.task_types[task.task_type].field

    def _job(self, job_id: str, site: Site, tasks: list[Task], is_open: bool) -> Job:
        opened = self._opened_on(is_open)
        start = opened + timedelta(days=int(self.random.integers(28, 75)))
        if is_open:
            start = self.config.today + timedelta(days=int(self.random.integers(10, 80)))
        return Job(
            id=JobId(job_id),
            workplace_id=site.id,
            title=job_title(tasks, self.content, self.vocabulary, self.random),
            task_ids=tuple(task.id for task in tasks),
            state=JobState.OPEN if is_open else JobState.CLOSED,
            start_on=None if is_open and self.random.random() < 0.15 else start,
            opened_on=opened,
        )

    def _opened_on(self, is_open: bool) -> date:
        """A day on which the job came up; past jobs long enough ago for nearly all outcomes to be known."""
        if is_open:
            return self.config.today - timedelta(days=int(self.random.integers(3, _OPEN_DAYS)))
        span = 365 * self.config.past_years
        return self.config.today - timedelta(days=int(self.random.integers(_SETTLED_DAYS, span)))


def _go_together(one: Task, other: Task) -> bool:
    """Whether the tasks share a day, or nobody has said when one of them is done."""
    if one.slots is None or other.slots is None:
        return True
    return not {slot.day for slot in one.slots}.isdisjoint(slot.day for slot in other.slots)
