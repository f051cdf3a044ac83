"""Both rankers that can be explained: the scorecard, and a tiny LambdaMART fitted to its points."""

from __future__ import annotations

import numpy as np

from experiments.benchmarks.population import draw_candidates, draw_jobs
from matcher.features.assumptions import Assumptions
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.loading import load_vocabulary

PEOPLE, JOBS = 40, 8


def tiny_lambdamart() -> LambdaMart:
    """A LambdaMART of 30 trees over a drawn town."""
    vocabulary, rng = load_vocabulary(), np.random.default_rng(3)
    people = candidate_snapshot(draw_candidates(rng, PEOPLE, vocabulary), vocabulary)
    jobs = job_snapshot(draw_jobs(rng, JOBS, vocabulary), vocabulary)
    pairs = Pairs(np.tile(np.arange(PEOPLE), JOBS), np.repeat(np.arange(JOBS), PEOPLE))
    matrix = pair_features(people, jobs, pairs, Assumptions())
    points = Scorecard().score(matrix)
    grades = np.searchsorted(np.quantile(points, [0.5, 0.7, 0.85, 0.95]), points).astype(np.int8)
    settings = TrainingSettings(trees=30, least_rows_in_leaf=5, threads=1)
    return fit_lambdamart(matrix, grades, [PEOPLE] * JOBS, Assumptions(), settings)
