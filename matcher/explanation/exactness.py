"""How exactly scores are told, and how much of a difference may be said of them."""

from __future__ import annotations

import math
from typing import Final

_TENTHS_FROM: Final = 10.0
"""Scores of this size or more are told in tenths, smaller ones in hundredths: about three figures each."""


def decimals_of(*scores: float) -> int:
    """How many decimals tell scores of this size apart.

    >>> decimals_of(-1.5, 0.2), decimals_of(64.0, 70.0)
    (2, 1)
    """
    return 1 if max(map(abs, scores)) >= _TENTHS_FROM else 2


def said_gain(before: float, after: float, decimals: int) -> float:
    """How much a score gains at least, in figures as they are told: never more than it does.

    Added to the score as it was told before, it gives no more than the score is afterwards.

    >>> said_gain(-1.504, -0.896, 2), said_gain(-1.496, -0.9001, 2)
    (0.6, 0.59)
    """
    told = round(before, decimals)
    unit = float(f"1e{decimals}")
    steps = min(math.floor((after - before) * unit), math.floor(after * unit) - round(told * unit))
    return steps / unit
