"""How well texts get their types of task, and whether a certainty means what it says, half by half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from experiments.evaluation.ranking_metrics import Estimate, mean_with_interval
from experiments.phrasings.calibrate import Pairs, cross_validated, pairs_of
from experiments.phrasings.labelled import Half, Phrasing, read_phrasings
from matcher.vocabulary.certainty import load_calibration
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.limits import limits_in
from matcher.vocabulary.matching import LEAST_ALTERNATIVE, LEAST_CERTAINTY
from matcher.vocabulary.similarity import F64, Similarity, lemmas, letter_runs, words
from matcher.vocabulary.times import times_in

__all__ = ["SHIPPED", "Bin", "HalfMeasured", "MethodMeasured", "measure", "wilson"]

SHIPPED: Final = "shipped: letter runs weighed with lemmas"
Flags: TypeAlias = npt.NDArray[np.bool_]
_METHODS: Final = (("words", words), ("lemmas", lemmas), ("letter runs (char n-grams)", letter_runs))
_BINS: Final = (0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0)
_SEED: Final = 1
_Z: Final = 1.96


@dataclass(frozen=True, slots=True)
class MethodMeasured:
    """How a method orders the types, over the phrasings that some type fits."""

    name: str
    reciprocal_rank: Estimate
    hit_at_1: Estimate
    hit_at_5: Estimate


@dataclass(frozen=True, slots=True)
class Bin:
    """Proposals with a certainty from ``least`` to ``most``: how many, how sure, how many were right."""

    least: float
    most: float
    count: int
    mean_certainty: float
    right: Estimate


@dataclass(frozen=True, slots=True)
class HalfMeasured:
    """Everything measured on one half.

    ``bins``: of what is shown. ``shown_90``: shown with a certainty of 85-95 %. ``first_right``: the first
    proposal is shown and right, of the phrasings some type fits; ``unfit_proposed``: anything is shown, of
    those none fits. ``times_right`` and ``limits_right``: just what is labelled was read, of all that say any
    or of which any was read.
    """

    half: Half
    fitting: int
    unfit: int
    methods: tuple[MethodMeasured, ...]
    bins: tuple[Bin, ...]
    shown_90: Bin
    fitting_proposed: Estimate
    first_right: Estimate
    unfit_proposed: Estimate
    both_named_found: tuple[int, int]
    times_right: tuple[int, int]
    limits_right: tuple[int, int]


def measure(vocabulary: Vocabulary, half: Half) -> HalfMeasured:
    """One half measured; on the tuning half certainty is cross-validated, on the other it is as bundled."""
    phrasings = [phrasing for phrasing in read_phrasings() if phrasing.half is half]
    pairs = pairs_of(phrasings, vocabulary)
    sure = cross_validated(pairs) if half is Half.TUNING else load_calibration().certainty(pairs.features)
    scores = _grid(pairs, sure, len(phrasings), len(vocabulary.task_types))
    right = _right(phrasings, vocabulary)
    fits = np.array([bool(phrasing.codes) for phrasing in phrasings])
    best = scores.max(axis=1)
    shown = (scores >= LEAST_ALTERNATIVE) & (best >= LEAST_CERTAINTY)[:, None]
    first_right = right[np.arange(len(right)), scores.argmax(axis=1)] & shown.any(axis=1)
    return HalfMeasured(
        half=half,
        fitting=int(fits.sum()),
        unfit=int((~fits).sum()),
        methods=(
            *_plain_methods(vocabulary, phrasings, right, fits),
            _method(SHIPPED, scores[fits], right[fits]),
        ),
        bins=tuple(_bin(scores, right, shown, least, most) for least, most in pairwise(_BINS)),
        shown_90=_bin(scores, right, shown, 0.85, 0.95),
        fitting_proposed=wilson(shown[fits].any(axis=1)),
        first_right=wilson(first_right[fits]),
        unfit_proposed=wilson(shown[~fits].any(axis=1)),
        both_named_found=_both_named(phrasings, scores, right),
        times_right=_times_right(phrasings),
        limits_right=_limits_right(phrasings, vocabulary),
    )


def wilson(hits: Flags) -> Estimate:
    """A share and its 95 % Wilson interval (Wilson 1927); 0 to 1 where nothing was counted."""
    count, share = len(hits), float(np.mean(hits)) if len(hits) else 0.0
    if not count:
        return Estimate(0.0, 0.0, 1.0)
    centre = share + _Z**2 / (2 * count)
    reach = _Z * float(np.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)))
    scale = 1 + _Z**2 / count
    return Estimate(share, (centre - reach) / scale, (centre + reach) / scale)


def _plain_methods(
    vocabulary: Vocabulary, phrasings: Sequence[Phrasing], right: Flags, fits: Flags
) -> list[MethodMeasured]:
    codes = tuple(sorted(vocabulary.task_types))
    texts = [phrasing.text for phrasing in phrasings]
    return [
        _method(name, Similarity(vocabulary, codes, make)(texts)[fits], right[fits])
        for name, make in _METHODS
    ]


def _method(name: str, scores: F64, right: Flags) -> MethodMeasured:
    """Types at 0 are not found at all; ties go to the code that is first in the alphabet."""
    order = np.argsort(-scores, axis=1, kind="stable")
    found = np.take_along_axis(right & (scores > 0), order, axis=1)
    place = np.where(found.any(axis=1), found.argmax(axis=1), np.inf)
    return MethodMeasured(
        name,
        mean_with_interval(1 / (place + 1), _SEED),
        mean_with_interval((place < 1).astype(float), _SEED),
        mean_with_interval((place < 5).astype(float), _SEED),
    )


def _grid(pairs: Pairs, sure: F64, phrasings: int, types: int) -> F64:
    grid = np.zeros((phrasings, types))
    grid[pairs.phrasing, pairs.place] = sure
    return grid


def _right(phrasings: Sequence[Phrasing], vocabulary: Vocabulary) -> Flags:
    codes = sorted(vocabulary.task_types)
    return np.array([[code in phrasing.codes for code in codes] for phrasing in phrasings])


def _bin(scores: F64, right: Flags, shown: Flags, least: float, most: float) -> Bin:
    within = shown & (scores >= least) & ((scores < most) | (most == 1.0))
    mean = float(scores[within].mean()) if within.any() else 0.0
    return Bin(least, most, int(within.sum()), mean, wilson(right[within]))


def _both_named(phrasings: Sequence[Phrasing], scores: F64, right: Flags) -> tuple[int, int]:
    """Of the texts that name several tasks: those with all of them among the first five, and all such."""
    several = [row for row, phrasing in enumerate(phrasings) if phrasing.names_all]
    first = np.argsort(-scores, axis=1, kind="stable")[:, :5]
    found = [int(right[row, first[row]].sum()) == len(phrasings[row].codes) for row in several]
    return sum(found), len(several)


def _times_right(phrasings: Sequence[Phrasing]) -> tuple[int, int]:
    read = [
        frozenset(value.value for said in times_in(one.text) for value in (*said.days, *said.parts))
        for one in phrasings
    ]
    told = [(one.when, got) for one, got in zip(phrasings, read, strict=True) if one.when or got]
    return sum(wanted == got for wanted, got in told), len(told)


def _limits_right(phrasings: Sequence[Phrasing], vocabulary: Vocabulary) -> tuple[int, int]:
    """A type that is ruled out counts as read where a limit without a dimension was."""
    told: list[bool] = []
    for phrasing in phrasings:
        limits = limits_in(phrasing.text, phrasing.about)
        read = {"type" if limit.dimension is None else limit.dimension.value for limit in limits}
        wanted = {"type" if name in vocabulary.task_types else name for name in phrasing.limits}
        if read or wanted:
            told.append(read == wanted)
    return sum(told), len(told)
