"""Past matches as ranking queries: a job is a query, the candidates put forward for it are its items.

Each pair sees its candidate and its job as they were known on the day on which the pair was put forward.
What somebody learnt, wished or was offered later is no part of what a model sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
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
from matcher.features.snapshots import I8, I32, CandidateSnapshot, Flags, Ids, JobSnapshot, Rows
from matcher.features.versions import KnownThen
from matcher.usecases.ports import FrameReader, UnitOfWork
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


class Facts(StrEnum):
    """Which facts the pairs see.

    ``KNOWN_THEN`` is what a model may learn from. ``KNOWN_NOW`` looks ahead: it is there to show how much
    better a model would seem that had learnt from profiles as they stand today.
    """

    KNOWN_THEN = "known_then"
    KNOWN_NOW = "known_now"


@dataclass(frozen=True, slots=True, eq=False)
class TrainingPairs:
    """P pairs of candidate and job in Q queries, the pairs of one query side by side.

    Queries stand by the day on which the job's first candidate was put forward, then by job id; the
    pairs of a query by list position, then by candidate id. The snapshots hold versions: those that the
    pairs see, each once, by id and day. So an id may stand there more than once.

    Attributes
    ----------
    workplaces : (J,) where each job of the snapshot is done
    candidate_rows, job_rows : (P,) rows of the snapshots; a pair occurs once, a job in one query
    candidate_later, job_later : (P,) whether these facts were recorded after the day on which the pair was
        put forward: with :attr:`Facts.KNOWN_THEN`, because nothing was recorded of it until then
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
    candidate_later: Flags
    job_later: Flags
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
    def with_later_candidate(self) -> int:
        """How many pairs see facts of the candidate that were recorded only afterwards."""
        return int(self.candidate_later.sum())

    @property
    def with_later_job(self) -> int:
        """How many pairs see facts of the job that were recorded only afterwards."""
        return int(self.job_later.sum())

    @property
    def first_day(self) -> date:
        """The day of the first query."""
        return _as_date(self.presented_on[0])

    @property
    def last_day(self) -> date:
        """The day of the last query."""
        return _as_date(self.presented_on[-1])


def training_pairs(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    *,
    until: date | None = None,
    facts: Facts = Facts.KNOWN_THEN,
) -> TrainingPairs:
    """All past matches that are stored, as queries over what was known when they were put forward.

    A candidate put forward more than once for one job is one pair, with the furthest outcome, the first
    day and the place of the first time. Where nothing was recorded until after that day, the earliest
    that was recorded stands in, and is counted.

    Parameters
    ----------
    until
        Only what happened on or before this day counts: matches put forward later are left out, and later
        outcomes are as if they had not come yet.
    facts
        Whether to see what was known then, or to look ahead.

    Raises
    ------
    InvalidInput
        When there are no matches, or one of whose job or candidate nothing is recorded.
    """
    with unit_of_work as work:
        matches = _until(work.matches.all(), until)
        label = work.label()
        if not matches:
            raise InvalidInput("There are no past matches to learn from. Import some with their outcomes.")
        table = _in_queries(_one_row_a_pair(matches))
        people = _Seen.of(work.frames, "candidate_id", table, facts)
        jobs = _Seen.of(work.frames, "job_id", table, facts)
    queries = table.group_by("job_id", maintain_order=True).agg(pl.len(), pl.col("query_day").first())
    return TrainingPairs(
        label=label,
        candidates=replace(candidate_snapshot(people.known.frames, vocabulary), ids=people.ids("id")),
        jobs=replace(job_snapshot(jobs.known.frames, vocabulary), ids=jobs.ids("id")),
        workplaces=jobs.ids("workplace_id"),
        candidate_rows=people.rows,
        job_rows=jobs.rows,
        candidate_later=people.later,
        job_later=jobs.later,
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


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What the pairs see of candidates, or of jobs."""

    known: KnownThen
    rows: Rows
    later: Flags

    @classmethod
    def of(cls, frames: FrameReader, key: str, table: pl.DataFrame, facts: Facts) -> _Seen:
        on = pl.col("presented_on") if facts is Facts.KNOWN_THEN else pl.lit(date.max)
        asked = table.select(id=key, on=on)
        known = frames.candidates_then(asked) if key == "candidate_id" else frames.jobs_then(asked)
        if known.rows.null_count():
            raise InvalidInput(
                f"A past match names a {key.removesuffix('_id')} of which nothing is recorded."
                " Run: matcher init."
            )
        rows = known.rows.to_numpy().astype(np.intp)
        later = known.versions["known_from"].gather(known.rows) > table["presented_on"]
        return cls(known, rows, later.to_numpy())

    def ids(self, column: str) -> Ids:
        return np.array(self.known.versions[column].to_list(), np.str_)


def _until(matches: Iterable[Match], until: date | None) -> list[Match]:
    """The matches as they stood at the end of a day."""
    if until is None:
        return list(matches)
    known = [match for match in matches if match.presented_on <= until]
    return [replace(m, events=tuple(event for event in m.events if event.on <= until)) for m in known]


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


def _queries(data: TrainingPairs, wanted: slice) -> TrainingPairs:
    ends = np.concatenate([[0], np.cumsum(data.query_sizes)])
    pairs = slice(int(ends[wanted.start]), int(ends[wanted.stop]))
    return replace(
        data,
        candidate_rows=data.candidate_rows[pairs],
        job_rows=data.job_rows[pairs],
        candidate_later=data.candidate_later[pairs],
        job_later=data.job_later[pairs],
        grades=data.grades[pairs],
        list_positions=data.list_positions[pairs],
        presented_on=data.presented_on[wanted],
        query_sizes=data.query_sizes[wanted],
    )


def _as_date(day: np.datetime64) -> date:
    found = day.astype("datetime64[D]").item()
    assert isinstance(found, date)
    return found
