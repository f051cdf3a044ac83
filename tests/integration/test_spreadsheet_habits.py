"""What people do to spreadsheets and files: taken as it is meant, or refused in these words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from matcher.domain.ids import EmployerId, JobId
from matcher.errors import Problem, RejectedImport
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.sample_tables import Sheets, sample, write_csv_folder, write_workbook

NO_BREAK = "\N{NO-BREAK SPACE}"
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def problems_of(path: Path) -> tuple[Problem, ...]:
    """What is wrong, which must leave the store as it was."""
    store = MemoryUnitOfWork()
    with pytest.raises(RejectedImport) as caught:
        import_data(store, read_tables(path), load_vocabulary())
    with store as work:
        assert work.revision() == 0
    return caught.value.problems


def taken_in(path: Path) -> MemoryUnitOfWork:
    store = MemoryUnitOfWork()
    import_data(store, read_tables(path), load_vocabulary())
    return store


def workbook(
    path: Path, change: Callable[[dict[str, Worksheet]], None], sheets: Sheets | None = None
) -> Path:
    """The sample as a workbook, changed in ways that only a workbook can be."""
    book = openpyxl.load_workbook(write_workbook(path, sheets or sample()))
    change({sheet.title: sheet for sheet in book.worksheets})
    book.save(path)
    return path


@pytest.mark.parametrize("write", [write_csv_folder, write_workbook], ids=["csv", "xlsx"])
def test_spaces_around_a_cell_that_nobody_sees_are_not_part_of_it(
    write: Callable[[Path, Sheets], Path], tmp_path: Path
) -> None:
    sheets = sample()
    sheets["employers"] = [
        ["employer_id ", f" name{NO_BREAK}"],
        [f"e1{NO_BREAK}", f"{NO_BREAK}Odder Bageri  "],
    ]
    with taken_in(write(tmp_path / "import.xlsx", sheets)) as work:
        assert work.workplaces.employer(EmployerId("e1")).name == "Odder Bageri"


def test_line_breaks_within_a_cell_are_the_same_from_every_system(tmp_path: Path) -> None:
    (tmp_path / "employers.csv").write_bytes(
        b'employer_id,name\r\ne1,"Odder\r\nBageri"\r\ne2,"Odder\rFisk"\r\n'
    )
    with taken_in(tmp_path) as work:
        assert work.workplaces.employer(EmployerId("e1")).name == "Odder\nBageri"
        assert work.workplaces.employer(EmployerId("e2")).name == "Odder\nFisk"


def test_only_the_first_of_merged_cells_is_filled_and_the_rest_are_reported(tmp_path: Path) -> None:
    path = workbook(tmp_path / "import.xlsx", lambda sheets: sheets["considerations"].merge_cells("A2:A3"))
    (problem,) = problems_of(path)
    assert (problem.table, problem.row, problem.column) == ("considerations", 3, "candidate_id")
    assert problem.rule == "This cell must be filled in."


def test_a_title_merged_above_the_header_is_one_problem(tmp_path: Path) -> None:
    def put_title(sheets: dict[str, Worksheet]) -> None:
        sheets["levels"].insert_rows(1)
        sheets["levels"]["A1"] = "Kandidaternes niveauer"
        sheets["levels"].merge_cells("A1:C1")

    rule, remedy = "This is not the header, which stands in row 2.", "Delete the rows above the header."
    assert problems_of(workbook(tmp_path / "import.xlsx", put_title)) == (
        Problem("import.xlsx", "levels", 1, "", "", rule, remedy),
    )


def test_a_title_above_the_header_of_a_csv_file_is_one_problem(tmp_path: Path) -> None:
    folder = write_csv_folder(tmp_path / "import", sample())
    file = folder / "levels.csv"
    file.write_text("Kandidaternes niveauer\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    rule, remedy = "This is not the header, which stands in row 3.", "Delete the rows above the header."
    assert problems_of(folder) == (Problem("levels.csv", "levels", 1, "", "", rule, remedy),)


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        ("#DIV/0!", "#DIV/0!"),
        ("#N/A", "#N/A"),
        ("#REF!", "#REF!"),
        ("#VALUE!", "#VALUE!"),
        ("#NAME?", "#NAME?"),
    ],
)
def test_a_formula_error_is_named_as_the_sheet_shows_it(error: str, shown: str, tmp_path: Path) -> None:
    def spoil(sheets: dict[str, Worksheet]) -> None:
        sheets["levels"]["C3"] = error

    rule, remedy = "The formula in this cell comes to an error.", "Write the value itself."
    assert problems_of(workbook(tmp_path / "import.xlsx", spoil)) == (
        Problem("import.xlsx", "levels", 3, "level", shown, rule, remedy),
    )


def test_a_sheet_whose_name_differs_only_by_a_space_is_there_twice(tmp_path: Path) -> None:
    sheets = sample()
    sheets["Levels "] = [[*row] for row in sheets["levels"]]
    rule, remedy = "This table is there twice.", "Keep one of the two."
    assert problems_of(write_workbook(tmp_path / "import.xlsx", sheets)) == (
        Problem("import.xlsx", "levels", 0, "", "", rule, remedy),
    )


@pytest.mark.parametrize("days", [0, 1, 59])
def test_a_number_of_days_shown_as_a_date_of_1900_is_refused(days: int, tmp_path: Path) -> None:
    def spoil(sheets: dict[str, Worksheet]) -> None:
        sheets["jobs"]["E2"] = days
        sheets["jobs"]["E2"].number_format = "yyyy-mm-dd"

    (problem,) = problems_of(workbook(tmp_path / "import.xlsx", spoil))
    assert (problem.table, problem.row, problem.column) == ("jobs", 2, "start_on")
    assert problem.rule == "A day before 1901 is what a spreadsheet makes of a date that is missing or wrong."


def test_days_counted_from_1904_are_the_days_that_the_sheet_shows(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "import.xlsx", sample())
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book["jobs"]["E2"] = date(2026, 9, 1)
    book.save(path)
    with taken_in(path) as work:
        assert work.jobs.get(JobId("j1")).job.start_on == date(2026, 9, 1)


LOCKED = (
    "The file has a password, or is an old .xls file in spite of its name.",
    "Take the password off, and save the file as an Excel workbook (.xlsx).",
)
NOT_UTF_8 = "The text is not UTF-8.", 'Save the file as "CSV UTF-8".'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLD_EXCEL, Problem("import.xlsx", "", 0, "", "", *LOCKED)),
        (
            b"PK\x03\x04 a workbook",
            Problem(
                "employers.csv", "employers", 0, "", "",
                "This is a workbook, in spite of its name.", "Save the table as CSV.",
            ),
        ),
        (
            "employer_id,name\ne1,Bageriet\n".encode("utf-16"),
            Problem("employers.csv", "employers", 1, "", "", *NOT_UTF_8),
        ),
        (
            "employer_id,name\ne1,Bageriet\ne2,Rødbyhavn\n".encode("cp1252"),
            Problem("employers.csv", "employers", 3, "", "", *NOT_UTF_8),
        ),
    ],
    ids=["locked or old", "workbook named csv", "utf-16", "windows-1252"],
)  # fmt: skip
def test_a_file_of_another_kind_than_its_name_says_is_one_problem(
    content: bytes, said: Problem, tmp_path: Path
) -> None:
    path = tmp_path / said.file
    path.write_bytes(content)
    assert problems_of(tmp_path if path.suffix == ".csv" else path) == (said,)


def test_a_stray_cell_in_the_last_row_and_column_is_refused_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    def stray(sheets: dict[str, Worksheet]) -> None:
        sheets["levels"]["XFD1048576"] = "x"

    remedy = "Delete all rows below the tables and all columns to the right of them, and save the file."
    assert problems_of(workbook(tmp_path / "import.xlsx", stray)) == (
        Problem("import.xlsx", "", 0, "", "", "A sheet goes on to the cell XFD1048576.", remedy),
    )


def test_a_nul_byte_in_a_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "employers.csv").write_bytes(b"employer_id,name\ne1,Bage\0riet\n")
    rule = "There is a character in this text that nobody can see."
    assert problems_of(tmp_path) == (
        Problem(
            "employers.csv", "employers", 2, "name", "Bage\0riet", rule, "Delete the text and type it again."
        ),
    )
