"""The scores of all open jobs over the same people, from which every list follows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from matcher.features.pipeline import job_features
from matcher.features.snapshots import F64, CandidateSnapshot, Ids, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.order import tie_key, top_rows

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class OpenLists:
    """Scores of J open jobs with N people who look for work.

    Attributes
    ----------
    scores : (J, N); only the differences within a job mean anything
    job_ids : (J,)
    person_ids : (N,)
    """

    scores: F64
    job_ids: Ids
    person_ids: Ids

    def by_score(self, job: int, top: int) -> Rows:
        """The rows of the ``top`` people with the highest scores for a job, highest first."""
        job_id = str(self.job_ids[job])
        return top_rows(self.scores[job], top, lambda row: tie_key(job_id, self.person_ids[row]))


def score_open_jobs(
    people: CandidateSnapshot,
    jobs: JobSnapshot,
    ranker: AdditiveRanker,
    *,
    threads: int = 1,
    tell: Tell = lambda _stage, _done, _total: None,
) -> OpenLists:
    """The scores of every open job, in the order of the snapshot, with all of these people.

    A score depends on its own row alone, so the number of threads changes how long it takes and nothing
    else. ``tell`` is told how many jobs are done.
    """
    rows = np.flatnonzero(jobs.open)

    def scored(job: int) -> F64:
        return ranker.score(job_features(people, jobs, job, ranker.assumptions))

    scores = np.empty((len(rows), len(people)))
    if len(people):
        with ThreadPoolExecutor(threads) as pool:
            for i, of_job in enumerate(pool.map(scored, rows.tolist())):
                scores[i] = of_job
                tell("ranking", i + 1, len(rows))
    return OpenLists(scores, jobs.ids[rows], people.ids)
