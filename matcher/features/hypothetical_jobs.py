"""Jobs that nobody has stored, in the closed schema's frames, so that they are scored like any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from matcher.domain.employer import Place
from matcher.domain.ids import Postcode
from matcher.domain.job import JobInFull
from matcher.domain.task import Task
from matcher.domain.week import bits_of
from matcher.features.schema import JOB_FRAMES, Frames


def job_frames_of(jobs: Sequence[JobInFull], places: Mapping[Postcode, Place]) -> Frames:
    """The frames that storage gives for the same jobs; a postcode that is not among the places is unknown.

    Jobs must have different ids, and may share tasks.
    """
    tasks = {task.id: task for full in jobs for task in full.tasks}
    at = {full.workplace.id: full.workplace for full in jobs}
    rows: dict[str, list[tuple[object, ...]]] = {
        "jobs": [_job(full, places) for full in jobs],
        "tasks": [row for full in jobs for row in _tasks(full)],
        "demands": [row for task in tasks.values() for row in _demands(task)],
        "task_competences": [
            (task.id, need.code, int(need.level), need.required)
            for task in tasks.values()
            for need in task.competences
        ],
        "arrangements": [
            (workplace.id, code, possible)
            for workplace in at.values()
            for code, possible in workplace.arrangements.items()
        ],
    }
    return {
        name: pl.DataFrame(rows[name], schema=schema, orient="row") for name, schema in JOB_FRAMES.items()
    }


def _job(full: JobInFull, places: Mapping[Postcode, Place]) -> tuple[object, ...]:
    postcode = full.workplace.postcode
    place = None if postcode is None else places.get(postcode)
    point = (None, None) if place is None else (place.latitude, place.longitude)
    return (full.job.id, full.workplace.id, full.job.state.value, full.job.start_on, *point)


def _tasks(full: JobInFull) -> Iterator[tuple[object, ...]]:
    for at, task in enumerate(full.tasks):
        slots = None if task.slots is None else bits_of(task.slots)
        yield full.job.id, at, task.id, task.weekly_minutes, task.task_type, slots


def _demands(task: Task) -> Iterator[tuple[object, ...]]:
    for dimension, level in task.demands.levels.known.items():
        yield task.id, dimension.value, int(level), dimension in task.demands.proposed
