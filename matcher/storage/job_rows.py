"""Tasks and the jobs made of them as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.domain.job import Job, JobState
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task, Wanted
from matcher.domain.week import bits_of, slots_from_bits
from matcher.storage.rows import Layout, Row, Rows, in_order, parts_of
from matcher.storage.tables import DEMANDS, JOB_TASKS, JOBS, TASK_COMPETENCES, TASKS

__all__ = ["JOB_LAYOUT", "TASK_LAYOUT"]


def _tasks_apart(tasks: Iterable[Task]) -> Rows:
    every = list(tasks)
    return {
        TASKS: [_task_row(task) for task in every],
        DEMANDS: [
            {
                "task_id": task.id,
                "dimension": dimension.value,
                "level": level.value,
                "proposed": dimension in task.demands.proposed,
            }
            for task in every
            for dimension, level in task.demands.levels.known.items()
        ],
        TASK_COMPETENCES: [row for task in every for row in _need_rows(task)],
    }


def _task_row(task: Task) -> Row:
    return {
        "task_id": task.id,
        "position_id": task.position_id,
        "text": task.text,
        "weekly_minutes": task.weekly_minutes,
        "task_type": task.task_type,
        "slots": None if task.slots is None else bits_of(task.slots),
        "separable": task.separable,
        "now_undone": task.now_undone,
        "takes_skilled_time": task.takes_skilled_time,
        "wanted": task.wanted.value,
    }


def _need_rows(task: Task) -> list[Row]:
    return [
        {
            "task_id": task.id,
            "competence": need.code,
            "place": place,
            "level": need.level.value,
            "required": need.required,
        }
        for place, need in enumerate(task.competences)
    ]


def _tasks_together(rows: Rows) -> list[Task]:
    demands, needs = parts_of(rows, DEMANDS), parts_of(rows, TASK_COMPETENCES)
    return [
        Task(
            id=row["task_id"],
            position_id=row["position_id"],
            text=row["text"],
            weekly_minutes=row["weekly_minutes"],
            task_type=row["task_type"],
            slots=None if row["slots"] is None else slots_from_bits(row["slots"]),
            separable=row["separable"],
            now_undone=row["now_undone"],
            takes_skilled_time=row["takes_skilled_time"],
            wanted=Wanted(row["wanted"]),
            demands=_demands(demands[row["task_id"]]),
            competences=tuple(_need(r) for r in in_order(needs[row["task_id"]])),
        )
        for row in rows[TASKS]
    ]


def _demands(rows: list[Row]) -> Demands:
    return Demands(
        levels=Levels({Dimension(r["dimension"]): Level(r["level"]) for r in rows}),
        proposed=frozenset(Dimension(r["dimension"]) for r in rows if r["proposed"]),
    )


def _need(row: Row) -> CompetenceNeed:
    return CompetenceNeed(row["competence"], Level(row["level"]), row["required"])


def _jobs_apart(jobs: Iterable[Job]) -> Rows:
    every = list(jobs)
    return {
        JOBS: [
            {
                "job_id": job.id,
                "workplace_id": job.workplace_id,
                "title": job.title,
                "state": job.state.value,
                "start_on": job.start_on,
                "opened_on": job.opened_on,
            }
            for job in every
        ],
        JOB_TASKS: [
            {"job_id": job.id, "place": place, "task_id": task_id}
            for job in every
            for place, task_id in enumerate(job.task_ids)
        ],
    }


def _jobs_together(rows: Rows) -> list[Job]:
    tasks = parts_of(rows, JOB_TASKS)
    return [
        Job(
            id=row["job_id"],
            workplace_id=row["workplace_id"],
            title=row["title"],
            task_ids=tuple(r["task_id"] for r in in_order(tasks[row["job_id"]])),
            state=JobState(row["state"]),
            start_on=row["start_on"],
            opened_on=row["opened_on"],
        )
        for row in rows[JOBS]
    ]


TASK_LAYOUT: Final = Layout(
    name="task",
    root=TASKS,
    parts=(DEMANDS, TASK_COMPETENCES),
    key=lambda task: task.id,
    apart=_tasks_apart,
    together=_tasks_together,
)
JOB_LAYOUT: Final = Layout(
    name="job",
    root=JOBS,
    parts=(JOB_TASKS,),
    key=lambda job: job.id,
    apart=_jobs_apart,
    together=_jobs_together,
)
