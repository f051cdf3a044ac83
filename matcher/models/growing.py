"""Grows trees that each keep to one group of features and to the better direction, with LightGBM.

The objective is LambdaMART as of Burges (2010), "From RankNet to LambdaRank to LambdaMART", in
LightGBM's implementation. What the features are is the caller's to say, so that the same trainer can be
tried on any ranking data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from matcher.errors import InvalidInput
from matcher.features.snapshots import F32, I32
from matcher.models.attention import check_positions, looked_at

if TYPE_CHECKING:
    import lightgbm


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


@dataclass(frozen=True, slots=True)
class FeaturePlan:
    """The columns of a matrix and what a model may do with them.

    Parameters
    ----------
    names
        By column.
    directions
        By column: 1 where more is never worse, -1 where less is never worse, 0 where it may go either way.
    groups
        The columns of each group; features may be combined within a group only. Together all columns,
        each once.
    """

    names: tuple[str, ...]
    directions: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]

    def constraints(self) -> Mapping[str, object]:
        """LightGBM's parameters that keep trees to their group and features to their direction."""
        return {
            "monotone_constraints": list(self.directions),
            "interaction_constraints": [list(columns) for columns in self.groups],
        }


@dataclass(frozen=True, slots=True, eq=False)
class GradedLists:
    """What is learned from: (P,) relevance, the pairs of one query side by side, and how many each query has.

    ``positions`` is the (P,) place in the list that was shown, 1 is the top; only a correction needs it.
    """

    grades: npt.NDArray[np.int8]
    query_sizes: Sequence[int]
    positions: I32 | None = None


def grow(
    matrix: F32,
    lists: GradedLists,
    names: Sequence[str],
    settings: TrainingSettings,
    constraints: Mapping[str, object],
) -> lightgbm.Booster:
    """The trees for these lists.

    Parameters
    ----------
    matrix
        (P, feature).
    constraints
        Those of a :class:`FeaturePlan`, or none.

    Raises
    ------
    InvalidInput
        When the settings ask for a correction that the list positions do not allow, or for both.
    """
    import lightgbm

    told, chosen = _learnt_from(lists, settings)
    data = lightgbm.Dataset(matrix, feature_name=list(names), **told)
    parameters = {**lightgbm_parameters(settings), **constraints, **chosen}
    return lightgbm.train(parameters, data, num_boost_round=settings.trees)


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


def _learnt_from(
    lists: GradedLists, settings: TrainingSettings
) -> tuple[Mapping[str, Any], Mapping[str, object]]:
    """What LightGBM's data set is told beside the matrix, and the parameters that go with it."""
    grades, list_positions = lists.grades, lists.positions
    compared = {"label": grades, "group": list(lists.query_sizes)}
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
