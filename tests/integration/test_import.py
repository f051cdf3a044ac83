"""What a faultless import leaves in the store, from CSV files and from a workbook."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Identity,
    Proof,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    EmployerId,
    JobId,
    MatchId,
    PositionId,
    Postcode,
    TaskId,
    TaskTypeCode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobState
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task, Wanted
from matcher.domain.week import DayPart, Slot, Weekday
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables, write_template
from matcher.usecases.import_data import TableCount, import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.sample_tables import Sheets, sample, write_csv_folder, write_workbook

VOCABULARY = load_vocabulary()
FORMATS = ["comma", "semicolon", "workbook"]

WORKDAYS = [Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI]
PACKING = Task(
    id=TaskId("t1"),
    position_id=PositionId("p1"),
    text="Pakke brød, og skrive mærkater",
    weekly_minutes=450,
    task_type=TaskTypeCode("pack_orders"),
    slots=frozenset(Slot(day, part) for day in WORKDAYS for part in (DayPart.EARLY, DayPart.MORNING)),
    separable=True,
    now_undone=False,
    takes_skilled_time=True,
    wanted=Wanted.UNWANTED,
    demands=Demands(
        Levels({Dimension.NOISE: Level.MODERATE, Dimension.LIFTING: Level.NONE}),
        frozenset({Dimension.LIFTING}),
    ),
    competences=(
        CompetenceNeed(CompetenceCode("packing"), Level.MODERATE, required=True),
        CompetenceNeed(CompetenceCode("danish_written"), Level.LIGHT, required=False),
    ),
)
WIPING = Task(
    id=TaskId("t2"),
    position_id=PositionId("p1"),
    text="Tørre borde af",
    weekly_minutes=120,
    slots=frozenset({Slot(Weekday.TUE, DayPart.MORNING), Slot(Weekday.THU, DayPart.AFTERNOON)}),
    demands=Demands(Levels({Dimension.STANDING: Level.HIGH})),
)
KNOWN = Candidate(
    id=CandidateId("c1"),
    availability=Availability.IN_WORK_LOOKING,
    levels=Levels({Dimension.NOISE: Level.NONE, Dimension.LIFTING: Level.FULL}),
    competences=(
        Competence(CompetenceCode("packing"), Level.HIGH, Evidence.OBSERVED, date(2026, 2, 1)),
        Competence(CompetenceCode("baking"), Level.NONE, Evidence.STATEMENT, None),
    ),
    experience=frozenset({TaskTypeCode("pack_orders")}),
    proofs=(Proof(TaskTypeCode("pack_orders"), Evidence.OBSERVED, date(2026, 3, 2)),),
    wishes=(
        Wish(WishKind.WISH, WishTarget.TASK_TYPE, "pack_orders"),
        Wish(WishKind.DISLIKE, WishTarget.FIELD, "cleaning"),
    ),
    considerations=frozenset({ConsiderationCode("quiet_place"), ConsiderationCode("short_breaks")}),
    time=WorkingTime(
        300,
        750,
        240,
        frozenset(
            {
                Slot(Weekday.MON, DayPart.MORNING),
                Slot(Weekday.WED, DayPart.MORNING),
                Slot(Weekday.SAT, DayPart.EARLY),
            }
        ),
        date(2026, 8, 17),
    ),
    travel=Travel(Postcode("8300"), frozenset({TravelMode.PUBLIC, TravelMode.BICYCLE}), 45),
    updated_on=date(2026, 7, 1),
)
HARDLY_KNOWN = Candidate(id=CandidateId("c2"), levels=Levels({Dimension.MEMORY: Level.MODERATE}))


def written(folder: Path, sheets: Sheets, file_format: str) -> Path:
    if file_format == "workbook":
        return write_workbook(folder / "import.xlsx", sheets)
    return write_csv_folder(folder / "import", sheets, {"comma": ",", "semicolon": ";"}[file_format])


@pytest.fixture(params=FORMATS)
def imported(request: pytest.FixtureRequest, tmp_path: Path) -> MemoryUnitOfWork:
    """A store into which the sample was imported."""
    work = MemoryUnitOfWork()
    import_data(work, read_tables(written(tmp_path, sample(), request.param)), VOCABULARY)
    return work


def test_places_and_workplaces_are_stored_as_written(imported: MemoryUnitOfWork) -> None:
    with imported as work:
        assert work.label() == DatasetLabel("Prøvekøbing", simulated=True)
        assert work.workplaces.place(Postcode("8300")) == Place(Postcode("8300"), "Odder", 55.9731, 10.1530)
        assert work.workplaces.employer(EmployerId("e1")) == Employer(EmployerId("e1"), "Odder Bageri ApS")
        assert work.workplaces.get(WorkplaceId("w1")) == Workplace(
            WorkplaceId("w1"),
            EmployerId("e1"),
            "Bageriet i Rosensgade",
            Postcode("8300"),
            {ConsiderationCode("quiet_place"): False, ConsiderationCode("short_breaks"): True},
        )
        assert work.workplaces.get(WorkplaceId("w2")).postcode is None
        assert work.workplaces.positions(WorkplaceId("w1")) == (
            Position(PositionId("p1"), WorkplaceId("w1"), "Bager", "7512"),
        )


def test_tasks_are_stored_as_written_and_what_is_empty_is_unknown(imported: MemoryUnitOfWork) -> None:
    with imported as work:
        assert work.workplaces.tasks(PositionId("p1")) == (PACKING, WIPING)


def test_a_job_keeps_the_order_of_its_tasks(imported: MemoryUnitOfWork) -> None:
    with imported as work:
        assert work.jobs.get(JobId("j1")).job == Job(
            JobId("j1"),
            WorkplaceId("w1"),
            "Hjælp i bageriet",
            (TaskId("t2"), TaskId("t1")),
            JobState.OPEN,
            date(2026, 9, 1),
            date(2026, 8, 3),
        )


def test_candidates_are_stored_as_written_and_what_is_empty_is_unknown(imported: MemoryUnitOfWork) -> None:
    with imported as work:
        assert work.candidates.get(CandidateId("c1")) == KNOWN
        assert work.candidates.get(CandidateId("c2")) == HARDLY_KNOWN
        assert work.identities.get(CandidateId("c1")) == Identity(
            CandidateId("c1"), "Åse Østergaard", "00 00 00 00", "aase@example.org"
        )


def test_a_match_has_its_events_in_the_order_of_their_days(imported: MemoryUnitOfWork) -> None:
    with imported as work:
        assert work.matches.all() == (
            Match(
                MatchId("m1"),
                JobId("j1"),
                CandidateId("c1"),
                1,
                (
                    MatchEvent(date(2026, 8, 5), Outcome.PRESENTED, "Mette Holm"),
                    MatchEvent(date(2026, 8, 10), Outcome.MET, "Mette Holm"),
                ),
            ),
        )


def test_the_summary_counts_rows_that_are_created_changed_left_and_removed(tmp_path: Path) -> None:
    work = MemoryUnitOfWork()
    import_data(work, read_tables(write_csv_folder(tmp_path / "first", sample())), VOCABULARY)
    again: Sheets = {
        "candidates": [["candidate_id"], ["c1"], ["c9"]],
        "levels": [
            ["candidate_id", "dimension", "level"],
            ["c1", "noise", 1],
            ["c9", "noise", 2],
            ["c9", "light", 2],
        ],
        "employers": [["employer_id", "name"], ["e1", "Odder Brød ApS"]],
    }
    summary = import_data(work, read_tables(write_csv_folder(tmp_path / "again", again)), VOCABULARY)
    assert summary.counts == (
        TableCount("employers", changed=1),
        TableCount("candidates", created=1, left=1),
        TableCount("levels", created=2, changed=1, removed=1),
    )


def test_rows_may_refer_to_what_only_the_database_has(tmp_path: Path) -> None:
    work = MemoryUnitOfWork()
    import_data(work, read_tables(write_csv_folder(tmp_path / "first", sample())), VOCABULARY)
    more: Sheets = {
        "jobs": [["job_id", "workplace_id", "title"], ["j2", "w1", "Rengøring"]],
        "job_tasks": [["job_id", "task_id"], ["j2", "t2"]],
    }
    import_data(work, read_tables(write_csv_folder(tmp_path / "more", more)), VOCABULARY)
    with work as open_work:
        assert open_work.jobs.get(JobId("j2")).tasks == (WIPING,)


def test_progress_ends_with_all_rows_checked_and_everything_stored(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    tables = read_tables(write_csv_folder(tmp_path / "import", sample()))
    import_data(MemoryUnitOfWork(), tables, VOCABULARY, lambda *news: told.append(news))
    rows = sum(len(sheet) - 1 for sheet in sample().values())
    assert told[0] == ("checking", 1, rows)
    assert ("checking", rows, rows) in told
    stage, done, total = told[-1]
    assert (stage, done) == ("storing", total)
    assert [news[1] for news in told if news[0] == "storing"] == sorted(
        news[1] for news in told if news[0] == "storing"
    )


def test_the_template_filled_in_is_imported_like_any_workbook(tmp_path: Path) -> None:
    path = tmp_path / "skabelon.xlsx"
    write_template(path, VOCABULARY)
    workbook = openpyxl.load_workbook(path)
    for name, (header, *rows) in sample().items():
        sheet = workbook[name]
        assert [cell.value for cell in sheet[1]] == header
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    sheet = workbook["candidates"]
    sheet["F2"] = date(2026, 8, 17)
    sheet["C2"], sheet["D2"] = 5, 12.5
    workbook.save(path)

    work = MemoryUnitOfWork()
    import_data(work, read_tables(path), VOCABULARY)
    with work as open_work:
        assert open_work.candidates.get(CandidateId("c1")) == KNOWN
        assert open_work.workplaces.tasks(PositionId("p1")) == (PACKING, WIPING)
