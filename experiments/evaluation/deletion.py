"""What a reason's share says, held against what the score does when what stands behind it is taken away.

To delete a group is to put those of a typical pair in the place of its columns. Shares are told against a
typical pair (``base``), which is a mean and no row of features. So the columns are taken from two pairs of
the sample, whose shares of the group lie nearest above and below nothing, and the two scores are weighted so
that these make nothing. Where all shares lie on one side, the nearest pair stands in; its share is left over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.features.columns import GROUP_COLUMNS, GROUPS
from matcher.features.snapshots import F32
from matcher.models.ranker import F64, AdditiveRanker


@dataclass(frozen=True, slots=True)
class Deletions:
    """How shares and deletions agree over some pairs.

    Attributes
    ----------
    adds_up : greatest distance of a score from its base with its shares
    off : greatest distance of a score's fall from the share deleted, with what is left over counted in
    left_over : greatest share of a group that its stand-in has
    top_moves_most : part of the pairs in which deleting the group of the greatest share moves most
    """

    pairs: int
    adds_up: float
    off: float
    left_over: float
    top_moves_most: float


def measure_deletions(matrix: F32, ranker: AdditiveRanker) -> Deletions:
    """Deletes each group of each pair of a (pair, feature) matrix, and scores what is left."""
    shares, scores = ranker.shares(matrix), ranker.score(matrix)
    fallen, left_over = np.empty(shares.shape), np.empty(len(GROUPS))
    for group in range(len(GROUPS)):
        above, below, weight = _typical(shares[:, group])
        left_over[group] = weight * shares[above, group] + (1 - weight) * shares[below, group]
        without = weight * _without(matrix, ranker, group, above)
        without += (1 - weight) * _without(matrix, ranker, group, below)
        fallen[:, group] = scores - without
    top = np.abs(fallen)[np.arange(len(matrix)), np.abs(shares).argmax(axis=1)]
    return Deletions(
        pairs=len(matrix),
        adds_up=float(np.abs(scores - ranker.base - shares.sum(axis=1)).max()),
        off=float(np.abs(fallen - (shares - left_over)).max()),
        left_over=float(np.abs(left_over).max()),
        top_moves_most=float((top >= np.abs(fallen).max(axis=1) - 1e-12).mean()),
    )


def _typical(shares: F64) -> tuple[int, int, float]:
    """The pairs nearest above and below nothing, and the weight of the first by which they make nothing."""
    above = int(np.where(shares >= 0, shares, np.inf).argmin())
    below = int(np.where(shares <= 0, shares, -np.inf).argmax())
    if shares[above] < 0 or shares[below] > 0 or shares[above] == shares[below]:
        nearest = int(np.abs(shares).argmin())
        return nearest, nearest, 1.0
    return above, below, float(-shares[below] / (shares[above] - shares[below]))


def _without(matrix: F32, ranker: AdditiveRanker, group: int, typical: int) -> F64:
    """(pair,) scores with the group's columns of this pair."""
    columns = list(GROUP_COLUMNS[GROUPS[group]])
    without = matrix.copy()
    without[:, columns] = matrix[typical, columns]
    return ranker.score(without)
