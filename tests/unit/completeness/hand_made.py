"""People and jobs of whom everything is known but what a test leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.domain.scale import DIMENSIONS
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.vocabulary.loading import load_vocabulary
from tests.small_frames import candidate_frames, job_frames

VOCABULARY = load_vocabulary()
COMPETENCES = tuple(VOCABULARY.competences)
CONSIDERATIONS = tuple(VOCABULARY.considerations)
ALL_TIMES = 2**35 - 1
TYPE = "wash_dishes"
FULL = 4

Levels = Mapping[str, int | None]


def people(
    *, needs: Mapping[str, str] | None = None, paused: tuple[str, ...] = (), **levels: Levels
) -> CandidateSnapshot:
    """``people(A={}, B={"noise": None})``: full levels but those named, of which ``None`` is unknown.

    Everybody lives where the jobs are, has all the time in the world and has done and wished for the work.
    """
    known = [
        {"candidate_id": who, "dimension": d.value, "level": own.get(d.value, FULL)}
        for who, own in levels.items()
        for d in DIMENSIONS
        if own.get(d.value, FULL) is not None
    ]
    rows = [
        {
            "candidate_id": who,
            "availability": "paused" if who in paused else "available",
            "least_weekly_minutes": 60,
            "most_weekly_minutes": 2220,
            "most_daily_minutes": 480,
            "slots": ALL_TIMES,
            "latitude": 56.0,
            "longitude": 10.0,
            "travel_modes": "walk",
            "longest_travel_minutes": 60,
        }
        for who in levels
    ]
    frames = candidate_frames(
        candidates=rows,
        levels=known,
        experience=[{"candidate_id": who, "task_type": TYPE} for who in levels],
        wishes=[{"candidate_id": w, "kind": "wish", "target": "task_type", "code": TYPE} for w in levels],
        considerations=[{"candidate_id": w, "consideration": c} for w, c in (needs or {}).items()],
    )
    return candidate_snapshot(frames, VOCABULARY)


def jobs(
    *,
    proposed: tuple[str, ...] = (),
    slots: int | None = ALL_TIMES,
    arrangements: Mapping[str, bool] | None = None,
    state: str = "open",
    **demands: Levels,
) -> JobSnapshot:
    """``jobs(J1={"noise": 4})``: jobs of one task of six hours that asks for nothing but this.

    ``None`` is a demand that is unknown, ``proposed`` names those that are not confirmed.
    """
    tasks = [
        {"job_id": job, "place": 0, "task_id": f"T-{job}", "weekly_minutes": 360, "task_type": TYPE}
        | {"slots": slots}
        for job in demands
    ]
    levels = [
        {"task_id": f"T-{job}", "dimension": d.value, "level": own.get(d.value, 0)}
        | {"proposed": d.value in proposed}
        for job, own in demands.items()
        for d in DIMENSIONS
        if own.get(d.value, 0) is not None
    ]
    frames = job_frames(
        jobs=[{"job_id": job, "latitude": 56.0, "longitude": 10.0, "state": state} for job in demands],
        tasks=tasks,
        demands=levels,
        arrangements=[
            {"workplace_id": "W", "consideration": code, "possible": possible}
            for code, possible in (arrangements or {}).items()
        ],
    )
    return job_snapshot(frames, VOCABULARY)
