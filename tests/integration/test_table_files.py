"""What is read from files: text cells, the rows as the file shows them, and what cannot be read."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from matcher.errors import Problem, RejectedImport
from matcher.exchange.raw import ROW, RawTables
from matcher.exchange.schema import TABLES
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables, write_template
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.sample_tables import Cell, write_workbook

GIVE = "Give the path of a folder with CSV files, or of one .xlsx workbook."


def folder_with(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder


def rows_of(tables: RawTables, name: str) -> list[tuple[object, ...]]:
    assert tables.problems == ()
    table = tables.get(name)
    assert table is not None
    return table.cells.rows()


def test_csv_rows_are_numbered_as_the_file_shows_them(tmp_path: Path) -> None:
    text = (
        'employer_id,name\n\ne1, Bageriet \n , \n\ne2,"Fisk\nog skaldyr"\ne3,"Hansen ""og"" sønner, Odder"\n'
    )
    tables = read_tables(folder_with(tmp_path, "employers.csv", text.encode()))
    assert rows_of(tables, "employers") == [
        (3, "e1", "Bageriet"),
        (6, "e2", "Fisk\nog skaldyr"),
        (7, "e3", 'Hansen "og" sønner, Odder'),
    ]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without mark", "with byte order mark"])
@pytest.mark.parametrize("separator", [b",", b";"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_csv_is_read_with_either_separator_and_with_or_without_a_byte_order_mark(
    tmp_path: Path, mark: bytes, separator: bytes, end: bytes
) -> None:
    lines = [separator.join([b"employer_id", b"name"]), separator.join([b"e1", "Ærø Røgeri".encode()])]
    tables = read_tables(folder_with(tmp_path, "employers.csv", mark + end.join(lines)))
    assert rows_of(tables, "employers") == [(2, "e1", "Ærø Røgeri")]


def test_a_short_csv_row_has_empty_cells_and_headers_may_be_written_large(tmp_path: Path) -> None:
    tables = read_tables(folder_with(tmp_path, "Employers.CSV", b"Employer_ID , NAME\ne1\n"))
    table = tables.get("employers")
    assert table is not None
    assert table.header == ("employer_id", "name")
    assert rows_of(tables, "employers") == [(2, "e1", None)]


@pytest.mark.parametrize(
    ("content", "row", "rule", "remedy"),
    [
        (b"", 0, "There is nothing in it.", "Write the header first: employer_id, name."),
        (b" \n;;\n", 0, "There is nothing in it.", "Write the header first: employer_id, name."),
        (b"employer_id,name\ne1,\xc6r\xf8\n", 2, "The text is not UTF-8.", 'Save the file as "CSV UTF-8".'),
        (
            b"employer_id,name\ne1,Hansen, Odder\n",
            2,
            "The row has 3 cells, and the header 2.",
            "Put a text that holds ',' in quotation marks.",
        ),
        (
            b'employer_id,name\ne1,Hansen\ne2,"Jensen\ne3,Olsen\n',
            3,
            "A quotation mark is not closed, or stands in the middle of a cell.",
            "Close each quotation mark, and write one inside a text twice.",
        ),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_one_problem(
    tmp_path: Path, content: bytes, row: int, rule: str, remedy: str
) -> None:
    tables = read_tables(folder_with(tmp_path, "employers.csv", content))
    assert tables.problems == (Problem("employers.csv", "employers", row, "", "", rule, remedy),)
    assert tables.unreadable == {"employers"}


def test_notes_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in (
        ".DS_Store",
        "README",
        "README.html",
        "notes.txt",
        "about.md",
        "import.toml",
        "~$places.csv",
    ):
        folder_with(tmp_path, name, b"x")
    tables = read_tables(folder_with(tmp_path, "employers.csv", b"employer_id,name\n"))
    assert tables.problems == ()
    assert [table.name for table in tables.tables] == ["employers"]


def test_a_file_that_is_no_csv_is_refused(tmp_path: Path) -> None:
    tables = read_tables(folder_with(tmp_path, "places.xlsx", b"x"))
    remedy = "Save the table as CSV, or take the file out. A workbook is imported by its own path."
    assert tables.problems == (Problem("places.xlsx", "", 0, "", "", "This is not a CSV file.", remedy),)


def test_a_table_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "EMPLOYERS.csv").write_bytes(b"employer_id,name\n")
    if (tmp_path / "employers.csv").exists():
        pytest.skip("this file system takes large and small letters for the same")
    tables = read_tables(folder_with(tmp_path, "employers.csv", b"employer_id,name\n"))
    rule, remedy = "This table is there twice.", "Keep one of the two."
    assert tables.problems == (Problem("employers.csv", "employers", 0, "", "", rule, remedy),)


def test_a_path_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    rule = "There is no such file or folder."
    assert read_tables(tmp_path / "nope").problems == (Problem("nope", "", 0, "", "", rule, GIVE),)


def test_a_file_of_another_kind_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data.ods").write_bytes(b"x")
    rule = "This is neither a folder nor an .xlsx workbook."
    assert read_tables(tmp_path / "data.ods").problems == (Problem("data.ods", "", 0, "", "", rule, GIVE),)


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_tables(tmp_path).problems
    assert (problem.file, problem.rule) == (tmp_path.name, "There is no table in the folder.")


@pytest.mark.parametrize("content", [b"", b"employer_id,name\n", b"PK\x03\x04rubbish"])
def test_a_file_that_is_not_a_workbook_is_a_problem(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "data.xlsx").write_bytes(content)
    assert read_tables(tmp_path / "data.xlsx").problems == (
        Problem(
            "data.xlsx",
            "",
            0,
            "",
            "",
            "The file cannot be read as a workbook.",
            "Save it as an Excel workbook (.xlsx).",
        ),
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2026, 3, 1), "2026-03-01"),
        (datetime.combine(date(2026, 3, 1), time(0)), "2026-03-01"),
        (datetime.combine(date(2026, 3, 1), time(10, 30)), "2026-03-01 10:30:00"),
        (time(7, 30), "07:30:00"),
        (3, "3"),
        (3.0, "3"),
        (12.5, "12.5"),
        (55.676098, "55.676098"),
        (12345678, "12345678"),
        (True, "true"),
        (False, "false"),
        ("0800", "0800"),
        ("  æøå ", "æøå"),
        ("   ", None),
        (None, None),
    ],
)
def test_a_typed_cell_of_a_workbook_arrives_as_it_would_be_written(
    tmp_path: Path, cell: Cell, text: str | None
) -> None:
    rows: list[list[Cell]] = [["employer_id", "name"], ["e1", cell]]
    tables = read_tables(write_workbook(tmp_path / "data.xlsx", {"employers": rows}))
    assert rows_of(tables, "employers") == [(2, "e1", text)]


def test_workbook_rows_are_numbered_as_the_sheet_shows_them(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "employers"
    sheet["B3"], sheet["C3"] = "employer_id", "name"
    sheet["B5"], sheet["C5"] = "e1", "Bageriet"
    sheet["B8"], sheet["C8"] = "e2", "Fiskerøgeriet"
    workbook.save(tmp_path / "data.xlsx")
    tables = read_tables(tmp_path / "data.xlsx")
    assert rows_of(tables, "employers") == [(5, "e1", "Bageriet"), (8, "e2", "Fiskerøgeriet")]


def test_a_formula_that_came_to_an_error_is_a_problem_and_not_an_empty_cell(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["employer_id", "name"], ["e1", "Bageriet"], ["e2", "#N/A"]]
    tables = read_tables(write_workbook(tmp_path / "data.xlsx", {"employers": rows}))
    rule, remedy = "The formula in this cell comes to an error.", "Write the value itself."
    assert tables.problems == (Problem("data.xlsx", "employers", 3, "name", "#N/A", rule, remedy),)


def test_row_numbers_have_a_name_that_no_header_can_take(tmp_path: Path) -> None:
    tables = read_tables(folder_with(tmp_path, "employers.csv", f"employer_id,name,{ROW}\ne1,a,b\n".encode()))
    assert [problem.rule for problem in tables.problems] == [f"Two columns have the header {ROW}."]


def test_an_unfilled_template_is_refused_with_one_message(tmp_path: Path) -> None:
    write_template(tmp_path / "skabelon.xlsx", load_vocabulary())
    with pytest.raises(RejectedImport) as caught:
        import_data(MemoryUnitOfWork(), read_tables(tmp_path / "skabelon.xlsx"), load_vocabulary())
    assert caught.value.problems == (
        Problem(
            "skabelon.xlsx",
            "",
            0,
            "",
            "",
            "There is not one row of data in it.",
            "Fill in the sheets, beginning with places, employers and workplaces.",
        ),
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """The template, as a spreadsheet program would open it."""
    path = tmp_path_factory.mktemp("template") / "skabelon.xlsx"
    write_template(path, load_vocabulary())
    return openpyxl.load_workbook(path)


def test_the_template_has_guidance_first_then_every_table_in_order(template: openpyxl.Workbook) -> None:
    names = [table.name for table in TABLES]
    assert template.sheetnames == ["Vejledning", *names, "Koder", "Skala"]


def test_the_guidance_says_in_danish_that_an_empty_cell_is_unknown(template: openpyxl.Workbook) -> None:
    texts = [str(cell.value) for row in template["Vejledning"].iter_rows() for cell in row if cell.value]
    assert any("tom celle = ukendt, aldrig nul" in text for text in texts)
    first_column = [cell.value for cell in template["Vejledning"]["A"]]
    assert first_column[-len(TABLES) :] == [table.name for table in TABLES]


def test_every_heading_is_bold_stays_in_view_and_has_a_danish_note(template: openpyxl.Workbook) -> None:
    for table in TABLES:
        sheet = template[table.name]
        assert sheet.freeze_panes == "A2"
        for cell, column in zip(sheet[1], table.columns, strict=True):
            assert cell.value == column.name
            assert cell.font.bold
            assert column.help.da in cell.comment.text
            assert ("Skal udfyldes." in cell.comment.text) == column.required


def test_a_column_of_codes_has_a_drop_down_list_of_just_its_codes(template: openpyxl.Workbook) -> None:
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in template["levels"].data_validations.dataValidation
        if rule.type == "list"
    }
    assert set(lists) == {"B2"}
    sheet, cells = lists["B2"].removeprefix("=").split("!")
    offered = [cell.value for (cell,) in template[sheet][cells.replace("$", "")]]
    assert offered == [dimension.value for dimension in load_vocabulary().dimensions]


def test_codes_have_their_danish_names_beside_them(template: openpyxl.Workbook) -> None:
    pairs = {
        (row[place].value, row[place + 1].value)
        for row in template["Koder"].iter_rows(min_row=3)
        for place in range(0, len(row) - 1, 2)
    }
    assert ("baking", "bagning") in pairs
    assert ("retained", "fastholdt i mindst 13 af 26 uger") in pairs


def test_dates_are_shown_as_the_format_has_them(template: openpyxl.Workbook) -> None:
    assert template["candidates"].column_dimensions["F"].number_format == "yyyy-mm-dd"
    assert template["candidates"].column_dimensions["A"].number_format == "@"


def test_the_template_is_the_same_file_each_time(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", load_vocabulary())
    write_template(tmp_path / "b.xlsx", load_vocabulary())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
