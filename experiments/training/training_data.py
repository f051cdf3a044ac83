"""Past matches as ranking queries: a job is a query, the candidates put forward for it are its items.

Profiles and jobs are taken as they stand now, not as they stood on the day; the storage keeps no older
ones. What a person or a workplace has become since then is therefore part of what a model sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from matcher.domain.dataset import DatasetLabel
from matcher.domain.match import Match
from matcher.errors import InvalidInput
from matcher.features.pipeline import Pairs
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import I8, I32, CandidateSnapshot, Ids, JobSnapshot, Rows
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary

Days = npt.NDArray[np.datetime64]

_MATCH_COLUMNS: Final = pl.Schema(
    {
        "job_id": pl.String(),
        "candidate_id": pl.String(),
        "grade": pl.Int8(),
        "list_position": pl.Int32(),
        "presented_on": pl.Date(),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingPairs:
    """P pairs of candidate and job in Q queries, the pairs of one query side by side.

    Queries stand by the day on which the job's first candidate was put forward, then by job id; the
    pairs of a query by list position, then by candidate id.

    Attributes
    ----------
    workplaces : (J,) where each job of the snapshot is done
    candidate_rows, job_rows : (P,) rows of the snapshots; a pair occurs once, a job in one query
    grades : (P,) relevance 0 to 4
    list_positions : (P,) place in the list that was shown, 1 is the top
    presented_on : (Q,) the query's first day
    query_sizes : (Q,) pairs in each query, at least 1; adds up to P
    """

    label: DatasetLabel
    candidates: CandidateSnapshot
    jobs: JobSnapshot
    workplaces: Ids
    candidate_rows: Rows
    job_rows: Rows
    grades: I8
    list_positions: I32
    presented_on: Days
    query_sizes: Rows

    def __len__(self) -> int:
        return len(self.grades)

    @property
    def pairs(self) -> Pairs:
        """The rows of both snapshots, as the feature pipeline takes them."""
        return Pairs(self.candidate_rows, self.job_rows)

    @property
    def first_day(self) -> date:
        """The day of the first query."""
        return _as_date(self.presented_on[0])

    @property
    def last_day(self) -> date:
        """The day of the last query."""
        return _as_date(self.presented_on[-1])


def training_pairs(unit_of_work: UnitOfWork, vocabulary: Vocabulary) -> TrainingPairs:
    """All past matches that are stored, as queries over the snapshots of now.

    A candidate put forward more than once for one job is one pair, with the furthest outcome, the first
    day and the place of the first time.

    Raises
    ------
    InvalidInput
        When there are no matches, or one whose job or candidate is not there.
    """
    with unit_of_work as work:
        candidates = candidate_snapshot(work.frames.candidate_frames(), vocabulary)
        job_frames = work.frames.job_frames()
        matches = work.matches.all()
        label = work.label()
    if not matches:
        raise InvalidInput("There are no past matches to learn from. Import some with their outcomes.")
    jobs = job_snapshot(job_frames, vocabulary)
    table = _in_queries(_one_row_a_pair(matches))
    table = _with_rows(table, "candidate_id", candidates.ids.tolist(), "candidate_row")
    table = _with_rows(table, "job_id", jobs.ids.tolist(), "job_row")
    queries = table.group_by("job_id", maintain_order=True).agg(pl.len(), pl.col("query_day").first())
    return TrainingPairs(
        label=label,
        candidates=candidates,
        jobs=jobs,
        workplaces=np.array(job_frames["jobs"].sort("job_id")["workplace_id"].to_list(), np.str_),
        candidate_rows=table["candidate_row"].to_numpy().astype(np.intp),
        job_rows=table["job_row"].to_numpy().astype(np.intp),
        grades=table["grade"].to_numpy(),
        list_positions=table["list_position"].to_numpy(),
        presented_on=queries["query_day"].to_numpy().astype("datetime64[D]"),
        query_sizes=queries["len"].to_numpy().astype(np.intp),
    )


def split_by_time(data: TrainingPairs, held_out_share: float = 0.25) -> tuple[TrainingPairs, TrainingPairs]:
    """The earlier queries, and the last share of the queries by date, which are held out.

    A job is on one side only; a candidate may be on both, as in real use.

    Raises
    ------
    InvalidInput
        When either side would be empty.
    """
    count = len(data.query_sizes)
    held_out = round(count * held_out_share)
    if not 0 < held_out < count:
        raise InvalidInput(
            f"{count} jobs with past matches cannot be split with {held_out_share:.0%} held out."
            " Import more matches.",
            queries=count,
        )
    return _queries(data, slice(0, count - held_out)), _queries(data, slice(count - held_out, count))


def fingerprint(data: TrainingPairs) -> str:
    """A short hash of everything that a model could learn from these pairs, snapshots included."""
    told = sha256(f"{data.label.name}|{data.label.simulated}".encode())
    own = (data.candidate_rows, data.job_rows, data.grades, data.list_positions, data.presented_on)
    snapshots = (getattr(part, f.name) for part in (data.candidates, data.jobs) for f in fields(part))
    for array in (*own, data.query_sizes, *snapshots):
        told.update(f"{array.dtype.str}{array.shape}".encode())
        told.update(np.ascontiguousarray(array).tobytes())
    return told.hexdigest()[:16]


def _one_row_a_pair(matches: Iterable[Match]) -> pl.DataFrame:
    rows = [(m.job_id, m.candidate_id, m.grade, m.list_position, m.presented_on) for m in matches]
    table = pl.DataFrame(rows, schema=_MATCH_COLUMNS, orient="row")
    return (
        table.sort("presented_on", "list_position")
        .group_by("job_id", "candidate_id", maintain_order=True)
        .agg(pl.col("grade").max(), pl.col("list_position").first(), pl.col("presented_on").first())
    )


def _in_queries(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(query_day=pl.col("presented_on").min().over("job_id")).sort(
        "query_day", "job_id", "list_position", "candidate_id"
    )


def _with_rows(table: pl.DataFrame, on: str, ids: list[str], name: str) -> pl.DataFrame:
    """The table with each id's row in its snapshot; many pairs to one row."""
    known = pl.DataFrame({on: ids}, schema={on: pl.String()}).with_row_index(name)
    joined = table.join(known, on=on, how="left", validate="m:1", maintain_order="left")
    if joined.height != table.height or joined[name].null_count():
        raise InvalidInput(f"A past match names a {on.removesuffix('_id')} that is not stored.")
    return joined


def _queries(data: TrainingPairs, wanted: slice) -> TrainingPairs:
    ends = np.concatenate([[0], np.cumsum(data.query_sizes)])
    pairs = slice(int(ends[wanted.start]), int(ends[wanted.stop]))
    return replace(
        data,
        candidate_rows=data.candidate_rows[pairs],
        job_rows=data.job_rows[pairs],
        grades=data.grades[pairs],
        list_positions=data.list_positions[pairs],
        presented_on=data.presented_on[wanted],
        query_sizes=data.query_sizes[wanted],
    )


def _as_date(day: np.datetime64) -> date:
    found = day.astype("datetime64[D]").item()
    assert isinstance(found, date)
    return found
