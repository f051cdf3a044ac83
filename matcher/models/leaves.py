"""What each tree of an additive model adds: the value of the leaf that a row falls into, by group.

No approximation such as SHAP is needed, because no tree mixes groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from matcher.errors import ModelNotReady
from matcher.features.snapshots import F32
from matcher.models.ranker import F64

if TYPE_CHECKING:
    import lightgbm

_ROWS_AT_A_TIME: Final = 4096


@dataclass(frozen=True)
class LeafValues:
    """The value of every leaf, and the reason group of every tree (-1 for a tree without a split)."""

    values: F64
    starts: npt.NDArray[np.intp]
    groups: npt.NDArray[np.intp]
    group_count: int


def leaf_values(model_text: str, groups_of_columns: Sequence[Sequence[int]]) -> LeafValues:
    """Reads every leaf's value, and each tree's group, from LightGBM's text form.

    Parameters
    ----------
    groups_of_columns
        The columns of each group; together all columns, each once.

    Raises
    ------
    ModelNotReady
        When a tree mixes reason groups; such a model cannot be explained.
    """
    group_of = {column: g for g, columns in enumerate(groups_of_columns) for column in columns}
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
    return LeafValues(
        np.array(values), np.array(starts, np.intp), np.array(groups, np.intp), len(groups_of_columns)
    )


def group_sums(booster: lightgbm.Booster, leaves: LeafValues, matrix: F32, threads: int) -> F64:
    """(n, group) sums of the leaves that each row falls into, by group."""
    in_group = (leaves.groups[:, None] == np.arange(leaves.group_count)).astype(np.float64)
    sums = np.zeros((len(matrix), leaves.group_count))
    for start in range(0, len(matrix), _ROWS_AT_A_TIME):
        rows = slice(start, start + _ROWS_AT_A_TIME)
        reached = np.asarray(booster.predict(matrix[rows], pred_leaf=True, num_threads=threads), np.intp)
        sums[rows] = leaves.values[reached + leaves.starts] @ in_group
    return sums
