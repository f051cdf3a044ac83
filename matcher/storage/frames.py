"""Bulk reads as frames. The columns asked for are those of the closed schema, so nothing else gets in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import polars as pl
from sqlalchemy import Table

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import StorageUnavailable
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES, Frames
from matcher.storage.row_store import RowStore
from matcher.storage.tables import JOB_TASKS, METADATA, PLACES, TASKS, WORKPLACES

__all__ = ["StoredFrames"]

_POINT: Final = ("latitude", "longitude")
_POSTCODE: Final = pl.Schema({"postcode": pl.String()})
_PLACES: Final = pl.Schema({"postcode": pl.String(), "latitude": pl.Float64(), "longitude": pl.Float64()})
_WORKPLACES: Final = pl.Schema({"workplace_id": pl.String(), "postcode": pl.String()})

_SORTED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "candidates": ("candidate_id",),
    "levels": ("candidate_id", "dimension"),
    "competences": ("candidate_id", "competence"),
    "experience": ("candidate_id", "task_type"),
    "wishes": ("candidate_id", "kind", "target", "code"),
    "considerations": ("candidate_id", "consideration"),
    "jobs": ("job_id",),
    "tasks": ("job_id", "place"),
    "demands": ("task_id", "dimension"),
    "task_competences": ("task_id", "competence"),
    "arrangements": ("workplace_id", "consideration"),
}
"""The leading columns of each frame that tell its rows apart. The database does not sort: its order of
letters may be that of some language, while polars goes by code point."""


class StoredFrames:
    """The :class:`~matcher.usecases.ports.FrameReader` of a place to keep rows in."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def candidate_frames(self, only: Collection[CandidateId] | None = None) -> Frames:
        """Return the frames about all candidates, or about these only."""
        profiles = self._profiles(only)
        parts = {
            name: self._store.frame(METADATA.tables[name], schema, "candidate_id", only)
            for name, schema in CANDIDATE_FRAMES.items()
            if name != "candidates"
        }
        return _in_shape({"candidates": profiles, **parts}, CANDIDATE_FRAMES)

    def job_frames(self, only: Collection[JobId] | None = None) -> Frames:
        """Return the frames about all jobs, or about these only: with their tasks and workplaces."""
        jobs, tasks = self._jobs(only), self._tasks(only)
        parts = {
            "demands": self._parts("demands", "task_id", tasks, only),
            "task_competences": self._parts("task_competences", "task_id", tasks, only),
            "arrangements": self._parts("arrangements", "workplace_id", jobs, only),
        }
        return _in_shape({"jobs": jobs, "tasks": tasks, **parts}, JOB_FRAMES)

    def _profiles(self, only: Collection[CandidateId] | None) -> pl.DataFrame:
        own = _columns_of(METADATA.tables["candidates"], CANDIDATE_FRAMES["candidates"])
        profiles = self._store.frame(
            METADATA.tables["candidates"], pl.Schema({**own, **_POSTCODE}), "candidate_id", only
        )
        return self._with_point(profiles)

    def _jobs(self, only: Collection[JobId] | None) -> pl.DataFrame:
        own = _columns_of(METADATA.tables["jobs"], JOB_FRAMES["jobs"])
        jobs = self._store.frame(METADATA.tables["jobs"], own, "job_id", only)
        return self._with_point(_looked_up(jobs, self._store.frame(WORKPLACES, _WORKPLACES), "workplace_id"))

    def _tasks(self, only: Collection[JobId] | None) -> pl.DataFrame:
        """Return a row for each task of each job, with what is known of the task."""
        placed = self._store.frame(JOB_TASKS, _columns_of(JOB_TASKS, JOB_FRAMES["tasks"]), "job_id", only)
        known = self._store.frame(
            TASKS, _columns_of(TASKS, JOB_FRAMES["tasks"]), "task_id", _ids(placed, "task_id", only)
        )
        return _looked_up(placed, known, "task_id")

    def _parts(
        self, name: str, owner: str, owners: pl.DataFrame, only: Collection[JobId] | None
    ) -> pl.DataFrame:
        among = _ids(owners, owner, only)
        parts = self._store.frame(METADATA.tables[name], JOB_FRAMES[name], owner, among)
        return parts.join(owners, on=owner, how="semi")

    def _with_point(self, frame: pl.DataFrame) -> pl.DataFrame:
        return _looked_up(frame, self._store.frame(PLACES, _PLACES), "postcode")


def _columns_of(table: Table, schema: pl.Schema) -> pl.Schema:
    """Return that part of a frame's schema which lies in this table."""
    return pl.Schema({name: dtype for name, dtype in schema.items() if name in table.c})


def _ids(frame: pl.DataFrame, column: str, only: Collection[JobId] | None) -> list[str] | None:
    """Return the ids to ask for: none in particular where all jobs are read."""
    return None if only is None else frame[column].unique().to_list()


def _looked_up(frame: pl.DataFrame, known: pl.DataFrame, on: str) -> pl.DataFrame:
    joined = frame.join(known, on=on, how="left", validate="m:1")
    if joined.height != frame.height:
        raise StorageUnavailable(f"Looking up by {on} changed the number of rows; the data are damaged.")
    return joined


def _in_shape(frames: Frames, schemas: Mapping[str, pl.Schema]) -> Frames:
    return {
        name: frames[name].select(list(schema)).sort(_SORTED_BY[name]) for name, schema in schemas.items()
    }
