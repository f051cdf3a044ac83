"""What an import does not mention stays as it is, and what it says twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matcher.domain.candidate import Availability, Candidate, Evidence, WorkingTime
from matcher.domain.ids import CandidateId, ConsiderationCode, JobId, MatchId, PositionId, TaskId, WorkplaceId
from matcher.domain.job import JobState
from matcher.domain.match import Outcome
from matcher.domain.scale import Dimension, Level
from matcher.domain.task import Task
from matcher.errors import RejectedImport
from matcher.exchange.changes import PartChange, TableCount, ThingChange, What
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import ImportSummary, import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.sample_tables import Sheets, sample, write_csv_folder, write_workbook

VOCABULARY = load_vocabulary()


@pytest.fixture
def store(tmp_path: Path) -> MemoryUnitOfWork:
    """A store with the sample in it."""
    work = MemoryUnitOfWork()
    import_data(work, read_tables(write_csv_folder(tmp_path / "sample", sample())), VOCABULARY)
    return work


def take_in(store: MemoryUnitOfWork, folder: Path, sheets: Sheets, *, whole: bool = False) -> ImportSummary:
    more = folder / f"more {len(list(folder.iterdir()))}"
    tables = read_tables(write_csv_folder(more, sheets))
    return import_data(store, tables, VOCABULARY, whole=whole)


def candidate(store: MemoryUnitOfWork, key: str = "c1") -> Candidate:
    with store as work:
        return work.candidates.get(CandidateId(key))


def task(store: MemoryUnitOfWork, key: str) -> Task:
    with store as work:
        (found,) = (each for each in work.workplaces.tasks(PositionId("p1")) if each.id == TaskId(key))
        return found


@pytest.mark.parametrize("is_workbook", [False, True], ids=["csv", "xlsx"])
def test_the_same_files_twice_change_nothing_the_second_time(
    store: MemoryUnitOfWork, tmp_path: Path, is_workbook: bool
) -> None:
    path = tmp_path / "again.xlsx"
    again = write_workbook(path, sample()) if is_workbook else write_csv_folder(tmp_path / "again", sample())
    summary = import_data(store, read_tables(again), VOCABULARY)
    rows = {name: len(sheet) - 1 for name, sheet in sample().items()}
    assert {count.table: count for count in summary.counts} == {
        name: TableCount(name, left=height) for name, height in rows.items()
    }
    assert summary.things == ()


def test_rows_in_another_order_change_nothing(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets = {
        name: [header, *reversed(rows)] for name, (header, *rows) in sample().items() if name != "job_tasks"
    }
    assert take_in(store, tmp_path, sheets).things == ()


def test_the_order_of_a_jobs_tasks_is_a_change(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    summary = take_in(store, tmp_path, {"job_tasks": [["job_id", "task_id"], ["j1", "t1"], ["j1", "t2"]]})
    assert summary.things == (
        ThingChange("jobs", "j1", What.CHANGED, (), (PartChange("job_tasks", 0, 0, 0),)),
    )
    with store as work:
        assert work.jobs.get(JobId("j1")).job.task_ids == ("t1", "t2")


def test_a_candidates_row_alone_keeps_all_that_belongs_to_them(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    before = candidate(store)
    summary = take_in(
        store, tmp_path, {"candidates": [["candidate_id", "longest_travel_minutes"], ["c1", "60"]]}
    )
    assert candidate(store) == replace(before, travel=replace(before.travel, longest_minutes=60))
    assert summary.counts == (TableCount("candidates", changed=1),)
    assert summary.things == (ThingChange("candidates", "c1", What.CHANGED, ("longest_travel_minutes",)),)


def test_an_empty_cell_makes_what_was_known_unknown(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    take_in(store, tmp_path, {"candidates": [["candidate_id", "postcode"], ["c1", None]]})
    assert candidate(store).travel.postcode is None
    assert candidate(store).travel.longest_minutes == 45


def test_rows_given_for_a_candidate_stand_in_place_of_all_of_that_table(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    before = candidate(store, "c2")
    sheets: Sheets = {"levels": [["candidate_id", "dimension", "level"], ["c1", "noise", "2"]]}
    summary = take_in(store, tmp_path, sheets)
    assert candidate(store).levels.known == {Dimension.NOISE: Level.MODERATE}
    assert candidate(store).considerations == {"quiet_place", "short_breaks"}
    assert candidate(store, "c2") == before
    assert summary.counts == (TableCount("levels", changed=1, removed=1),)
    assert summary.things[0].parts == (PartChange("levels", created=0, changed=1, removed=1),)


def test_a_candidate_without_rows_in_a_table_that_is_there_keeps_theirs(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    before = candidate(store)
    sheets: Sheets = {
        "candidates": [["candidate_id"], ["c1"], ["c9"]],
        "levels": [["candidate_id", "dimension", "level"], ["c9", "noise", "2"]],
    }
    take_in(store, tmp_path, sheets)
    assert candidate(store) == before


def test_a_complete_import_takes_away_what_is_not_in_a_table_that_is_there(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    before = candidate(store)
    sheets: Sheets = {
        "candidates": [["candidate_id"], ["c1"]],
        "levels": [["candidate_id", "dimension", "level"], ["c2", "noise", "2"]],
    }
    take_in(store, tmp_path, sheets, whole=True)
    assert candidate(store).levels.known == {}
    assert replace(candidate(store), levels=before.levels) == before


def test_a_column_left_out_of_a_table_of_parts_keeps_what_is_known_of_those_rows(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    sheets: Sheets = {
        "candidate_competences": [
            ["candidate_id", "competence", "level"], ["c1", "packing", "4"], ["c1", "danish_written", "1"],
        ]
    }  # fmt: skip
    take_in(store, tmp_path, sheets)
    packing, written = candidate(store).competences
    assert (packing.level, packing.evidence, packing.shown_on) == (4, Evidence.OBSERVED, date(2026, 2, 1))
    assert (written.evidence, written.shown_on) == (Evidence.STATEMENT, None)


def test_what_happened_to_a_match_adds_up(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets: Sheets = {
        "match_events": [
            ["match_id", "on", "outcome", "by"],
            ["m1", "2026-08-12", "met", "Bo"],
            ["m1", "2026-09-01", "hired", "Bo"],
        ]
    }
    take_in(store, tmp_path, sheets)
    with store as work:
        events = work.matches.get(MatchId("m1")).events
    assert [(event.outcome, event.on.day, event.by) for event in events] == [
        (Outcome.PRESENTED, 5, "Mette Holm"), (Outcome.MET, 12, "Bo"), (Outcome.HIRED, 1, "Bo"),
    ]  # fmt: skip


def test_an_event_before_the_presentation_that_only_the_database_has_is_refused(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    sheets: Sheets = {
        "match_events": [["match_id", "on", "outcome", "by"], ["m1", "2026-08-01", "hired", "Bo"]]
    }
    with pytest.raises(RejectedImport) as caught:
        take_in(store, tmp_path, sheets)
    (problem,) = caught.value.problems
    assert (problem.row, problem.rule) == (2, "The match was presented later, on 2026-08-05.")


def test_hours_that_only_together_with_the_database_make_no_sense_are_refused(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    with pytest.raises(RejectedImport) as caught:
        take_in(store, tmp_path, {"candidates": [["candidate_id", "least_weekly_hours"], ["c1", "20"]]})
    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (2, "least_weekly_hours")


def test_who_is_paused_and_what_is_closed_is_withdrawn_and_keeps_everything(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    before = candidate(store)
    sheets: Sheets = {
        "jobs": [["job_id", "workplace_id", "title", "state"], ["j1", "w1", "Hjælp i bageriet", "closed"]],
        "candidates": [["candidate_id", "availability"], ["c1", "paused"]],
    }
    summary = take_in(store, tmp_path, sheets)
    assert candidate(store) == replace(before, availability=Availability.PAUSED)
    with store as work:
        found = work.jobs.get(JobId("j1")).job
    assert (found.state, found.task_ids, found.start_on) == (JobState.CLOSED, ("t2", "t1"), date(2026, 9, 1))
    assert summary.counts == (TableCount("jobs", withdrawn=1), TableCount("candidates", withdrawn=1))
    assert [thing.what for thing in summary.things] == [What.WITHDRAWN, What.WITHDRAWN]


def test_of_an_identity_only_that_it_changes_is_said(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets: Sheets = {"identities": [["candidate_id", "name"], ["c1", "Åse Nyt Navn"]]}
    summary = take_in(store, tmp_path, sheets)
    assert summary.things == (ThingChange("identities", "c1", What.CHANGED),)
    with store as work:
        assert work.identities.get(CandidateId("c1")).email == "aase@example.org"


def test_a_tasks_times_are_those_given_last_in_whichever_table(
    store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    times: Sheets = {"task_times": [["task_id", "days", "day_parts"], ["t1", "sun", "night"]]}
    take_in(store, tmp_path, times)
    assert {(slot.day.value, slot.part.value) for slot in task(store, "t1").slots or ()} == {("sun", "night")}
    two: Sheets = {
        "task_times": [["task_id", "days", "day_parts"], ["t1", "sun", "night"], ["t1", "mon", "early"]]
    }
    take_in(store, tmp_path, two)
    assert len(task(store, "t1").slots or ()) == 2
    header = ["task_id", "position_id", "text", "weekly_hours"]
    row = ["t1", "p1", "Pakke brød, og skrive mærkater", "7,5"]
    take_in(store, tmp_path, {"tasks": [header, row]})
    assert len(task(store, "t1").slots or ()) == 2
    take_in(store, tmp_path, {"tasks": [[*header, "days", "day_parts"], [*row, "sat", "morning"]]})
    assert {(slot.day.value, slot.part.value) for slot in task(store, "t1").slots or ()} == {
        ("sat", "morning")
    }


def test_a_workplace_alone_keeps_its_arrangements(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets: Sheets = {"workplaces": [["workplace_id", "employer_id", "name"], ["w1", "e1", "Nyt navn"]]}
    take_in(store, tmp_path, sheets)
    with store as work:
        found = work.workplaces.get(WorkplaceId("w1"))
    assert (found.name, found.postcode) == ("Nyt navn", "8300")
    assert dict(found.arrangements) == {"quiet_place": False, "short_breaks": True}


def test_what_the_format_would_not_take_in_today_is_not_lost(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    long_week = replace(candidate(store), time=WorkingTime(most_weekly_minutes=65 * 60))
    given_up = replace(
        long_week, considerations=frozenset({ConsiderationCode("no_longer_in_the_vocabulary")})
    )
    with store as work:
        work.candidates.put([given_up])
        work.commit()
    take_in(store, tmp_path, {"candidates": [["candidate_id", "availability"], ["c1", "paused"]]})
    assert candidate(store) == replace(given_up, availability=Availability.PAUSED)
