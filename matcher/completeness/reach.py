"""Whom the lists reach: how many people stand on some open job's list, and what keeps the others out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from matcher.allocation.held_places import HeldPlaces, allocate
from matcher.allocation.open_lists import score_open_jobs
from matcher.allocation.served import HeldCost, held_cost, served_lists
from matcher.completeness.all_lists import Lists, times_listed
from matcher.completeness.left_out import LeftOut, left_out
from matcher.completeness.plausible import Plausible
from matcher.completeness.portraits import Portrait, portrait
from matcher.domain.ids import CompetenceCode
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.ranker import AdditiveRanker

_PEOPLE_AT_A_TIME: Final = 50
_AIM: Final = 0.95
"""The reach to aim at."""
_FEW: Final = 0.05
"""The part of all people whose hold on the lists is told."""

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Spread:
    """How widely lists spread: how many people stand on at least one, of all who look for work.

    ``held_by_most_listed`` is the share of all places that the 5 % who stand on most lists have.
    """

    reached: int
    looking: int
    held_by_most_listed: float

    @property
    def share(self) -> float:
        """Those reached as a share of those who look for work; 1 where nobody does."""
        return self.reached / self.looking if self.looking else 1.0

    @classmethod
    def of(cls, times: npt.NDArray[np.intp]) -> Self:
        """The spread of lists on which people stand so many times."""
        few = math.ceil(_FEW * len(times))
        ordered = np.sort(times)[::-1]
        most = float(ordered[:few].sum() / times.sum()) if times.any() else 0.0
        return cls(int((times > 0).sum()), len(times), most)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom the first ``top`` places of the open jobs' lists reach, as they are served and by score alone.

    The portraits and ``left_out`` are about the lists by score. ``left_out`` is empty where there is no
    open job at all: then there is nothing to compare with. ``needed_top`` is how long lists by score
    would have to be to reach 95 % of people, 0 where there is no job.
    """

    looking: int
    open_jobs: int
    top: int
    served: Spread
    by_score: Spread
    held: HeldCost
    needed_top: int
    those_reached: Portrait
    those_left_out: Portrait
    left_out: tuple[LeftOut, ...]


def reach(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    *,
    ranker: AdditiveRanker,
    top: int,
    rule: HeldPlaces,
    plausible: Plausible,
    codes: Sequence[CompetenceCode],
    tell: Tell,
    threads: int = 1,
) -> Reach:
    """The reach of the first ``top`` places of all open jobs' lists, with places held by this rule.

    ``codes`` are the vocabulary's competences.
    """
    people = candidates.take(np.flatnonzero(candidates.looking))
    every = score_open_jobs(people, jobs, ranker, threads=threads, tell=tell)
    allocation = allocate(every, rule)
    served = times_listed(served_lists(every, allocation, top), len(people))
    lists = Lists.of(people, jobs, ranker, every, top=top)
    out = np.flatnonzero(~lists.listed)
    found: list[LeftOut] = []
    for start in range(0, len(out), _PEOPLE_AT_A_TIME):
        rows = out[start : start + _PEOPLE_AT_A_TIME]
        found.extend(left_out(lists, rows, plausible, codes))
        tell("asking", start + len(rows), len(out))
    return Reach(
        looking=len(people),
        open_jobs=len(lists.job_rows),
        top=top,
        served=Spread.of(served),
        by_score=Spread.of(lists.times_listed),
        held=held_cost(every, allocation),
        needed_top=_needed_top(lists),
        those_reached=portrait(people.take(np.flatnonzero(lists.listed))),
        those_left_out=portrait(people.take(out)),
        left_out=tuple(found),
    )


def _needed_top(lists: Lists) -> int:
    best = np.sort(lists.best_places())
    if not len(best) or not len(lists.job_rows):
        return 0
    return int(best[math.ceil(_AIM * len(best)) - 1])
