"""How near the order of a list comes to the order of a truth that is known."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.features.snapshots import Rows
from matcher.models.ranker import F64

_PLACES: Final = 10
_FEWEST_TO_ORDER: Final = 3


def within_list_correlations(scores: F64, utility: F64, query_sizes: Rows) -> F64:
    """(list,) Spearman's correlation for each list of three or more; 0 where all of one side are equal."""
    from scipy.stats import rankdata

    found = []
    for part in _parts(query_sizes):
        own, true = rankdata(scores[part]), rankdata(utility[part])
        spread = own.std() * true.std()
        found.append(np.cov(own, true, bias=True)[0, 1] / spread if spread else 0.0)
    return np.array(found, np.float64)


def true_gains(utility: F64) -> F64:
    """(pair,) gains from 0 to 15: fifteen times the share of all pairs whose true utility is lower."""
    from scipy.stats import rankdata

    gains: F64 = 15 * (rankdata(utility) - 1) / max(len(utility) - 1, 1)
    return gains


def true_ndcg_at_10(scores: F64, gains: F64, query_sizes: Rows) -> F64:
    """(list,) NDCG@10 with these gains as they are, for each list of three or more."""
    discounts = 1 / np.log2(np.arange(_PLACES) + 2.0)
    found = []
    for part in _parts(query_sizes):
        shown = gains[part][np.argsort(-scores[part], kind="stable")][:_PLACES]
        ideal = -np.sort(-gains[part])[:_PLACES]
        best = ideal @ discounts[: len(ideal)]
        found.append(shown @ discounts[: len(shown)] / best if best else 1.0)
    return np.array(found, np.float64)


def _parts(query_sizes: Rows) -> list[slice]:
    ends = np.cumsum(query_sizes)
    return [
        slice(int(end - size), int(end))
        for end, size in zip(ends, query_sizes, strict=True)
        if size >= _FEWEST_TO_ORDER
    ]
