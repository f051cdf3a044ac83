"""The lists by score of all open jobs over the same people, and the place that a score has in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from matcher.allocation.open_lists import OpenLists
from matcher.features.columns import GROUPS
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """All open jobs' lists: (job, person) scores, how often each is listed, each top's mean shares."""

    people: CandidateSnapshot
    jobs: JobSnapshot
    ranker: AdditiveRanker
    job_rows: Rows
    top: int
    scores: F64
    ascending: F64
    times_listed: npt.NDArray[np.intp]
    mean_shares: F64

    @classmethod
    def of(
        cls,
        people: CandidateSnapshot,
        jobs: JobSnapshot,
        ranker: AdditiveRanker,
        lists: OpenLists,
        *,
        top: int,
    ) -> Self:
        """The first ``top`` places by score of these lists, made of these people, jobs and ranker."""
        job_rows = np.flatnonzero(jobs.open)
        mean_shares = np.zeros((len(job_rows), len(GROUPS)))
        listed = [lists.by_score(i, top) for i in range(len(job_rows))]
        for i, rows in enumerate(listed if len(people) else []):
            pairs = Pairs(rows, np.full(len(rows), job_rows[i]))
            matrix = pair_features(people, jobs, pairs, ranker.assumptions)
            mean_shares[i] = ranker.shares(matrix).mean(axis=0)
        return cls(
            people,
            jobs,
            ranker,
            job_rows,
            top,
            lists.scores,
            np.sort(lists.scores, axis=1),
            times_listed(listed, len(people)),
            mean_shares,
        )

    @property
    def listed(self) -> npt.NDArray[np.bool_]:
        """(person,) whether each stands in the top of any list."""
        return self.times_listed > 0

    def best_places(self) -> npt.NDArray[np.intp]:
        """(person,) the best place that each has in any list; of equal scores the best place is told."""
        if not len(self.job_rows):
            return np.full(self.scores.shape[1], np.iinfo(np.intp).max, np.intp)
        now = self.scores
        every = [self.places(j, now[j], now[j]) for j in range(len(self.job_rows))]
        best: npt.NDArray[np.intp] = np.stack(every).min(axis=0)
        return best

    def places(self, job: int, scores: F64, now: float | F64) -> npt.NDArray[np.intp]:
        """The places of these scores in a job's list, each instead of the score ``now`` of the same person.

        Of those with the same score the best place is told; 1 is the top.
        """
        above = self.ascending.shape[1] - np.searchsorted(self.ascending[job], scores, side="right")
        found: npt.NDArray[np.intp] = above - (np.asarray(now) > scores) + 1
        return found


def times_listed(listed: Sequence[Rows], people: int) -> npt.NDArray[np.intp]:
    """(person,) on how many of these lists each stands."""
    return np.bincount(np.concatenate([*listed, np.array([], np.intp)]), minlength=people)
