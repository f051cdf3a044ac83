"""Deleting a group of columns, against shares whose values are known by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from experiments.evaluation.deletion import measure_deletions
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES, GROUP_COLUMNS, GROUPS
from matcher.features.snapshots import F32
from matcher.models.ranker import F64
from matcher.models.scorecard import Scorecard


@dataclass(frozen=True)
class Sums:
    """Each group's share is the sum of its columns; ``wrong`` is added to what it says of the first group."""

    wrong: float = 0.0
    mixed: float = 0.0
    base: float = 5.0
    version: str = "sums"
    assumptions: Assumptions = field(default_factory=Assumptions)

    def score(self, matrix: F32) -> F64:
        together: F64 = matrix[:, GROUP_COLUMNS[GROUPS[0]][0]] * matrix[:, GROUP_COLUMNS[GROUPS[1]][0]]
        total: F64 = self.base + matrix.astype(np.float64).sum(axis=1) + self.mixed * together
        return total

    def shares(self, matrix: F32) -> F64:
        sums = np.stack([matrix[:, list(GROUP_COLUMNS[g])].sum(axis=1) for g in GROUPS], axis=1)
        sums = sums.astype(np.float64)
        sums[:, 0] += self.wrong
        return sums


def drawn(shift: float = 0.0) -> F32:
    steps = np.random.default_rng(4).integers(-8, 9, (50, len(FEATURES)))
    return (steps / 8 + shift).astype(np.float32)


@pytest.mark.parametrize("ranker", [Sums(), Scorecard()], ids=["sums", "scorecard"])
def test_honest_shares_agree_with_deletion_to_rounding(ranker: Sums | Scorecard) -> None:
    found = measure_deletions(drawn(), ranker)
    assert found.adds_up < 1e-9
    assert found.off < 1e-9


def test_the_weightiest_share_moves_the_score_most_where_a_typical_pair_can_be_made() -> None:
    found = measure_deletions(drawn(), Sums())
    assert found.left_over < 1e-9
    assert found.top_moves_most == 1.0


def test_a_share_that_the_score_does_not_have_is_found_out() -> None:
    found = measure_deletions(drawn(), Sums(wrong=0.25))
    assert found.adds_up == pytest.approx(0.25)


def test_groups_that_act_together_are_found_out() -> None:
    assert measure_deletions(drawn(), Sums(mixed=0.5)).off > 0.01


def test_what_a_stand_in_leaves_over_is_told_where_every_share_lies_on_one_side() -> None:
    matrix = drawn(shift=3.0)
    found = measure_deletions(matrix, Sums())
    sums = [matrix[:, list(GROUP_COLUMNS[g])].astype(np.float64).sum(axis=1) for g in GROUPS]
    assert found.left_over == pytest.approx(max(each.min() for each in sums))
    assert found.off < 1e-9
