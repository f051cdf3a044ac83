"""Shapes the closed schema's frames into snapshots. Every code must be in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from matcher.domain.candidate import TravelMode
from matcher.domain.scale import DIMENSIONS
from matcher.errors import InvalidInput
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES, Frames, check_frames
from matcher.features.snapshots import F32, F64, I8, I32, CandidateSnapshot, Flags, Ids, JobSnapshot, Rows
from matcher.vocabulary.entries import ConsiderationKind, Vocabulary

_EVIDENCED: Final = ("certificate", "observed")


def candidate_snapshot(frames: Frames, vocabulary: Vocabulary) -> CandidateSnapshot:
    """The snapshot of all candidates in the frames, sorted by id.

    Raises
    ------
    InvalidInput
        When a frame has other columns than the closed schema, or a code is not in the vocabulary.
    """
    check_frames(frames, CANDIDATE_FRAMES)
    people = frames["candidates"].sort("candidate_id")
    n = people.height
    who = _Lookup("candidate_id", people["candidate_id"])
    types = _Lookup("task_type", vocabulary.task_types)
    competence = _Lookup("competence", vocabulary.competences)
    held = frames["competences"]
    held = held.with_columns(shown=pl.col("evidence").is_in(_EVIDENCED) & (pl.col("level") > 0))
    wishes = frames["wishes"].with_columns(sign=pl.when(kind="wish").then(1).otherwise(-1).cast(pl.Int8))
    type_wishes = wishes.filter(target="task_type").rename({"code": "task_type"})
    field_wishes = wishes.filter(target="field").rename({"code": "field"})
    done = _flags(frames["experience"], types, who)
    return CandidateSnapshot(
        ids=_ids(people["candidate_id"]),
        looking=(people["availability"] != "paused").to_numpy(),
        levels=_levels(frames["levels"], who),
        competences=_grid(held, competence, who, "level", np.full((len(competence), n), -1, np.int8)),
        evidenced=_flags(held.filter("shown"), competence, who),
        done=done,
        fields_done=_by_field(done, vocabulary),
        has_experience=_mentioned(frames["experience"], who),
        has_wishes=_mentioned(wishes, who),
        type_wishes=_grid(type_wishes, types, who, "sign", np.zeros((len(types), n), np.int8)),
        field_wishes=_field_wishes(field_wishes, who, vocabulary),
        needs=_flags(frames["considerations"], _Lookup("consideration", vocabulary.considerations), who),
        least_hours=_hours(people["least_weekly_minutes"]),
        most_hours=_hours(people["most_weekly_minutes"]),
        daily_hours=_hours(people["most_daily_minutes"]),
        slots=people["slots"].fill_null(-1).to_numpy(),
        available_from=_days(people["available_from"]),
        updated_on=_days(people["updated_on"]),
        latitude=_degrees(people["latitude"]),
        longitude=_degrees(people["longitude"]),
        modes=_modes(people["travel_modes"]),
        longest_travel=_float32(people["longest_travel_minutes"]),
    )


def job_snapshot(frames: Frames, vocabulary: Vocabulary) -> JobSnapshot:
    """The snapshot of all jobs in the frames, sorted by id, each job's tasks in the job's order.

    Raises
    ------
    InvalidInput
        When a frame has other columns than the closed schema, or a code is not in the vocabulary.
    """
    check_frames(frames, JOB_FRAMES)
    jobs = frames["jobs"].sort("job_id")
    tasks = frames["tasks"].sort("job_id", "place")
    job = _Lookup("job_id", jobs["job_id"])
    types = _Lookup("task_type", vocabulary.task_types)
    task_types = types.positions(tasks["task_type"])
    field_of = np.append(_field_of_type(vocabulary), -1)
    demands, proposed = _demands(frames["demands"], tasks)
    needs = _needs(frames["task_competences"], tasks)
    return JobSnapshot(
        ids=_ids(jobs["job_id"]),
        open=(jobs["state"] == "open").to_numpy(),
        start_on=_days(jobs["start_on"]),
        latitude=_degrees(jobs["latitude"]),
        longitude=_degrees(jobs["longitude"]),
        arrangements=_arrangements(frames["arrangements"], jobs, vocabulary),
        brought_in=np.array(
            [c.kind is ConsiderationKind.SUPPORT for c in vocabulary.considerations.values()]
        ),
        task_starts=_starts(tasks["job_id"], job),
        task_ids=_ids(tasks["task_id"]),
        minutes=tasks["weekly_minutes"].cast(pl.Float32).to_numpy(),
        task_types=task_types,
        task_fields=field_of[task_types].astype(np.int32),
        slots=tasks["slots"].fill_null(-1).to_numpy(),
        demands=demands,
        proposed=proposed,
        need_starts=_starts(needs["job_id"], job),
        need_competences=_Lookup("competence", vocabulary.competences).positions(needs["competence"]),
        need_levels=needs["level"].cast(pl.Float32).to_numpy(),
        need_required=needs["required"].to_numpy(),
    )


class _Lookup:
    """Positions of codes in a list of codes without repetition."""

    def __init__(self, name: str, codes: Iterable[str]) -> None:
        self.name = name
        self._codes = pl.Series(list(codes), dtype=pl.String)
        self._type = pl.Enum(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def positions(self, column: pl.Series) -> I32:
        """Position of each code, -1 where it is null."""
        try:
            places = column.cast(self._type).to_physical()
        except pl.exceptions.InvalidOperationError as error:
            stray = sorted(set(column.drop_nulls()) - set(self._codes))[:3]
            raise InvalidInput(f"Not a known {self.name}: {', '.join(stray)}.") from error
        return places.cast(pl.Int32).fill_null(-1).to_numpy()


def _grid(rows: pl.DataFrame, codes: _Lookup, who: _Lookup, value: str, start: I8) -> I8:
    start[codes.positions(rows[codes.name]), who.positions(rows[who.name])] = rows[value].to_numpy()
    return start


def _flags(rows: pl.DataFrame, codes: _Lookup, who: _Lookup) -> Flags:
    flags = np.zeros((len(codes), len(who)), np.bool_)
    flags[codes.positions(rows[codes.name]), who.positions(rows[who.name])] = True
    return flags


def _levels(rows: pl.DataFrame, who: _Lookup) -> F32:
    levels = np.full((len(DIMENSIONS), len(who)), np.nan, np.float32)
    dimension = _Lookup("dimension", [d.value for d in DIMENSIONS])
    levels[dimension.positions(rows["dimension"]), who.positions(rows[who.name])] = rows["level"].to_numpy()
    return levels


def _mentioned(rows: pl.DataFrame, who: _Lookup) -> Flags:
    mentioned = np.zeros(len(who), np.bool_)
    mentioned[who.positions(rows[who.name])] = True
    return mentioned


def _field_of_type(vocabulary: Vocabulary) -> I32:
    fields = list(vocabulary.fields)
    return np.array([fields.index(t.field) for t in vocabulary.task_types.values()], np.int32)


def _by_field(done: Flags, vocabulary: Vocabulary) -> Flags:
    field_of = _field_of_type(vocabulary)
    return np.stack([done[field_of == field].any(axis=0) for field in range(len(vocabulary.fields))])


def _field_wishes(rows: pl.DataFrame, who: _Lookup, vocabulary: Vocabulary) -> I8:
    fields = _Lookup("field", vocabulary.fields)
    return _grid(rows, fields, who, "sign", np.zeros((len(fields), len(who)), np.int8))


def _demands(rows: pl.DataFrame, tasks: pl.DataFrame) -> tuple[F32, Flags]:
    """Demand levels and whether they are proposals, (dimension, task) each; a task may stand in many jobs."""
    placed = tasks.select("task_id").with_row_index("at").join(rows, on="task_id", how="inner")
    at = placed["at"].to_numpy()
    dimension = _Lookup("dimension", [d.value for d in DIMENSIONS]).positions(placed["dimension"])
    levels = np.full((len(DIMENSIONS), tasks.height), np.nan, np.float32)
    levels[dimension, at] = placed["level"].to_numpy()
    proposed = np.zeros((len(DIMENSIONS), tasks.height), np.bool_)
    proposed[dimension, at] = placed["proposed"].to_numpy()
    return levels, proposed


def _needs(rows: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    """One row for each competence a job needs: the highest level, required if any task requires it."""
    return (
        tasks.select("job_id", "task_id")
        .join(rows, on="task_id", how="inner")
        .group_by("job_id", "competence")
        .agg(pl.col("level").max(), pl.col("required").any())
        .sort("job_id", "competence")
    )


def _arrangements(rows: pl.DataFrame, jobs: pl.DataFrame, vocabulary: Vocabulary) -> I8:
    placed = jobs.select("workplace_id").with_row_index("at").join(rows, on="workplace_id", how="inner")
    consideration = _Lookup("consideration", vocabulary.considerations)
    known = np.full((len(consideration), jobs.height), -1, np.int8)
    known[consideration.positions(placed["consideration"]), placed["at"].to_numpy()] = placed[
        "possible"
    ].to_numpy()
    return known


def _starts(owner: pl.Series, owners: _Lookup) -> Rows:
    """Where each owner's rows begin, and at the end where the last one's end; rows are sorted by owner."""
    return np.searchsorted(owners.positions(owner), np.arange(len(owners) + 1)).astype(np.intp)


def _ids(column: pl.Series) -> Ids:
    return np.array(column.to_list(), dtype=np.str_)


def _float32(column: pl.Series) -> F32:
    return column.cast(pl.Float32).fill_null(np.nan).to_numpy()


def _hours(minutes: pl.Series) -> F32:
    return _float32(minutes) / np.float32(60)


def _days(dates: pl.Series) -> F32:
    return _float32(dates.cast(pl.Int32))


def _degrees(column: pl.Series) -> F64:
    return column.fill_null(np.nan).to_numpy()


def _modes(column: pl.Series) -> Flags:
    listed: npt.NDArray[np.bool_] = np.stack(
        [column.fill_null("").str.split(",").list.contains(mode.value).to_numpy() for mode in TravelMode]
    )
    return listed
