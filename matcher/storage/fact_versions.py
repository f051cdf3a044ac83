"""What features could see of candidates and jobs, kept from day to day.

A version counts from its day until the next one's. It holds the rows of the closed schema for one thing,
compressed, and is written only where it differs from the one before; what changes several times on one
day leaves one version for that day.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl
from sqlalchemy import Table

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import Conflict
from matcher.features.schema import Frames
from matcher.features.versions import (
    KnownThen,
    candidate_texts,
    frames_of_candidates,
    frames_of_jobs,
    job_texts,
    then,
    workplace_ids,
)
from matcher.storage.frames import StoredFrames
from matcher.storage.row_store import RowStore, batches
from matcher.storage.rows import Row
from matcher.storage.tables import CANDIDATE_VERSIONS, CANDIDATES, JOB_VERSIONS, JOBS
from matcher.storage.touched_rows import Touched

__all__ = ["FactReader", "record", "record_missing", "take_back_versions"]

THINGS_AT_A_TIME: Final = 5_000
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of thing that has versions."""

    name: str
    table: Table
    root: Table
    key: str
    touched: Callable[[Touched, RowStore], set[str]]
    texts: Callable[[RowStore, Collection[str]], pl.DataFrame]
    frames: Callable[[pl.Series], Frames]


_CANDIDATES: Final = _Kind(
    name="candidate",
    table=CANDIDATE_VERSIONS,
    root=CANDIDATES,
    key="candidate_id",
    touched=Touched.candidates,
    texts=lambda store, ids: candidate_texts(
        StoredFrames(store).candidate_frames(list(map(CandidateId, ids)))
    ),
    frames=frames_of_candidates,
)
_JOBS: Final = _Kind(
    name="job",
    table=JOB_VERSIONS,
    root=JOBS,
    key="job_id",
    touched=Touched.jobs,
    texts=lambda store, ids: job_texts(StoredFrames(store).job_frames(list(map(JobId, ids)))),
    frames=frames_of_jobs,
)
_KINDS: Final = (_CANDIDATES, _JOBS)


class FactReader(StoredFrames):
    """The :class:`~matcher.usecases.ports.FrameReader`: what is known now, and what was known then."""

    def candidates_then(self, asked: pl.DataFrame) -> KnownThen:
        """Return what was known of candidates on the days asked about."""
        return _known_then(self._store, _CANDIDATES, asked)

    def jobs_then(self, asked: pl.DataFrame) -> KnownThen:
        """Return what was known of jobs, their tasks and workplaces, on the days asked about."""
        known = _known_then(self._store, _JOBS, asked)
        homes = known.versions.with_columns(workplace_id=workplace_ids(known.frames))
        return KnownThen(known.frames, homes, known.rows)


def record(store: RowStore, touched: Touched, day: date, *, dated: bool) -> None:
    """Keep what features see of all that was touched, as known from this day.

    Where a later version is there already, it counts from that one's day: a clock that was put back must
    stop nobody from working.

    Raises
    ------
    Conflict
        If somebody has said what day it was (``dated``), and a later version is there already.
    """
    for kind in _KINDS:
        for some in batches(sorted(kind.touched(touched, store)), THINGS_AT_A_TIME):
            latest = _latest(store, kind, some)
            changed = _changed(store, kind, some, latest)
            if dated:
                _refuse_if_later(kind, changed, latest, day)
            days = {key: max(day, latest[key].known_from) if key in latest else day for key in changed}
            _write(store, kind, changed, days)


def record_missing(store: RowStore, day: date) -> None:
    """Keep what features see of everything that has no version yet, as known from this day."""
    for kind in _KINDS:
        there = {key for (key,) in store.values(kind.table, kind.key)}
        missing = {key for (key,) in store.values(kind.root, kind.key)} - there
        for some in batches(sorted(missing), THINGS_AT_A_TIME):
            _write(store, kind, _changed(store, kind, some, {}), dict.fromkeys(some, day))


def take_back_versions(store: RowStore, touched: Touched, since: date) -> None:
    """Take away all versions since a day of what was touched, and keep what is true again without them.

    What stands now counts from the last day taken away: rather too late than before it was known.
    """
    for kind in _KINDS:
        for some in batches(sorted(kind.touched(touched, store)), THINGS_AT_A_TIME):
            versions = store.frame(kind.table, _days(kind), kind.key, some)
            gone = versions.filter(pl.col("known_from") >= since)
            store.remove(kind.table, gone.rows(named=True))
            last: dict[str, date] = dict(gone.sort("known_from").iter_rows())
            again = list(last)
            _write(store, kind, _changed(store, kind, again, _latest(store, kind, again)), last)


@dataclass(frozen=True, slots=True)
class _Version:
    known_from: date
    image: bytes


def _latest(store: RowStore, kind: _Kind, ids: Collection[str]) -> dict[str, _Version]:
    rows = store.frame(kind.table, _images(kind), kind.key, ids).sort("known_from")
    return {key: _Version(day, image) for key, day, image in rows.iter_rows()}


def _changed(
    store: RowStore, kind: _Kind, ids: Collection[str], latest: Mapping[str, _Version]
) -> dict[str, bytes]:
    """Return the images of those that no longer are as their latest version has them."""
    if not ids:
        return {}
    return {
        key: zlib.compress(text)
        for key, text in _plain(kind.texts(store, ids))
        if key not in latest or zlib.decompress(latest[key].image) != text
    }


def _plain(texts: pl.DataFrame) -> Iterator[tuple[str, bytes]]:
    for key, text in texts.iter_rows():
        yield key, text.encode()


def _write(store: RowStore, kind: _Kind, images: Mapping[str, bytes], days: Mapping[str, date]) -> None:
    rows: list[Row] = [
        {kind.key: key, "known_from": days[key], "image": image} for key, image in images.items()
    ]
    if rows:
        store.upsert(kind.table, rows)


def _refuse_if_later(
    kind: _Kind, changed: Collection[str], latest: Mapping[str, _Version], day: date
) -> None:
    later = [key for key in changed if key in latest and latest[key].known_from > day]
    if later:
        newest = max(latest[key].known_from for key in later)
        more = f" and {len(later) - _SHOWN} more" if len(later) > _SHOWN else ""
        raise Conflict(
            f"These files are said to be true on {day}, but something newer, of {newest}, is already known"
            f" of {kind.name} {', '.join(later[:_SHOWN])}{more}. Take in the older files first.",
            later=len(later),
        )


def _known_then(store: RowStore, kind: _Kind, asked: pl.DataFrame) -> KnownThen:
    ids = asked["id"].unique().to_list()
    stored = store.frame(kind.table, _images(kind), kind.key, ids).rename({kind.key: "id"})
    found = then(asked, stored)
    used = stored.join(found, on=["id", "known_from"], how="semi").sort("id", "known_from")
    texts = [zlib.decompress(image).decode() for image in used["image"]]
    numbered = used.select("id", "known_from").with_row_index("row")
    rows = found.join(numbered, on=["id", "known_from"], how="left", validate="m:1", maintain_order="left")
    return KnownThen(kind.frames(pl.Series(texts, dtype=pl.String())), used.drop("image"), rows["row"])


def _days(kind: _Kind) -> pl.Schema:
    return pl.Schema({kind.key: pl.String(), "known_from": pl.Date()})


def _images(kind: _Kind) -> pl.Schema:
    return pl.Schema({**_days(kind), "image": pl.Binary()})
