"""Which unknown things are asked about first: those whose answers leave the interval narrowest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension, Level, Levels
from matcher.explanation.facts import gather_facts
from matcher.explanation.match_case import MatchCase, score_cases
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.explanation.weighty_unknowns import weighty_unknowns
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from tests.unit.explanation.drawn_views import VOCABULARY, case_of, drawn_cases
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB
from tests.unit.explanation.rankers import tiny_lambdamart

KITCHEN = case_of(CANDIDATE, JOB)


@pytest.fixture(scope="module", params=["scorecard", "lambdamart"])
def ranker(request: pytest.FixtureRequest) -> AdditiveRanker:
    return Scorecard() if request.param == "scorecard" else tiny_lambdamart()


def unknown(case: MatchCase) -> tuple[UnknownFact, ...]:
    return gather_facts(case.candidate, case.job, case.way, VOCABULARY).unknown


def width(case: MatchCase, ranker: AdditiveRanker) -> float:
    (match,) = score_cases([case], ranker, VOCABULARY)
    return match.upper - match.lower


def test_an_unknown_level_is_worth_what_its_answers_leave_on_average(ranker: AdditiveRanker) -> None:
    (noise,) = (fact for fact in unknown(KITCHEN) if fact.codes == ("noise",))
    (found,) = weighty_unknowns(KITCHEN, [noise], ranker, VOCABULARY)
    known = KITCHEN.candidate.levels.known
    answered = [
        replace(KITCHEN, candidate=replace(CANDIDATE, levels=Levels({**known, Dimension.NOISE: level})))
        for level in Level
    ]
    now = width(KITCHEN, ranker)
    left = sum(width(case, ranker) for case in answered) / len(Level)
    assert found.narrowing == pytest.approx(now - left)
    assert found.share == pytest.approx((now - left) / now)


def test_an_unknown_consideration_is_worth_what_yes_and_no_leave() -> None:
    ranker = Scorecard()
    (contact,) = (fact for fact in unknown(KITCHEN) if fact.about is About.CONSIDERATION)
    (found,) = weighty_unknowns(KITCHEN, [contact], ranker, VOCABULARY)
    answers = [
        {**JOB.workplace.arrangements, ConsiderationCode("one_contact"): possible} for possible in (0, 1)
    ]
    left = [
        width(
            replace(
                KITCHEN,
                job=replace(
                    JOB,
                    workplace=replace(JOB.workplace, arrangements={c: bool(p) for c, p in each.items()}),
                ),
            ),
            ranker,
        )
        for each in answers
    ]
    assert found.narrowing == pytest.approx(width(KITCHEN, ranker) - sum(left) / 2)


def test_the_heaviest_stand_first_and_none_that_moves_nothing_is_there(ranker: AdditiveRanker) -> None:
    for case in drawn_cases(3):
        facts = unknown(case)
        every = weighty_unknowns(case, facts, ranker, VOCABULARY, len(facts))
        assert [each.narrowing for each in every] == sorted((e.narrowing for e in every), reverse=True)
        assert all(0 < each.share <= 1 for each in every)
        assert len({each.fact for each in every}) == len(every)
        assert weighty_unknowns(case, facts, ranker, VOCABULARY) == every[:3]


def test_the_same_match_gives_the_same_questions_in_whatever_order_they_are_given() -> None:
    facts = unknown(KITCHEN)
    one, other = (
        weighty_unknowns(KITCHEN, given, Scorecard(), VOCABULARY, 99) for given in (facts, facts[::-1])
    )
    assert {each.fact for each in one} == {each.fact for each in other}
    assert [round(each.narrowing, 9) for each in one] == [round(each.narrowing, 9) for each in other]


def test_where_nothing_is_unknown_nothing_is_asked() -> None:
    assert weighty_unknowns(KITCHEN, (), Scorecard(), VOCABULARY) == ()
