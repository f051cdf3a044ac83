"""The same matches from the candidate's side: a candidate is a query, the jobs offered are its items."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from experiments.training.splits import candidates_of, selected
from experiments.training.training_data import TrainingPairs


def from_the_candidates_side(data: TrainingPairs) -> TrainingPairs | None:
    """The pairs with candidates as queries, those put forward for two jobs and more; ``None`` without any.

    Queries stand by candidate id, the pairs of one by the day of their job's list, then by job id.
    """
    day = np.repeat(data.presented_on, data.query_sizes)
    people, jobs = candidates_of(data), data.jobs.ids[data.job_rows]
    order = np.lexsort((jobs, day, people))
    _, first, sizes = np.unique(people[order], return_index=True, return_counts=True)
    turned = replace(
        data,
        candidate_rows=data.candidate_rows[order],
        job_rows=data.job_rows[order],
        candidate_later=data.candidate_later[order],
        job_later=data.job_later[order],
        grades=data.grades[order],
        list_positions=data.list_positions[order],
        presented_on=day[order][first],
        query_sizes=sizes.astype(np.intp),
    )
    several = np.repeat(sizes > 1, sizes)
    return selected(turned, several) if several.any() else None
