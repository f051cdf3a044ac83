"""Jobs are suggested from every store alike, and a bundle is scored as the same job would be if stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from polars.testing import assert_frame_equal

from matcher.carving.limits import Limit
from matcher.carving.rules import load_rules
from matcher.domain.ids import CandidateId, ConsiderationCode, EmployerId, JobId, TaskId, WorkplaceId
from matcher.domain.job import Job
from matcher.domain.scale import Dimension
from matcher.errors import NotFound
from matcher.features.hypothetical_jobs import job_frames_of
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import score_pair
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import FreshSnapshots, WarmSnapshots
from matcher.usecases.suggest_jobs import compare_jobs, suggest_jobs
from matcher.usecases.suggest_jobs_across import suggest_jobs_across
from matcher.usecases.suggest_jobs_nearby import suggest_jobs_nearby
from matcher.vocabulary.loading import load_vocabulary
from tests import carving_town
from tests.builders import Town
from tests.carving_town import ANNA, CYCLIST, FAR, HERE

VOCABULARY = load_vocabulary()
MEANS = CarvingMeans(FreshSnapshots(VOCABULARY), VOCABULARY, Scorecard(), load_rules(), date(2026, 11, 2))
NOTHING = CarvingOptions()


@pytest.fixture
def stored(uow: UnitOfWork) -> UnitOfWork:
    with uow:
        carving_town.store(uow)
        uow.commit()
    return uow


def test_frames_of_jobs_made_up_are_those_of_the_same_jobs_stored(uow: UnitOfWork, town: Town) -> None:
    with uow:
        jobs = [uow.jobs.get(job.id) for job in uow.jobs.all()]
        stored_frames = uow.frames.job_frames()
        places = {place.postcode: place for place in uow.workplaces.all_places()}
    for name, frame in job_frames_of(jobs, places).items():
        assert_frame_equal(frame, stored_frames[name], check_row_order=False)


def test_a_bundle_has_the_score_and_the_shares_of_the_same_job_stored(stored: UnitOfWork) -> None:
    found = suggest_jobs(stored, MEANS, HERE, ANNA, NOTHING).scored
    assert found.bundles
    for number, each in enumerate(found.bundles):
        tasks = tuple(task.id for task in each.at.bundle.tasks)
        with stored:
            stored.jobs.put([Job(JobId(f"J{number}"), HERE, "Stored", tasks)])
            stored.commit()
        with stored:
            match = score_pair(
                candidate_snapshot(stored.frames.candidate_frames([ANNA]), VOCABULARY),
                job_snapshot(stored.frames.job_frames([JobId(f"J{number}")]), VOCABULARY),
                JobId(f"J{number}"),
                ANNA,
                Scorecard(),
            )
        told = (each.match.score, each.match.lower, each.match.upper, each.match.shares)
        assert told == (match.score, match.lower, match.upper, match.shares)


def test_places_follow_the_score_and_every_pair_in_another_order_is_explained(stored: UnitOfWork) -> None:
    scored = suggest_jobs(stored, MEANS, HERE, ANNA, CarvingOptions(bundles=5)).scored
    by_place = sorted(scored.bundles, key=lambda each: each.match.place)
    scores = [each.match.score for each in by_place]
    assert scores == sorted(scores, reverse=True)
    numbers = range(1, len(scored.bundles) + 1)
    by_hand = {
        (one, other)
        for one in numbers
        for other in numbers
        if one < other and scored.bundles[other - 1].match.score > scored.bundles[one - 1].match.score
    }
    assert {(each.carving_first, each.model_first) for each in scored.differences} == by_hand
    assert all(each.groups for each in scored.differences)
    assert scored.pairs == len(scored.bundles) * (len(scored.bundles) - 1) / 2


def test_what_is_left_out_is_in_no_bundle_and_the_change_is_told(stored: UnitOfWork) -> None:
    plain = suggest_jobs(stored, MEANS, HERE, ANNA, NOTHING)
    assert plain.changed is None
    first = min(plain.carving.bundles[0].task_ids)
    found = suggest_jobs(stored, MEANS, HERE, ANNA, CarvingOptions(without_tasks=frozenset({first})))
    assert all(first not in bundle.task_ids for bundle in found.carving.bundles)
    assert found.changed is not None
    assert first in found.changed.changes.dropped
    assert found.changed.before is not None
    assert found.changed.before.match.score == plain.scored.bundles[0].match.score


def test_an_aid_lifts_the_score_of_work_that_was_too_heavy(stored: UnitOfWork) -> None:
    """Only A2 lifts more than Anna can: on it alone the model sees the gap, and with the aid it does not."""
    only = frozenset({TaskId("A1"), TaskId("A3"), TaskId("A4")})
    heavy = CarvingOptions(
        without_tasks=only, least_weekly_minutes=120, off=frozenset({Limit.MEANINGFUL_WHOLE})
    )
    aided = replace(heavy, aids=frozenset({Dimension.LIFTING}))
    changed = compare_jobs(stored, MEANS, HERE, ANNA, (heavy, aided))
    assert changed.before is not None
    assert changed.after is not None
    assert changed.before.at.bundle.task_ids == changed.after.at.bundle.task_ids == {TaskId("A2")}
    assert changed.score is not None
    assert changed.score > 0
    assert changed.changes.fit is not None
    assert changed.changes.fit > 0


def test_a_consideration_that_is_arranged_makes_a_refused_job_possible(stored: UnitOfWork) -> None:
    needs = replace(
        carving_town.anna(), id=CandidateId("K9"), considerations=frozenset({ConsiderationCode("own_pace")})
    )
    with stored:
        stored.candidates.put([needs])
        stored.commit()
    refused = suggest_jobs(stored, MEANS, HERE, needs.id, NOTHING)
    assert refused.carving.clash is not None
    assert refused.carving.clash.limits == (Limit.CONSIDERATIONS,)
    assert refused.scored.bundles == ()
    met = CarvingOptions(arranged=needs.considerations)
    assert suggest_jobs(stored, MEANS, HERE, needs.id, met).carving.bundles


def test_only_workplaces_within_the_journey_are_looked_at(stored: UnitOfWork) -> None:
    near = suggest_jobs_across(stored, MEANS, CYCLIST, NOTHING)
    assert (list(near.workplaces), near.too_far) == ([HERE], 1)
    # Of Anna nobody knows how she travels, nor how far: that keeps no workplace out.
    anywhere = suggest_jobs_across(stored, MEANS, ANNA, NOTHING)
    assert (set(anywhere.workplaces), anywhere.too_far) == ({HERE, FAR}, 0)
    best = suggest_jobs(stored, MEANS, HERE, ANNA, NOTHING)
    first = next(each for each in anywhere.scored.bundles if each.at.request.workplace.id == HERE)
    assert first.at.bundle == best.carving.bundles[0]
    assert first.match.score == best.scored.bundles[0].match.score


def test_people_nearby_are_those_who_look_for_work_and_can_travel_there(stored: UnitOfWork) -> None:
    # Anna, the cyclist and six neighbours look for work; the cyclist cannot come to FAR.
    assert suggest_jobs_nearby(stored, MEANS, HERE, NOTHING).nearby == 8
    far = suggest_jobs_nearby(stored, MEANS, FAR, NOTHING)
    assert far.nearby == 7
    assert far.bundles
    assert all(CYCLIST not in bundle.reached_by for bundle in far.bundles)
    assert all("person-paused" not in bundle.reached_by for bundle in far.bundles)


def test_an_employer_sees_how_many_could_and_what_they_need_only_where_they_are_five(uow: UnitOfWork) -> None:
    for neighbours, number, needed in ((6, 8, ("quiet_place",)), (2, None, ())):
        with uow:
            for candidate_id in sorted(uow.candidates.ids()):
                uow.erasures.erase(candidate_id, "test", date(2026, 11, 2))
            carving_town.store(uow, neighbours)
            uow.commit()
        (first, *_) = suggest_jobs_nearby(uow, MEANS, HERE, NOTHING).suggestions
        assert (first.possible_candidates, first.to_arrange) == (number, needed)


def test_another_employers_workplace_is_refused_as_if_it_were_not_there(stored: UnitOfWork) -> None:
    with pytest.raises(NotFound) as foreign:
        suggest_jobs_nearby(stored, MEANS, FAR, NOTHING, only_of=EmployerId("E1"))
    with pytest.raises(NotFound) as missing:
        suggest_jobs_nearby(stored, MEANS, WorkplaceId("W8"), NOTHING, only_of=EmployerId("E1"))
    assert foreign.value.message.replace("W2", "W8") == missing.value.message
    assert suggest_jobs_nearby(stored, MEANS, HERE, NOTHING, only_of=EmployerId("E1")).bundles


def test_warm_snapshots_give_the_same_answers(stored: UnitOfWork) -> None:
    warm = replace(MEANS, snapshots=WarmSnapshots(VOCABULARY))
    for asked in (suggest_jobs, suggest_jobs, compare_jobs):
        options = (NOTHING, NOTHING) if asked is compare_jobs else NOTHING
        assert asked(stored, warm, HERE, ANNA, options) == asked(stored, MEANS, HERE, ANNA, options)
    assert suggest_jobs_across(stored, warm, ANNA, NOTHING) == suggest_jobs_across(
        stored, MEANS, ANNA, NOTHING
    )


@pytest.mark.parametrize(
    ("workplace", "candidate", "without", "said"),
    [
        ("W9", ANNA, (), "There is no workplace W9."),
        (HERE, "K9", (), "There is no candidate K9."),
        (HERE, ANNA, ("B1",), "Workplace W1 has no task B1, so it cannot be left out."),
    ],
)
def test_what_is_not_there_is_said(
    stored: UnitOfWork, workplace: str, candidate: str, without: tuple[str, ...], said: str
) -> None:
    options = CarvingOptions(without_tasks=frozenset(TaskId(task) for task in without))
    with pytest.raises(NotFound, match=said):
        suggest_jobs(stored, MEANS, WorkplaceId(workplace), CandidateId(candidate), options)
