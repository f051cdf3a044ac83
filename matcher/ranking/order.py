"""The order of a list, down to the last tie."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import numpy as np

from matcher.features.snapshots import Rows
from matcher.models.ranker import F64


def top_rows(scores: F64, top: int, tie_key: Callable[[int], str]) -> Rows:
    """The rows of the ``top`` highest scores, highest first; equal scores stand by their tie key.

    >>> top_rows(np.array([1.0, 3.0, 3.0]), 2, lambda row: "ba"[row - 1]).tolist()
    [2, 1]
    """
    top = min(top, len(scores))
    if top == 0:
        return np.array([], np.intp)
    least = np.partition(scores, len(scores) - top)[len(scores) - top]
    rows = np.flatnonzero(scores >= least)
    ordered = sorted(rows.tolist(), key=lambda row: (-scores[row], tie_key(row)))
    return np.array(ordered[:top], np.intp)


def tie_key(job_id: str, candidate_id: str) -> str:
    """A stable key that says nothing of the person and favours no one over many jobs."""
    return sha256(f"{job_id}|{candidate_id}".encode()).hexdigest()
