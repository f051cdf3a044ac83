"""Reading an occupation's tasks from small files in the shape of the O*NET database."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.errors import InvalidInput
from matcher.vocabulary.onet import TaskStatement, read_task_statements

OFFICIAL = (
    "O*NET-SOC Code\tTask ID\tTask\tTask Type\tDate\n"
    "11-1111.00\t7\tPolish the brass.\tCore\t08/2024\n"
    "11-1111.00\t8\tWind the clocks.\tSupplemental\t08/2024\n"
    "11-1111.01\t9\tCount the spoons.\tCore\t08/2024\n"
    "22-2222.00\t10\tLabel jars.\t\t08/2024\n"
)
WITH_TITLES = (
    "O*NET-SOC Code\tTitle\tTask ID\tTask\tTask Type\n"
    '11-1111.00\tButlers\t7\t"Put ""closed"" on the door."\tCore\n'
)


def refusal(directory: Path, occupation: str = "11-1111.00") -> str:
    with pytest.raises(InvalidInput) as refused:
        read_task_statements(directory, occupation)
    return refused.value.message


def test_the_tasks_of_one_occupation_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL, encoding="utf-8")
    assert read_task_statements(tmp_path, "11-1111.00") == (
        TaskStatement("7", "Polish the brass.", True, "11-1111.00"),
        TaskStatement("8", "Wind the clocks.", False, "11-1111.00"),
    )


def test_a_task_that_is_not_classified_is_not_core(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL, encoding="utf-8")
    assert [statement.core for statement in read_task_statements(tmp_path, "22-2222.00")] == [False]


@pytest.mark.parametrize(
    "name", ["Task Statements.txt", "onet29.2_Task_Statements.tsv", "TASK_STATEMENTS.TXT"]
)
def test_the_file_is_found_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(OFFICIAL, encoding="utf-8")
    (tmp_path / "Tasks to DWAs.txt").write_text("x", encoding="utf-8")
    assert len(read_task_statements(tmp_path, "11-1111.00")) == 2


def test_the_title_comes_from_the_same_file_where_it_has_one(tmp_path: Path) -> None:
    (tmp_path / "task_statements.tsv").write_text(WITH_TITLES, encoding="utf-8")
    (statement,) = read_task_statements(tmp_path, "11-1111.00")
    assert (statement.title, statement.text) == ("Butlers", 'Put "closed" on the door.')


def test_the_title_comes_from_occupation_data_where_the_tasks_have_none(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL, encoding="utf-8")
    (tmp_path / "Occupation Data.txt").write_text(
        "O*NET-SOC Code\tTitle\tDescription\n11-1111.00\tButlers\tServe.\n", encoding="utf-8"
    )
    assert read_task_statements(tmp_path, "11-1111.00")[0].title == "Butlers"


def test_a_file_from_windows_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "windows").mkdir()
    (tmp_path / "plain" / "Task Statements.txt").write_bytes(OFFICIAL.encode())
    windows = b"\xef\xbb\xbf" + OFFICIAL.replace("\n", "\r\n").encode()
    (tmp_path / "windows" / "Task Statements.txt").write_bytes(windows)
    assert read_task_statements(tmp_path / "windows", "11-1111.00") == read_task_statements(
        tmp_path / "plain", "11-1111.00"
    )


def test_an_unknown_occupation_is_refused_with_similar_codes(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL, encoding="utf-8")
    message = refusal(tmp_path, "11-1111")
    assert "Task Statements.txt" in message
    assert "'11-1111'" in message
    assert "11-1111.00, 11-1111.01" in message
    assert "22-2222.00" not in message


def test_an_occupation_like_no_other_is_refused_with_the_shape_of_a_code(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL, encoding="utf-8")
    assert "A code looks like" in refusal(tmp_path, "kok")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL.replace("Task Type", "Kind"), encoding="utf-8")
    message = refusal(tmp_path)
    assert "Task Statements.txt, row 1" in message
    assert "'Task Type'" in message


def test_a_row_that_is_cut_off_is_named(tmp_path: Path) -> None:
    (tmp_path / "Task Statements.txt").write_text(OFFICIAL + "11-1111.00\t11\n", encoding="utf-8")
    assert "row 6: 2 fields where the first row has 5" in refusal(tmp_path)


def test_a_folder_without_the_file_or_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no file Task Statements.txt" in refusal(tmp_path)
    assert "no such folder" in refusal(tmp_path / "elsewhere")


def test_an_empty_file_and_one_that_is_not_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "Task Statements.txt"
    path.write_bytes(b"")
    assert "row 1" in refusal(tmp_path)
    path.write_bytes("smørrebrød".encode("latin-1"))
    assert "not UTF-8" in refusal(tmp_path)
