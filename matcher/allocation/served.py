"""The lists as they are served, held places and all, and what those places cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.allocation.held_places import Allocation
from matcher.allocation.open_lists import OpenLists
from matcher.features.snapshots import F64, Rows
from matcher.ranking.order import with_held


@dataclass(frozen=True, slots=True)
class HeldCost:
    """What the held places cost; the means are 0 where none is held.

    Attributes
    ----------
    places : how many places are held, in ``lists`` of the lists
    unplaced : people who stand on no list all the same
    mean_place : where those on held places would stand by score, on average
    mean_lost : how far their score lies below that of those who gave way, on average
    """

    places: int
    lists: int
    unplaced: int
    mean_place: float
    mean_lost: float


def served_lists(lists: OpenLists, allocation: Allocation, top: int) -> list[Rows]:
    """The rows of the first ``top`` places of each job's list, as they are served."""
    longest = max(top, allocation.length)
    return [
        with_held(
            lists.by_score(job, longest), allocation.held[job], allocation.gave_way[job], allocation.length
        )[:top]
        for job in range(len(lists.job_ids))
    ]


def exposures(served: Sequence[Rows], people: int) -> F64:
    """(person,) the sum of 1 / log2(1 + place) over the lists that each stands on.

    The discount is that of discounted cumulative gain (Jarvelin and Kekalainen 2002, "Cumulated
    gain-based evaluation of IR techniques").

    >>> exposures([np.array([2, 0]), np.array([2])], 3).round(3).tolist()
    [0.631, 0.0, 2.0]
    """
    total = np.zeros(people)
    for rows in served:
        total[rows] += 1 / np.log2(1 + np.arange(1, len(rows) + 1))
    return total


def held_cost(lists: OpenLists, allocation: Allocation) -> HeldCost:
    """What this allocation costs."""
    places, lost = [0.0], [0.0]
    for job, (held, gave_way) in enumerate(zip(allocation.held, allocation.gave_way, strict=True)):
        scores = lists.scores[job]
        places.extend(float((scores > scores[row]).sum()) + 1 for row in held)
        lost.append(float(scores[gave_way].sum() - scores[held].sum()))
    count = sum(len(held) for held in allocation.held)
    return HeldCost(
        places=count,
        lists=sum(len(held) > 0 for held in allocation.held),
        unplaced=len(allocation.unplaced),
        mean_place=sum(places) / max(count, 1),
        mean_lost=sum(lost) / max(count, 1),
    )
