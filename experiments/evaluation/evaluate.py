"""Compares rankers on queries that none of them has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from experiments.evaluation.baselines import PairScorer
from experiments.evaluation.ranking_metrics import (
    Estimate,
    QueryMetrics,
    has_relevant,
    mean_with_interval,
    query_metrics,
)
from experiments.training.training_data import TrainingPairs
from matcher.domain.dataset import DatasetLabel
from matcher.errors import InvalidInput
from matcher.features.snapshots import Rows
from matcher.progress import Progress, silent
from matcher.ranking.order import tie_key


@dataclass(frozen=True, slots=True)
class Metrics:
    """Means over the queries with any relevant item, or differences of such means."""

    ndcg_at_5: Estimate
    ndcg_at_10: Estimate
    mrr: Estimate


@dataclass(frozen=True, slots=True)
class RankerResult:
    """How one ranker did, and its paired difference to the scorecard (above zero is better)."""

    name: str
    version: str
    metrics: Metrics
    versus_scorecard: Metrics


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How every ranker did on the same queries.

    ``queries`` counts all of them; ``left_out`` are those without any relevant item, on which no metric
    is defined and which no mean includes.
    """

    label: DatasetLabel
    first_day: date
    last_day: date
    pairs: int
    queries: int
    left_out: int
    results: tuple[RankerResult, ...]

    def of(self, name: str) -> RankerResult:
        """The result of the ranker of this name."""
        return next(result for result in self.results if result.name == name)


def evaluate(
    data: TrainingPairs,
    scorers: Sequence[PairScorer],
    scorecard: PairScorer,
    *,
    seed: int = 1,
    progress: Progress = silent,
) -> Evaluation:
    """How the scorecard and these scorers rank the queries, ties broken as in a list that is shown.

    Raises
    ------
    InvalidInput
        When no query has any relevant item.
    """
    told = has_relevant(data.grades, data.query_sizes)
    if not told.any():
        raise InvalidInput("None of the held-out jobs has an outcome above 'presented': nothing to compare.")
    ties = _tie_ranks(data)
    yardstick = _query_metrics(scorecard, data, ties)
    results = []
    for done, scorer in enumerate((scorecard, *scorers), start=1):
        found = yardstick if scorer is scorecard else _query_metrics(scorer, data, ties)
        results.append(_result(scorer, found, yardstick, seed))
        progress("evaluating", done, len(scorers) + 1)
    return Evaluation(
        label=data.label,
        first_day=data.first_day,
        last_day=data.last_day,
        pairs=len(data),
        queries=len(told),
        left_out=int((~told).sum()),
        results=tuple(results),
    )


def _query_metrics(scorer: PairScorer, data: TrainingPairs, ties: Rows) -> QueryMetrics:
    return query_metrics(scorer.score_pairs(data), data.grades, data.query_sizes, ties)


def _tie_ranks(data: TrainingPairs) -> Rows:
    """(P,) the rank of each pair's tie key, the one that orders a shown list."""
    jobs, people = data.jobs.ids[data.job_rows], data.candidates.ids[data.candidate_rows]
    keys = [tie_key(str(job), str(person)) for job, person in zip(jobs, people, strict=True)]
    return np.argsort(np.argsort(np.array(keys), kind="stable"), kind="stable")


def _result(scorer: PairScorer, found: QueryMetrics, yardstick: QueryMetrics, seed: int) -> RankerResult:
    return RankerResult(
        name=scorer.name,
        version=scorer.version,
        metrics=Metrics(
            ndcg_at_5=mean_with_interval(found.ndcg_at_5, seed),
            ndcg_at_10=mean_with_interval(found.ndcg_at_10, seed),
            mrr=mean_with_interval(found.reciprocal_rank, seed),
        ),
        versus_scorecard=Metrics(
            ndcg_at_5=mean_with_interval(found.ndcg_at_5 - yardstick.ndcg_at_5, seed),
            ndcg_at_10=mean_with_interval(found.ndcg_at_10 - yardstick.ndcg_at_10, seed),
            mrr=mean_with_interval(found.reciprocal_rank - yardstick.reciprocal_rank, seed),
        ),
    )
