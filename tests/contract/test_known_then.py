"""What was known of whom on which day, on every kind of storage. Days and facts are written out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from matcher.domain.candidate import WorkingTime
from matcher.domain.ids import CandidateId, Postcode
from matcher.domain.import_run import RunId
from matcher.errors import Conflict, InvalidInput
from matcher.features.versions import ASKED, KnownThen
from matcher.storage.fact_versions import record_missing
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.stored_unit_of_work import StoredUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.storage.tables import CANDIDATE_VERSIONS, JOB_VERSIONS
from matcher.usecases.import_data import Stamp, import_data, undo_import
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests import builders, strategies
from tests.builders import Town
from tests.sample_tables import Sheets, write_csv_folder

SPRING, SUMMER, AUTUMN, WINTER = (date(2025, month, 1) for month in (3, 6, 9, 12))
AFTER_ALL = date(2030, 1, 1)
VOCABULARY = load_vocabulary()


@pytest.fixture
def town(uow: UnitOfWork) -> UnitOfWork:
    """A town that has been known since spring."""
    with uow:
        Town().store(uow)
        uow.commit(SPRING)
    return uow


def asked(*pairs: tuple[str, date]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema=ASKED, orient="row")


def noise_of(uow: UnitOfWork, *pairs: tuple[str, date]) -> list[int | None]:
    """The level of noise that was known of each on each day."""
    with uow:
        known = uow.frames.candidates_then(asked(*pairs))
    levels = known.frames["levels"].filter(pl.col("dimension") == "noise")
    by_version = dict(zip(levels["candidate_id"], levels["level"], strict=True))
    return [by_version.get(f"{row:08d}") for row in known.rows]


def put_noise(uow: UnitOfWork, level: int, on: date | None) -> None:
    with uow:
        uow.candidates.put([builders.candidate("K1", postcode=None, noise=level)])
        uow.commit(on)


def days_of(uow: UnitOfWork, candidate: str = "K1") -> list[date]:
    assert isinstance(uow, StoredUnitOfWork)
    with uow:
        rows = uow._open().select(CANDIDATE_VERSIONS, "candidate_id", [candidate])
    return sorted(row["known_from"] for row in rows)


def job_days(uow: UnitOfWork, job: str) -> list[date]:
    assert isinstance(uow, StoredUnitOfWork)
    with uow:
        return sorted(row["known_from"] for row in uow._open().select(JOB_VERSIONS, "job_id", [job]))


def test_each_day_gives_what_was_known_on_it(town: UnitOfWork) -> None:
    put_noise(town, 1, SUMMER)
    put_noise(town, 3, AUTUMN)
    days = [SPRING, date(2025, 5, 31), SUMMER, date(2025, 8, 31), AUTUMN, AFTER_ALL]
    assert noise_of(town, *(("K1", day) for day in days)) == [None, None, 1, 1, 3, 3]


def test_before_anything_was_known_the_earliest_stands_in_and_shows_its_day(town: UnitOfWork) -> None:
    put_noise(town, 1, SUMMER)
    with town:
        known = town.frames.candidates_then(asked(("K1", date(2024, 1, 1)), ("K1", SUMMER)))
    assert known.versions["known_from"].gather(known.rows).to_list() == [SPRING, SUMMER]


def test_of_whom_nothing_is_stored_nothing_is_known(town: UnitOfWork) -> None:
    with town:
        known = town.frames.candidates_then(asked(("nobody", SUMMER), ("K2", SUMMER)))
        nothing = town.frames.jobs_then(asked())
    assert known.rows.to_list() == [None, 0]
    assert nothing.frames["jobs"].is_empty()


def test_what_changes_twice_on_a_day_leaves_one_version_and_what_does_not_change_none(
    town: UnitOfWork,
) -> None:
    put_noise(town, 1, SUMMER)
    put_noise(town, 2, SUMMER)
    put_noise(town, 2, AUTUMN)
    assert days_of(town) == [SPRING, SUMMER]
    assert noise_of(town, ("K1", SUMMER)) == [2]


def test_what_features_do_not_see_makes_no_version(town: UnitOfWork) -> None:
    with town:
        town.identities.put([builders.identity("K1")])
        town.matches.put([builders.match("M1", "J1", "K1")])
        town.jobs.put([replace(builders.job("J1", "W1", ("T2", "T1")), title="Et andet navn")])
        town.commit(SUMMER)
    assert days_of(town) == [SPRING]
    assert job_days(town, "J1") == [SPRING]


@pytest.mark.parametrize(
    ("write", "candidates", "jobs"),
    [
        (lambda w: w.put_tasks([builders.task("T1", "P1", noise=3)]), [], ["J1"]),
        (lambda w: w.put_tasks([builders.task("T3", "P2", weekly_minutes=90)]), [], ["J2"]),
        (lambda w: w.put_workplaces([builders.workplace("W1", arrangements={"parking": True})]), [], ["J1"]),
        (lambda w: w.put_places([replace(builders.AARHUS, latitude=56.2)]), ["K2"], []),
        (lambda w: w.put_places([replace(builders.ODDER, latitude=56.2)]), [], ["J1"]),
        (lambda w: w.put_employers([builders.employer("E1", "Et andet navn")]), [], []),
    ],
    ids=["demand", "hours", "arrangement", "home", "workplace", "employer"],
)
def test_a_version_is_made_of_whatever_features_see_differently(
    town: UnitOfWork, write, candidates: list[str], jobs: list[str]
) -> None:
    with town:
        write(town.workplaces)
        town.commit(SUMMER)
    assert [key for key in ("K1", "K2") if SUMMER in days_of(town, key)] == candidates
    assert [key for key in ("J1", "J2") if SUMMER in job_days(town, key)] == jobs


def test_two_versions_of_a_job_say_different_things_of_one_task_and_workplace(town: UnitOfWork) -> None:
    with town:
        town.workplaces.put_tasks([builders.task("T3", "P2", lifting=1)])
        town.workplaces.put_workplaces([builders.workplace("W2", postcode=None)])
        town.commit(SUMMER)
    with town:
        known = town.frames.jobs_then(asked(("J2", SUMMER), ("J2", SPRING)))
    assert known.rows.to_list() == [1, 0]
    assert known.versions["workplace_id"].to_list() == ["W2", "W2"]
    demands, arrangements = known.frames["demands"], known.frames["arrangements"]
    assert demands.rows() == [
        ("00000000/T3", "lifting", 3, False),
        ("00000001/T3", "lifting", 1, False),
    ]
    assert arrangements.rows() == [("00000000/W2", "parking", True)]


def test_the_newest_version_gives_the_same_frames_as_what_is_stored_now(town: UnitOfWork) -> None:
    put_noise(town, 1, SUMMER)
    check_newest(town)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(person=strategies.candidates("K1"), task=strategies.tasks("T1", "P1"), day=st.dates(SPRING, WINTER))
def test_whatever_is_stored_comes_back_from_its_version(
    quick_uow: UnitOfWork, person, task, day: date
) -> None:
    with quick_uow as uow:
        Town().store(uow)
        uow.candidates.put([person])
        uow.workplaces.put_tasks([task])
        uow.commit()
    check_newest(quick_uow)


def check_newest(unit_of_work: UnitOfWork) -> None:
    with unit_of_work as uow:
        people, jobs = uow.frames.candidate_frames(), uow.frames.job_frames()
        ids = sorted(people["candidates"]["candidate_id"]), sorted(jobs["jobs"]["job_id"])
        people_then = uow.frames.candidates_then(asked(*((key, AFTER_ALL) for key in ids[0])))
        jobs_then = uow.frames.jobs_then(asked(*((key, AFTER_ALL) for key in ids[1])))
    for name, frame in people.items():
        assert_frame_equal(with_ids(people_then, name), frame)
    for name, frame in jobs.items():
        found = with_ids(jobs_then, name).unique(maintain_order=True)
        assert_frame_equal(found.sort(frame.columns[:2]), frame.sort(frame.columns[:2]))


def with_ids(known: KnownThen, name: str) -> pl.DataFrame:
    """A frame with ids in place of the numbers of versions."""
    frame, ids = known.frames[name], known.versions["id"].to_list()
    numbers = {f"{row:08d}": key for row, key in enumerate(ids)}
    own = [c for c in ("candidate_id", "job_id") if c in frame.columns]
    numbered = [c for c in ("task_id", "workplace_id") if c in frame.columns]
    return frame.with_columns(
        *(pl.col(c).replace_strict(numbers, return_dtype=pl.String) for c in own),
        *(pl.col(c).str.split("/").list.get(1) for c in numbered),
    )


def test_an_older_day_is_refused_where_something_newer_is_known_and_nothing_is_kept(town: UnitOfWork) -> None:
    put_noise(town, 1, AUTUMN)
    with pytest.raises(
        Conflict, match=r"true on 2025-06-01, but something newer, of 2025-09-01.*candidate K1\."
    ):
        put_noise(town, 4, SUMMER)
    assert days_of(town) == [SPRING, AUTUMN]
    assert noise_of(town, ("K1", AFTER_ALL)) == [1]


def test_an_older_day_is_no_matter_where_nothing_changes(town: UnitOfWork) -> None:
    put_noise(town, 1, AUTUMN)
    put_noise(town, 1, SUMMER)
    assert days_of(town) == [SPRING, AUTUMN]


def test_a_clock_that_was_put_back_stops_nobody(town: UnitOfWork) -> None:
    put_noise(town, 1, AFTER_ALL)
    put_noise(town, 2, None)
    assert days_of(town) == [SPRING, AFTER_ALL]
    assert noise_of(town, ("K1", AFTER_ALL)) == [2]


def test_without_a_day_something_is_known_from_the_day_that_the_clock_says() -> None:
    uow = MemoryUnitOfWork(today=lambda: SUMMER)
    put_noise(uow, 1, None)
    assert days_of(uow) == [SUMMER]


def take_in(uow: UnitOfWork, folder: Path, run: str, sheets: Sheets, on: date) -> None:
    stamp = Stamp(RunId(run), datetime(2026, 1, 1, tzinfo=UTC), "Mette Holm")
    tables = read_tables(write_csv_folder(folder / run, sheets))
    import_data(uow, tables, VOCABULARY, stamp=stamp, as_of=on)


def take_back(uow: UnitOfWork, run: str) -> None:
    undo_import(uow, RunId(run), by="Anne Bruun", at=datetime(2026, 1, 2, tzinfo=UTC))


NOISE: Sheets = {"levels": [["candidate_id", "dimension", "level"], ["K1", "noise", "4"]]}


def test_an_import_taken_back_leaves_no_version(town: UnitOfWork, tmp_path: Path) -> None:
    take_in(town, tmp_path, "levels", NOISE, SUMMER)
    assert noise_of(town, ("K1", SUMMER)) == [4]
    take_back(town, "levels")
    assert days_of(town) == [SPRING]
    assert noise_of(town, ("K1", AFTER_ALL)) == [None]


def test_what_was_said_earlier_on_the_day_of_an_import_stands_again_when_it_is_taken_back(
    town: UnitOfWork, tmp_path: Path
) -> None:
    put_noise(town, 2, SUMMER)
    take_in(town, tmp_path, "levels", NOISE, SUMMER)
    take_back(town, "levels")
    assert days_of(town) == [SPRING, SUMMER]
    assert noise_of(town, ("K1", SPRING), ("K1", SUMMER)) == [None, 2]


def test_nothing_of_an_import_taken_back_lives_on_in_what_came_later(
    town: UnitOfWork, tmp_path: Path
) -> None:
    parking: Sheets = {
        "arrangements": [["workplace_id", "consideration", "possible"], ["W2", "short_breaks", "yes"]]
    }
    take_in(town, tmp_path, "parking", parking, SUMMER)
    for level, day in ((1, AUTUMN), (2, WINTER)):
        with town:
            town.workplaces.put_tasks([builders.task("T3", "P2", lifting=level)])
            town.commit(day)
    take_back(town, "parking")
    with town:
        known = town.frames.jobs_then(asked(*(("J2", day) for day in (SUMMER, AUTUMN, WINTER))))
    assert "short_breaks" not in known.frames["arrangements"]["consideration"].to_list()
    levels = known.frames["demands"]["level"].to_list()
    # The change of autumn counts from winter: late, but never before it was known.
    assert [levels[row] for row in known.rows] == [3, 3, 2]


def test_history_starts_with_what_is_there_and_only_where_nothing_is_kept_yet(town: UnitOfWork) -> None:
    assert isinstance(town, StoredUnitOfWork)
    with town:
        store = town._open()
        store.replace_parts(CANDIDATE_VERSIONS, ["K2"], [])
        record_missing(store, AUTUMN)
        town.commit()
    assert days_of(town, "K2") == [AUTUMN]
    assert days_of(town, "K1") == [SPRING]


def test_a_day_in_the_future_is_refused_unless_the_data_are_simulated(tmp_path: Path) -> None:
    uow = MemoryUnitOfWork(today=lambda: SUMMER)
    with uow:
        Town().store(uow)
        uow.commit(SPRING)
    with pytest.raises(InvalidInput, match="2025-09-01 lies in the future"):
        take_in(uow, tmp_path, "levels", NOISE, AUTUMN)
    assert days_of(uow) == [SPRING]
    simulated: Sheets = {**NOISE, "dataset": [["name", "simulated"], ["Prøvekøbing", "yes"]]}
    take_in(uow, tmp_path, "simulated", simulated, AUTUMN)
    assert days_of(uow) == [SPRING, AUTUMN]


def test_a_task_taken_out_of_a_job_and_hours_that_change_are_known_from_their_day(town: UnitOfWork) -> None:
    with town:
        town.jobs.put([builders.job("J1", "W1", ("T1",))])
        person = town.candidates.get(CandidateId("K1"))
        town.candidates.put([replace(person, time=WorkingTime(most_weekly_minutes=600))])
        moved = replace(town.candidates.get(CandidateId("K2")).travel, postcode=Postcode("8300"))
        town.candidates.put([replace(town.candidates.get(CandidateId("K2")), travel=moved)])
        town.commit(SUMMER)
    with town:
        jobs = town.frames.jobs_then(asked(("J1", SPRING), ("J1", SUMMER)))
        people = town.frames.candidates_then(asked(("K1", SUMMER), ("K2", SPRING), ("K2", SUMMER)))
    assert jobs.frames["tasks"]["task_id"].to_list() == ["00000000/T2", "00000000/T1", "00000001/T1"]
    assert people.frames["candidates"]["most_weekly_minutes"].to_list() == [600, 900, 900]
    assert people.frames["candidates"]["latitude"].to_list() == [None, 56.1572, 55.9731]
