"""Compares rankers on queries that none of them has seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from experiments.evaluation.baselines import PairScorer
from experiments.evaluation.ranking_metrics import (
    Estimate,
    GradedQueries,
    QueryMetrics,
    has_relevant,
    mean_with_interval,
)
from experiments.training.training_data import TrainingPairs
from matcher.domain.dataset import DatasetLabel
from matcher.errors import InvalidInput
from matcher.features.snapshots import Rows
from matcher.models.ranker import F64
from matcher.progress import Progress, silent
from matcher.ranking.order import tie_key


@dataclass(frozen=True, slots=True)
class Metrics:
    """Means over the queries with any relevant item, or differences of such means.

    ``recall_at_20`` is over everybody who could have been put forward, where that was asked for.
    """

    ndcg_at_5: Estimate
    ndcg_at_10: Estimate
    mrr: Estimate
    recall_at_20: Estimate | None = None


@dataclass(frozen=True, slots=True)
class RankerResult:
    """How one ranker did, and its paired difference to each other one by name (above zero is better)."""

    name: str
    version: str
    metrics: Metrics
    differences: Mapping[str, Metrics]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How every ranker did on the same queries.

    ``queries`` counts all of them; ``left_out`` are those without any relevant item, on which no metric
    is defined and which no mean includes. Data of other kinds may have no days.
    """

    label: DatasetLabel
    first_day: date | None
    last_day: date | None
    pairs: int
    queries: int
    left_out: int
    results: tuple[RankerResult, ...]

    def of(self, name: str) -> RankerResult:
        """The result of the ranker of this name."""
        return next(result for result in self.results if result.name == name)


@dataclass(frozen=True, slots=True, eq=False)
class FixedScores:
    """Scores that were worked out beforehand, such as those of models that saw none of the pairs' side."""

    name: str
    version: str
    scores: F64

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) the scores, which must be those of these pairs."""
        assert len(self.scores) == len(data)
        return self.scores


def evaluate(
    data: TrainingPairs,
    scorers: Sequence[PairScorer],
    *,
    recalls: Mapping[str, F64] | None = None,
    seed: int = 1,
    progress: Progress = silent,
) -> Evaluation:
    """How these scorers rank the queries, ties broken as in a list that is shown.

    Parameters
    ----------
    recalls
        By ranker, one recall for each query with any relevant item, where it was worked out.

    Raises
    ------
    InvalidInput
        When no query has any relevant item.
    """
    told = has_relevant(data.grades, data.query_sizes)
    if not told.any():
        raise InvalidInput("None of the held-out jobs has an outcome above 'presented': nothing to compare.")
    scored = []
    for done, scorer in enumerate(scorers, start=1):
        scored.append(FixedScores(scorer.name, scorer.version, scorer.score_pairs(data)))
        progress("evaluating", done, len(scorers))
    return Evaluation(
        label=data.label,
        first_day=data.first_day,
        last_day=data.last_day,
        pairs=len(data),
        queries=len(told),
        left_out=int((~told).sum()),
        results=compare(graded_queries(data), scored, recalls=recalls, seed=seed),
    )


def compare(
    queries: GradedQueries,
    scored: Sequence[FixedScores],
    *,
    recalls: Mapping[str, F64] | None = None,
    seed: int = 1,
) -> tuple[RankerResult, ...]:
    """How these scores order the queries, each beside the others."""
    values = {
        each.name: _values(queries.metrics(each.scores), (recalls or {}).get(each.name)) for each in scored
    }
    return tuple(_result(each, values, seed) for each in scored)


def graded_queries(data: TrainingPairs) -> GradedQueries:
    """What scores of these pairs are compared with."""
    return GradedQueries(data.grades, data.query_sizes, tie_ranks(data))


def tie_ranks(data: TrainingPairs) -> Rows:
    """(P,) the rank of each pair's tie key, the one that orders a shown list."""
    jobs, people = data.jobs.ids[data.job_rows], data.candidates.ids[data.candidate_rows]
    keys = [tie_key(str(job), str(person)) for job, person in zip(jobs, people, strict=True)]
    return np.argsort(np.argsort(np.array(keys), kind="stable"), kind="stable")


_Values = Mapping[str, F64]
"""By metric, one value for each query."""


def _values(metrics: QueryMetrics, recall: F64 | None) -> _Values:
    values = {
        "ndcg_at_5": metrics.ndcg_at_5,
        "ndcg_at_10": metrics.ndcg_at_10,
        "mrr": metrics.reciprocal_rank,
    }
    return values if recall is None else {**values, "recall_at_20": recall}


def _result(scorer: FixedScores, values: Mapping[str, _Values], seed: int) -> RankerResult:
    own = values[scorer.name]
    differences = {
        name: Metrics(**{m: mean_with_interval(own[m] - theirs[m], seed) for m in own if m in theirs})
        for name, theirs in values.items()
        if name != scorer.name
    }
    metrics = Metrics(**{name: mean_with_interval(each, seed) for name, each in own.items()})
    return RankerResult(scorer.name, scorer.version, metrics, differences)
