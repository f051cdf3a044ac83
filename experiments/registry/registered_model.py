"""Lets the model registry load a published ranker as a plain scoring function.

The registry keeps the ranker's folder as it is, with no pickled code in it, and calls this module by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from matcher.errors import InvalidInput
from matcher.features.columns import FEATURES
from matcher.models.artefact import load
from matcher.models.lambdamart import LambdaMart
from matcher.models.ranker import F64


class FeatureFrame(Protocol):
    """A frame with a column for each feature, in any order, such as a pandas ``DataFrame``."""

    @property
    def columns(self) -> Iterable[str]: ...
    def __getitem__(self, names: list[str], /) -> npt.ArrayLike: ...


@dataclass(frozen=True, slots=True)
class FeatureScorer:
    """Scores a frame of features, found by their names."""

    ranker: LambdaMart

    def predict(self, frame: FeatureFrame) -> F64:
        """(n,) scores of the frame's rows.

        Raises
        ------
        InvalidInput
            When a feature is missing.
        """
        names = [feature.name for feature in FEATURES]
        missing = sorted(set(names) - set(frame.columns))
        if missing:
            raise InvalidInput(f"These features are missing: {', '.join(missing)}.")
        return self.ranker.score(np.asarray(frame[names], np.float32))


def _load_pyfunc(path: str) -> FeatureScorer:
    """The scorer of the ranker in this folder; the registry looks for exactly this name."""
    return FeatureScorer(load(Path(path)).ranker)
