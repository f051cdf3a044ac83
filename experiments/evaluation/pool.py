"""Recall among everybody: would those who got further have stood near the top of the whole list?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from experiments.evaluation.baselines import PairScorer
from experiments.evaluation.evaluate import tie_ranks
from experiments.evaluation.ranking_metrics import recall_at
from experiments.training.everybody import Everybody, with_everybody
from experiments.training.training_data import TrainingPairs
from matcher.models.ranker import F64
from matcher.progress import Progress, silent

_PLACES: Final = 20
_QUERIES_AT_A_TIME: Final = 25


def recalls_at_20(
    later: TrainingPairs, people: Everybody, scorers: Sequence[PairScorer], progress: Progress = silent
) -> Mapping[str, F64]:
    """By scorer, for each query with any relevant item: the share of them in the first 20 of everybody.

    Those who were never put forward count as not relevant, which nobody knows; so the figure compares
    rankers and says little by itself.
    """
    found: dict[str, list[F64]] = {scorer.name: [] for scorer in scorers}
    count = len(later.query_sizes)
    for start in range(0, count, _QUERIES_AT_A_TIME):
        queries = range(start, min(start + _QUERIES_AT_A_TIME, count))
        part = with_everybody(later, people, queries)
        ties = tie_ranks(part)
        for scorer in scorers:
            scores = scorer.score_pairs(part)
            found[scorer.name].append(recall_at(_PLACES, scores, part.grades, part.query_sizes, ties))
        progress("ranking everybody", queries.stop, count)
    return {name: np.concatenate(each) for name, each in found.items()}
