"""No CPR number gets in by an import, and none comes out of a refused one."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matcher.domain.import_run import RunId
from matcher.errors import InvalidInput, Problem, RejectedImport
from matcher.exchange.personal_numbers import MASK
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import Stamp, import_data
from matcher.usecases.make_position import make_position
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.matching import TaskTypeMatcher
from matcher.vocabulary.onet import TaskStatement
from tests.sample_tables import Sheets, sample, write_csv_folder, write_workbook

VOCABULARY = load_vocabulary()
NUMBER = "010190-7753"
PARTS = re.compile("010190|7753|0190")
RULE = "This looks like a CPR number, and CPR numbers are never taken in."
REMEDY = "Take it out of the file. A person is known here by the id that you chose for them alone."
EVERY_CELL = [(table, column) for table, (header, *_) in sample().items() for column in header]


def refused(path: Path, caplog: pytest.LogCaptureFixture) -> tuple[Problem, ...]:
    """The problems of an import, after it was seen that nothing that came out shows the number."""
    told: list[str] = []
    store = MemoryUnitOfWork()
    with caplog.at_level(logging.DEBUG), pytest.raises(RejectedImport) as caught:
        import_data(store, read_tables(path), VOCABULARY, lambda *news: told.append(str(news)))
    error = caught.value
    came_out = [*map(str, error.problems), *map(repr, error.problems), error.message, repr(error), *told]
    came_out += [repr(error.context), repr(error.__cause__), repr(error.__context__), caplog.text]
    assert not PARTS.search(" ".join(came_out))
    with store as work:
        assert work.candidates.ids() == frozenset()
    return error.problems


@pytest.mark.parametrize(("table", "column"), EVERY_CELL, ids=[".".join(pair) for pair in EVERY_CELL])
@pytest.mark.parametrize("wraps", ["{}", "Ring til Bo ({}) i morgen", "{}a"])
def test_a_number_in_any_cell_is_refused_with_row_and_column(
    table: str, column: str, wraps: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sheets = sample()
    header, *rows = sheets[table]
    rows[-1][header.index(column)] = wraps.format(NUMBER)
    path = write_csv_folder(tmp_path / "in", sheets)
    assert refused(path, caplog) == (
        Problem(f"{table}.csv", table, len(rows) + 1, column, MASK, RULE, REMEDY),
    )


def test_every_cell_of_a_workbook_is_looked_at_and_other_faults_wait(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sheets = sample()
    for name in ("candidates", "levels", "wishes", "identities", "matches"):
        for row in sheets[name][1:]:
            place = sheets[name][0].index("candidate_id")
            row[place] = NUMBER.replace("-", "") if row[place] == "c1" else row[place]
    sheets["levels"][1][2] = "7"
    problems = refused(write_workbook(tmp_path / "in.xlsx", sheets), caplog)
    assert {(each.table, each.column) for each in problems} == {
        (name, "candidate_id") for name in ("candidates", "levels", "wishes", "identities", "matches")
    }
    assert {each.rule for each in problems} == {RULE}


@pytest.mark.parametrize("is_workbook", [False, True], ids=["csv", "xlsx"])
def test_names_of_files_sheets_and_columns_are_masked(
    is_workbook: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sheets = sample()
    sheets[NUMBER] = [["candidate_id"], ["c1"]]
    sheets["levels"][0][1] = f"dimension {NUMBER}"
    sheets["wishes"] = []
    if is_workbook:
        path = write_workbook(tmp_path / f"liste {NUMBER}.xlsx", sheets)
    else:
        path = write_csv_folder(tmp_path / f"liste {NUMBER}", sheets)
    problems = refused(path, caplog)
    assert ("levels", 1, f"dimension {MASK}", MASK) in {(p.table, p.row, p.column, p.value) for p in problems}
    assert "No table has this name." in {problem.rule for problem in problems}


def test_a_header_that_stands_twice_is_masked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sheets: Sheets = {"employers": [[NUMBER, NUMBER], ["e1", "Bageriet"]]}
    (problem,) = refused(write_csv_folder(tmp_path / "in", sheets), caplog)
    assert problem.rule == f"Two columns have the header {MASK}."


def test_a_path_that_is_not_there_is_masked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (problem,) = refused(tmp_path / f"{NUMBER}.xlsx", caplog)
    assert problem.file == f"{MASK}.xlsx"


def test_the_name_of_a_file_is_masked_where_it_is_kept(tmp_path: Path) -> None:
    store = MemoryUnitOfWork()
    tables = read_tables(write_csv_folder(tmp_path / f"liste {NUMBER}", sample()))
    stamp = Stamp(RunId("r"), datetime(2026, 8, 3, tzinfo=UTC), "Mette Holm")
    import_data(store, tables, VOCABULARY, stamp=stamp)
    with store as work:
        assert work.imports.all()[0].source == f"liste {MASK}"


def test_a_position_is_not_made_with_a_number_in_its_title_or_id() -> None:
    statements = [TaskStatement("1", "Wash dishes.", core=True, occupation="35-2021.00")]
    matcher = TaskTypeMatcher(VOCABULARY)
    for title, key in ((f"Bo {NUMBER}", "p1"), ("Køkkenmedhjælper", NUMBER)):
        with pytest.raises(InvalidInput, match="looks like a CPR number") as caught:
            make_position(
                MemoryUnitOfWork(),
                statements,
                workplace_id="w1",
                title=title,
                position_id=key,
                matcher=matcher,
            )
        assert not PARTS.search(repr(caught.value) + caught.value.message)
