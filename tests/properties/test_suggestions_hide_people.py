"""Nothing of a person stands in what an employer is answered, whoever lives nearby."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.carving.rules import load_rules
from matcher.domain.candidate import Candidate
from matcher.domain.ids import CandidateId, ConsiderationCode
from matcher.models.scorecard import Scorecard
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions
from matcher.usecases.snapshots import FreshSnapshots
from matcher.usecases.suggest_jobs_nearby import JobsNearby, suggest_jobs_nearby
from matcher.vocabulary.loading import load_vocabulary
from serving.suggestion_answers import SuggestionsAnswer
from tests import builders, carving_town

VOCABULARY = load_vocabulary()
MEANS = CarvingMeans(FreshSnapshots(VOCABULARY), VOCABULARY, Scorecard(), load_rules(), date(2026, 11, 2))
KEY = IdentityCipher.new_key()
NEEDS = [ConsiderationCode(code) for code in ("quiet_place", "short_breaks", "fixed_hours")]
TOLD = {"data", "workplace_id", "workplace", "suggestions"}
TOLD_OF_A_JOB = {
    "tasks", "weekly_minutes", "freed_skilled_minutes", "undone_minutes", "possible_candidates", "to_arrange",
}  # fmt: skip


@st.composite
def people(draw: st.DrawFn) -> list[Candidate]:
    """Up to nine people with hours, levels and needs of their own."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        lifting, needs = draw(st.integers(0, 4)), draw(st.frozensets(st.sampled_from(NEEDS)))
        base = builders.candidate("K1", postcode="8000", lifting=lifting, noise=draw(st.integers(0, 4)))
        time = carving_town.anna().time
        made.append(replace(base, id=CandidateId(f"person-{number}-xyz"), considerations=needs, time=time))
    return made


@settings(max_examples=25, deadline=None)
@given(people())
def test_no_id_no_name_and_no_number_below_five_is_told(neighbours: list[Candidate]) -> None:
    found = _suggested(neighbours)
    answer = SuggestionsAnswer.of(found)
    text = answer.model_dump_json()
    for number, person in enumerate(neighbours):
        assert person.id not in text
        assert f"Navn Nummer {number}" not in text
    told = answer.model_dump()
    assert set(told) == TOLD
    for each, bundle in zip(told["suggestions"], found.bundles, strict=True):
        assert set(each) == TOLD_OF_A_JOB
        many = len(bundle.reached_by)
        assert each["possible_candidates"] == (many if many >= 5 else None)
        assert each["to_arrange"] == _needed_by_five(bundle.reached_by, neighbours)


def _needed_by_five(reached: Sequence[CandidateId], neighbours: Sequence[Candidate]) -> list[str]:
    needs: Mapping[CandidateId, frozenset[ConsiderationCode]] = {p.id: p.considerations for p in neighbours}
    return sorted(code for code in NEEDS if sum(code in needs[who] for who in reached) >= 5)


def _suggested(neighbours: Sequence[Candidate]) -> JobsNearby:
    unit_of_work = MemoryUnitOfWork(IdentityCipher(KEY))
    with unit_of_work as work:
        work.workplaces.put_places([builders.AARHUS])
        work.workplaces.put_employers([builders.employer("E1")])
        work.workplaces.put_workplaces([builders.workplace("W1", "E1", postcode="8000")])
        work.workplaces.put_positions([builders.position("P1", "W1")])
        work.workplaces.put_tasks(carving_town.tasks("A", "P1"))
        work.candidates.put(neighbours)
        work.identities.put(
            builders.identity(person.id, f"Navn Nummer {number}") for number, person in enumerate(neighbours)
        )
        work.set_label(builders.Town().label)
        work.commit()
    return suggest_jobs_nearby(unit_of_work, MEANS, carving_town.HERE, CarvingOptions())
