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
            When a feature is missing, or a value is: what is unknown is never zero, and never empty
            here. The feature pipeline says what stands for it in the worst, the assumed and the best case.
        """
        names = [feature.name for feature in FEATURES]
        missing = sorted(set(names) - set(frame.columns))
        if missing:
            raise InvalidInput(f"These features are missing: {', '.join(missing)}.")
        matrix = np.asarray(frame[names], np.float32)
        empty = np.argwhere(~np.isfinite(matrix))
        if len(empty):
            row, column = empty[0]
            raise InvalidInput(
                f"Row {row}, {names[column]}: there is no number. Compute the features with"
                " matcher.features.pipeline, which says what stands for the unknown."
            )
        return self.ranker.score(matrix)


def _load_pyfunc(path: str) -> FeatureScorer:
    """The scorer of the ranker in this folder; the registry looks for exactly this name."""
    return FeatureScorer(load(Path(path)).ranker)
