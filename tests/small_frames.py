"""Frames with a few hand-written rows; every frame not named is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES, Frames

Row = Mapping[str, object]


def candidate_frames(**rows: Sequence[Row]) -> Frames:
    """Candidate frames with these rows; columns left out are null, availability is ``available``."""
    people = [{"availability": "available", "travel_modes": "", **row} for row in rows.pop("candidates")]
    return _frames(CANDIDATE_FRAMES, {"candidates": people, **rows})


def job_frames(**rows: Sequence[Row]) -> Frames:
    """Job frames with these rows; columns left out are null, a job is open at workplace ``W``."""
    jobs = [{"workplace_id": "W", "state": "open", **row} for row in rows.pop("jobs")]
    return _frames(JOB_FRAMES, {"jobs": jobs, **rows})


def _frames(schemas: Mapping[str, pl.Schema], rows: Mapping[str, Sequence[Row]]) -> Frames:
    assert set(rows) <= set(schemas)
    return {name: pl.DataFrame(list(rows.get(name, [])), schema=schema) for name, schema in schemas.items()}
