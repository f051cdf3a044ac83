"""What every frame reader hands over, written out by hand for a small town."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from matcher.domain.ids import CandidateId, JobId
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES
from matcher.usecases.ports import UnitOfWork
from tests import builders
from tests.builders import Town

# Bits of the slots Monday 5-8 and Sunday 21-5, the first and the last of 35.
FIRST_AND_LAST: Final = 1 + 2**34
# Bits 1 and 2 (8-12 and 12-16) of five each for Monday to Friday.
OFFICE_HOURS: Final = sum(2 ** (5 * day + 1) + 2 ** (5 * day + 2) for day in range(5))

OF_CANDIDATES: Final[Mapping[str, list[tuple[Any, ...]]]] = {
    "candidates": [
        ("K1", "available", None, None, None, None, None, None, None, "", None, None),
        (
            *("K2", "in_work_looking", 300, 900, 240, OFFICE_HOURS, date(2026, 8, 17)),
            *(56.1572, 10.2107, "bicycle,public", 45, date(2026, 7, 1)),
        ),
    ],
    "levels": [("K2", "lifting", 4), ("K2", "memory", 2), ("K2", "noise", 0)],
    "competences": [("K2", "baking", 0, "statement", None), ("K2", "till", 3, "observed", date(2026, 2, 1))],
    "experience": [("K2", "cleaning_floors"), ("K2", "packing_goods")],
    "wishes": [("K2", "dislike", "field", "cleaning"), ("K2", "wish", "task_type", "packing_goods")],
    "considerations": [("K2", "quiet_place"), ("K2", "short_breaks")],
}
OF_JOBS: Final[Mapping[str, list[tuple[Any, ...]]]] = {
    "jobs": [
        ("J1", "W1", "open", date(2026, 9, 1), 55.9731, 10.1530),
        ("J2", "W2", "open", date(2026, 9, 1), None, None),
    ],
    "tasks": [
        ("J1", 0, "T2", 240, "packing_goods", FIRST_AND_LAST),
        ("J1", 1, "T1", 180, None, None),
        ("J2", 0, "T3", 180, None, None),
    ],
    "demands": [
        ("T1", "noise", 2, False),
        ("T2", "lifting", 2, False),
        ("T2", "noise", 0, True),
        ("T2", "reading", 1, False),
        ("T3", "lifting", 3, False),
    ],
    "task_competences": [("T2", "baking", 1, False), ("T2", "hygiene_certificate", 3, True)],
    "arrangements": [("W1", "own_pace", False), ("W1", "quiet_place", True), ("W2", "parking", True)],
}
NO_CANDIDATES: Final[Mapping[str, list[tuple[Any, ...]]]] = {name: [] for name in OF_CANDIDATES}
NO_JOBS: Final[Mapping[str, list[tuple[Any, ...]]]] = {name: [] for name in OF_JOBS}


@pytest.fixture
def stored(uow: UnitOfWork) -> UnitOfWork:
    """A unit of work with a small town, and with a task and a workplace that are in no job."""
    with uow:
        Town().store(uow)
        uow.workplaces.put_workplaces([builders.workplace("W0", arrangements={"parking": False})])
        uow.workplaces.put_tasks([builders.task("T0", "P1", noise=4)])
        uow.identities.put([builders.identity("K2")])
        uow.commit()
    return uow


def check(
    frames: Mapping[str, pl.DataFrame],
    schemas: Mapping[str, pl.Schema],
    rows: Mapping[str, list[tuple[Any, ...]]],
) -> None:
    assert list(frames) == list(schemas)
    for name, schema in schemas.items():
        assert_frame_equal(frames[name], pl.DataFrame(rows[name], schema=schema, orient="row"))


def test_frames_about_all_candidates_hold_exactly_what_was_stored(stored: UnitOfWork) -> None:
    with stored as uow:
        check(uow.frames.candidate_frames(), CANDIDATE_FRAMES, OF_CANDIDATES)


def test_frames_about_all_jobs_hold_exactly_what_was_stored(stored: UnitOfWork) -> None:
    with stored as uow:
        check(uow.frames.job_frames(), JOB_FRAMES, OF_JOBS)


def test_frames_about_some_candidates_hold_nothing_about_others(stored: UnitOfWork) -> None:
    only = {name: [row for row in rows if row[0] == "K1"] for name, rows in OF_CANDIDATES.items()}
    with stored as uow:
        found = uow.frames.candidate_frames({CandidateId("K1"), CandidateId("nobody")})
        check(found, CANDIDATE_FRAMES, only)


def test_frames_about_some_jobs_hold_only_their_tasks_and_workplaces(stored: UnitOfWork) -> None:
    of_j2 = {"J2", "W2", "T3"}
    only = {name: [row for row in rows if row[0] in of_j2] for name, rows in OF_JOBS.items()}
    with stored as uow:
        check(uow.frames.job_frames([JobId("J2"), JobId("J2")]), JOB_FRAMES, only)


@pytest.mark.parametrize("only", [None, frozenset()])
def test_frames_about_nothing_have_every_column_and_no_row(
    uow: UnitOfWork, only: frozenset[CandidateId] | None
) -> None:
    with uow:
        check(uow.frames.candidate_frames(only), CANDIDATE_FRAMES, NO_CANDIDATES)
        check(uow.frames.job_frames(frozenset()), JOB_FRAMES, NO_JOBS)


def test_frames_about_no_one_in_particular_are_not_frames_about_everyone(stored: UnitOfWork) -> None:
    with stored as uow:
        assert uow.frames.candidate_frames([])["candidates"].height == 0
        assert uow.frames.job_frames([])["jobs"].height == 0


def test_frames_show_what_the_transaction_itself_has_written(uow: UnitOfWork) -> None:
    with uow:
        uow.candidates.put([builders.candidate("K7", postcode=None, noise=3)])
        assert uow.frames.candidate_frames()["levels"].rows() == [("K7", "noise", 3)]
    with uow:
        assert uow.frames.candidate_frames()["levels"].is_empty()


def test_frames_are_sorted_by_code_point_in_every_storage(uow: UnitOfWork) -> None:
    ids = ["a", "B", "å", "Å", "aa", "ø", "10", "9", "Z"]
    with uow:
        uow.candidates.put([builders.candidate(each, postcode=None) for each in ids])
        found = uow.frames.candidate_frames()["candidates"]["candidate_id"].to_list()
    assert found == ["10", "9", "B", "Z", "a", "aa", "Å", "å", "ø"]


def test_frames_in_more_than_one_slice_are_whole(uow: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.storage.sql_rows.ROWS_AT_A_TIME", 7)
    monkeypatch.setattr("matcher.storage.sql_rows.VALUES_AT_A_TIME", 3)
    ids = [CandidateId(f"K{number:02}") for number in range(40)]
    with uow:
        uow.candidates.put([builders.candidate(each, postcode=None, noise=1) for each in ids])
        assert uow.frames.candidate_frames()["levels"]["candidate_id"].to_list() == ids
        assert uow.frames.candidate_frames(ids[5:30])["levels"]["candidate_id"].to_list() == ids[5:30]


def test_two_workplaces_in_one_postal_district_do_not_multiply_jobs(stored: UnitOfWork) -> None:
    with stored as uow:
        uow.workplaces.put_workplaces([builders.workplace("W2", postcode="8300")])
        jobs = uow.frames.job_frames()["jobs"]
    assert jobs.rows() == [
        ("J1", "W1", "open", date(2026, 9, 1), 55.9731, 10.1530),
        ("J2", "W2", "open", date(2026, 9, 1), 55.9731, 10.1530),
    ]
