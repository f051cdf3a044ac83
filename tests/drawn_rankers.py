"""Small rankers fitted to drawn rows: enough to be saved, published and told apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.models.artefact import Provenance, publish, save
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart


def ranker_of(seed: int) -> LambdaMart:
    """A ranker of three trees that no other seed gives."""
    random = np.random.default_rng(seed)
    worst, best = (np.array([getattr(f, end) for f in FEATURES], np.float32) for end in ("worst", "best"))
    matrix = (worst + random.random((200, len(FEATURES)), np.float32) * (best - worst)).astype(np.float32)
    grades = random.integers(0, 5, 200).astype(np.int8)
    settings = TrainingSettings(trees=3, least_rows_in_leaf=5, threads=1)
    return fit_lambdamart(matrix, grades, [10] * 20, Assumptions(), settings)


def published(models: Path, seed: int) -> LambdaMart:
    """The ranker of this seed, saved among the models and answering."""
    ranker = ranker_of(seed)
    if not (models / ranker.version).exists():
        save(models / ranker.version, ranker, Provenance("run", "Prøvekøbing", True, "2026-01-02"))
    publish(models, ranker.version)
    return ranker
