"""What features can see of one candidate or job, as a text, and many such texts as frames again.

A text holds the rows of the closed schema for one thing and nothing else. So whatever is kept of the past
goes through the same schema as the present, and a column that is not in it cannot come back from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES, Frames, check_frames

__all__ = [
    "ASKED",
    "KnownThen",
    "candidate_texts",
    "frames_of_candidates",
    "frames_of_jobs",
    "job_texts",
    "then",
]

ASKED: Final = pl.Schema({"id": pl.String(), "on": pl.Date()})
"""What to ask about the past: a candidate or job, and a day."""


@dataclass(frozen=True, slots=True, eq=False)
class KnownThen:
    """Facts as they were known on the days asked about, each version once.

    Attributes
    ----------
    frames : those of the closed schema, in which versions stand for candidates or jobs: their ids are the
        numbers of the versions, so that version ``v`` is row ``v`` of a snapshot made of them
    versions : ``id`` and ``known_from`` of each version, for jobs ``workplace_id`` too
    rows : (asked,) the number of the version that was known on the day; where none was known yet, of the
        earliest; null where nothing has been recorded at all
    """

    frames: Frames
    versions: pl.DataFrame
    rows: pl.Series


def candidate_texts(frames: Frames) -> pl.DataFrame:
    """Return ``id`` and ``text`` for each candidate in the frames: the same facts give the same text."""
    check_frames(frames, CANDIDATE_FRAMES)
    owned = {name: frame.rename({"candidate_id": "id"}) for name, frame in frames.items()}
    return _texts(owned, CANDIDATE_FRAMES)


def job_texts(frames: Frames) -> pl.DataFrame:
    """Return ``id`` and ``text`` for each job in the frames, its tasks and its workplace included."""
    check_frames(frames, JOB_FRAMES)
    jobs, tasks = (frames[name].rename({"job_id": "id"}) for name in ("jobs", "tasks"))
    owned = {
        "jobs": jobs,
        "tasks": tasks,
        **{name: _under(tasks, frames[name], "task_id") for name in ("demands", "task_competences")},
        "arrangements": _under(jobs, frames["arrangements"], "workplace_id").drop("workplace_id"),
    }
    return _texts(owned, JOB_FRAMES)


def then(asked: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """Return what was asked with the ``known_from`` of the version known then, or of the earliest.

    Parameters
    ----------
    asked
        Of the schema :data:`ASKED`; it keeps its order.
    versions
        ``id`` and ``known_from`` of all versions there are.
    """
    found = (
        asked.with_row_index("at")
        .sort("on")
        .join_asof(
            versions.select("id", "known_from").sort("known_from"),
            left_on="on",
            right_on="known_from",
            by="id",
            check_sortedness=False,
        )
    )
    earliest = versions.group_by("id").agg(earliest=pl.col("known_from").min())
    return (
        found.join(earliest, on="id", how="left", validate="m:1")
        .sort("at")
        .select("id", "on", known_from=pl.coalesce("known_from", "earliest"))
    )


def frames_of_candidates(texts: pl.Series) -> Frames:
    """Return the frames of many versions, whose numbers stand for the candidates' ids."""
    found = _read(texts, _text_type(CANDIDATE_FRAMES))
    frames = {name: frame.rename({"version": "candidate_id"}) for name, frame in found.items()}
    return _in_schema(frames, CANDIDATE_FRAMES)


def frames_of_jobs(texts: pl.Series) -> Frames:
    """Return the frames of many versions, whose numbers stand for the jobs' ids.

    The ids of tasks and workplaces have the number before them: two versions of a job may say different
    things of one task.
    """
    found = _read(texts, _text_type(JOB_FRAMES))
    own_workplace = found["jobs"].select("version", workplace_id=_numbered("workplace_id"))
    arrangements = found["arrangements"].join(own_workplace, on="version", how="left", validate="m:1")
    frames = {
        "jobs": found["jobs"].with_columns(_numbered("workplace_id")).rename({"version": "job_id"}),
        "tasks": found["tasks"].with_columns(_numbered("task_id")).rename({"version": "job_id"}),
        **{name: found[name].with_columns(_numbered("task_id")) for name in ("demands", "task_competences")},
        "arrangements": arrangements,
    }
    return _in_schema(frames, JOB_FRAMES)


def workplace_ids(frames: Frames) -> pl.Series:
    """Return the workplace of each version of a job, without the number before it."""
    return frames["jobs"]["workplace_id"].str.slice(_DIGITS + 1)


def _texts(owned: Mapping[str, pl.DataFrame], schemas: Mapping[str, pl.Schema]) -> pl.DataFrame:
    root, *parts = schemas
    texts = owned[root].select("id", pl.struct(pl.exclude("id")).alias(root))
    for name in parts:
        lists = owned[name].group_by("id", maintain_order=True).agg(pl.all())
        part = lists.select("id", pl.struct(pl.exclude("id")).alias(name))
        texts = texts.join(part, on="id", how="left", validate="1:1", maintain_order="left")
    return texts.select("id", text=pl.struct(list(schemas)).struct.json_encode())


def _under(owners: pl.DataFrame, parts: pl.DataFrame, on: str) -> pl.DataFrame:
    """Return the parts with the ids of those that hold them: many may hold the same."""
    held = owners.select("id", on).join(parts, on=on, how="inner", maintain_order="left_right")
    return held.select("id", *parts.columns)


def _text_type(schemas: Mapping[str, pl.Schema]) -> pl.Struct:
    """Return the type of a text: one row of the first frame, and lists of those of the others."""
    root, *parts = schemas
    held = {
        name: {c: t for c, t in schema.items() if c not in _OWNERS[name]} for name, schema in schemas.items()
    }
    lists = {name: pl.Struct({c: pl.List(t) for c, t in held[name].items()}) for name in parts}
    return pl.Struct({root: pl.Struct(held[root]), **lists})


def _read(texts: pl.Series, dtype: pl.Struct) -> dict[str, pl.DataFrame]:
    numbers = pl.Series("version", range(len(texts)), dtype=pl.Int64).cast(pl.String).str.zfill(_DIGITS)
    read = pl.DataFrame({"version": numbers, "text": texts.str.json_decode(dtype)}).unnest("text")
    root, *parts = (field.name for field in dtype.fields)
    frames = {root: read.select("version", root).unnest(root)}
    for name in parts:
        lists = read.select("version", name).filter(pl.col(name).is_not_null()).unnest(name)
        frames[name] = lists.explode(lists.columns[1:])
    return frames


def _numbered(column: str) -> pl.Expr:
    return pl.concat_str("version", pl.lit("/"), column).alias(column)


def _in_schema(frames: Frames, schemas: Mapping[str, pl.Schema]) -> Frames:
    shaped = {name: frames[name].select(list(schema)) for name, schema in schemas.items()}
    check_frames(shaped, schemas)
    return shaped


_DIGITS: Final = 8
_OWNERS: Final[Mapping[str, frozenset[str]]] = {
    **{name: frozenset({"candidate_id"}) for name in CANDIDATE_FRAMES},
    **{name: frozenset({"job_id"}) for name in ("jobs", "tasks")},
    **{name: frozenset() for name in ("demands", "task_competences")},
    "arrangements": frozenset({"workplace_id"}),
}
"""Columns that a text leaves out, because whose it is says it."""
