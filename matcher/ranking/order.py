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


def with_held(by_score: Rows, held: Rows, gave_way: Rows, length: int) -> Rows:
    """The list in which ``held`` have the last of the first ``length`` places, and the rest stand by score.

    ``by_score`` holds at least the first ``length`` rows by score, or all there are; so does the answer.

    >>> with_held(np.array([5, 3, 8, 1, 9]), np.array([1]), np.array([8]), 3).tolist()
    [5, 3, 1, 8, 9]
    """
    stays = by_score[:length][~np.isin(by_score[:length], gave_way)]
    after = by_score[~np.isin(by_score, np.concatenate([stays, held]))]
    return np.concatenate([stays, held, after])


def place_of(row: int, scores: F64, tie_key: Callable[[int], str]) -> int:
    """The place of a row in the list by score of all rows, 1 for the first.

    >>> [place_of(row, np.array([1.0, 3.0, 3.0]), lambda row: "cba"[row]) for row in range(3)]
    [3, 2, 1]
    """
    above = int((scores > scores[row]).sum())
    equal = np.flatnonzero(scores == scores[row]).tolist()
    return above + 1 + sum(tie_key(each) < tie_key(row) for each in equal)


def tie_key(job_id: str, candidate_id: str) -> str:
    """A stable key that says nothing of the person and favours no one over many jobs."""
    return sha256(f"{job_id}|{candidate_id}".encode()).hexdigest()
