"""What the ranking model says of carved bundles, and where its order is not carving's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from matcher.carving.building import CarvingRequest
from matcher.carving.carve import Bundle
from matcher.domain.employer import Place
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.job import Job, JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.features.hypothetical_jobs import job_frames_of
from matcher.features.shaping import job_snapshot
from matcher.features.snapshots import CandidateSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch, rank_jobs, row_of
from matcher.vocabulary.entries import Vocabulary

_NAMED: Final = 2
"""Groups that a difference names."""


@dataclass(frozen=True, slots=True)
class AtPlace:
    """A bundle, the request that it answers, and where its workplace lies."""

    request: CarvingRequest
    bundle: Bundle
    place: Place | None


@dataclass(frozen=True, slots=True)
class ScoredBundle:
    """A bundle and its match; the match's ``place`` is the bundle's place among the bundles by score."""

    at: AtPlace
    match: RankedMatch


@dataclass(frozen=True, slots=True)
class OrderDifference:
    """That carving puts one bundle first and the model another; numbers count from 1 in carving's order.

    Attributes
    ----------
    groups : in which the model finds the other better, what weighs most first
    by_fit : whether carving's own fit goes the model's way, so that work done and hours made the difference
    """

    carving_first: int
    model_first: int
    groups: tuple[ReasonGroup, ...]
    by_fit: bool


@dataclass(frozen=True, slots=True)
class ScoredBundles:
    """Bundles in carving's order with their scores. ``pairs`` are all that the two orders could differ in."""

    bundles: tuple[ScoredBundle, ...]
    differences: tuple[OrderDifference, ...]
    pairs: int
    base: float
    model_version: str


def score_bundles(
    found: Sequence[AtPlace],
    candidates: CandidateSnapshot,
    candidate_id: CandidateId,
    ranker: AdditiveRanker,
    vocabulary: Vocabulary,
) -> ScoredBundles:
    """The bundles as jobs of their own, scored for the candidate with the aids that they were carved with."""
    if not found:
        return ScoredBundles((), (), 0, ranker.base, ranker.version)
    jobs = [_as_job(number, each) for number, each in enumerate(found, start=1)]
    places = {each.place.postcode: each.place for each in found if each.place is not None}
    person = _aided(candidates, candidate_id, found[0].request.aids)
    snapshot = job_snapshot(job_frames_of(jobs, places), vocabulary)
    ranking = rank_jobs(person, snapshot, candidate_id, ranker, len(jobs))
    matches = {match.job_id: match for match in ranking.matches}
    scored = tuple(ScoredBundle(each, matches[job.job.id]) for each, job in zip(found, jobs, strict=True))
    pairs = len(scored) * (len(scored) - 1) // 2
    return ScoredBundles(scored, tuple(_differences(scored)), pairs, ranking.base, ranking.model_version)


def _as_job(number: int, found: AtPlace) -> JobInFull:
    stored = {task.id: task for task in found.request.tasks}
    tasks = tuple(stored[task.id] for task in found.bundle.tasks)
    workplace = found.request.workplace
    job = Job(JobId(f"bundle-{number}"), workplace.id, "", tuple(task.id for task in tasks))
    return JobInFull(job, workplace, tasks)


def _aided(
    candidates: CandidateSnapshot, candidate_id: CandidateId, aids: frozenset[Dimension]
) -> CandidateSnapshot:
    """The snapshot of the one candidate; an aid closes every gap on its dimension."""
    row = row_of(candidates.ids, candidate_id, "candidate")
    person = candidates.take(np.array([row], np.intp))
    levels = person.levels.copy()
    levels[[DIMENSIONS.index(dimension) for dimension in sorted(aids)]] = Level.FULL
    return replace(person, levels=levels)


def _differences(scored: Sequence[ScoredBundle]) -> Iterator[OrderDifference]:
    for (number, one), (later, other) in combinations(enumerate(scored, start=1), 2):
        if other.match.score > one.match.score:
            yield OrderDifference(
                carving_first=number,
                model_first=later,
                groups=_ahead(other.match, one.match),
                by_fit=other.at.bundle.fit.point > one.at.bundle.fit.point,
            )


def _ahead(better: RankedMatch, worse: RankedMatch) -> tuple[ReasonGroup, ...]:
    gains = zip(GROUPS, np.subtract(better.shares, worse.shares).tolist(), strict=True)
    ahead = sorted((-gain, group) for group, gain in gains if gain > 0)
    return tuple(group for _, group in ahead[:_NAMED])
