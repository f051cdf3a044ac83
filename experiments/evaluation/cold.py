"""People and workplaces that a model has met in training, and those that it has not, told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.evaluation.evaluate import graded_queries
from experiments.evaluation.ranking_metrics import (
    Estimate,
    has_relevant,
    mean_with_interval,
)
from experiments.training.splits import candidates_of, selected, workplaces_of
from experiments.training.training_data import TrainingPairs
from matcher.features.snapshots import Flags
from matcher.models.ranker import F64

FEWEST_QUERIES: Final = 20


@dataclass(frozen=True, slots=True)
class Familiarity:
    """One part of the later matches, by what the model had met before.

    ``ndcg_at_10`` and ``difference`` (to the scorecard) are ``None`` where fewer than 20 queries have
    any relevant item among the pairs of this part: insufficient.
    """

    part: str
    queries: int
    pairs: int
    ndcg_at_10: Estimate | None
    difference: Estimate | None


def by_familiarity(
    earlier: TrainingPairs, later: TrainingPairs, scores: F64, scorecard: F64, seed: int = 1
) -> tuple[Familiarity, ...]:
    """How scores order the later pairs, for workplaces and candidates met in training and not met.

    A part about candidates holds each list's pairs with such candidates only, in lists of two and more.
    """
    known_place = np.isin(workplaces_of(later), workplaces_of(earlier))
    known_person = np.isin(candidates_of(later), candidates_of(earlier))
    parts = {
        "workplaces met before": known_place,
        "workplaces not met before": ~known_place,
        "candidates met before": known_person,
        "candidates not met before": ~known_person,
        "neither met before": ~known_person & ~known_place,
    }
    return tuple(_part(name, later, which, scores, scorecard, seed=seed) for name, which in parts.items())


def _part(
    name: str, later: TrainingPairs, which: Flags, scores: F64, scorecard: F64, *, seed: int
) -> Familiarity:
    query = np.repeat(np.arange(len(later.query_sizes)), later.query_sizes)
    sizes = np.bincount(query[which], minlength=len(later.query_sizes))
    keep = which & (sizes >= 2)[query]
    if not keep.any():
        return Familiarity(name, 0, 0, None, None)
    data = selected(later, keep)
    relevant = int(has_relevant(data.grades, data.query_sizes).sum())
    if relevant < FEWEST_QUERIES:
        return Familiarity(name, relevant, len(data), None, None)
    queries = graded_queries(data)
    own, theirs = (queries.metrics(each[keep]).ndcg_at_10 for each in (scores, scorecard))
    return Familiarity(
        name, relevant, len(data), mean_with_interval(own, seed), mean_with_interval(own - theirs, seed)
    )
