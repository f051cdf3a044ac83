"""How sure a proposal is: a probability read from how alike text and type of task are.

The parameters are fitted on labelled phrasings by ``matcher-lab phrasings --renew`` and bundled.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from matcher.errors import InvalidInput
from matcher.vocabulary.similarity import F64

__all__ = ["CONSIDERED", "FEATURES", "Calibration", "load_calibration", "proposal_features"]

CONSIDERED: Final = 10
"""Types of a text that are weighed: those most alike by runs of letters."""

FEATURES: Final = ("letter_similarity", "lemma_similarity", "lead", "lemma_lead")
"""What certainty is read from.

``letter_similarity`` and ``lemma_similarity`` are the two cosines; ``lead`` and ``lemma_lead`` are how far
each is above that of the best other type (negative where another type is more alike).
"""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over a weighted sum of features; no weight is negative.

    Certainty therefore never falls when a text becomes more like a type and less like the others.
    """

    intercept: float
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != len(FEATURES) or min(self.weights) < 0:
            raise InvalidInput(f"A calibration needs {len(FEATURES)} weights, none of them negative.")

    def certainty(self, features: F64) -> F64:
        """(...) probabilities 0..1 that a proposal is right, for (..., features) values."""
        told: F64 = 1 / (1 + np.exp(-(features @ np.array(self.weights) + self.intercept)))
        return told


@cache
def load_calibration() -> Calibration:
    """The calibration that comes with the package; read once in a process."""
    text = (files("matcher.vocabulary") / "data" / "certainty.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return Calibration(
        float(told["intercept"]), tuple(float(told["weights"][feature]) for feature in FEATURES)
    )


def proposal_features(letters: F64, lemmas: F64, considered: Sequence[int]) -> F64:
    """(considered, features) of one text, from its (types,) cosines by letters and by lemmas."""
    place = list(considered)
    columns = (letters[place], lemmas[place], _leads(letters)[place], _leads(lemmas)[place])
    return np.stack(columns, axis=1)


def _leads(alike: F64) -> F64:
    """How far each value is above the highest of the others."""
    best = int(alike.argmax())
    others = np.full(len(alike), alike[best])
    others[best] = np.delete(alike, best).max() if len(alike) > 1 else 0.0
    leads: F64 = alike - others
    return leads
