"""The next best question, where by hand there is no doubt which one it is and what it is worth."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.completeness.narrowing import NextQuestion, questions_for_candidate
from matcher.completeness.plausible import Plausible, commonest, spread
from matcher.completeness.questions import Question, Topic
from matcher.completeness.workplace_questions import plausible_work, questions_for_workplace
from matcher.domain.scale import Level
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.scorecard import Scorecard
from tests.unit.completeness.hand_made import COMPETENCES, CONSIDERATIONS, jobs, people

FIRST_DAY = 20_000.0


def to_candidate(who: CandidateSnapshot, work: JobSnapshot) -> tuple[NextQuestion, ...]:
    """The questions to the first candidate about all the jobs."""
    return questions_for_candidate(
        who,
        0,
        work,
        np.arange(len(work)),
        ranker=Scorecard(),
        plausible=Plausible.of(who, FIRST_DAY),
        codes=COMPETENCES,
    )


def to_workplace(who: CandidateSnapshot, work: JobSnapshot) -> tuple[NextQuestion, ...]:
    """The questions to the workplace of all the jobs, about everybody."""
    people_say = Plausible.of(who, FIRST_DAY)
    return questions_for_workplace(
        who,
        work,
        [(job, np.arange(len(who))) for job in range(len(work))],
        ranker=Scorecard(),
        plausible=plausible_work(work, people_say),
        codes=CONSIDERATIONS,
    )


def test_the_one_level_that_a_job_calls_on_and_nobody_knows_is_asked_for() -> None:
    (asked,) = to_candidate(people(A={"noise": None, "light": None}), jobs(J={"noise": 4}))
    assert asked.question == Question(Topic.CAPABILITY, "noise")
    # By the card: 3 points for the four gaps of the surroundings, 3 for their reach, and of the 16 points
    # for tasks, 4 for those within reach and 4 for those nearly so. Any answer settles all of that.
    assert asked.narrowing == pytest.approx(3 / 4 + 3 + 4 + 4)
    assert asked.share == pytest.approx(1.0)
    assert (asked.moved, asked.matches) == (1, 1)


def test_the_level_that_more_jobs_call_on_is_asked_for_first() -> None:
    unknown = people(A={"noise": None, "reading": None})
    work = jobs(J1={"noise": 4}, J2={"noise": 4}, J3={"reading": 4})
    first, second = to_candidate(unknown, work)
    assert (first.question.code, first.moved) == ("noise", 2)
    assert (second.question.code, second.moved) == ("reading", 1)
    assert first.narrowing > second.narrowing


def test_where_everything_is_known_there_is_nothing_to_ask() -> None:
    assert to_candidate(people(A={}), jobs(J={"noise": 4})) == ()
    assert to_candidate(people(A={"noise": None}), jobs(J={"lifting": 4})) == ()


@pytest.mark.parametrize(("said", "narrowing"), [(4, 3 / 4), (0, 3 / 4 + 3 + 4 + 4)])
def test_what_others_have_answered_decides_what_is_expected(said: int, narrowing: float) -> None:
    """A 0 would settle at once that the task is out of reach; a 4 leaves that to the light."""
    who = people(A={"noise": None, "light": None}, B={"noise": said})
    worth = {q.question.code: q.narrowing for q in to_candidate(who, jobs(J={"noise": 4, "light": 4}))}
    assert worth == {"noise": pytest.approx(narrowing), "light": pytest.approx(3 / 4)}


def test_the_same_questions_come_in_the_same_order_every_time() -> None:
    who, work = people(A={"noise": None, "light": None}), jobs(J={"noise": 4, "light": 4})
    first = to_candidate(who, work)
    assert [q.question.code for q in first] == ["light", "noise"]  # worth the same, so by their codes
    assert first == to_candidate(who, work)


def test_a_proposed_demand_is_asked_to_be_confirmed() -> None:
    work = jobs(J={"noise": 3}, proposed=("noise",))
    (asked,) = to_workplace(people(A={"noise": 3}), work)
    assert asked.question == Question(Topic.DEMANDS, "noise", "T-J", Level.HIGH)
    # Worst, the demand is 4: a gap of one step loses half of 3/4 point, the 3 of the reach and 4 of the 16
    # points for tasks; the task stays nearly within reach only where the gap is less than two steps.
    assert asked.narrowing == pytest.approx(3 / 8 + 3 + 4)


def test_a_demand_that_is_beyond_nobody_is_not_asked_about() -> None:
    assert to_workplace(people(A={}), jobs(J={"noise": None})) == ()


def test_a_consideration_is_asked_about_only_where_somebody_listed_needs_it() -> None:
    who = people(A={}, needs={"A": "short_breaks"})
    (asked,) = to_workplace(who, jobs(J={}))
    assert asked.question == Question(Topic.CONSIDERATION, "short_breaks")
    # 6 points for support, of which 1.5 for the share that is met and 1.5 * 1/2 for the one refused.
    assert asked.narrowing == pytest.approx(1.5 + 0.75)
    assert to_workplace(who, jobs(J={}, arrangements={"short_breaks": True})) == ()


def test_times_of_a_task_are_asked_about() -> None:
    half = people(A={})
    (asked,) = to_workplace(half, jobs(J={}, slots=None))
    assert asked.question.topic is Topic.TASK_TIMES


def test_the_same_answer_adds_up_over_the_jobs_that_it_bears_on() -> None:
    who = people(A={}, needs={"A": "short_breaks"})
    (one,) = to_workplace(who, jobs(J1={}))
    (two,) = to_workplace(who, jobs(J1={}, J2={}))
    assert two.narrowing == pytest.approx(2 * one.narrowing)
    assert (two.moved, two.matches) == (2, 2)


def test_a_spread_stands_for_all_the_figures_it_is_made_of() -> None:
    known = np.array([4, 1, 2, 3, np.nan, 5, 6, 7], np.float32)
    assert spread(known, np.array([0], np.float32)).values.tolist() == [1, 2, 3, 4, 5, 6, 7]
    unasked = spread(np.array([np.nan], np.float32), np.array([5, 10], np.float32))
    assert unasked.weights.tolist() == [0.5, 0.5]


def test_the_commonest_answers_come_with_their_shares() -> None:
    choice = commonest(np.array([[8, 8, 8, 2]]), np.array([[1]]), most=1)
    assert choice.values.tolist() == [[8]]
    assert commonest(np.array([[8, 8, 8, 2]]), np.array([[1]])).weights.tolist() == [0.75, 0.25]
