"""From what is stored to a carving problem, and what changes with a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.carving.building import Assumed, CarvingRequest, build
from matcher.carving.carve import carve
from matcher.carving.limits import Limit
from matcher.carving.rules import load_rules
from matcher.carving.what_if import what_if
from matcher.domain.candidate import Competence, WorkingTime
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId, TaskTypeCode
from matcher.domain.scale import Dimension, Level
from matcher.domain.task import CompetenceNeed, Wanted
from matcher.domain.week import OFFICE_HOURS, DayPart, Slot, Weekday
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import candidate, position, task, workplace

VOCABULARY = load_vocabulary()
TRUCK = CompetenceCode("forklift_certificate")


def request(**changes: object) -> CarvingRequest:
    asked = CarvingRequest(
        candidate=candidate(lifting=2, noise=4),
        workplace=workplace(),
        positions=(position(),),
        tasks=(task("T1", lifting=4), task("T2", lifting=1), task("T3", noise=3)),
        today=date(2026, 11, 2),
    )
    return replace(asked, **changes)


def built(asked: CarvingRequest):
    return build(asked, VOCABULARY, Assumptions(), load_rules())


def test_what_nobody_has_said_is_assumed_and_told() -> None:
    problem, assumed = built(request())
    person = problem.person
    # The middling values of matcher.features.assumptions: 5 to 20 hours a week, 5 a day.
    assert (person.least_weekly_minutes, person.most_weekly_minutes) == (300, 1200)
    assert (person.most_daily_minutes, person.slots) == (300, OFFICE_HOURS)
    told = {each.kind: each.minutes for each in assumed if each.kind is not Assumed.RHYTHM}
    assert told == {
        Assumed.MOST_HOURS: 1200,
        Assumed.LEAST_HOURS: 300,
        Assumed.DAILY_HOURS: 300,
        Assumed.PERSON_TIMES: None,
        Assumed.TASK_TIMES: None,
        Assumed.SUBJECT: None,
    }


def test_what_the_profile_says_is_used_and_what_is_asked_for_goes_before_it() -> None:
    slots = frozenset({Slot(Weekday.MON, DayPart.EARLY)})
    known = replace(candidate(), time=WorkingTime(240, 600, 180, slots))
    person = built(request(candidate=known))[0].person
    assert (person.least_weekly_minutes, person.most_weekly_minutes, person.most_daily_minutes) == (
        240,
        600,
        180,
    )
    assert person.slots == slots
    asked = built(request(candidate=known, least_weekly_minutes=300, most_weekly_minutes=420))[0].person
    assert (asked.least_weekly_minutes, asked.most_weekly_minutes) == (300, 420)


def test_known_hours_never_clash_with_assumed_ones() -> None:
    many = replace(candidate(), time=WorkingTime(least_weekly_minutes=1800))
    few = replace(candidate(), time=WorkingTime(most_weekly_minutes=120))
    assert built(request(candidate=many))[0].person.most_weekly_minutes == 1800
    assert built(request(candidate=few))[0].person.least_weekly_minutes == 120


def test_a_licence_that_is_not_held_bars_a_task_and_an_unknown_one_is_told() -> None:
    truck = replace(task("T1"), competences=(CompetenceNeed(TRUCK, Level.HIGH),))

    def carvable(*held: Competence):
        return built(request(candidate=replace(candidate(), competences=held), tasks=(truck,)))[0].tasks[0]

    assert carvable().licences_unknown == (TRUCK,)
    assert carvable(Competence(TRUCK, Level.NONE)).licences_missing == (TRUCK,)
    assert carvable(Competence(TRUCK, Level.LIGHT)).licences_missing == (TRUCK,)
    assert carvable(Competence(TRUCK, Level.HIGH)).licences_missing == ()


def test_only_a_refusal_stands_in_the_way_of_a_consideration() -> None:
    needing = replace(candidate(), considerations=frozenset({ConsiderationCode("quiet_place")}))
    refused = built(request(candidate=needing, workplace=workplace(arrangements={"quiet_place": False})))
    not_asked = built(request(candidate=needing))
    assert refused[0].person.refused == ("quiet_place",)
    assert not_asked[0].person.refused == ()
    assert [each.about for each in not_asked[1] if each.kind is Assumed.CONSIDERATION] == ["quiet_place"]


def test_a_rule_for_young_workers_is_a_reminder_and_keeps_no_task_out() -> None:
    saw = replace(task("T1"), task_type=TaskTypeCode("use_chainsaw"))
    problem, _ = built(request(tasks=(saw,)))
    bundle = carve(problem.without(Limit.LEAST_HOURS)).bundles[0]
    assert [rule.code for rule in bundle.rules] == ["young_dangerous_machines"]
    assert not any(rule.verified for rule in load_rules())
    before_it_held = built(request(tasks=(saw,), today=date(2020, 1, 1)))[0]
    assert before_it_held.tasks[0].rules == ()


def test_every_rule_speaks_of_types_of_task_that_there_are() -> None:
    for rule in load_rules():
        assert rule.task_types <= set(VOCABULARY.task_types)


def test_an_aid_brings_in_the_task_that_it_helps_with() -> None:
    # Lifting two steps too much costs T1 more than T2 loses by being work that a colleague likes.
    liked = replace(task("T2", lifting=1), wanted=Wanted.LIKED)
    asked = request(tasks=(task("T1", lifting=4), liked), least_weekly_minutes=120, most_weekly_minutes=180)
    aided = replace(asked, aids=frozenset({Dimension.LIFTING}))
    changed = what_if(asked, aided, VOCABULARY, Assumptions(), load_rules())
    assert (changed.added, changed.dropped) == (("T1",), ("T2",))
    assert (changed.fit, changed.weekly_minutes) == (0, 0)


def test_without_a_task_it_is_not_in_the_bundle() -> None:
    asked = request(least_weekly_minutes=120, most_weekly_minutes=540)
    changed = what_if(
        asked,
        replace(asked, without_tasks=frozenset({TaskId("T2")})),
        VOCABULARY,
        Assumptions(),
        load_rules(),
    )
    assert "T2" in changed.dropped
    assert changed.weekly_minutes == -180


def test_where_no_job_is_left_the_change_has_no_figures_but_reasons() -> None:
    asked = request(least_weekly_minutes=120, most_weekly_minutes=540)
    changed = what_if(asked, replace(asked, most_weekly_minutes=150), VOCABULARY, Assumptions(), load_rules())
    assert (changed.fit, changed.weekly_minutes) == (None, None)
    assert changed.after.clash is not None
    assert changed.after.clash.limits == (Limit.MOST_HOURS,)
