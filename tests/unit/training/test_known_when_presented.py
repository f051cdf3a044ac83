"""A model learns from what was known when a match was put forward, and from nothing that came later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from experiments.training.matrices import matrix_with_gaps, point_matrix
from experiments.training.training_data import Facts, TrainingPairs, fingerprint, training_pairs
from matcher.domain.candidate import Competence, Evidence, Wish, WishKind, WishTarget, WorkingTime
from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, JobId, TaskTypeCode
from matcher.domain.job import JobState
from matcher.domain.match import Match
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import Demands
from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.shaping import candidate_snapshot
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.erase_candidate import erase_candidate
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.unit.training.small_past import FIRST_DAY, match_of, stored

VOCABULARY = load_vocabulary()
BEFORE = FIRST_DAY - timedelta(days=60)
BREAKS = ConsiderationCode("short_breaks")
PRESENTED = FIRST_DAY + timedelta(days=5)
PAST = (
    match_of(1, "J00", "K01", position=1, day=5, steps=4),
    match_of(2, "J00", "K02", position=2, day=5),
    match_of(3, "J01", "K01", position=1, day=9, steps=1),
)
Change = Callable[[MemoryUnitOfWork], None]


def past(*, known_from: date = BEFORE) -> MemoryUnitOfWork:
    """A small past, of which everything has been known since long before."""
    work = stored(PAST, known_from=known_from)
    with work:
        work.workplaces.put_workplaces([builders.workplace("W1", arrangements={BREAKS: False})])
        person = work.candidates.get(CandidateId("K01"))
        work.candidates.put([replace(person, considerations=frozenset({BREAKS}))])
        work.commit(known_from)
    return work


def of_candidate(**parts: object) -> Change:
    def change(work: MemoryUnitOfWork) -> None:
        work.candidates.put([replace(work.candidates.get(CandidateId("K01")), **parts)])

    return change


def demand(work: MemoryUnitOfWork) -> None:
    task = work.jobs.get(JobId("J00")).tasks[0]
    work.workplaces.put_tasks([replace(task, demands=Demands(Levels({Dimension.NOISE: Level.LIGHT})))])


def arrangement(work: MemoryUnitOfWork) -> None:
    work.workplaces.put_workplaces([builders.workplace("W1", arrangements={BREAKS: True})])


def hours(work: MemoryUnitOfWork) -> None:
    work.workplaces.put_tasks([replace(work.jobs.get(JobId("J00")).tasks[0], weekly_minutes=1500)])


CHANGES: dict[str, Change] = {
    "level": of_candidate(levels=builders.levels(noise=0)),
    "wish": of_candidate(
        experience=frozenset({TaskTypeCode("clean_guest_rooms")}),
        wishes=(Wish(WishKind.DISLIKE, WishTarget.TASK_TYPE, "clean_guest_rooms"),),
    ),
    "hours": of_candidate(time=WorkingTime(most_weekly_minutes=60)),
    "demand": demand,
    "arrangement": arrangement,
    "hours of a task": hours,
    "type of a task": lambda work: work.workplaces.put_tasks(
        [replace(work.jobs.get(JobId("J00")).tasks[0], task_type=TaskTypeCode("clean_guest_rooms"))]
    ),
}


def bytes_of(work: MemoryUnitOfWork, facts: Facts = Facts.KNOWN_THEN, until: date | None = None) -> bytes:
    data = training_pairs(work, VOCABULARY, facts=facts, until=until)
    return (
        point_matrix(data, Assumptions()).tobytes()
        + matrix_with_gaps(data).tobytes()
        + fingerprint(data).encode()
    )


def change_on(work: MemoryUnitOfWork, change: Change, day: date) -> None:
    with work:
        change(work)
        work.commit(day)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_became_known_after_the_day_changes_no_byte_of_the_training_matrix(change: Change) -> None:
    work = past()
    before = bytes_of(work)
    change_on(work, change, PRESENTED + timedelta(days=30))
    assert bytes_of(work) == before
    assert bytes_of(work, Facts.KNOWN_NOW) != before


@pytest.mark.parametrize("day", [PRESENTED, PRESENTED - timedelta(days=1)])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_became_known_by_that_day_changes_the_training_matrix(change: Change, day: date) -> None:
    work = past()
    before = bytes_of(work)
    change_on(work, change, day)
    assert bytes_of(work) != before


def test_each_pair_sees_its_candidate_as_known_on_its_own_day() -> None:
    work = past()
    change_on(work, CHANGES["level"], FIRST_DAY + timedelta(days=9))
    data = training_pairs(work, VOCABULARY)
    noise = data.candidates.levels[list(Dimension).index(Dimension.NOISE)]
    seen = [
        (str(data.jobs.ids[job]), str(data.candidates.ids[person]), float(noise[person]))
        for job, person in zip(data.job_rows, data.candidate_rows, strict=True)
    ]
    assert seen == [("J00", "K01", 1.0), ("J00", "K02", 2.0), ("J01", "K01", 0.0)]
    assert data.candidates.ids.tolist() == ["K01", "K01", "K02"]


def test_that_somebody_was_hired_cannot_be_learnt_from_what_the_hiring_left_in_the_profile() -> None:
    work = past()
    before = bytes_of(work)
    # Of the match presented on day 5; the last one of K01 was presented on day 9.
    retained_on = FIRST_DAY + timedelta(days=10)
    learnt = CompetenceCode(next(iter(VOCABULARY.competences)))
    trained = Competence(learnt, Level.HIGH, Evidence.OBSERVED, retained_on)
    told = of_candidate(competences=(trained,), experience=frozenset({TaskTypeCode("clean_guest_rooms")}))
    change_on(work, told, retained_on)
    with work:
        work.jobs.put([replace(work.jobs.get(JobId("J01")).job, state=JobState.CLOSED)])
        work.commit(retained_on)
    assert bytes_of(work) == before
    assert bytes_of(work, Facts.KNOWN_NOW) != before


def test_a_column_that_tells_the_outcome_cannot_enter() -> None:
    with past() as work:
        frames = dict(work.frames.candidate_frames())
    frames["candidates"] = frames["candidates"].with_columns(was_hired_by=pl.lit("W1"))
    with pytest.raises(
        InvalidInput, match="candidates has the column was_hired_by, which is not in the closed"
    ):
        candidate_snapshot(frames, VOCABULARY)


def later(data: TrainingPairs) -> tuple[int, int]:
    return data.with_later_candidate, data.with_later_job


def test_pairs_of_which_something_was_recorded_only_afterwards_are_counted() -> None:
    assert later(training_pairs(past(), VOCABULARY)) == (0, 0)
    assert later(training_pairs(past(known_from=PRESENTED), VOCABULARY)) == (0, 0)
    assert later(training_pairs(past(known_from=PRESENTED + timedelta(days=1)), VOCABULARY)) == (2, 2)
    assert later(training_pairs(past(known_from=date(2026, 1, 1)), VOCABULARY)) == (3, 3)


def test_looking_ahead_is_counted_too() -> None:
    work = past()
    change_on(work, CHANGES["level"], PRESENTED + timedelta(days=1))
    assert later(training_pairs(work, VOCABULARY, facts=Facts.KNOWN_NOW)) == (1, 0)


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (FIRST_DAY + timedelta(days=4), None),
        (FIRST_DAY + timedelta(days=5), [("J00", "K01", 0), ("J00", "K02", 0)]),
        (FIRST_DAY + timedelta(days=8), [("J00", "K01", 3), ("J00", "K02", 0)]),
        (FIRST_DAY + timedelta(days=9), [("J00", "K01", 4), ("J00", "K02", 0), ("J01", "K01", 0)]),
        (None, [("J00", "K01", 4), ("J00", "K02", 0), ("J01", "K01", 1)]),
    ],
)
def test_only_what_had_happened_by_a_day_counts(until: date | None, told: list | None) -> None:
    work = past()
    if told is None:
        with pytest.raises(InvalidInput, match="no past matches"):
            training_pairs(work, VOCABULARY, until=until)
        return
    data = training_pairs(work, VOCABULARY, until=until)
    jobs, people = data.jobs.ids[data.job_rows], data.candidates.ids[data.candidate_rows]
    assert list(zip(jobs.tolist(), people.tolist(), data.grades.tolist(), strict=True)) == told


def test_a_run_can_be_made_again_as_it_was_before_later_outcomes_came() -> None:
    work = past()
    before = bytes_of(work, until=PRESENTED)
    more: tuple[Match, ...] = (match_of(1, "J00", "K01", day=5, steps=2), match_of(9, "J02", "K03", day=30))
    with work:
        work.matches.put(more)
        work.commit()
    assert bytes_of(work, until=PRESENTED) == before
    assert bytes_of(work) != before


def test_whoever_was_erased_is_in_no_pair_and_no_snapshot() -> None:
    work = past()
    change_on(work, CHANGES["level"], PRESENTED)
    erase_candidate(work, CandidateId("K01"), by="Anne Bruun", on=date(2026, 1, 1))
    data = training_pairs(work, VOCABULARY)
    assert data.candidates.ids.tolist() == ["K02"]
    assert len(data) == 1
