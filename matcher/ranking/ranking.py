"""Ranks candidates for a job, or jobs for a candidate, with the interval and the shares of each match."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import NotFound
from matcher.features.assumptions import Case
from matcher.features.pipeline import Pairs, job_features, pair_features
from matcher.features.snapshots import F32, CandidateSnapshot, Ids, JobSnapshot
from matcher.models.ranker import F64, AdditiveRanker
from matcher.ranking.order import place_of, tie_key, top_rows, with_held


@dataclass(frozen=True, slots=True)
class RankedMatch:
    """One line of a ranked list.

    ``lower`` and ``upper`` bound the score over all that the unknown could be. ``shares`` follow
    ``GROUPS``. ``known_share`` is the part of the features, 0 to 1, that nothing unknown bears on.
    ``held`` says that the place is held for somebody who would otherwise stand on no list;
    ``place_by_score`` is the place that the score alone gives, and 0 outside any list.
    """

    place: int
    job_id: JobId
    candidate_id: CandidateId
    score: float
    lower: float
    upper: float
    shares: tuple[float, ...]
    known_share: float
    held: bool = False
    place_by_score: int = 0


@dataclass(frozen=True, slots=True)
class HeldInList:
    """Who stands on the held places of a job's list, best score first, and who gave way to them.

    The last of the held places is the place ``length``.
    """

    people: tuple[CandidateId, ...] = ()
    gave_way: tuple[CandidateId, ...] = ()
    length: int = 0


NONE_HELD: Final = HeldInList()
"""A list by score alone."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranked list, what it was chosen from, and which model made it. ``base`` is a typical score."""

    matches: tuple[RankedMatch, ...]
    considered: int
    model_version: str
    base: float


def rank_candidates(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    job_id: JobId,
    ranker: AdditiveRanker,
    top: int,
    *,
    held: HeldInList = NONE_HELD,
) -> Ranking:
    """The ``top`` best candidates for a job, out of all who are looking. Nothing else excludes anyone.

    Those in ``held`` stand on the places held for them; their scores are what they are.
    """
    job = row_of(jobs.ids, job_id, "job")
    looking = np.flatnonzero(candidates.looking)
    scores = ranker.score(job_features(candidates, jobs, job, ranker.assumptions))[looking]

    def key(row: int) -> str:
        return tie_key(job_id, candidates.ids[looking[row]])

    people, gave_way = (
        np.searchsorted(looking, [row_of(candidates.ids, each, "candidate") for each in ids])
        for ids in (held.people, held.gave_way)
    )
    by_score = top_rows(scores, max(top, held.length), key)
    best = with_held(by_score, people, gave_way, held.length)[:top]
    pairs = Pairs(looking[best], np.full(len(best), job, np.intp))
    matches = _matches(candidates, jobs, pairs, ranker)
    places = {int(row): place for place, row in enumerate(by_score, start=1)}
    told = tuple(
        replace(
            match,
            held=match.candidate_id in held.people,
            place_by_score=places.get(row) or place_of(row, scores, key),
        )
        for match, row in zip(matches, best.tolist(), strict=True)
    )
    return Ranking(told, len(looking), ranker.version, ranker.base)


def rank_jobs(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    candidate_id: CandidateId,
    ranker: AdditiveRanker,
    top: int,
) -> Ranking:
    """The ``top`` best jobs for a candidate, out of all that are open."""
    candidate = row_of(candidates.ids, candidate_id, "candidate")
    open_jobs = np.flatnonzero(jobs.open)
    pairs = Pairs(np.full(len(open_jobs), candidate, np.intp), open_jobs)
    scores = ranker.score(pair_features(candidates, jobs, pairs, ranker.assumptions))
    best = open_jobs[top_rows(scores, top, lambda i: tie_key(jobs.ids[open_jobs[i]], candidate_id))]
    pairs = Pairs(np.full(len(best), candidate, np.intp), best)
    return Ranking(_matches(candidates, jobs, pairs, ranker), len(open_jobs), ranker.version, ranker.base)


def score_pair(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    job_id: JobId,
    candidate_id: CandidateId,
    ranker: AdditiveRanker,
) -> RankedMatch:
    """The match of one candidate and one job, outside any list; its place is 0."""
    candidate = row_of(candidates.ids, candidate_id, "candidate")
    job = row_of(jobs.ids, job_id, "job")
    return score_pairs(candidates, jobs, Pairs(np.array([candidate]), np.array([job])), ranker)[0]


def score_pairs(
    candidates: CandidateSnapshot, jobs: JobSnapshot, pairs: Pairs, ranker: AdditiveRanker
) -> tuple[RankedMatch, ...]:
    """The matches of these pairs in their order, outside any list; their place is 0."""
    return tuple(replace(match, place=0) for match in _matches(candidates, jobs, pairs, ranker))


def row_of(ids: Ids, wanted: str, noun: str) -> int:
    """The row of an id in a snapshot's sorted ids.

    Raises
    ------
    NotFound
        When it is not there.
    """
    row = int(np.searchsorted(ids, wanted))
    if row == len(ids) or ids[row] != wanted:
        raise NotFound(f"There is no {noun} {wanted!r}.")
    return row


def bounds(
    candidates: CandidateSnapshot, jobs: JobSnapshot, pairs: Pairs, ranker: AdditiveRanker
) -> tuple[F64, F64, F64]:
    """Lowest and highest score that the unknown allows, and the share of features that are known."""
    worst = pair_features(candidates, jobs, pairs, ranker.assumptions, Case.WORST)
    best = pair_features(candidates, jobs, pairs, ranker.assumptions, Case.BEST)
    known: F64 = (worst == best).mean(axis=1)
    return ranker.score(worst), ranker.score(best), known


def _matches(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    pairs: Pairs,
    ranker: AdditiveRanker,
) -> tuple[RankedMatch, ...]:
    matrix: F32 = pair_features(candidates, jobs, pairs, ranker.assumptions)
    scores, shares = ranker.score(matrix), ranker.shares(matrix)
    lower, upper, known = bounds(candidates, jobs, pairs, ranker)
    return tuple(
        RankedMatch(
            place=i + 1,
            job_id=JobId(str(jobs.ids[job])),
            candidate_id=CandidateId(str(candidates.ids[candidate])),
            score=float(scores[i]),
            lower=float(lower[i]),
            upper=float(upper[i]),
            shares=tuple(float(share) for share in shares[i]),
            known_share=float(known[i]),
        )
        for i, (candidate, job) in enumerate(zip(pairs.candidate_rows, pairs.job_rows, strict=True))
    )
