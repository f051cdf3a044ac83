"""A fact never contradicts a feature: both are computed here for drawn pairs, each in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.candidate import (
    Candidate,
    Competence,
    Evidence,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    PositionId,
    TaskId,
    TaskTypeCode,
)
from matcher.domain.job import JobInFull
from matcher.domain.scale import UNKNOWN, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task
from matcher.domain.week import DayPart, Slot, Weekday
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import FactSheet, gather_facts
from matcher.explanation.level_facts import DemandFact, Reach, ReachFact
from matcher.explanation.practical_facts import ConsiderationFact, TravelFact
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, WishFact
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimesFact
from matcher.explanation.unknown_facts import About
from matcher.features.assumptions import Assumptions, Case
from matcher.features.columns import FEATURES, gap_name
from matcher.features.pipeline import job_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.vocabulary.entries import ConsiderationKind
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import JOB, WAY, WORKPLACE, stored

VOCABULARY = load_vocabulary()
DIMENSION_SAMPLE = (Dimension.LIFTING, Dimension.STANDING, Dimension.READING, Dimension.NOISE)
TYPES = [TaskTypeCode(code) for code in ("wash_dishes", "brew_coffee", "make_sandwiches")]
COMPETENCES = [CompetenceCode(code) for code in ("baking", "packing", "first_aid")]
CONSIDERATIONS = [ConsiderationCode(code) for code in ("short_breaks", "quiet_place", "mentor")]
SLOTS = [Slot(day, part) for day in list(Weekday)[:3] for part in (DayPart.MORNING, DayPart.EVENING)]

steps = st.sampled_from(Level)
slot_sets = st.frozensets(st.sampled_from(SLOTS), min_size=1)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
sizes = st.sampled_from([60, 100, 240, 601])


def levels_drawn(always: bool) -> st.SearchStrategy[Levels]:
    """Levels of the sampled dimensions, all of them or only some; every other one is level 0."""
    drawn = dict.fromkeys(DIMENSION_SAMPLE, steps)
    some = st.fixed_dictionaries(drawn) if always else st.fixed_dictionaries({}, optional=drawn)
    rest = {d: Level.NONE for d in Dimension if d not in DIMENSION_SAMPLE}
    return some.map(lambda known: Levels({**rest, **known}))


def tasks_drawn(number: int, known: bool) -> st.SearchStrategy[Task]:
    """One task; with ``known`` nothing about it is unknown, though some of its demands may be proposals."""
    unless = st.nothing() if known else st.none()
    proposed = st.frozensets(st.sampled_from(DIMENSION_SAMPLE))
    needs = st.lists(
        st.builds(CompetenceNeed, st.sampled_from(COMPETENCES), steps.filter(bool), st.booleans()),
        unique_by=lambda need: need.code,
        max_size=3,
    )
    return st.builds(
        Task,
        id=st.just(TaskId(f"T-{number}")),
        position_id=st.just(PositionId("P-1")),
        text=st.just(f"Opgave {number}"),
        weekly_minutes=sizes,
        task_type=unless | st.sampled_from(TYPES),
        slots=unless | slot_sets,
        demands=st.builds(Demands, levels_drawn(known), proposed if known else st.just(frozenset())),
        competences=needs.map(tuple),
    )


def jobs_drawn(known: bool) -> st.SearchStrategy[JobInFull]:
    """A job of three tasks, at a workplace that has been asked about some considerations."""
    asked = st.dictionaries(st.sampled_from(CONSIDERATIONS), st.booleans())
    return st.builds(
        lambda tasks, asked, start: JobInFull(
            replace(JOB.job, start_on=start), replace(WORKPLACE, arrangements=asked), tasks
        ),
        st.tuples(*(tasks_drawn(number, known) for number in (1, 2, 3))),
        asked,
        st.none() | days,
    )


@st.composite
def candidates_drawn(draw: st.DrawFn, known: bool) -> Candidate:
    """A candidate; with ``known`` the levels, the times and the most hours are known."""
    unless = st.nothing() if known else st.none()
    most = draw(unless | sizes)
    held = st.builds(Competence, st.sampled_from(COMPETENCES), steps, st.sampled_from(Evidence))
    wishes = st.builds(
        lambda kind, target: Wish(kind, *target),
        st.sampled_from(WishKind),
        st.sampled_from(
            [*((WishTarget.TASK_TYPE, code) for code in TYPES), (WishTarget.FIELD, "kitchen")],
        ),
    )
    return Candidate(
        id=CandidateId("K-0042"),
        levels=draw(levels_drawn(known)),
        competences=tuple(draw(st.lists(held, unique_by=lambda c: c.code))),
        experience=draw(st.frozensets(st.sampled_from([*TYPES[:2], TaskTypeCode("clean_floors")]))),
        wishes=tuple(draw(st.lists(wishes, unique_by=lambda w: (w.target, w.code)))),
        considerations=draw(st.frozensets(st.sampled_from(CONSIDERATIONS))),
        time=WorkingTime(
            least_weekly_minutes=draw(st.none() | st.integers(0, most or 600)),
            most_weekly_minutes=most,
            most_daily_minutes=draw(unless | sizes),
            slots=draw(unless | slot_sets),
            available_from=draw(st.none() | days),
        ),
        travel=Travel(
            WAY.home.postcode, draw(st.frozensets(st.sampled_from(TravelMode))), draw(st.none() | sizes)
        ),
    )


def gathered(candidate: Candidate, job: JobInFull) -> FactSheet:
    return gather_facts(candidate, job, WAY, VOCABULARY)


def features(candidate: Candidate, job: JobInFull, case: Case = Case.POINT) -> Mapping[str, float]:
    with stored(candidate, job) as work:
        people = candidate_snapshot(work.frames.candidate_frames(), VOCABULARY)
        jobs = job_snapshot(work.frames.job_frames(), VOCABULARY)
    row = job_features(people, jobs, 0, Assumptions(), case)[0]
    return {feature.name: float(value) for feature, value in zip(FEATURES, row, strict=True)}


def of(sheet: FactSheet, kind: type, bearing: Bearing | None = None) -> list:
    return [f for f in sheet.facts if isinstance(f, kind) and bearing in (None, f.bearing)]


def shares(facts: list) -> float:
    return sum(fact.part.share for fact in facts)


few = settings(max_examples=25, deadline=None)


@few
@given(candidate=candidates_drawn(known=True), job=jobs_drawn(known=True))
def test_a_demand_falls_short_by_the_gap_of_the_feature(candidate: Candidate, job: JobInFull) -> None:
    row = features(candidate, job)
    shortfalls = {f.dimension: f.shortfall for f in of(gathered(candidate, job), DemandFact)}
    for dimension in Dimension:
        assert shortfalls.get(dimension, 0) == -row[gap_name(dimension.value)]


@few
@given(candidate=candidates_drawn(known=False), job=jobs_drawn(known=False))
def test_a_gap_without_a_shortfall_has_something_unknown_behind_it(
    candidate: Candidate, job: JobInFull
) -> None:
    row, sheet = features(candidate, job), gathered(candidate, job)
    known_gaps = {f.dimension for f in of(sheet, DemandFact, Bearing.AGAINST)}
    asked = {code for u in sheet.unknown if u.about in (About.CAPABILITY, About.DEMANDS) for code in u.codes}
    for dimension in Dimension:
        gap = row[gap_name(dimension.value)]
        assert gap < 0 or dimension not in known_gaps
        assert gap == 0 or dimension in known_gaps or dimension.value in asked


@few
@given(candidate=candidates_drawn(known=False), job=jobs_drawn(known=False))
def test_tasks_within_reach_are_those_of_the_worst_and_with_the_unclear_ones_of_the_best_case(
    candidate: Candidate, job: JobInFull
) -> None:
    worst, best = (features(candidate, job, case) for case in (Case.WORST, Case.BEST))
    by_reach = {f.reach: f.part.share for f in of(gathered(candidate, job), ReachFact)}
    within, unclear = by_reach.get(Reach.WITHIN, 0.0), by_reach.get(Reach.UNKNOWN, 0.0)
    nearly = by_reach.get(Reach.NEARLY, 0.0)
    assert worst["tasks_within_reach"] == pytest.approx(within, abs=1e-5)
    assert best["tasks_within_reach"] == pytest.approx(within + unclear, abs=1e-5)
    assert best["tasks_nearly_within_reach"] == pytest.approx(within + unclear + nearly, abs=1e-5)


@few
@given(candidate=candidates_drawn(known=False), job=jobs_drawn(known=False))
def test_experience_and_wishes_cover_the_shares_of_the_features(candidate: Candidate, job: JobInFull) -> None:
    row, sheet = features(candidate, job, Case.WORST), gathered(candidate, job)
    experience = of(sheet, ExperienceFact, Bearing.FOR)
    tried = [f for f in experience if f.target is WishTarget.TASK_TYPE]
    if candidate.experience:
        assert row["tasks_done_before"] == pytest.approx(shares(tried), abs=1e-5)
        assert row["fields_known"] == pytest.approx(shares(experience), abs=1e-5)
    if candidate.wishes:
        assert row["wished"] == pytest.approx(shares(of(sheet, WishFact, Bearing.FOR)), abs=1e-5)
    if candidate.wishes and all(task.task_type for task in job.tasks):
        assert row["disliked"] == pytest.approx(shares(of(sheet, WishFact, Bearing.AGAINST)), abs=1e-5)


@few
@given(candidate=candidates_drawn(known=False), job=jobs_drawn(known=False))
def test_competences_held_add_up_to_the_feature(candidate: Candidate, job: JobInFull) -> None:
    row = features(candidate, job, Case.WORST)
    facts = of(gathered(candidate, job), CompetenceFact)
    for required, name in ((True, "required_competences"), (False, "helpful_competences")):
        held = [
            0.0 if f.held is UNKNOWN else min(f.held / f.asked, 1.0) for f in facts if f.required is required
        ]
        expected = sum(held) / len(held) if held else 1.0
        assert row[name] == pytest.approx(expected, abs=1e-5)


@few
@given(candidate=candidates_drawn(known=True), job=jobs_drawn(known=True))
def test_hours_and_times_speak_against_exactly_where_the_features_do(
    candidate: Candidate, job: JobInFull
) -> None:
    row, sheet = features(candidate, job), gathered(candidate, job)
    (hours,) = of(sheet, HoursFact)
    assert hours.over == (row["hours_over"] > 0)
    assert hours.under == (row["hours_under"] > 0 and candidate.time.least_weekly_minutes is not None)
    fitting = shares(of(sheet, TimesFact, Bearing.FOR))
    assert row["times_fit"] == pytest.approx(fitting, abs=1e-5)
    if fitting:
        # Rounding may leave less than a millionth of an hour where both are equal.
        assert bool(of(sheet, DailyHoursFact, Bearing.AGAINST)) == (row["daily_hours_over"] > 1e-5)
    if candidate.time.available_from is not None:
        assert bool(of(sheet, StartFact, Bearing.AGAINST)) == (row["days_waiting"] > 0)


@few
@given(candidate=candidates_drawn(known=False), job=jobs_drawn(known=False))
def test_travel_and_considerations_speak_against_exactly_where_the_features_do(
    candidate: Candidate, job: JobInFull
) -> None:
    row, best = features(candidate, job), features(candidate, job, Case.BEST)
    sheet = gathered(candidate, job)
    if candidate.travel.modes and candidate.travel.longest_minutes is not None:
        assert bool(of(sheet, TravelFact, Bearing.AGAINST)) == (row["travel_over"] > 0)
    refused = of(sheet, ConsiderationFact, Bearing.AGAINST)
    support = [f for f in refused if VOCABULARY.considerations[f.code].kind is ConsiderationKind.SUPPORT]
    assert best["considerations_refused"] == len(refused) - len(support)
    assert best["support_refused"] == len(support)
