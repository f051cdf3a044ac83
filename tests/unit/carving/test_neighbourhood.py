"""Bundles for many: as many as possible reach them, which trying every set of tasks confirms."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from matcher.carving.employer_view import Suggestion, suggestions
from matcher.carving.neighbourhood import GOOD_FIT, SharedBundle, carve_for_many
from matcher.carving.problem import CarvingProblem, PersonLimits
from matcher.domain.ids import CandidateId, ConsiderationCode
from tests.carving_oracle import broken_rules, has_room
from tests.unit.carving.problems import drawn_problem, fit, person, problem, task

HOURS = (120, 600)


def nearby(seed: int, people: int) -> dict[CandidateId, CarvingProblem]:
    """People with hours, times and fits of their own, at one workplace."""
    r = Random(seed)
    base = drawn_problem(seed, most_tasks=7)
    tasks = [replace(each, licences_missing=()) for each in base.tasks]
    found = {}
    for i in range(people):
        own = tuple(replace(each, fit=fit(r.randint(500, 1000))) for each in tasks)
        limits = PersonLimits(60, 400, r.choice([180, 400]), drawn_problem(seed + i).person.slots)
        found[CandidateId(f"K{i}")] = CarvingProblem(own, limits, base.guards)
    return found


def reached(people: dict[CandidateId, CarvingProblem], ids: set[str]) -> int:
    """How many reach the bundle of these tasks, or -1 where the bundle breaks a rule of the workplace."""
    anyone = replace(next(iter(people.values())), person=PersonLimits(*HOURS, 1440))
    chosen = [each for each in anyone.tasks if each.id in ids]
    if broken_rules(anyone, chosen):
        return -1
    count = 0
    for own in people.values():
        tasks = [each for each in own.tasks if each.id in ids]
        minutes = sum(each.weekly_minutes for each in tasks)
        good = sum(each.weekly_minutes * each.fit.point for each in tasks) >= GOOD_FIT * minutes
        count += good and not broken_rules(own, tasks) and has_room(own, tasks)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_no_bundle_is_reached_by_more_people(seed: int) -> None:
    people = nearby(seed, 6)
    ids = [each.id for each in next(iter(people.values())).tasks]
    most = max(
        reached(people, set(some)) for size in range(1, len(ids) + 1) for some in combinations(ids, size)
    )
    found = carve_for_many(people, hours=HOURS, bundles=2)
    assert len(found[0].reached_by) == most if most > 0 else found == ()
    for bundle in found:
        assert reached(people, {each.id for each in bundle.tasks}) == len(bundle.reached_by)


def shared(people: int) -> tuple[SharedBundle, ...]:
    own = problem(task("A", now_undone=True), task("B", 60, takes_skilled_time=True), limits=person(0, 600))
    return carve_for_many({CandidateId(f"K{i}"): own for i in range(people)}, hours=(120, 600))


def suggested(people: int, needing: int) -> Suggestion:
    quiet = frozenset({ConsiderationCode("quiet_place")})
    needs = {CandidateId(f"K{i}"): quiet if i < needing else frozenset() for i in range(people)}
    return suggestions(shared(people), needs, {})[0]


def test_an_employer_sees_the_work_and_how_many_could_do_it() -> None:
    seen = suggested(people=6, needing=5)
    assert [each.text for each in seen.tasks] == ["A", "B"]
    assert (seen.weekly_minutes, seen.freed_skilled_minutes, seen.undone_minutes) == (180, 60, 120)
    assert (seen.possible_candidates, seen.to_arrange) == (6, ("quiet_place",))


def test_fewer_than_five_people_are_not_counted_before_an_employer() -> None:
    assert suggested(people=4, needing=4).possible_candidates is None
    assert suggested(people=4, needing=4).to_arrange == ()
    assert suggested(people=6, needing=4).to_arrange == ()


def test_nobody_in_sight_is_a_matter_of_the_fields_there_are() -> None:
    assert set(Suggestion.__dataclass_fields__) == {
        "tasks",
        "weekly_minutes",
        "freed_skilled_minutes",
        "undone_minutes",
        "possible_candidates",
        "to_arrange",
    }


def test_what_a_person_holds_does_not_show_in_a_bundle_for_many() -> None:
    own = problem(task("A", licences_unknown=("first_aid",)))
    bundle = carve_for_many({CandidateId("K1"): own}, hours=(60, 600))[0]
    assert bundle.tasks[0].licences_unknown == ()
    assert bundle.tasks[0].fit != own.tasks[0].fit
