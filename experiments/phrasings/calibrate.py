"""Fits how sure a proposal is on the tuning half, and writes the parameters into the package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from experiments.phrasings.labelled import Half, Phrasing, read_phrasings
from matcher.features.snapshots import Rows
from matcher.vocabulary import certainty
from matcher.vocabulary.certainty import FEATURES, Calibration
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.matching import TaskTypeMatcher
from matcher.vocabulary.similarity import F64

__all__ = ["Pairs", "cross_validated", "fit", "pairs_of", "renew", "written"]

_FOLDS: Final = 10
_RIDGE: Final = 0.001
_DECIMALS: Final = 4
_HEADER: Final = """\
# How sure a proposed type of task is: a logistic curve, fitted on the tuning half of the labelled phrasings.
# Written by `matcher-lab phrasings --renew`; run it again when types, synonyms or phrasings have changed.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of a phrasing and a type that is weighed for it, the pairs of one phrasing side by side.

    ``features`` (P, features); ``right`` (P,) 0 or 1; ``phrasing`` (P,) which phrasing; ``place`` (P,)
    which type, in the order of the codes.
    """

    features: F64
    right: F64
    phrasing: Rows
    place: Rows


def pairs_of(phrasings: Sequence[Phrasing], vocabulary: Vocabulary) -> Pairs:
    """What is weighed for the phrasings, and what of it is right."""
    codes = sorted(vocabulary.task_types)
    matcher = TaskTypeMatcher(vocabulary)
    rows: list[tuple[F64, float, int, int]] = []
    for number, phrasing in enumerate(phrasings):
        for places, features in matcher.considered([phrasing.text], phrasing.about):
            rows.extend(
                (values, float(codes[place] in phrasing.codes), number, place)
                for place, values in zip(places, features, strict=True)
            )
    return Pairs(
        features=np.stack([features for features, *_ in rows]),
        right=np.array([right for _, right, *_ in rows]),
        phrasing=np.array([number for *_, number, _ in rows]),
        place=np.array([place for *_, place in rows]),
    )


def fit(features: F64, right: F64) -> Calibration:
    """The logistic curve without negative weights that says best which pairs are right."""
    from scipy.optimize import minimize

    spread = features.std(axis=0)
    scaled = features / spread

    def loss(weights: F64) -> tuple[float, F64]:
        score = scaled @ weights[1:] + weights[0]
        off = 1 / (1 + np.exp(-score)) - right
        value = (np.logaddexp(0, score) - right * score).sum() + _RIDGE * (weights[1:] ** 2).sum()
        return float(value), np.concatenate([[off.sum()], scaled.T @ off + 2 * _RIDGE * weights[1:]])

    bounds = [(None, None), *[(0, None)] * len(FEATURES)]
    found = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    rounded = np.concatenate([found[:1], found[1:] / spread]).round(_DECIMALS).tolist()
    return Calibration(rounded[0], tuple(rounded[1:]))


def cross_validated(pairs: Pairs) -> F64:
    """(P,) certainty of each pair from a curve fitted without its phrasing, in ten parts."""
    told = np.zeros(len(pairs.right))
    fold = pairs.phrasing % _FOLDS
    for number in range(_FOLDS):
        held = fold == number
        if held.any():
            told[held] = fit(pairs.features[~held], pairs.right[~held]).certainty(pairs.features[held])
    return told


def written(calibration: Calibration) -> str:
    """The calibration as the file that comes with the package."""
    weights = "\n".join(
        f"{name} = {weight}" for name, weight in zip(FEATURES, calibration.weights, strict=True)
    )
    return f"{_HEADER}intercept = {calibration.intercept}\n\n[weights]\n{weights}\n"


def renew(vocabulary: Vocabulary) -> Path:
    """Fits on the tuning half and writes the parameters; the file that was written."""
    tuning = [phrasing for phrasing in read_phrasings() if phrasing.half is Half.TUNING]
    pairs = pairs_of(tuning, vocabulary)
    file = Path(certainty.__file__).parent / "data" / "certainty.toml"
    file.write_text(written(fit(pairs.features, pairs.right)), encoding="utf-8")
    certainty.load_calibration.cache_clear()
    return file
