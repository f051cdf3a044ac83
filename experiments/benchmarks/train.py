"""Trains on many rows, measured against bare LightGBM with the same parameters on the same matrix.

The yardstick is ``lightgbm.Dataset`` and ``lightgbm.train`` with the very parameters and constraints that
the product's trainer uses, in the same process, its rounds interleaved with ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import lightgbm
import numpy as np

from experiments.benchmarks.population import draw_candidates, draw_jobs
from experiments.benchmarks.timing import interleaved
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import F32, I8
from matcher.models.growing import TrainingSettings, lightgbm_parameters
from matcher.models.lambdamart import PLAN, fit_lambdamart
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.loading import load_vocabulary

_CANDIDATES: Final = 20_000
_LIST: Final = 12


@dataclass(frozen=True, slots=True)
class TrainTiming:
    """Median seconds for so many rows: LightGBM without and with the constraints, and the whole trainer."""

    rows: int
    unconstrained: float
    constrained: float
    whole: float


def measure(rows: int, repeats: int, settings: TrainingSettings) -> TrainTiming:
    """The timing of training on lists of twelve with this many rows in all."""
    matrix, grades = _drawn(rows - rows % _LIST)
    sizes = [_LIST] * (len(grades) // _LIST)

    def bare(constraints: dict[str, object]) -> None:
        names = [feature.name for feature in FEATURES]
        data = lightgbm.Dataset(matrix, label=grades, group=sizes, feature_name=names)
        parameters = {**lightgbm_parameters(settings), **constraints}
        lightgbm.train(parameters, data, num_boost_round=settings.trees)

    took = interleaved(
        repeats,
        lambda: bare({}),
        lambda: bare(dict(PLAN.constraints())),
        lambda: fit_lambdamart(matrix, grades, sizes, Assumptions(), settings),
        warm_up=False,
    )
    return TrainTiming(len(grades), *took)


def as_lines(timing: TrainTiming) -> Iterator[str]:
    """The timing as lines for the terminal."""
    yield f"{timing.rows} rows. Yardstick: bare lightgbm.train, same parameters and constraints = 1.00x"
    for name, seconds in (
        ("bare, constrained", timing.constrained),
        ("bare, unconstrained", timing.unconstrained),
        ("the whole trainer", timing.whole),
    ):
        yield f"{name:<20} {seconds:7.2f} s {seconds / timing.constrained:6.2f}x"


def _drawn(rows: int) -> tuple[F32, I8]:
    """Features of drawn people and jobs, and grades that follow the scorecard and luck."""
    rng = np.random.default_rng(1)
    vocabulary = load_vocabulary()
    people = candidate_snapshot(draw_candidates(rng, _CANDIDATES, vocabulary), vocabulary)
    count = rows // _LIST
    jobs = job_snapshot(draw_jobs(rng, min(count, 400), vocabulary), vocabulary)
    job_rows = np.repeat(np.arange(count) % len(jobs), _LIST)
    matrix = pair_features(people, jobs, Pairs(rng.integers(0, _CANDIDATES, rows), job_rows), Assumptions())
    points = Scorecard().score(matrix) + rng.normal(0, 3, rows)
    grades = np.searchsorted(np.quantile(points, [0.6, 0.75, 0.87, 0.95]), points).astype(np.int8)
    return matrix, grades
