"""The learned ranker: LambdaMART whose trees each keep to one reason group and to the better direction.

Because no tree mixes groups, the sum of a group's trees is that group's exact part of the score; no
approximation such as SHAP is needed. Because every feature acts in its direction of better fit alone,
the worst and the best case of the unknown bound the score.

The objective is LambdaMART as of Burges (2010), "From RankNet to LambdaRank to LambdaMART", in
LightGBM's implementation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES, GROUP_COLUMNS, GROUPS
from matcher.features.snapshots import F32, I32
from matcher.models.growing import FeaturePlan, GradedLists, TrainingSettings, grow
from matcher.models.leaves import LeafValues, group_sums, leaf_values
from matcher.models.ranker import F64

if TYPE_CHECKING:
    import lightgbm

PLAN: Final = FeaturePlan(
    names=tuple(feature.name for feature in FEATURES),
    directions=tuple(int(feature.direction) for feature in FEATURES),
    groups=tuple(GROUP_COLUMNS[group] for group in GROUPS),
)
"""What the product's features are to the trainer."""


@dataclass(frozen=True)
class LambdaMart:
    """An additive, monotone LambdaMART.

    Parameters
    ----------
    model_text
        LightGBM's text form of the trees.
    assumptions
        What stood for the unknown in training, and must do so in serving.
    reference
        Mean part of the score by group over the training pairs; shares are told against it.
    threads
        Threads for scoring; one for each worker of a service.
    """

    model_text: str
    assumptions: Assumptions
    reference: tuple[float, ...]
    threads: int = 1

    @cached_property
    def version(self) -> str:
        """``lambdamart-`` and a hash of the trees and of the assumptions."""
        told = f"{self.model_text}{self.assumptions}{self.reference}"
        return f"lambdamart-{sha256(told.encode()).hexdigest()[:12]}"

    @property
    def base(self) -> float:
        """The mean score of the training pairs."""
        return float(np.sum(self.reference))

    def score(self, matrix: F32) -> F64:
        """(n,) scores; only their order and differences mean anything."""
        return _predict(self._booster, matrix, self.threads)

    def shares(self, matrix: F32) -> F64:
        """(n, group) exact parts of the score, above or below those of the mean training pair."""
        sums = group_sums(self._booster, self._leaves, matrix, self.threads)
        return sums - np.array(self.reference, np.float64)

    @cached_property
    def _booster(self) -> lightgbm.Booster:
        return _booster_from(self.model_text)

    @cached_property
    def _leaves(self) -> LeafValues:
        return leaf_values(self.model_text, PLAN.groups)


@dataclass(frozen=True)
class UnconstrainedLambdaMart:
    """LambdaMART free to mix groups and directions: the yardstick for what constraints cost."""

    model_text: str
    threads: int = 1

    @cached_property
    def version(self) -> str:
        """``unconstrained-`` and a hash of the trees."""
        return f"unconstrained-{sha256(self.model_text.encode()).hexdigest()[:12]}"

    def score(self, matrix: F32) -> F64:
        """(n,) scores."""
        return _predict(self._booster, matrix, self.threads)

    @cached_property
    def _booster(self) -> lightgbm.Booster:
        return _booster_from(self.model_text)


def fit_lambdamart(
    matrix: F32,
    grades: npt.NDArray[np.int8],
    query_sizes: Sequence[int],
    assumptions: Assumptions,
    settings: TrainingSettings,
    *,
    list_positions: I32 | None = None,
) -> LambdaMart:
    """The additive, monotone LambdaMART for these pairs.

    Parameters
    ----------
    matrix
        (pair, feature), the pairs of one query side by side.
    grades
        (pair,) relevance 0 to 4.
    query_sizes
        Pairs in each query, in order; adds up to the number of pairs.
    list_positions
        (pair,) place in the list that was shown, 1 is the top. Only training ever sees it, and only where
        the settings ask for one of the corrections.

    Raises
    ------
    InvalidInput
        When the settings ask for a correction that the list positions do not allow, or for both.
    """
    lists = GradedLists(grades, query_sizes, list_positions)
    booster = grow(matrix, lists, PLAN.names, settings, PLAN.constraints())
    text: str = booster.model_to_string()
    parts = group_sums(_booster_from(text), leaf_values(text, PLAN.groups), matrix, settings.threads)
    return LambdaMart(text, assumptions, tuple(float(v) for v in parts.mean(axis=0)))


def fit_unconstrained(
    matrix: F32,
    grades: npt.NDArray[np.int8],
    query_sizes: Sequence[int],
    settings: TrainingSettings,
    *,
    list_positions: I32 | None = None,
) -> UnconstrainedLambdaMart:
    """LambdaMART with the same settings and no constraints; the matrix may hold NaN for the unknown."""
    lists = GradedLists(grades, query_sizes, list_positions)
    text: str = grow(matrix, lists, PLAN.names, settings, {}).model_to_string()
    return UnconstrainedLambdaMart(text)


def _booster_from(model_text: str) -> lightgbm.Booster:
    import lightgbm

    return lightgbm.Booster(model_str=model_text)


def _predict(booster: lightgbm.Booster, matrix: F32, threads: int) -> F64:
    return np.asarray(booster.predict(matrix, num_threads=threads), np.float64)
