"""The reasons in a list are the first reasons of the explanation, though they are read from a snapshot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.candidate import Evidence
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Family, Level, Levels
from matcher.domain.task import Demands
from matcher.explanation.bearing import EVERY_GROUP
from matcher.explanation.facts import gather_facts
from matcher.explanation.job_demands import JobDemands
from matcher.explanation.match_case import score_cases
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.short_reasons import first_weights, groups_of, short_reasons
from matcher.explanation.wording import Wording
from matcher.features.hypothetical_profiles import candidate_frames_of
from matcher.features.profiles_in_snapshots import ProfilesInSnapshot
from matcher.features.shaping import candidate_snapshot
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.entries import Language
from tests.builders import AARHUS
from tests.unit.explanation.drawn_views import VOCABULARY, case_of, drawn_cases, explained_town
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB


def test_a_profile_in_a_snapshot_is_the_profile_as_far_as_features_see_it() -> None:
    people = [CANDIDATE, *(case.candidate for case in drawn_cases())]
    people = sorted(people, key=lambda each: each.id)
    reader = ProfilesInSnapshot.of(
        candidate_snapshot(candidate_frames_of(people, {AARHUS.postcode: AARHUS}), VOCABULARY), VOCABULARY
    )
    for row, person in enumerate(people):
        held = sorted(person.competences, key=lambda each: list(VOCABULARY.competences).index(each.code))
        seen = tuple(
            replace(
                each,
                evidence=Evidence.STATEMENT
                if each.evidence is Evidence.STATEMENT or not each.level
                else Evidence.OBSERVED,
                shown_on=None,
            )
            for each in held
        )
        wanted = replace(
            person,
            availability=reader.profile(row).availability,
            competences=seen,
            proofs=(),
            updated_on=None,
            travel=replace(person.travel, postcode=None),
        )
        told = reader.profile(row)
        assert replace(told, wishes=()) == replace(wanted, wishes=())
        assert set(told.wishes) == set(person.wishes)
        home = reader.home(row)
        if person.travel.postcode == AARHUS.postcode:
            assert home is not None
            assert (home.latitude, home.longitude) == (AARHUS.latitude, AARHUS.longitude)
        else:
            assert home is None


@pytest.mark.parametrize("language", Language)
def test_short_reasons_are_the_first_reasons_of_the_explanation(language: Language) -> None:
    told = explained_town(language)
    matches = score_cases([case for case, _, _ in told], Scorecard(), VOCABULARY)
    for (case, _, view), match in zip(told, matches, strict=True):
        frames = candidate_frames_of([case.candidate], {AARHUS.postcode: AARHUS})
        reader = ProfilesInSnapshot.of(candidate_snapshot(frames, VOCABULARY), VOCABULARY)
        book = Phrasebook(language, VOCABULARY, {task.id: task.text for task in case.job.tasks})
        weights = first_weights(match)
        seen = reader.profile(0, groups_of(weights))
        found = short_reasons(weights, seen, JobDemands.of(case.job), case.way, Wording(book))
        wanted = [*view.speaks_for[:2], *view.look_at[:2]]
        assert [(r.group, r.share, r.aloud) for r in found] == [(r.group, r.share, r.aloud) for r in wanted]


def test_the_facts_of_some_groups_are_those_of_all_groups() -> None:
    for case in (case_of(CANDIDATE, JOB), *drawn_cases(5)):
        given = (case.candidate, case.job, case.way, VOCABULARY)
        whole = gather_facts(*given, today=date(2026, 1, 1))
        for group in EVERY_GROUP:
            part = gather_facts(*given, today=date(2026, 1, 1), groups=frozenset({group}))
            assert part.facts == tuple(fact for fact in whole.facts if fact.group is group)
            assert part.unknown == tuple(fact for fact in whole.unknown if fact.group is group)


def test_a_profile_for_one_group_holds_all_that_its_facts_rest_on() -> None:
    for case in (case_of(CANDIDATE, JOB), *drawn_cases(8)):
        frames = candidate_frames_of([case.candidate], {AARHUS.postcode: AARHUS})
        reader = ProfilesInSnapshot.of(candidate_snapshot(frames, VOCABULARY), VOCABULARY)
        for group in EVERY_GROUP:
            alone = frozenset({group})
            part, whole = (
                gather_facts(profile, case.job, case.way, VOCABULARY, groups=alone)
                for profile in (reader.profile(0, alone), reader.profile(0))
            )
            assert part == whole


def test_a_family_is_unasked_only_where_every_demand_is_known_to_be_none() -> None:
    def job(levels: Levels) -> JobInFull:
        tasks = tuple(replace(task, demands=Demands(levels)) for task in JOB.tasks)
        return replace(JOB, tasks=tasks)

    nothing = dict.fromkeys(DIMENSIONS, Level.NONE)
    unsaid = {dimension: level for dimension, level in nothing.items() if dimension is not Dimension.NOISE}
    assert JobDemands.of(job(Levels(nothing))).unasked == set(Family)
    assert JobDemands.of(job(Levels(unsaid))).unasked == set(Family) - {Family.SURROUNDINGS}
    asked = JobDemands.of(job(Levels({**nothing, Dimension.READING: Level.LIGHT})))
    assert asked.unasked == set(Family) - {Family.COGNITIVE}
