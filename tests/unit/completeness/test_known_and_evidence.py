"""What is known, counted by hand, and evidence that becomes old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.completeness.known import Part, candidate_completeness, workplace_completeness
from matcher.completeness.renewals import Renewal, renewals
from matcher.domain.candidate import Candidate, Competence, Evidence, Proof
from matcher.domain.evidence import is_old
from matcher.domain.ids import CandidateId, CompetenceCode, TaskTypeCode
from matcher.domain.scale import Family, Level
from matcher.errors import InvalidInput
from tests.builders import candidate, candidate_in_full, task, task_in_full, workplace

TODAY = date(2026, 11, 23)


def test_of_a_full_candidate_each_part_is_counted() -> None:
    counts = {each.part: (each.known, each.possible) for each in candidate_completeness(candidate_in_full())}
    assert counts == {
        Family.PHYSICAL: (1, 9),
        Family.SENSORY: (0, 5),
        Family.COGNITIVE: (1, 9),
        Family.SOCIAL: (0, 4),
        Family.SURROUNDINGS: (1, 4),
        Part.COMPETENCES: (2, 0),
        Part.EXPERIENCE: (2, 0),
        Part.WISHES: (2, 0),
        Part.CONSIDERATIONS: (2, 0),
        Part.TIME: (5, 5),
        Part.TRAVEL: (3, 3),
    }


def test_of_a_stranger_nothing_is_known() -> None:
    assert {each.known for each in candidate_completeness(candidate(postcode=None))} == {0}


def test_demands_are_confirmed_proposed_or_unknown() -> None:
    tasks = [task("T1", noise=2), task_in_full("T2")]
    found = {e.part: e for e in workplace_completeness(workplace(arrangements={"parking": True}), tasks, 32)}
    surroundings = found[Family.SURROUNDINGS]
    assert (surroundings.known, surroundings.proposed, surroundings.possible) == (2, 1, 8)
    assert (found[Part.TASK_TIMES].known, found[Part.TASK_TIMES].possible) == (1, 2)
    assert (found[Part.TASK_TYPES].known, found[Part.TASK_TYPES].possible) == (1, 2)
    assert (found[Part.CONSIDERATIONS_ASKED].known, found[Part.CONSIDERATIONS_ASKED].possible) == (1, 32)
    assert found[Part.COMPETENCES].known == 2


@pytest.mark.parametrize(
    ("evidence", "shown_on", "old"),
    [
        (Evidence.CERTIFICATE, date(1990, 1, 1), False),
        (Evidence.OBSERVED, date(2021, 11, 24), False),
        (Evidence.OBSERVED, date(2021, 11, 23), True),
        (Evidence.OBSERVED, date(2015, 12, 31), True),
        (Evidence.STATEMENT, date(2023, 11, 24), False),
        (Evidence.STATEMENT, date(2023, 11, 23), True),
        (Evidence.STATEMENT, None, False),
    ],
)
def test_evidence_becomes_old_by_its_kind(evidence: Evidence, shown_on: date | None, old: bool) -> None:
    assert is_old(evidence, shown_on, TODAY) is old


def test_old_evidence_is_worth_renewing_where_a_job_asks_for_it() -> None:
    till, baking, packing = map(CompetenceCode, ("cash_register", "baking", "packing"))
    dishes = TaskTypeCode("wash_dishes")
    person = Candidate(
        CandidateId("K"),
        competences=(
            Competence(till, Level.HIGH, Evidence.OBSERVED, date(2020, 5, 1)),
            Competence(baking, Level.HIGH, Evidence.STATEMENT, date(2020, 1, 1)),
            Competence(packing, Level.NONE, Evidence.STATEMENT, date(2019, 1, 1)),
        ),
        experience=frozenset({dishes}),
        proofs=(Proof(dishes, Evidence.STATEMENT, date(2019, 3, 1)),),
    )
    assert renewals(person, TODAY, {till, packing}, {dishes}) == (
        Renewal(Evidence.STATEMENT, date(2019, 3, 1), task_type=dishes),
        Renewal(Evidence.OBSERVED, date(2020, 5, 1), competence=till),
    )
    assert renewals(person, date(2020, 6, 1), {till, packing}, {dishes}) == ()


def test_a_proof_is_about_work_that_was_done_and_there_is_one_for_each() -> None:
    full = candidate_in_full()
    proof = full.proofs[0]
    with pytest.raises(InvalidInput, match="at most one proof"):
        replace(full, proofs=(proof, replace(proof, evidence=Evidence.CERTIFICATE)))
    with pytest.raises(InvalidInput, match="at most one proof"):
        replace(full, experience=frozenset())
