"""The closed schema of everything that a feature may be computed from.

A column that is not written here never reaches a snapshot, and so never a feature or a model. No
diagnosis, benefit, age, sex, origin, sickness history, name or contact is among them. Adding a column
makes a test fail until someone has looked at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from matcher.errors import InvalidInput

Frames = Mapping[str, pl.DataFrame]

CANDIDATE_FRAMES: Final[Mapping[str, pl.Schema]] = {
    "candidates": pl.Schema(
        {
            "candidate_id": pl.String(),
            "availability": pl.String(),
            "least_weekly_minutes": pl.Int32(),
            "most_weekly_minutes": pl.Int32(),
            "most_daily_minutes": pl.Int32(),
            "slots": pl.Int64(),
            "available_from": pl.Date(),
            "latitude": pl.Float64(),
            "longitude": pl.Float64(),
            "travel_modes": pl.String(),
            "longest_travel_minutes": pl.Int32(),
            "updated_on": pl.Date(),
        }
    ),
    "levels": pl.Schema({"candidate_id": pl.String(), "dimension": pl.String(), "level": pl.Int8()}),
    "competences": pl.Schema(
        {
            "candidate_id": pl.String(),
            "competence": pl.String(),
            "level": pl.Int8(),
            "evidence": pl.String(),
            "shown_on": pl.Date(),
        }
    ),
    "experience": pl.Schema({"candidate_id": pl.String(), "task_type": pl.String()}),
    "wishes": pl.Schema(
        {"candidate_id": pl.String(), "kind": pl.String(), "target": pl.String(), "code": pl.String()}
    ),
    "considerations": pl.Schema({"candidate_id": pl.String(), "consideration": pl.String()}),
}
"""Frames about candidates. ``slots`` is the bit mask of domain.week, null where unknown;
``travel_modes`` a comma-separated, sorted list; latitude and longitude are those of the postal
district. Every frame is sorted by its first columns."""

JOB_FRAMES: Final[Mapping[str, pl.Schema]] = {
    "jobs": pl.Schema(
        {
            "job_id": pl.String(),
            "workplace_id": pl.String(),
            "state": pl.String(),
            "start_on": pl.Date(),
            "latitude": pl.Float64(),
            "longitude": pl.Float64(),
        }
    ),
    "tasks": pl.Schema(
        {
            "job_id": pl.String(),
            "place": pl.Int32(),
            "task_id": pl.String(),
            "weekly_minutes": pl.Int32(),
            "task_type": pl.String(),
            "slots": pl.Int64(),
        }
    ),
    "demands": pl.Schema(
        {"task_id": pl.String(), "dimension": pl.String(), "level": pl.Int8(), "proposed": pl.Boolean()}
    ),
    "task_competences": pl.Schema(
        {"task_id": pl.String(), "competence": pl.String(), "level": pl.Int8(), "required": pl.Boolean()}
    ),
    "arrangements": pl.Schema(
        {"workplace_id": pl.String(), "consideration": pl.String(), "possible": pl.Boolean()}
    ),
}
"""Frames about jobs. ``tasks`` has a row for each task of each job; ``place`` is its order in the
job, from 0. ``demands`` and ``task_competences`` hold only tasks that stand in some job."""


def check_frames(frames: Frames, schemas: Mapping[str, pl.Schema]) -> None:
    """Return where these are exactly the frames of a closed schema, column by column and type by type.

    Raises
    ------
    InvalidInput
        Naming every frame and column that is missing, is not in the schema, or has another type.
    """
    wrong = [f"there is no frame {name}" for name in schemas if name not in frames]
    wrong += [f"the frame {name} is not in the closed schema" for name in frames if name not in schemas]
    for name in schemas.keys() & frames.keys():
        wrong += _differences(name, frames[name].schema, schemas[name])
    if wrong:
        raise InvalidInput(f"Features cannot be computed from this: {'; '.join(sorted(wrong))}.")


def _differences(frame: str, found: pl.Schema, wanted: pl.Schema) -> list[str]:
    wrong = [f"{frame} lacks the column {name}" for name in wanted if name not in found]
    wrong += [
        f"{frame} has the column {name}, which is not in the closed schema"
        for name in found
        if name not in wanted
    ]
    wrong += [
        f"{frame} has {name} as {found[name]}, not {dtype}"
        for name, dtype in wanted.items()
        if name in found and found[name] != dtype
    ]
    if not wrong and list(found) != list(wanted):
        wrong = [f"{frame} has its columns in the order {', '.join(found)}, not {', '.join(wanted)}"]
    return wrong
