"""The learned ranker: LambdaMART whose trees each keep to one reason group and to the better direction.

Because no tree mixes groups, the sum of a group's trees is that group's exact part of the score; no
approximation such as SHAP is needed. Because every feature acts in its direction of better fit alone,
the worst and the best case of the unknown bound the score.

The objective is LambdaMART as of Burges (2010), "From RankNet to LambdaRank to LambdaMART", in
LightGBM's implementation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.errors import InvalidInput, ModelNotReady
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES, GROUP_COLUMNS, GROUPS
from matcher.features.snapshots import F32, I32
from matcher.models.attention import check_positions, looked_at
from matcher.models.ranker import F64

if TYPE_CHECKING:
    import lightgbm

_ROWS_AT_A_TIME: Final = 4096


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How a model is grown. Small trees are enough; the seed fixes every choice made by chance.

    ``weigh_by_attention`` and ``position_bias_regularization`` are two ways to allow for candidates high
    in a shown list having been looked at more often; at most one of them, and both need list positions.

    Attributes
    ----------
    weigh_by_attention
        Learn how far those get who are looked at (see ``attention``), by weighted least squares in the
        place of LambdaMART's comparisons within a list.
    position_bias_regularization
        LightGBM's own: one addend a place, learnt beside the trees at their learning rate and drawn to 0
        by this much for each pair. ``None`` is without it. Its sums run in parallel, so a model is
        the same again only with the same number of threads.
    """

    trees: int = 200
    leaves: int = 15
    learning_rate: float = 0.06
    least_rows_in_leaf: int = 30
    l2: float = 5.0
    feature_fraction: float = 0.6
    row_fraction: float = 0.8
    truncation_level: int = 12
    weigh_by_attention: bool = False
    position_bias_regularization: float | None = None
    seed: int = 1
    threads: int = 2


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
        return leaf_values(self.model_text)


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
    constraints = lightgbm_constraints()
    booster = _train(matrix, grades, query_sizes, settings, constraints, list_positions=list_positions)
    text: str = booster.model_to_string()
    parts = group_sums(_booster_from(text), leaf_values(text), matrix, settings.threads)
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
    text: str = _train(
        matrix, grades, query_sizes, settings, {}, list_positions=list_positions
    ).model_to_string()
    return UnconstrainedLambdaMart(text)


def lightgbm_parameters(settings: TrainingSettings) -> Mapping[str, object]:
    """LightGBM's parameters for these settings, without constraints."""
    return {
        "objective": "lambdarank",
        "num_leaves": settings.leaves,
        "learning_rate": settings.learning_rate,
        "min_data_in_leaf": settings.least_rows_in_leaf,
        "lambda_l2": settings.l2,
        "feature_fraction": settings.feature_fraction,
        "bagging_fraction": settings.row_fraction,
        "bagging_freq": 1,
        "lambdarank_truncation_level": settings.truncation_level,
        "seed": settings.seed,
        "num_threads": settings.threads,
        "deterministic": True,
        "force_row_wise": True,
        "verbosity": -1,
    }


def lightgbm_constraints() -> Mapping[str, object]:
    """LightGBM's parameters that keep trees to their group and features to their direction."""
    return {
        "monotone_constraints": [int(f.direction) for f in FEATURES],
        "interaction_constraints": [list(columns) for columns in GROUP_COLUMNS.values()],
    }


@dataclass(frozen=True)
class LeafValues:
    """The value of every leaf, and the reason group of every tree (-1 for a tree without a split)."""

    values: F64
    starts: npt.NDArray[np.intp]
    groups: npt.NDArray[np.intp]


def leaf_values(model_text: str) -> LeafValues:
    """Reads every leaf's value, and each tree's group, from LightGBM's text form.

    Raises
    ------
    ModelNotReady
        When a tree mixes reason groups; such a model cannot be explained.
    """
    group_of = {column: g for g, group in enumerate(GROUPS) for column in GROUP_COLUMNS[group]}
    values: list[float] = []
    starts: list[int] = []
    groups: list[int] = []
    for line in model_text.splitlines():
        name, _, text = line.partition("=")
        if name == "split_feature":
            mixed = {group_of[int(column)] for column in text.split()}
            if len(mixed) > 1:
                raise ModelNotReady("This model's trees mix reason groups, so its reasons would not add up.")
            groups.append(mixed.pop() if mixed else -1)
        elif name == "leaf_value":
            starts.append(len(values))
            values.extend(float(value) for value in text.split())
            groups.extend([-1] * (len(starts) - len(groups)))
    return LeafValues(np.array(values), np.array(starts, np.intp), np.array(groups, np.intp))


def group_sums(booster: lightgbm.Booster, leaves: LeafValues, matrix: F32, threads: int) -> F64:
    """(n, group) sums of the leaves that each row falls into, by group."""
    in_group = (leaves.groups[:, None] == np.arange(len(GROUPS))).astype(np.float64)
    sums = np.zeros((len(matrix), len(GROUPS)))
    for start in range(0, len(matrix), _ROWS_AT_A_TIME):
        rows = slice(start, start + _ROWS_AT_A_TIME)
        reached = np.asarray(booster.predict(matrix[rows], pred_leaf=True, num_threads=threads), np.intp)
        sums[rows] = leaves.values[reached + leaves.starts] @ in_group
    return sums


def _booster_from(model_text: str) -> lightgbm.Booster:
    import lightgbm

    return lightgbm.Booster(model_str=model_text)


def _predict(booster: lightgbm.Booster, matrix: F32, threads: int) -> F64:
    return np.asarray(booster.predict(matrix, num_threads=threads), np.float64)


def _train(
    matrix: F32,
    grades: npt.NDArray[np.int8],
    query_sizes: Sequence[int],
    settings: TrainingSettings,
    constraints: Mapping[str, object],
    *,
    list_positions: I32 | None,
) -> lightgbm.Booster:
    import lightgbm

    told, chosen = _learnt_from(grades, query_sizes, settings, list_positions)
    data = lightgbm.Dataset(matrix, feature_name=[f.name for f in FEATURES], **told)
    parameters = {**lightgbm_parameters(settings), **constraints, **chosen}
    return lightgbm.train(parameters, data, num_boost_round=settings.trees)


def _learnt_from(
    grades: npt.NDArray[np.int8],
    query_sizes: Sequence[int],
    settings: TrainingSettings,
    list_positions: I32 | None,
) -> tuple[Mapping[str, Any], Mapping[str, object]]:
    """What LightGBM's data set is told beside the matrix, and the parameters that go with it."""
    compared = {"label": grades, "group": list(query_sizes)}
    regularization = settings.position_bias_regularization
    if not settings.weigh_by_attention and regularization is None:
        return compared, {}
    if settings.weigh_by_attention and regularization is not None:
        raise InvalidInput(
            "Set weigh_by_attention or position_bias_regularization, not both: each corrects for position."
        )
    if list_positions is None:
        raise InvalidInput("These settings correct for the place in the list: give list_positions.")
    check_positions(list_positions, len(grades))
    if settings.weigh_by_attention:
        seen = looked_at(grades, list_positions)
        # Begun at 0: a mean that LightGBM adds on its own would belong to no reason group.
        begun = np.zeros(len(grades))
        told = {"label": seen.targets, "weight": seen.weights, "init_score": begun}
        return told, {"objective": "regression"}
    places = (list_positions - 1).astype(np.int32)
    return {**compared, "position": places}, {"lambdarank_position_bias_regularization": regularization}
