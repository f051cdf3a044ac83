"""How much candidates further down a shown list were looked at, and what their outcomes then tell.

A candidate whom nobody looked at stays at grade 0, as does one who was looked at and turned down. The
model here is the position-based one of Richardson et al. (2007), "Predicting Clicks": whether someone is
looked at hangs on the place alone, and how far someone gets who was looked at does not hang on the place.
The weights are the expectation step of Wang et al. (2018), "Position Bias Estimation for Unbiased Learning
to Rank in Personal Search", with one rate for all pairs in the place of a model of relevance.

Where those who made the earlier lists knew well who suits, that is read as attention too: the fall of
attention is then overestimated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.errors import InvalidInput
from matcher.features.snapshots import I8, I32
from matcher.models.ranker import F64

_GRADES: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class LookedAt:
    """What each pair's outcome tells, and how much it counts for.

    Attributes
    ----------
    attention : (P,) estimated chance of having been looked at, 1 at the top place
    weights : (P,) estimated chance of having been looked at, given also how far the match went
    targets : (P,) the grade as the share of those looked at who stand below it, half of its equals counted
        in (the ridit of Bross 1958), centred and scaled to a mean of 0 and a deviation of 1 under the weights
    """

    attention: F64
    weights: F64
    targets: F64


def looked_at(grades: I8, list_positions: I32) -> LookedAt:
    """What the outcomes tell once the place in the list is taken into account.

    Parameters
    ----------
    grades
        (P,) relevance 0 to 4.
    list_positions
        (P,) place in the list that was shown, 1 is the top.

    Raises
    ------
    InvalidInput
        When the lengths differ, or a place is before the first.
    """
    check_positions(list_positions, len(grades))
    attention = _attention(grades, list_positions)
    reached = np.bincount(grades, minlength=_GRADES).astype(np.float64)
    reached[0] = max(attention.sum() - reached[1:].sum(), 0.0)
    shares = reached / reached.sum()
    turned_down = attention * shares[0]
    unknown = turned_down + (1 - attention)
    weights = np.divide(turned_down, unknown, out=np.ones_like(attention), where=unknown > 0)
    weights[grades > 0] = 1.0
    ridits = (np.cumsum(shares) - shares / 2)[grades]
    centred = ridits - np.average(ridits, weights=weights)
    spread = np.sqrt(np.average(centred**2, weights=weights))
    return LookedAt(attention, weights, centred / spread if spread else centred)


def check_positions(list_positions: npt.NDArray[np.integer], pairs: int) -> None:
    """Refuses places that are not one a pair, counted from 1 at the top."""
    if list_positions.shape != (pairs,):
        raise InvalidInput(
            f"There are {len(list_positions)} list positions for {pairs} pairs: give one for each pair."
        )
    if pairs and list_positions.min() < 1:
        raise InvalidInput(f"A list position is {list_positions.min()}: they count from 1 at the top.")


def _attention(grades: I8, list_positions: I32) -> F64:
    """How often somebody got further, by place, against the top place; it never rises down the list."""
    from scipy.optimize import isotonic_regression

    _, at, counts = np.unique(list_positions, return_inverse=True, return_counts=True)
    rates = np.bincount(at, grades > 0) / counts
    falling: F64 = isotonic_regression(rates, weights=counts, increasing=False).x
    if not falling[0]:
        return np.ones(len(grades))
    attention: F64 = np.clip(falling / falling[0], 0.0, 1.0)
    return attention[at]
