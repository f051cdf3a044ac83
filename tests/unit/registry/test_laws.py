"""The laws that a model must obey before it may answer catch a model that does not."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from experiments.registry.laws import broken_laws
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURE_INDEX
from matcher.features.snapshots import F32
from matcher.models.ranker import F64
from matcher.models.scorecard import Scorecard

NOISE, WISHED = FEATURE_INDEX["noise_gap"], FEATURE_INDEX["wished"]


@dataclass
class Bent:
    """The scorecard with something added to its score, and to the share of the first group or to none."""

    adds: str
    inner: Scorecard = field(default_factory=Scorecard)
    version: str = "bent"
    calls: int = 0

    @property
    def assumptions(self) -> Assumptions:
        return self.inner.assumptions

    @property
    def base(self) -> float:
        return self.inner.base

    def shares(self, matrix: F32) -> F64:
        shares = self.inner.shares(matrix)
        if self.adds in {"falling", "other group"}:
            column = NOISE if self.adds == "falling" else WISHED
            group = 5 if self.adds == "falling" else 0
            sign = -50 if self.adds == "falling" else 50
            shares[:, group] += sign * matrix[:, column]
        return shares

    def score(self, matrix: F32) -> F64:
        self.calls += 1
        score: F64 = self.base + self.shares(matrix).sum(axis=1)
        if self.adds == "nowhere":
            score = score + 1
        return score + self.calls if self.adds == "chance" else score


def test_the_scorecard_breaks_no_law() -> None:
    assert broken_laws(Scorecard()) == ()


@pytest.mark.parametrize(
    ("adds", "said"),
    [
        ("nowhere", "do not add up"),
        ("chance", "same scores twice"),
        ("falling", "better noise_gap lowers"),
        ("other group", "feature of another group"),
    ],
)
def test_a_broken_law_is_said(adds: str, said: str) -> None:
    assert any(said in each for each in broken_laws(Bent(adds)))


def test_the_same_laws_are_found_broken_every_time() -> None:
    assert np.array_equal(broken_laws(Bent("falling")), broken_laws(Bent("falling")))
