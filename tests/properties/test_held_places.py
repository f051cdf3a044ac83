"""What holds for held places whatever the scores are, and that no better allocation exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matcher.allocation.held_places import Allocation, HeldPlaces, allocate
from matcher.allocation.open_lists import OpenLists
from matcher.allocation.served import held_cost, served_lists


@st.composite
def towns(draw: st.DrawFn, jobs: int = 5, people: int = 16, length: int = 6) -> tuple[OpenLists, HeldPlaces]:
    """Scores of a few jobs with a few people, with many ties, and a rule for short lists."""
    n_jobs, n_people = draw(st.integers(0, jobs)), draw(st.integers(0, people))
    flat = draw(st.lists(st.integers(0, 9), min_size=n_jobs * n_people, max_size=n_jobs * n_people))
    scores = np.array(flat, np.float64).reshape(n_jobs, n_people)
    places = draw(st.integers(1, length))
    rule = HeldPlaces(places, draw(st.integers(0, places - 1)))
    return named(scores), rule


def named(scores: np.ndarray) -> OpenLists:
    n_jobs, n_people = scores.shape
    return OpenLists(
        scores,
        np.array([f"J{i}" for i in range(n_jobs)], np.str_),
        np.array([f"C{i:02}" for i in range(n_people)], np.str_),
    )


def by_score(lists: OpenLists, top: int) -> list[list[int]]:
    return [lists.by_score(job, top).tolist() for job in range(len(lists.job_ids))]


def outside(lists: OpenLists, of: list[list[int]]) -> set[int]:
    return set(range(len(lists.person_ids))) - {row for rows in of for row in rows}


@settings(max_examples=300, deadline=None)
@given(town=towns())
def test_only_who_stands_on_no_list_gets_a_held_place_and_just_one(
    town: tuple[OpenLists, HeldPlaces],
) -> None:
    lists, rule = town
    found = allocate(lists, rule)
    held = [row for rows in found.held for row in rows.tolist()]
    assert len(held) == len(set(held))
    assert set(held) <= outside(lists, by_score(lists, rule.length))
    assert set(held) | set(found.unplaced.tolist()) == outside(lists, by_score(lists, rule.length))


@settings(max_examples=300, deadline=None)
@given(town=towns())
def test_everybody_is_reached_where_there_are_places_enough(town: tuple[OpenLists, HeldPlaces]) -> None:
    lists, rule = town
    first = [rows[: rule.length - rule.at_most] for rows in by_score(lists, rule.length)]
    assume(len(outside(lists, first)) <= rule.at_most * len(first))
    found = allocate(lists, rule)
    assert len(found.unplaced) == 0
    assert not outside(lists, [rows.tolist() for rows in served_lists(lists, found, rule.length)])


@settings(max_examples=300, deadline=None)
@given(town=towns())
def test_nobody_loses_the_last_list_they_stand_on(town: tuple[OpenLists, HeldPlaces]) -> None:
    lists, rule = town
    served = [rows.tolist() for rows in served_lists(lists, allocate(lists, rule), rule.length)]
    assert outside(lists, served) <= outside(lists, by_score(lists, rule.length))


@settings(max_examples=300, deadline=None)
@given(town=towns())
def test_first_places_are_untouched_and_the_order_is_by_score_but_for_the_held(
    town: tuple[OpenLists, HeldPlaces],
) -> None:
    lists, rule = town
    found = allocate(lists, rule)
    for plain, served, held in zip(
        by_score(lists, rule.length), served_lists(lists, found, rule.length), found.held, strict=True
    ):
        kept = [row for row in served.tolist() if row not in held]
        assert served.tolist()[: rule.length - rule.at_most] == plain[: rule.length - rule.at_most]
        assert kept == [row for row in plain if row in kept]
        assert served.tolist() == kept + held.tolist()
        assert len(served) == len(plain)
        assert len(held) <= rule.at_most


@settings(max_examples=200, deadline=None)
@given(town=towns(), more=st.integers(0, 20))
def test_a_longer_list_begins_with_the_shorter_one_and_names_everybody_once(
    town: tuple[OpenLists, HeldPlaces], more: int
) -> None:
    lists, rule = town
    found = allocate(lists, rule)
    longer = served_lists(lists, found, rule.length + more)
    for short, long in zip(served_lists(lists, found, rule.length), longer, strict=True):
        assert long[: len(short)].tolist() == short.tolist()
        assert len(set(long.tolist())) == len(long) == min(rule.length + more, len(lists.person_ids))


@settings(max_examples=200, deadline=None)
@given(town=towns(), data=st.data())
def test_order_of_people_and_jobs_changes_nothing(
    town: tuple[OpenLists, HeldPlaces], data: st.DataObject
) -> None:
    lists, rule = town
    jobs = np.array(data.draw(st.permutations(range(len(lists.job_ids)))), np.intp)
    people = np.array(data.draw(st.permutations(range(len(lists.person_ids)))), np.intp)
    shuffled = OpenLists(lists.scores[jobs][:, people], lists.job_ids[jobs], lists.person_ids[people])
    assert as_ids(lists, allocate(lists, rule)) == as_ids(shuffled, allocate(shuffled, rule))


def as_ids(lists: OpenLists, found: Allocation) -> dict[str, tuple[list[str], list[str]]]:
    return {
        str(job): (lists.person_ids[held].tolist(), lists.person_ids[gave_way].tolist())
        for job, held, gave_way in zip(lists.job_ids, found.held, found.gave_way, strict=True)
    }


@settings(max_examples=150, deadline=None)
@given(town=towns(jobs=3, people=7, length=3))
def test_no_other_allocation_places_more_people_or_places_them_nearer(
    town: tuple[OpenLists, HeldPlaces],
) -> None:
    """Every way to place people and to choose who gives way is tried."""
    lists, rule = town
    assume(len(outside(lists, by_score(lists, rule.length))) <= 4)
    found = allocate(lists, rule)
    mine = [(int(row), job) for job, rows in enumerate(found.held) for row in rows]
    everybody = len(outside(lists, by_score(lists, rule.length)))
    for each in range(rule.at_most + 1):
        ways = [(-len(pairs), short_of(lists, rule, pairs)) for pairs in every_way(lists, rule, each)]
        best = min(ways)
        if -best[0] == everybody:
            break
    assert (-len(mine), short_of(lists, rule, mine)) == best


def every_way(lists: OpenLists, rule: HeldPlaces, each: int) -> Iterator[list[tuple[int, int]]]:
    """All ways to put people on at most ``each`` of the last places of a list, so that nobody loses all."""
    plain = by_score(lists, rule.length)
    people, jobs = sorted(outside(lists, plain)), range(len(plain))
    for chosen in product([None, *jobs], repeat=len(people)):
        pairs = [(row, job) for row, job in zip(people, chosen, strict=True) if job is not None]
        counts = [sum(job == at for _, at in pairs) for job in jobs]
        if max(counts, default=0) <= each and somebody_can_give_way(lists, rule, plain, counts, each):
            yield pairs


def somebody_can_give_way(
    lists: OpenLists, rule: HeldPlaces, plain: list[list[int]], counts: list[int], each: int
) -> bool:
    options = [
        combinations(rows[rule.length - each :], count) for rows, count in zip(plain, counts, strict=True)
    ]
    for gone in product(*options):
        left = [[row for row in rows if row not in out] for rows, out in zip(plain, gone, strict=True)]
        if outside(lists, left) == outside(lists, plain):
            return True
    return False


def short_of(lists: OpenLists, rule: HeldPlaces, pairs: list[tuple[int, int]]) -> int:
    """How many places all of them together lie below the ends of the lists they are put on."""
    total = 0
    for row, job in pairs:
        place = 1 + sum(other > lists.scores[job, row] for other in lists.scores[job])
        total += max(place - rule.length, 1)
    return total


def test_cost_is_told_as_places_and_as_score() -> None:
    """Both lists of two are A, B by score; in one of them B gives way to C, two points below."""
    lists = named(np.array([[9.0, 7.0, 5.0], [9.0, 7.0, 5.0]]))
    found = allocate(lists, HeldPlaces(length=2, at_most=1))
    assert sorted(rows.tolist() for rows in found.held) == [[], [2]]
    assert sorted(rows.tolist() for rows in found.gave_way) == [[], [1]]
    cost = held_cost(lists, found)
    assert (cost.places, cost.lists, cost.unplaced) == (1, 1, 0)
    assert (cost.mean_place, cost.mean_lost) == (3, 2)


@pytest.mark.parametrize(("length", "at_most"), [(0, 0), (4, 4), (4, -1)])
def test_a_rule_that_holds_a_whole_list_is_refused(length: int, at_most: int) -> None:
    with pytest.raises(ValueError, match="Fewer places must be held"):
        HeldPlaces(length, at_most)


def test_the_last_by_score_give_way_first_but_not_from_their_only_list() -> None:
    """Four jobs alike, whose lists end with C02 and C03; one of them stays as it is and reaches both."""
    lists = named(np.tile([9.0, 8, 7, 6, 5, 4, 3, 2], (4, 1)))
    found = allocate(lists, HeldPlaces(length=4, at_most=2))
    assert sorted(rows.tolist() for rows in found.gave_way) == [[], [2, 3], [3], [3]]
    assert sorted(row for rows in found.held for row in rows.tolist()) == [4, 5, 6, 7]
