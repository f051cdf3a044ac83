"""Nothing is told twice in an explanation, and nothing is lost by telling things together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.reasons import Origin, explain
from matcher.explanation.views import BrokerView, ReasonView, broker_view
from matcher.explanation.wording import Wording
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.ranking.ranking import RankedMatch
from matcher.vocabulary.entries import Language
from tests.unit.explanation.drawn_views import VOCABULARY, case_of, explained, explained_town
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, WAY

BOTH = pytest.mark.parametrize("language", Language)


def reasons(view: BrokerView) -> list[ReasonView]:
    return [*view.speaks_for, *view.look_at, *view.look_also_at]


@BOTH
def test_an_advice_stands_once_in_a_whole_view(language: Language) -> None:
    for _, _, view in explained_town(language):
        advice = Counter(fact.advice for reason in reasons(view) for fact in reason.facts if fact.advice)
        assert set(advice.values()) <= {1}, view.heading


def test_no_sentence_stands_twice() -> None:
    for _, _, view in explained_town(Language.DA):
        told = Counter(fact.sentence for reason in reasons(view) for fact in reason.facts)
        assert set(told.values()) == {1}, view.heading


def test_the_codes_of_every_fact_of_every_reason_stand_in_the_view() -> None:
    for _, told, view in explained_town(Language.DA):
        wanted = {
            code
            for reason in (*told.for_, *told.against, *told.look_also_at)
            for fact in reason.facts
            for code in fact.codes
        }
        assert wanted <= {code for reason in reasons(view) for fact in reason.facts for code in fact.codes}


def test_a_view_has_at_most_five_reasons_each_way_with_their_exact_shares() -> None:
    for _, told, view in explained_town(Language.DA):
        assert len(view.speaks_for) <= 5
        assert len(view.look_at) <= 5
        shares = {share.group: share.share for share in told.shares}
        assert all(reason.share == shares[reason.group] for reason in reasons(view))


def kitchen_told(**shares: float) -> BrokerView:
    every = tuple(shares.get(group.value, 0.0) for group in GROUPS)
    match = RankedMatch(0, JOB.job.id, CANDIDATE.id, 70 + sum(every), 60, 90, every, 1)
    told = explain(match, gather_facts(CANDIDATE, JOB, WAY, VOCABULARY), Origin("m", 70, "d", simulated=True))
    book = Phrasebook(Language.DA, VOCABULARY, {task.id: task.text for task in JOB.tasks})
    return broker_view(told, JOB, Wording(book))


def test_tasks_out_of_reach_that_weigh_against_are_told_with_their_causes() -> None:
    view = kitchen_told(tasks=-3, physical=-2)
    (fact,) = next(r for r in view.look_at if r.group is ReasonGroup.TASKS).facts
    assert set(fact.codes) == {"nearly", "standing", "customer_contact"}
    assert fact.sentence.endswith("Det drejer sig om stående arbejde og kundekontakt.")
    assert fact.advice == ""


def test_tasks_out_of_reach_are_carried_by_their_cause_where_the_tasks_weigh_for() -> None:
    view = kitchen_told(tasks=3, physical=-2)
    assert ReasonGroup.TASKS in {reason.group for reason in view.speaks_for}
    assert ReasonGroup.TASKS not in {reason.group for reason in view.look_also_at}
    standing = next(r for r in view.look_at if r.group is ReasonGroup.PHYSICAL).facts[0]
    assert standing.codes == ("standing", "nearly")
    assert standing.advice


def test_what_the_person_simply_can_in_one_family_is_told_in_one_sentence() -> None:
    able = replace(CANDIDATE, levels=Levels(dict.fromkeys(DIMENSIONS, Level.FULL)))
    ((_, _, view),) = explained([case_of(able, JOB)], Language.DA)
    (physical,) = (reason for reason in view.speaks_for if reason.group is ReasonGroup.PHYSICAL)
    (fact,) = physical.facts
    assert fact.bearing is Bearing.FOR
    assert fact.codes == ("standing", "lifting")
    assert fact.sentence == "Kandidaten kan det, jobbet kræver, når det gælder stående arbejde og løft."


@BOTH
def test_what_is_said_aloud_is_one_short_sentence_that_stands_by_itself(language: Language) -> None:
    for _, _, view in explained_town(language):
        for reason in reasons(view):
            for said in (reason.aloud, reason.aloud_to_candidate):
                assert len(said.split()) <= 25, said
                assert said[-1] in ".?"
                assert re.search(r"(?<!\d)[.?!:] ", re.sub(r"[»“].*?[«”]", "", said)) is None, said
            assert not re.search(r"[Kk]andidaten|[Tt]he candidate", reason.aloud_to_candidate)
