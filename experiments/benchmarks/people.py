"""Drawn rows as things of the domain, for the few of them that an explanation is about."""

from __future__ import annotations

import polars as pl

from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.employer import Workplace
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    EmployerId,
    JobId,
    PositionId,
    TaskId,
    TaskTypeCode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobInFull, JobState
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task
from matcher.domain.week import slots_from_bits
from matcher.features.schema import Frames


def drawn_candidate(frames: Frames, candidate_id: str) -> Candidate:
    """The candidate with this id among the drawn ones."""
    of = {name: frame.filter(candidate_id=candidate_id) for name, frame in frames.items()}
    row = of["candidates"].row(0, named=True)
    return Candidate(
        id=CandidateId(candidate_id),
        availability=Availability(row["availability"]),
        levels=_levels(of["levels"]),
        competences=tuple(
            Competence(CompetenceCode(r["competence"]), Level(r["level"]), Evidence(r["evidence"]))
            for r in of["competences"].to_dicts()
        ),
        experience=frozenset(TaskTypeCode(code) for code in of["experience"]["task_type"]),
        wishes=tuple(
            Wish(WishKind(r["kind"]), WishTarget(r["target"]), r["code"]) for r in of["wishes"].to_dicts()
        ),
        considerations=frozenset(ConsiderationCode(c) for c in of["considerations"]["consideration"]),
        time=WorkingTime(
            row["least_weekly_minutes"],
            row["most_weekly_minutes"],
            row["most_daily_minutes"],
            None if row["slots"] is None else slots_from_bits(row["slots"]),
            row["available_from"],
        ),
        travel=Travel(
            modes=frozenset(TravelMode(mode) for mode in row["travel_modes"].split(",") if mode),
            longest_minutes=row["longest_travel_minutes"],
        ),
    )


def drawn_job(frames: Frames, job_id: str) -> JobInFull:
    """The job with this id among the drawn ones, in full."""
    row = frames["jobs"].filter(job_id=job_id).row(0, named=True)
    workplace_id = WorkplaceId(row["workplace_id"])
    answers = frames["arrangements"].filter(workplace_id=workplace_id)
    workplace = Workplace(
        workplace_id,
        EmployerId("E"),
        "Drawn workplace",
        arrangements={ConsiderationCode(r["consideration"]): r["possible"] for r in answers.to_dicts()},
    )
    tasks = tuple(_task(frames, r) for r in frames["tasks"].filter(job_id=job_id).sort("place").to_dicts())
    job = Job(
        JobId(job_id),
        workplace_id,
        "Drawn job",
        tuple(t.id for t in tasks),
        JobState(row["state"]),
        row["start_on"],
    )
    return JobInFull(job, workplace, tasks)


def _task(frames: Frames, row: dict[str, object]) -> Task:
    task_id = str(row["task_id"])
    demands = frames["demands"].filter(task_id=task_id)
    proposed = demands.filter("proposed")["dimension"]
    slots = row["slots"]
    return Task(
        TaskId(task_id),
        PositionId("P"),
        f"Drawn task {task_id}",
        int(str(row["weekly_minutes"])),
        TaskTypeCode(str(row["task_type"])) if row["task_type"] else None,
        slots_from_bits(slots) if isinstance(slots, int) else None,
        demands=Demands(_levels(demands), frozenset(Dimension(d) for d in proposed)),
        competences=tuple(
            CompetenceNeed(CompetenceCode(r["competence"]), Level(r["level"]), r["required"])
            for r in frames["task_competences"].filter(task_id=task_id).to_dicts()
        ),
    )


def _levels(rows: pl.DataFrame) -> Levels:
    return Levels({Dimension(r["dimension"]): Level(r["level"]) for r in rows.to_dicts()})
