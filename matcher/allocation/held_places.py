"""Who stands on the held places of which lists: everybody on at least one list, at the least loss of fit.

Each job's list by score is made by itself, so a few people stand on most lists and many on none. A few
of the last places of each list are therefore held for people who stand on no list by score. Each of them
gets one place, in a list where they stand as near to its end as can be: the sum over all of them of the
places they are short of is the least possible. Places are used because they mean the same in every list,
which scores do not: a ranker learns differences within a job alone.

It is an assignment of people to places, solved exactly (scipy's modified Jonker-Volgenant algorithm,
Crouse 2016, "On implementing 2D rectangular assignment algorithms").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.allocation.open_lists import OpenLists
from matcher.features.snapshots import F64, Rows
from matcher.ranking.order import tie_key


@dataclass(frozen=True, slots=True)
class HeldPlaces:
    """The rule: of the first ``length`` places of each list, ``at_most`` may be held, the last ones.

    No more of each list are held than it takes to reach everybody. That succeeds where those whom the
    first ``length - at_most`` places do not reach are at most ``at_most`` to each open job.
    """

    length: int = 20
    at_most: int = 5

    def __post_init__(self) -> None:
        if not 0 <= self.at_most < self.length:
            raise ValueError("Fewer places must be held than there are in the list, and not less than none.")


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Rows of people, by job in the order of the lists.

    Attributes
    ----------
    length : the place after the last held one is ``length + 1`` in every list
    held : who stands on held places of a list, best score first
    gave_way : who would stand among the first ``length`` by score, and gave way; as many
    unplaced : who stands on no list all the same, because there are too few places
    """

    length: int
    held: tuple[Rows, ...]
    gave_way: tuple[Rows, ...]
    unplaced: Rows


def allocate(lists: OpenLists, rule: HeldPlaces) -> Allocation:
    """The held places of these lists; whatever the order of people and jobs, the same people.

    Who stands on a list by score takes no held place and still stands on one afterwards; the first
    ``length - at_most`` places of a list are never touched. Where places are too few, those nearest to
    the end of a list get them. Of several best allocations, the stable key of people and jobs decides.
    """
    jobs = np.argsort(lists.job_ids, kind="stable")
    by_score = [lists.by_score(job, rule.length) for job in range(len(jobs))]
    each, seeking = _places_needed(lists, by_score, rule)
    placed: list[list[int]] = [[] for _ in by_score]
    for person, job in _assigned(lists, by_score, seeking, jobs, each):
        placed[job].append(person)
    held = [
        _best_first(lists, job, np.setdiff1d(placed[job], rows).astype(np.intp))
        for job, rows in enumerate(by_score)
    ]
    gave_way = _giving_way(by_score, placed, held, jobs, each)
    unplaced = np.setdiff1d(_on_no_list(lists, by_score), np.concatenate([*held, _NOBODY]))
    return Allocation(rule.length, tuple(held), tuple(gave_way), unplaced)


_NOBODY = np.array([], np.intp)


def _places_needed(lists: OpenLists, by_score: list[Rows], rule: HeldPlaces) -> tuple[int, Rows]:
    """How many places of each list are held, the fewest that do, and whom the places before do not reach.

    Those whom only the last places of a list reach are to keep a place too; with the others they seek one.
    """
    each, seeking = 0, _on_no_list(lists, by_score)
    while each < rule.at_most and len(seeking) > each * len(by_score):
        each += 1
        seeking = _on_no_list(lists, [rows[: rule.length - each] for rows in by_score])
    return each, seeking


def _on_no_list(lists: OpenLists, of: list[Rows]) -> Rows:
    on_none = np.ones(len(lists.person_ids), np.bool_)
    for rows in of:
        on_none[rows] = False
    return np.flatnonzero(on_none)


def _assigned(
    lists: OpenLists, by_score: list[Rows], seeking: Rows, jobs: Rows, each: int
) -> list[tuple[int, int]]:
    """Pairs of a person who seeks a place and the job that they get one with."""
    if not each or not len(jobs):
        return []
    from scipy.optimize import linear_sum_assignment

    people = np.array(
        sorted(seeking.tolist(), key=lambda row: tie_key("", str(lists.person_ids[row]))), np.intp
    )
    short = _places_short(lists, by_score, people)[jobs]
    chosen, places = linear_sum_assignment(np.repeat(short.T, each, axis=1))
    return [(int(people[i]), int(jobs[place // each])) for i, place in zip(chosen, places, strict=True)]


def _places_short(lists: OpenLists, by_score: list[Rows], people: Rows) -> F64:
    """(job, person) how many places each lies below the end of a list.

    Who stands on lists by score is short of nothing there, and is placed nowhere else.
    """
    short = np.empty((len(by_score), len(people)))
    stands = np.zeros(short.shape, np.bool_)
    for job, rows in enumerate(by_score):
        ascending = np.sort(lists.scores[job])
        above = len(ascending) - np.searchsorted(ascending, lists.scores[job, people], side="right")
        short[job] = np.maximum(above + 1 - len(rows), 1)
        stands[job] = np.isin(people, rows)
    return np.where(stands, 0, np.where(stands.any(axis=0), np.inf, short))


def _giving_way(
    by_score: list[Rows], placed: list[list[int]], held: list[Rows], jobs: Rows, each: int
) -> list[Rows]:
    """Who gives way in each list: the last of it by score, but nobody whom no other list reaches then.

    At first those placed here stay. As far as they stand on another list too, they give way after all.
    """
    last = [rows[len(rows) - each :] for rows in by_score]
    gone = []
    for rows, here, new in zip(last, placed, held, strict=True):
        may_go = rows[~np.isin(rows, here)]
        gone.append(may_go[len(may_go) - len(new) :])
    times = np.bincount(np.concatenate([*by_score, _NOBODY]))
    times -= np.bincount(np.concatenate([*gone, _NOBODY]), minlength=len(times))
    for job in jobs:
        elsewhere = times[last[job]] - ~np.isin(last[job], gone[job])
        may_go = last[job][elsewhere > 0]
        times[gone[job]] += 1
        gone[job] = may_go[len(may_go) - len(held[job]) :]
        times[gone[job]] -= 1
    return gone


def _best_first(lists: OpenLists, job: int, rows: Rows) -> Rows:
    job_id, scores = str(lists.job_ids[job]), lists.scores[job]
    ordered = sorted(
        rows.tolist(), key=lambda row: (-scores[row], tie_key(job_id, str(lists.person_ids[row])))
    )
    return np.array(ordered, np.intp)
