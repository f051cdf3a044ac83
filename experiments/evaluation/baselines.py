"""What an evaluation compares: rankers of the feature matrix, and baselines that look at no feature."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol

import numpy as np

from experiments.training.matrices import matrix_with_gaps, point_matrix
from experiments.training.training_data import TrainingPairs
from matcher.models.lambdamart import UnconstrainedLambdaMart
from matcher.models.ranker import F64, AdditiveRanker

_LARGEST: Final = 2**64


class PairScorer(Protocol):
    """Scores pairs of candidate and job; within one query, a higher score ranks higher."""

    @property
    def name(self) -> str:
        """What it is called in the evaluation."""
        ...

    @property
    def version(self) -> str:
        """What answered: stable for the same scorer, different for any other."""
        ...

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) scores in the order of the pairs."""
        ...


@dataclass(frozen=True, slots=True)
class RandomRanker:
    """Chance: a score from 0 to 1 that hangs on the two ids and the seed alone."""

    seed: int = 1
    name: str = "random"

    @property
    def version(self) -> str:
        """``random-`` and the seed."""
        return f"random-{self.seed}"

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) scores, the same for the same pair in whatever order or company it stands."""
        jobs, people = data.jobs.ids[data.job_rows], data.candidates.ids[data.candidate_rows]
        return np.array([self._score(*pair) for pair in zip(jobs, people, strict=True)], np.float64)

    def _score(self, job_id: str, candidate_id: str) -> float:
        digest = sha256(f"{self.seed}|{job_id}|{candidate_id}".encode()).digest()
        return int.from_bytes(digest[:8], "big") / _LARGEST


@dataclass(frozen=True, slots=True)
class RecencyRanker:
    """Who was looked at last comes first: the profile updated most recently, unknown days last."""

    name: str = "recency"
    version: str = "recency-1"

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) days since 1970-01-01; -1 where the day is not known."""
        days = data.candidates.updated_on[data.candidate_rows].astype(np.float64)
        return np.where(np.isnan(days), -1.0, days)


@dataclass(frozen=True, slots=True)
class AdditiveScorer:
    """A ranker that may be shown to people, on the matrix it was made for."""

    name: str
    ranker: AdditiveRanker

    @property
    def version(self) -> str:
        """The ranker's version."""
        return self.ranker.version

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) scores of the point matrix under the ranker's own assumptions."""
        return self.ranker.score(point_matrix(data, self.ranker.assumptions))


@dataclass(frozen=True, slots=True)
class UnconstrainedScorer:
    """The yardstick without constraints, on a matrix where the unknown is missing."""

    ranker: UnconstrainedLambdaMart
    name: str = "unconstrained"

    @property
    def version(self) -> str:
        """The ranker's version."""
        return self.ranker.version

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) scores."""
        return self.ranker.score(matrix_with_gaps(data))
