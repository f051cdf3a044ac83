"""Every seeded fault is reported once, in exact words, and leaves the store as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain.ids import CandidateId, JobId, PositionId, Postcode, WorkplaceId
from matcher.errors import Problem, RejectedImport
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.faults_between_tables import COHERENCE, FILES, REFERENCES
from tests.faults_in_one_table import CELLS, HEADERS, KEYS
from tests.faults_of_spreadsheets import SPREADSHEETS
from tests.sample_tables import sample, write_csv_folder, write_workbook
from tests.seeding import Seeded, put

VOCABULARY = load_vocabulary()
EVERY_FAULT = [*CELLS, *HEADERS, *KEYS, *REFERENCES, *COHERENCE, *FILES, *SPREADSHEETS]


@pytest.fixture
def store() -> MemoryUnitOfWork:
    """A store with a town in it, and nothing of the sample."""
    work = MemoryUnitOfWork()
    with work as open_work:
        builders.Town().store(open_work)
        open_work.commit()
    return work


def contents(store: MemoryUnitOfWork) -> tuple[object, ...]:
    """Everything in the store that an import could change."""
    with store as work:
        workplaces = sorted(work.workplaces.ids())
        positions = sorted(work.workplaces.position_workplaces())
        return (
            work.label(),
            [work.workplaces.place(Postcode(each)) for each in sorted(work.workplaces.postcodes())],
            sorted(work.workplaces.employer_ids()),
            [work.workplaces.get(WorkplaceId(each)) for each in workplaces],
            [work.workplaces.positions(WorkplaceId(each)) for each in workplaces],
            [work.workplaces.tasks(PositionId(each)) for each in positions],
            [work.jobs.get(JobId(each)) for each in sorted(work.jobs.ids())],
            [work.candidates.get(CandidateId(each)) for each in sorted(work.candidates.ids())],
            work.matches.all(),
        )


def problems_of(store: MemoryUnitOfWork, path: Path) -> tuple[Problem, ...]:
    with pytest.raises(RejectedImport) as caught:
        import_data(store, read_tables(path), VOCABULARY)
    return caught.value.problems


@pytest.mark.parametrize("is_workbook", [False, True], ids=["csv", "xlsx"])
@pytest.mark.parametrize("fault", EVERY_FAULT, ids=[fault.name for fault in EVERY_FAULT])
def test_a_seeded_fault_is_reported_once_and_nothing_is_kept(
    fault: Seeded, is_workbook: bool, store: MemoryUnitOfWork, tmp_path: Path
) -> None:
    sheets = sample()
    fault.spoil(sheets)
    if is_workbook:
        path = write_workbook(tmp_path / "import.xlsx", sheets)
    else:
        path = write_csv_folder(tmp_path / "import", sheets)
    before = contents(store)
    assert problems_of(store, path) == (fault.problem(is_workbook),)
    assert contents(store) == before


def test_the_sample_has_no_fault_of_its_own(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    import_data(store, read_tables(write_csv_folder(tmp_path / "import", sample())), VOCABULARY)
    with store as work:
        assert CandidateId("c1") in work.candidates.ids()


def test_several_faults_are_all_reported_at_once(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets = sample()
    for fault in CELLS[:6]:
        fault.spoil(sheets)
    found = problems_of(store, write_csv_folder(tmp_path / "import", sheets))
    assert found == tuple(sorted(fault.problem(is_workbook=False) for fault in CELLS[:6]))


def test_a_problem_reads_as_one_sentence_after_the_other(store: MemoryUnitOfWork, tmp_path: Path) -> None:
    sheets = sample()
    put("levels", 3, "level", "7")(sheets)
    (problem,) = problems_of(store, write_csv_folder(tmp_path / "import", sheets))
    assert str(problem) == (
        "levels.csv, row 3, column level: '7' - Levels go from 0 to 4. "
        "Write a whole number from 0 to 4, or leave the whole row out if it is unknown."
    )
