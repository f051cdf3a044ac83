"""Reach in a town so small that it can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.allocation.held_places import HeldPlaces
from matcher.completeness.plausible import Plausible
from matcher.completeness.questions import Question, Topic
from matcher.completeness.reach import Reach, reach
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.scorecard import Scorecard
from tests.unit.completeness.hand_made import COMPETENCES, jobs, people

# A can do the job, B cannot work in that much noise, of C nobody has asked, and D is having a break.
TOWN = people(A={}, B={"noise": 1}, C={"noise": None}, D={}, paused=("D",))
WORK = jobs(J1={"noise": 4}, J2={"noise": 4})


BY_DEFAULT = HeldPlaces()


def reach_of(
    who: CandidateSnapshot,
    work: JobSnapshot,
    top: int,
    rule: HeldPlaces = BY_DEFAULT,
) -> Reach:
    return reach(
        who,
        work,
        ranker=Scorecard(),
        top=top,
        rule=rule,
        plausible=Plausible.of(who, 20_000.0),
        codes=COMPETENCES,
        tell=lambda _stage, _done, _total: None,
    )


def test_one_of_three_is_reached_by_lists_of_one() -> None:
    found = reach_of(TOWN, WORK, top=1)
    assert (found.looking, found.by_score.reached, found.open_jobs) == (3, 1, 2)
    assert found.by_score.share == pytest.approx(1 / 3)
    assert [each.candidate_id for each in found.left_out] == ["B", "C"]
    assert [each.place for each in found.left_out] == [3, 2]


@pytest.mark.parametrize(("top", "reached"), [(1, 1), (2, 3), (3, 3)])
def test_held_places_count_where_the_lists_are_long_enough_to_show_them(top: int, reached: int) -> None:
    """By score both lists are A, C; the second place of one of them is held for B."""
    found = reach_of(TOWN, WORK, top, HeldPlaces(length=2, at_most=1))
    assert found.served.reached == reached
    assert (found.held.places, found.held.lists, found.held.unplaced) == (1, 1, 0)
    # B stands third, behind C; noise asks for 4 and B can stand 1, C is taken to stand 2.5.
    assert found.held.mean_place == 3
    assert found.held.mean_lost > 0


@pytest.mark.parametrize(("top", "reached"), [(1, 1), (2, 2), (3, 3), (20, 3)])
def test_longer_lists_reach_more(top: int, reached: int) -> None:
    found = reach_of(TOWN, WORK, top)
    assert found.by_score.reached == found.served.reached == reached
    assert found.needed_top == 3
    assert len(found.left_out) == 3 - reached


def test_what_is_known_and_what_is_not_known_keep_different_people_out() -> None:
    not_heard, not_asked = reach_of(TOWN, WORK, top=1).left_out
    # B lacks 3.75 points of the surroundings, but 8 of those for tasks: neither within reach nor nearly so.
    assert not_heard.cause is ReasonGroup.TASKS
    assert not_heard.cost[GROUPS.index(ReasonGroup.SURROUNDINGS)] == pytest.approx(3 / 4 + 3)
    assert not_heard.cost[GROUPS.index(ReasonGroup.TASKS)] == pytest.approx(8)
    assert (not_heard.best_case_is_in, not_heard.question) == (False, None)
    assert not_asked.cause is None
    assert not_asked.cost == pytest.approx((0.0,) * len(GROUPS))
    assert not_asked.best_case_is_in


def test_the_question_that_brings_most_people_up_comes_with_its_chance() -> None:
    _, not_asked = reach_of(TOWN, WORK, top=1).left_out
    assert not_asked.question == Question(Topic.CAPABILITY, "noise")
    # A and D answered 4, B answered 1: with 4, C would stand beside A.
    assert not_asked.chance == pytest.approx(2 / 3)


def test_without_open_jobs_nobody_is_reached() -> None:
    found = reach_of(TOWN, jobs(J1={"noise": 4}, state="closed"), top=20)
    assert (found.looking, found.served.reached, found.served.share, found.needed_top) == (3, 0, 0.0, 0)
    assert found.left_out == ()


def test_where_nobody_looks_everybody_is_reached() -> None:
    found = reach_of(people(D={}, paused=("D",)), WORK, top=20)
    assert (found.looking, found.served.share) == (0, 1.0)


def test_the_portraits_tell_those_reached_from_those_left_out() -> None:
    found = reach_of(TOWN, WORK, top=1)
    assert (found.those_reached.people, found.those_left_out.people) == (1, 2)
    assert found.those_reached.known_levels == pytest.approx(1.0)
    assert found.those_left_out.known_levels == pytest.approx(61 / 62)
    assert found.those_reached.levels[-1] == pytest.approx(4.0)
    assert found.those_left_out.levels[-1] == pytest.approx((1 + 3 * 4 + 3 * 4) / 7)


@pytest.mark.parametrize(("top", "share"), [(1, 1.0), (2, 1 / 2), (3, 1 / 3)])
def test_who_stands_on_most_lists_holds_so_many_of_the_places(top: int, share: float) -> None:
    """A twentieth of three people is one: A, who stands on both lists."""
    assert reach_of(TOWN, WORK, top).by_score.held_by_most_listed == pytest.approx(share)


def test_progress_ends_with_everybody_who_is_left_out() -> None:
    told: list[tuple[str, int, int]] = []
    reach(
        TOWN,
        WORK,
        ranker=Scorecard(),
        top=1,
        rule=HeldPlaces(),
        plausible=Plausible.of(TOWN, 20_000.0),
        codes=COMPETENCES,
        tell=lambda *news: told.append(news),
    )
    assert told == [("ranking", 1, 2), ("ranking", 2, 2), ("asking", 2, 2)]
    assert np.all(np.diff([done for stage, done, _ in told if stage == "ranking"]) > 0)
