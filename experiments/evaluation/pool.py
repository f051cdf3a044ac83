"""Recall among everybody: would those who got further have stood near the top of the whole list?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from experiments.evaluation.baselines import PairScorer
from experiments.evaluation.evaluate import tie_ranks
from experiments.evaluation.ranking_metrics import recall_at
from experiments.training.splits import selected_queries
from experiments.training.training_data import TrainingPairs
from matcher.features.snapshots import Rows
from matcher.models.ranker import F64
from matcher.progress import Progress, silent

_PLACES: Final = 20
_QUERIES_AT_A_TIME: Final = 25


def recalls_at_20(
    later: TrainingPairs, scorers: Sequence[PairScorer], people: Rows, progress: Progress = silent
) -> Mapping[str, F64]:
    """By scorer, for each query with any relevant item: the share of them in the first 20 of everybody.

    Those who were never put forward count as not relevant, which nobody knows; so the figure compares
    rankers and says little by itself.

    Parameters
    ----------
    people
        Rows of the candidates who could have been put forward.
    """
    found: dict[str, list[F64]] = {scorer.name: [] for scorer in scorers}
    queries = np.arange(len(later.query_sizes))
    for start in range(0, len(queries), _QUERIES_AT_A_TIME):
        part = _with_everybody(selected_queries(later, queries[start : start + _QUERIES_AT_A_TIME]), people)
        ties = tie_ranks(part)
        for scorer in scorers:
            scores = scorer.score_pairs(part)
            found[scorer.name].append(recall_at(_PLACES, scores, part.grades, part.query_sizes, ties))
        progress("ranking everybody", min(start + _QUERIES_AT_A_TIME, len(queries)), len(queries))
    return {name: np.concatenate(each) for name, each in found.items()}


def _with_everybody(data: TrainingPairs, people: Rows) -> TrainingPairs:
    """The same queries with all these people in each; those who were put forward keep their grade."""
    ends = np.cumsum(data.query_sizes)
    candidates, grades = [], []
    for end, size in zip(ends, data.query_sizes, strict=True):
        own = slice(end - size, end)
        shown = data.candidate_rows[own]
        others = people[~np.isin(data.candidates.ids[people], data.candidates.ids[shown])]
        candidates.append(np.concatenate([shown, others]))
        grades.append(np.concatenate([data.grades[own], np.zeros(len(others), np.int8)]))
    sizes = np.array([len(each) for each in grades], np.intp)
    rows = np.concatenate(candidates)
    return replace(
        data,
        candidate_rows=rows,
        job_rows=np.repeat(data.job_rows[ends - 1], sizes),
        grades=np.concatenate(grades),
        list_positions=np.ones(len(rows), np.int32),
        query_sizes=sizes,
    )
