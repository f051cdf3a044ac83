"""The lists of all open jobs over the same people, and the place that a score has in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from matcher.features.columns import GROUPS
from matcher.features.pipeline import job_features
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.order import tie_key, top_rows

Tell = Callable[[str, int, int], None]


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
        *,
        top: int,
        tell: Tell,
    ) -> Self:
        """The lists of these jobs' snapshot that are open, ``tell`` being told how many are made."""
        job_rows = np.flatnonzero(jobs.open)
        scores = np.empty((len(job_rows), len(people)))
        times_listed = np.zeros(len(people), np.intp)
        mean_shares = np.zeros((len(job_rows), len(GROUPS)))
        for i, job in enumerate(job_rows.tolist() if len(people) else []):
            matrix = job_features(people, jobs, job, ranker.assumptions)
            scores[i] = ranker.score(matrix)
            rows = top_rows(scores[i], top, _tie_keys(str(jobs.ids[job]), people))
            times_listed[rows] += 1
            mean_shares[i] = ranker.shares(matrix[rows]).mean(axis=0)
            tell("ranking", i + 1, len(job_rows))
        ascending = np.sort(scores, axis=1)
        return cls(people, jobs, ranker, job_rows, top, scores, ascending, times_listed, mean_shares)

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


def _tie_keys(job_id: str, people: CandidateSnapshot) -> Callable[[int], str]:
    return lambda row: tie_key(job_id, people.ids[row])
