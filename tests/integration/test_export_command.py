"""The export command as its users meet it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from matcher.exchange.schema import TABLES
from matcher.wiring import Product
from tests.installed import install


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("export command")


@pytest.fixture(scope="module")
def product(var: Path) -> Iterator[Product]:
    made = install(var)
    yield made
    made.engine.dispose()


def run(*words: str, var: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MATCHER_")}
    call = [sys.executable, "-c", "from serving.cli import main; main()", *words]
    return subprocess.run(
        call,
        env=environment | {"MATCHER_VAR_DIR": str(var)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_what_is_exported_is_imported_by_another_installation_and_exported_alike(
    product: Product, var: Path, tmp_path: Path
) -> None:
    first = run("export", str(tmp_path / "one"), var=var)
    assert first.returncode == 0, first.stderr
    assert run("init", var=tmp_path / "other").returncode == 0
    taken = run("import", str(tmp_path / "one"), var=tmp_path / "other")
    assert taken.returncode == 0, taken.stderr
    assert run("export", str(tmp_path / "two"), var=tmp_path / "other").returncode == 0
    assert bytes_of(tmp_path / "two") == bytes_of(tmp_path / "one")
    assert [*bytes_of(tmp_path / "one")] == sorted(f"{table.name}.csv" for table in TABLES)


def test_the_command_says_plainly_that_names_are_in_it_and_that_the_data_are_simulated(
    product: Product, var: Path, tmp_path: Path
) -> None:
    done = run("export", str(tmp_path / "data.xlsx"), var=var)
    assert done.returncode == 0, done.stderr
    assert "It holds the names and contact details of 60 candidates, not encrypted." in done.stdout
    assert "The data are simulated." in done.stdout
    assert stat.S_IMODE((tmp_path / "data.xlsx").stat().st_mode) == 0o600
    book = openpyxl.load_workbook(tmp_path / "data.xlsx")
    assert book["identities"].max_row == 61


def test_without_identities_no_name_leaves_and_the_command_says_so(
    product: Product, var: Path, tmp_path: Path
) -> None:
    done = run("export", str(tmp_path / "out"), "--without-identities", "--format", "json", var=var)
    answer = json.loads(done.stdout)
    assert (answer["identities"], answer["simulated"]) == (0, True)
    assert {each["table"]: each["rows"] for each in answer["tables"]}["candidates"] == 60
    assert bytes_of(tmp_path / "out")["identities.csv"] == b"candidate_id,name,phone,email\n"
    said = run("export", str(tmp_path / "again"), "--without-identities", var=var).stdout
    assert "Names and contact details were left out." in said


@pytest.mark.parametrize("name", ["data.xlsx", "data"])
def test_what_is_there_already_is_never_written_over(
    product: Product, name: str, var: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    if path.suffix:
        path.write_text("mine", encoding="utf-8")
    else:
        path.mkdir()
        (path / "levels.csv").write_text("mine", encoding="utf-8")
    done = run("export", str(path), var=var)
    assert done.returncode == 1
    assert f"There is something at {path} already." in done.stderr
    assert (path if path.suffix else path / "levels.csv").read_text(encoding="utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "data.csv"), "Give a path that ends in .xlsx, or the name of a folder for CSV files."),
        (("export", "--template", "data"), "The template is a workbook: give a path that ends in .xlsx."),
    ],
)
def test_a_path_of_another_kind_is_wrong_usage(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run(*words, var=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", "").split())


def test_a_path_that_cannot_be_written_is_said_in_a_sentence(
    product: Product, var: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("export", str(tmp_path / "file" / "out"), var=var)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
