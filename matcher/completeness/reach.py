"""Whom the lists reach: how many people stand in the top of some open job, and what keeps the others out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.completeness.all_lists import Lists, Tell
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


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of those who look for work stand in the top of some open job, and who does not.

    ``left_out`` is empty where there is no open job at all: then there is nothing to compare with.
    ``needed_top`` is how long the lists would have to be to reach 95 % of them, 0 where there is no job.
    ``held_by_most_listed`` is the share of all places held by the 5 % who stand on most lists.
    """

    looking: int
    open_jobs: int
    top: int
    needed_top: int
    held_by_most_listed: float
    those_reached: Portrait
    those_left_out: Portrait
    left_out: tuple[LeftOut, ...]

    @property
    def reached(self) -> int:
        """How many stand in the top of at least one open job."""
        return self.those_reached.people

    @property
    def share(self) -> float:
        """The same as a share of those who look for work; 1 where nobody does."""
        return self.reached / self.looking if self.looking else 1.0


def reach(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    *,
    ranker: AdditiveRanker,
    top: int,
    plausible: Plausible,
    codes: Sequence[CompetenceCode],
    tell: Tell,
) -> Reach:
    """The reach of lists of this length over all open jobs. ``codes`` are the vocabulary's competences."""
    people = candidates.take(np.flatnonzero(candidates.looking))
    lists = Lists.of(people, jobs, ranker, top=top, tell=tell)
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
        needed_top=_needed_top(lists),
        held_by_most_listed=_held_by_most_listed(lists),
        those_reached=portrait(people.take(np.flatnonzero(lists.listed))),
        those_left_out=portrait(people.take(np.flatnonzero(~lists.listed))),
        left_out=tuple(found),
    )


def _held_by_most_listed(lists: Lists) -> float:
    times = np.sort(lists.times_listed)[::-1]
    few = math.ceil(_FEW * len(times))
    return float(times[:few].sum() / times.sum()) if times.any() else 0.0


def _needed_top(lists: Lists) -> int:
    best = np.sort(lists.best_places())
    if not len(best) or not len(lists.job_rows):
        return 0
    return int(best[math.ceil(_AIM * len(best)) - 1])
