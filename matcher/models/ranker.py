"""What every ranker is, and what a ranker that may be shown to people has to be beyond that."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from matcher.features.assumptions import Assumptions
from matcher.features.snapshots import F32

F64 = npt.NDArray[np.float64]


class Ranker(Protocol):
    """Scores rows of the feature matrix; within one query, a higher score ranks higher."""

    @property
    def version(self) -> str:
        """What answered: stable for the same model, different for any other."""
        ...

    def score(self, matrix: F32) -> F64:
        """(n,) scores of an (n, feature) matrix, each from its own row alone."""
        ...


class AdditiveRanker(Ranker, Protocol):
    """A ranker whose scores are sums over the reason groups and rise with every better fit.

    ``score(m) == base + shares(m).sum(axis=1)`` to within 1e-9. A share is what its group adds compared
    with a typical pair: above zero it speaks for the match, below zero against it.
    """

    @property
    def assumptions(self) -> Assumptions:
        """What stands for the unknown in the matrix that this ranker was made for."""
        ...

    @property
    def base(self) -> float:
        """The score of a typical pair."""
        ...

    def shares(self, matrix: F32) -> F64:
        """(n, group) shares, the groups in the order of ``GROUPS``."""
        ...
