"""How figures are written in every report."""

from __future__ import annotations

from typing import Final

from experiments.evaluation.ranking_metrics import Estimate

INSUFFICIENT: Final = "insufficient"
RANKER_NAMES: Final = {
    "lambdamart": "additive, monotone LambdaMART",
    "unconstrained": "unconstrained LambdaMART",
    "scorecard": "expert scorecard",
    "recency": "most recently updated first",
    "random": "chance",
    "oracle": "hidden truth (oracle)",
}
"""What each ranker is called where people read it."""


def shown(estimate: Estimate | None, sign: str = "") -> str:
    """A value with its interval, ``sign`` being ``+`` for differences.

    >>> shown(Estimate(0.7, 0.6125, 0.8))
    '0.700 (0.613 to 0.800)'
    """
    if estimate is None:
        return INSUFFICIENT
    return f"{estimate.value:{sign}.3f} ({estimate.lower:{sign}.3f} to {estimate.upper:{sign}.3f})"


def ranker_name(name: str) -> str:
    """What a ranker is called where people read it."""
    return RANKER_NAMES.get(name, name)
