"""Everybody who could have been put forward for a job on the day of its list, as they were known then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from experiments.training.training_data import TrainingPairs
from matcher.features.shaping import candidate_snapshot
from matcher.features.snapshots import I8, CandidateSnapshot, Ids, Rows
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Everybody:
    """For each query, all who were known and looking on its day, and all who were put forward.

    ``rows`` are rows of ``candidates``, which holds versions: an id may stand there more than once.
    """

    candidates: CandidateSnapshot
    rows: tuple[Rows, ...]


def everybody(unit_of_work: UnitOfWork, vocabulary: Vocabulary, data: TrainingPairs) -> Everybody:
    """Everybody for the queries of these pairs."""
    days = np.unique(data.presented_on)
    with unit_of_work as work:
        people = pl.DataFrame({"id": sorted(work.candidates.ids())}, schema={"id": pl.String()})
        asked = people.join(pl.DataFrame({"on": days}).cast(pl.Date), how="cross").sort("on", "id")
        known = work.frames.candidates_then(asked)
    ids = np.array(known.versions["id"].to_list(), np.str_)
    candidates = replace(candidate_snapshot(known.frames, vocabulary), ids=ids)
    versions = known.rows.to_numpy().astype(np.intp).reshape(len(days), people.height)
    since = known.versions["known_from"].to_numpy().astype("datetime64[D]")
    rows = []
    for query, day in enumerate(data.presented_on):
        then = versions[np.searchsorted(days, day)]
        could = (since[then] <= day) & candidates.looking[then]
        rows.append(then[could | np.isin(ids[then], _put_forward(data, query))])
    return Everybody(candidates, tuple(rows))


def with_everybody(data: TrainingPairs, people: Everybody, queries: range) -> TrainingPairs:
    """These queries with everybody in each; those who were never put forward for one have grade 0."""
    ends = np.concatenate([[0], np.cumsum(data.query_sizes)])
    rows = [people.rows[query] for query in queries]
    sizes = np.array([len(each) for each in rows], np.intp)
    every = np.concatenate(rows)
    jobs = np.repeat(data.job_rows[ends[list(queries)]], sizes)
    grades = np.concatenate(list(_grades(data, people, queries)))
    unknown = np.zeros(len(every), np.bool_)
    return replace(
        data,
        candidates=people.candidates,
        candidate_rows=every,
        job_rows=jobs,
        candidate_later=unknown,
        job_later=unknown,
        grades=grades,
        list_positions=np.ones(len(every), np.int32),
        presented_on=data.presented_on[list(queries)],
        query_sizes=sizes,
    )


def _grades(data: TrainingPairs, people: Everybody, queries: range) -> Iterator[I8]:
    ends = np.concatenate([[0], np.cumsum(data.query_sizes)])
    for query in queries:
        own = slice(int(ends[query]), int(ends[query + 1]))
        reached = dict(zip(_put_forward(data, query).tolist(), data.grades[own].tolist(), strict=True))
        ids = people.candidates.ids[people.rows[query]].tolist()
        yield np.array([reached.get(each, 0) for each in ids], np.int8)


def _put_forward(data: TrainingPairs, query: int) -> Ids:
    end = int(data.query_sizes[: query + 1].sum())
    own = slice(end - int(data.query_sizes[query]), end)
    return data.candidates.ids[data.candidate_rows[own]]
