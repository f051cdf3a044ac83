"""Shares, their order, and what stands behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.candidate import Candidate
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import FactSheet, gather_facts
from matcher.explanation.level_facts import DemandFact
from matcher.explanation.reasons import Basis, Explanation, Origin, explain
from matcher.explanation.unknown_facts import About, AskedOf
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import RankedMatch, score_pair
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, WAY, stored
from tests.unit.explanation.rankers import tiny_lambdamart

VOCABULARY = load_vocabulary()
STRANGER = Candidate(id=CANDIDATE.id)


@pytest.fixture(scope="module", params=["scorecard", "lambdamart"])
def ranker(request: pytest.FixtureRequest) -> AdditiveRanker:
    return Scorecard() if request.param == "scorecard" else tiny_lambdamart()


def told(candidate: Candidate, ranker: AdditiveRanker) -> Explanation:
    with stored(candidate) as work:
        people = candidate_snapshot(work.frames.candidate_frames(), VOCABULARY)
        jobs = job_snapshot(work.frames.job_frames(), VOCABULARY)
    match = score_pair(people, jobs, JOB.job.id, candidate.id, ranker)
    origin = Origin(ranker.version, ranker.base, "Prøvekøbing", simulated=True)
    return explain(match, gather_facts(candidate, JOB, WAY, VOCABULARY), origin)


def told_of_shares(sheet: FactSheet | None = None, **shares: float) -> Explanation:
    every = tuple(shares.get(group.value, 0.0) for group in GROUPS)
    match = RankedMatch(0, JobId("J"), CandidateId("K"), 70 + sum(every), 0, 100, every, 1)
    return explain(match, sheet or FactSheet((), ()), Origin("m", 70.0, "d", simulated=False))


@pytest.mark.parametrize("candidate", [CANDIDATE, STRANGER], ids=["known", "unknown"])
def test_the_shares_add_up_to_the_score(candidate: Candidate, ranker: AdditiveRanker) -> None:
    explanation = told(candidate, ranker)
    assert [s.group for s in explanation.shares] == list(GROUPS)
    assert explanation.origin.base + sum(s.share for s in explanation.shares) == pytest.approx(
        explanation.score, abs=1e-9
    )
    assert explanation.lower <= explanation.score <= explanation.upper


@pytest.mark.parametrize("candidate", [CANDIDATE, STRANGER], ids=["known", "unknown"])
def test_reasons_carry_the_sign_of_their_share_and_weigh_less_and_less(
    candidate: Candidate, ranker: AdditiveRanker
) -> None:
    explanation = told(candidate, ranker)
    for reasons, sign in ((explanation.for_, 1), (explanation.against, -1)):
        assert len(reasons) <= 5
        assert all(r.share * sign > 0 for r in reasons)
        assert [r.rank for r in reasons] == sorted(r.rank for r in reasons)
        assert [abs(r.share) for r in reasons] == sorted((abs(r.share) for r in reasons), reverse=True)


@pytest.mark.parametrize("candidate", [CANDIDATE, STRANGER], ids=["known", "unknown"])
def test_reasons_hold_only_facts_that_bear_their_way(candidate: Candidate, ranker: AdditiveRanker) -> None:
    explanation = told(candidate, ranker)
    for reasons, way in ((explanation.for_, Bearing.FOR), (explanation.against, Bearing.AGAINST)):
        for reason in reasons:
            allowed = {Basis.FACTS: {way}, Basis.TYPICAL: {Bearing.NEUTRAL}, Basis.ESTIMATE: set()}
            assert {fact.bearing for fact in reason.facts} <= allowed[reason.basis]
            assert all(fact.group is reason.group for fact in reason.facts)


def test_every_fact_against_the_match_is_somewhere_to_be_seen(ranker: AdditiveRanker) -> None:
    explanation = told(CANDIDATE, ranker)
    shown = {f for r in (*explanation.against, *explanation.look_also_at) for f in r.facts}
    sheet = gather_facts(CANDIDATE, JOB, WAY, VOCABULARY)
    assert {f for f in sheet.facts if f.bearing is Bearing.AGAINST} <= shown


def test_a_tiny_share_is_no_reason() -> None:
    explanation = told_of_shares(tasks=4.0, wishes=0.01, time=-0.01)
    assert [r.group for r in explanation.for_] == [ReasonGroup.TASKS]
    assert explanation.against == ()


def test_no_more_than_five_reasons_each_way_and_the_lightest_are_left_out() -> None:
    names = ("tasks", "physical", "sensory", "cognitive", "social", "wishes")
    explanation = told_of_shares(**{name: -6.0 + place for place, name in enumerate(names)})
    assert [r.group.value for r in explanation.against] == list(names[:5])


def test_an_unknown_capability_makes_an_estimate_and_never_a_fact_against() -> None:
    sheet = gather_facts(STRANGER, JOB, WAY, VOCABULARY)
    assert [f for f in sheet.facts if f.bearing is Bearing.AGAINST] == []
    for share in (3.0, -3.0):
        explanation = told_of_shares(sheet, physical=share)
        (reason,) = (*explanation.for_, *explanation.against)
        assert (reason.basis, reason.facts) == (Basis.ESTIMATE, ())


def test_a_low_share_with_everything_known_and_nothing_against_is_less_to_build_on() -> None:
    explanation = told(replace(CANDIDATE, considerations=frozenset()), Scorecard())
    travel = next(r for r in explanation.against if r.group is ReasonGroup.TRAVEL)
    assert travel.basis is Basis.TYPICAL


def test_what_to_ask_begins_with_the_highest_demand_whose_capability_is_unknown() -> None:
    unknown = gather_facts(STRANGER, JOB, WAY, VOCABULARY).unknown
    capabilities = [u for u in unknown if u.about is About.CAPABILITY]
    assert unknown[: len(capabilities)] == tuple(capabilities)
    # Level 3 of the first three is asked, 2 of the next two, 1 of the last.
    assert [u.codes[0] for u in capabilities] == [
        "standing",
        "customer_contact",
        "noise",
        "lifting",
        "time_pressure",
        "memory",
    ]


def test_only_the_workplace_is_asked_about_its_own_matters() -> None:
    unknown = gather_facts(STRANGER, JOB, WAY, VOCABULARY).unknown
    assert {u.asked_of for u in unknown if u.about is About.CAPABILITY} == {AskedOf.CANDIDATE}
    asked = gather_facts(CANDIDATE, JOB, WAY, VOCABULARY).unknown
    assert {u.codes for u in asked if u.asked_of is AskedOf.WORKPLACE} == {("one_contact",)}


def test_one_who_can_do_everything_gets_no_demand_against() -> None:
    able = replace(CANDIDATE, levels=Levels(dict.fromkeys(DIMENSIONS, Level.FULL)))
    facts = [f for f in gather_facts(able, JOB, WAY, VOCABULARY).facts if isinstance(f, DemandFact)]
    assert {f.bearing for f in facts} == {Bearing.FOR}
    assert [f.dimension.value for f in facts][:3] == ["standing", "customer_contact", "noise"]
