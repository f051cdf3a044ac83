"""Reading ISCO-08 and DISCO-08 titles, job titles linked to ESCO, and O*NET's tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from matcher.errors import Problem, RejectedImport
from matcher.vocabulary.isco import read_isco
from matcher.vocabulary.job_titles import read_job_titles
from matcher.vocabulary.occupations import (
    IscoGroup,
    JobTitle,
    OccupationTask,
    Origin,
    SourceContent,
    TitleRelation,
    WorkActivity,
)
from matcher.vocabulary.onet_content import read_onet
from tests.published import COOK, SHOP, TITLES, write_csv

TODAY = date(2026, 3, 1)
ACTIVITIES = [
    ("Element ID", "Element Name", "IWA ID", "IWA Title", "DWA ID", "DWA Title"),
    ("4.A.1", "Getting Information", "4.A.1.I01", "Study goods.", "4.A.1.I01.D01", "Look at cakes."),
]
TASKS = [
    ("O*NET-SOC Code", "Task ID", "Task", "Task Type"),
    ("11-1111.00", "7", '"Put ""closed"" on the door."', "Core"),
    ("11-1111.00", "8", "Wind the clocks.", ""),
]


def problems(read: Callable[[Path, date], SourceContent], path: Path) -> tuple[Problem, ...]:
    with pytest.raises(RejectedImport) as refused:
        read(path, TODAY)
    return refused.value.problems


def tabbed(path: Path, rows: list[tuple[str, ...]]) -> Path:
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    return path


def test_a_table_with_two_languages_gives_a_title_in_each(tmp_path: Path) -> None:
    rows = [("isco", "title_da", "title_en"), ("01", "Officerer", "Officers")]
    content = read_isco(write_csv(tmp_path / "isco08.tsv", rows, "\t"), TODAY)
    assert content.origin == Origin("isco", "", "isco08.tsv", TODAY)
    assert content.isco_groups == (IscoGroup("01", "da", "Officerer"), IscoGroup("01", "en", "Officers"))


def test_the_danish_classification_is_read_with_its_own_columns(tmp_path: Path) -> None:
    rows = [("SEKVENS", "KODE", "NIVEAU", "TITEL"), ("1", "5223.10", "5", "Salg i butik")]
    content = read_isco(write_csv(tmp_path / "disco.csv", rows, ";"), TODAY)
    assert content.isco_groups == (IscoGroup("522310", "da", "Salg i butik"),)


def test_a_code_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    rows = [("isco", "title_da"), ("52", "Salg"), ("52", "Handel")]
    (problem,) = problems(read_isco, write_csv(tmp_path / "isco.csv", rows))
    assert (problem.row, problem.column, problem.value) == (3, "isco", "52")


def test_a_table_without_titles_says_which_column_is_missing(tmp_path: Path) -> None:
    (problem,) = problems(read_isco, write_csv(tmp_path / "isco.csv", [("isco", "navn"), ("52", "Salg")]))
    assert (problem.column, problem.rule) == ("title_da", "The column is missing.")
    assert "isco, navn" in problem.remedy


def test_job_titles_keep_their_relation_to_an_occupation_or_a_group(tmp_path: Path) -> None:
    content = read_job_titles(write_csv(tmp_path / "titler_v2.1.tsv", TITLES, "\t"), TODAY)
    assert content.origin == Origin("titles", "2.1", "titler_v2.1.tsv", TODAY)
    assert content.job_titles[2] == JobTitle("5120.1", "Smørrebrødsjomfru", "da", TitleRelation.CLOSE, COOK)
    assert content.job_titles[3].occupation == "http://data.europa.eu/esco/isco/C1341"


MAPPING = [
    ("Mapping project name", "Titler, ESCO", "", "", ""),
    ("Classification 1 Name", "Stillingsbetegnelser", "", "", ""),
    ("", "", "", "", ""),
    (
        "Classification 1 URI",
        "Classification 1 PrefLabel",
        "Mapping relation",
        "Classification 2 URI",
        "Classification 2 PrefLabel",
    ),
    ("dk:5120", "Kok", "skos:broadMatch", COOK, "kok"),
    (SHOP, "butiksassistent", "http://www.w3.org/2004/02/skos/core#broadMatch", "dk:52", "Salgshjælp"),
    ("dk:5120", "Souschef", "exactMatch", COOK, "kok"),
]


def test_a_published_mapping_table_is_read_from_either_side(tmp_path: Path) -> None:
    content = read_job_titles(write_csv(tmp_path / "mapping_dk.csv", MAPPING, ";"), TODAY)
    assert content.job_titles == (
        JobTitle("dk:5120", "Kok", "da", TitleRelation.BROAD, COOK),
        JobTitle("dk:52", "Salgshjælp", "da", TitleRelation.NARROW, SHOP),
        JobTitle("dk:5120", "Souschef", "da", TitleRelation.EXACT, COOK),
    )


def test_a_fault_in_a_mapping_table_has_the_row_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    rows = [*MAPPING, ("dk:1", "Bager", "skos:related", COOK, "kok")]
    (problem,) = problems(read_job_titles, write_csv(tmp_path / "mapping_dk.csv", rows, ";"))
    assert (problem.row, problem.column, problem.value) == (8, "Mapping relation", "skos:related")


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (("1", "", "exactMatch", SHOP), "title_da", ""),
        (("1", "Kok", "same", COOK), "relation", "same"),
        (("1", "Kok", "exactMatch", "kok"), "esco_uri", "kok"),
    ],
)
def test_a_faulty_job_title_is_told_with_its_row(
    tmp_path: Path, row: tuple[str, ...], column: str, value: str
) -> None:
    (problem,) = problems(read_job_titles, write_csv(tmp_path / "titles.tsv", [*TITLES, row], "\t"))
    assert (problem.file, problem.row, problem.column, problem.value) == ("titles.tsv", 6, column, value)


def test_a_file_that_is_not_there_is_a_fault_and_not_a_crash(tmp_path: Path) -> None:
    (problem,) = problems(read_job_titles, tmp_path / "titles.tsv")
    assert problem.rule.startswith("The file cannot be opened")


def test_onets_tasks_and_activities_are_read_with_titles_from_occupation_data(tmp_path: Path) -> None:
    folder = tmp_path / "db_29_2_text"
    folder.mkdir()
    tabbed(folder / "Task Statements.txt", TASKS)
    tabbed(folder / "DWA Reference.txt", ACTIVITIES)
    tabbed(folder / "Occupation Data.txt", [("O*NET-SOC Code", "Title"), ("11-1111.00", "Butlers")])
    content = read_onet(folder, TODAY)
    assert content.origin == Origin("onet", "29.2", "db_29_2_text", TODAY)
    assert content.tasks == (
        OccupationTask("7", "11-1111.00", "Butlers", 'Put "closed" on the door.', True),
        OccupationTask("8", "11-1111.00", "Butlers", "Wind the clocks.", False),
    )
    assert content.activities == (WorkActivity("4.A.1.I01.D01", "Look at cakes.", "Study goods."),)


def test_a_folder_without_onets_tables_says_what_to_give(tmp_path: Path) -> None:
    (problem,) = problems(read_onet, tmp_path)
    assert "Task Statements.txt" in problem.remedy


def test_an_activity_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    tabbed(tmp_path / "DWA Reference.txt", [*ACTIVITIES, ACTIVITIES[1]])
    (problem,) = problems(read_onet, tmp_path)
    assert (problem.row, problem.column, problem.value) == (3, "DWA ID", "4.A.1.I01.D01")
