"""The held places of all open jobs' lists, worked out anew, or kept while nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol, TypeAlias

import numpy as np

from matcher.allocation.held_places import HeldPlaces, allocate
from matcher.allocation.open_lists import score_open_jobs
from matcher.domain.ids import CandidateId, JobId
from matcher.features.snapshots import CandidateSnapshot, Ids, JobSnapshot, hold_the_same
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import HeldInList

Held: TypeAlias = Mapping[JobId, HeldInList]
"""The held places of each open job's list."""


class Allocations(Protocol):
    """Held places by a rule. ``revision`` is that of the transaction which the snapshots are from."""

    @property
    def rule(self) -> HeldPlaces: ...
    def current(
        self, revision: int, candidates: CandidateSnapshot, jobs: JobSnapshot, ranker: AdditiveRanker
    ) -> Held: ...


@dataclass(frozen=True, slots=True)
class FreshAllocations:
    """Works held places out each time: for a command that answers once."""

    threads: int
    rule: HeldPlaces = field(default_factory=HeldPlaces)

    def current(
        self, revision: int, candidates: CandidateSnapshot, jobs: JobSnapshot, ranker: AdditiveRanker
    ) -> Held:
        """The held places of these people and jobs."""
        people = candidates.take(np.flatnonzero(candidates.looking))
        lists = score_open_jobs(people, jobs, ranker, threads=self.threads)
        found = allocate(lists, self.rule)
        each = zip(lists.job_ids, found.held, found.gave_way, strict=True)
        return {
            JobId(str(job)): HeldInList(_ids(people.ids[held]), _ids(people.ids[gave_way]), found.length)
            for job, held, gave_way in each
            if len(held)
        }


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """Held places, and what they were worked out from."""

    held: Held
    candidates: CandidateSnapshot
    jobs: JobSnapshot


@dataclass(slots=True)
class WarmAllocations:
    """Keeps the held places until people or jobs change or another model answers: for a service.

    One request works them out while the others that need them wait.
    """

    fresh: FreshAllocations
    _kept: _Kept | None = None
    _revision: int = -1
    _version: str = ""
    _lock: Lock = field(default_factory=Lock)

    @property
    def rule(self) -> HeldPlaces:
        """The rule that they are held by."""
        return self.fresh.rule

    def current(
        self, revision: int, candidates: CandidateSnapshot, jobs: JobSnapshot, ranker: AdditiveRanker
    ) -> Held:
        """The held places of these people and jobs."""
        with self._lock:
            kept = self._kept if self._version == ranker.version else None
            if kept is None or (self._revision != revision and not _same(kept, candidates, jobs)):
                kept = _Kept(self.fresh.current(revision, candidates, jobs, ranker), candidates, jobs)
            self._kept, self._revision, self._version = kept, revision, ranker.version
            return kept.held


def _same(kept: _Kept, candidates: CandidateSnapshot, jobs: JobSnapshot) -> bool:
    """Whether what was written since then bears on nothing: outcomes, say, or users."""
    return hold_the_same(kept.candidates, candidates) and hold_the_same(kept.jobs, jobs)


def _ids(ids: Ids) -> tuple[CandidateId, ...]:
    return tuple(CandidateId(str(each)) for each in ids)
