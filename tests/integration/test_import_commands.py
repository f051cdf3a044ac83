"""``matcher import``: what it would do, what it did, and taking it back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from serving import cli
from tests.sample_tables import Sheets, sample, write_csv_folder

MORE: Sheets = {
    "candidates": [["candidate_id", "availability"], ["c1", "paused"], ["c7", "available"]],
    "levels": [["candidate_id", "dimension", "level"], ["c2", "light", "1"]],
    "identities": [["candidate_id", "name"], ["c1", "Et Nyt Navn"]],
}


class Matcher:
    """The command line with an installation of its own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.setenv("MATCHER_VAR_DIR", str(folder / "var"))
        monkeypatch.setenv("LOGNAME", "mette")
        assert self("init")[0] == 0

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["matcher", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = self._capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    def runs(self) -> list[dict[str, object]]:
        runs: list[dict[str, object]] = json.loads(self("import", "--runs", "--format", "json")[1])
        return runs


@pytest.fixture
def matcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Matcher:
    """An installation with the sample in it."""
    made = Matcher(tmp_path, monkeypatch, capsys)
    code, out, _ = made("import", str(write_csv_folder(tmp_path / "sample", sample())))
    assert code == 0
    (run,) = made.runs()
    assert f"To take it back: matcher import --undo {run['id']}" in out
    return made


def test_a_dry_run_says_what_would_change_and_leaves_it_at_that(matcher: Matcher, tmp_path: Path) -> None:
    path = str(write_csv_folder(tmp_path / "more", MORE))
    code, out, _ = matcher("import", path, "--dry-run")
    assert code == 0
    assert "candidates c1 withdrawn: availability\n" in out
    assert "candidates c2 changed: levels (1 created, 0 changed, 1 removed)\n" in out
    assert "identities c1 changed\n" in out
    assert "Nyt" not in out
    assert "Nothing was written." in out
    assert len(matcher.runs()) == 1
    said = json.loads(matcher("import", path, "--dry-run", "--format", "json")[1])
    assert (said["run"], said["dry_run"]) == (None, True)
    assert said["tables"][0] == {
        "table": "candidates", "created": 1, "changed": 0, "withdrawn": 1, "left": 0, "removed": 0,
    }  # fmt: skip
    done = json.loads(matcher("import", path, "--format", "json")[1])
    assert done["tables"] == said["tables"]
    assert done["run"] == matcher.runs()[-1]["id"]


def test_imports_are_listed_and_taken_back_the_latest_first(matcher: Matcher, tmp_path: Path) -> None:
    matcher("import", str(write_csv_folder(tmp_path / "more", MORE)))
    first, second = matcher.runs()
    assert (second["imported_by"], second["source"], second["created"]) == ("mette", "more", 1)
    code, _, err = matcher("import", "--undo", str(first["id"]))
    assert code == 1
    assert "candidates c1, candidates c2 and identities c1 changed after it" in err
    for run in (second, first):
        code, out, _ = matcher("import", "--undo", str(run["id"]))
        assert code == 0
        assert out.startswith(f"Took back the import {run['id']}")
    assert [run["undone_by"] for run in matcher.runs()] == ["mette", "mette"]
    assert "mette" in matcher("import", "--runs")[1]


def test_a_complete_import_takes_away_what_is_not_in_it(matcher: Matcher, tmp_path: Path) -> None:
    path = str(write_csv_folder(tmp_path / "more", MORE))
    out = matcher("import", path, "--dry-run", "--complete")[1]
    assert "candidates c1 withdrawn: availability, levels (0 created, 0 changed, 2 removed)\n" in out


@pytest.mark.parametrize(
    "words", [("--undo", "x", "--runs"), ("somewhere", "--runs"), ("somewhere", "--undo", "x")]
)
def test_undoing_and_listing_are_said_by_themselves(matcher: Matcher, words: tuple[str, ...]) -> None:
    code, _, err = matcher("import", *words)
    assert code == 2
    assert "Say --undo RUN or --runs by itself." in err


def test_an_unknown_import_is_said_to_be_unknown(matcher: Matcher) -> None:
    code, _, err = matcher("import", "--undo", "never")
    assert code == 1
    assert err == "There is no such import. List them with: matcher import --runs.\n"


def test_older_exports_are_taken_in_in_order_with_the_days_on_which_they_were_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    matcher = Matcher(tmp_path, monkeypatch, capsys)
    first, more = (
        str(write_csv_folder(tmp_path / name, sheets))
        for name, sheets in (("sample", sample()), ("more", MORE))
    )
    assert matcher("import", first, "--as-of", "2024-01-01")[0] == 0
    assert matcher("import", more, "--as-of", "2024-04-01")[0] == 0
    code, _, err = matcher("import", first, "--as-of", "2024-02-01")
    assert code == 1
    assert err.endswith(
        "These files are said to be true on 2024-02-01, but something newer, of 2024-04-01, is already known "
        "of candidate c1, c2. Take in the older files first.\n"
    )
    assert [run["known_on"] for run in matcher.runs()] == ["2024-01-01", "2024-04-01"]
    assert "2024-04-01" in matcher("import", "--runs")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "2024-01-01", "--onet", "somewhere"), "--as-of need a PATH."),
        (("somewhere", "--as-of", "next week"), "does not match the format"),
    ],
)
def test_a_day_belongs_to_files_and_is_written_as_one(
    matcher: Matcher, words: tuple[str, ...], said: str
) -> None:
    code, _, err = matcher("import", *words)
    assert code == 2
    assert said in err


def test_files_cannot_be_true_on_a_day_to_come(matcher: Matcher, tmp_path: Path) -> None:
    path = str(write_csv_folder(tmp_path / "more", MORE))
    code, _, err = matcher("import", path, "--as-of", "2999-01-01")
    assert code == 1
    assert err.endswith("2999-01-01 lies in the future. Give the day on which the files were true.\n")
    assert len(matcher.runs()) == 1


def test_a_candidate_is_erased_when_yes_is_said_and_comes_back_with_no_undo(matcher: Matcher) -> None:
    code, _, err = matcher("erase", "--candidate", "c1", "--by", "Mette Holm")
    assert code == 2
    assert "Nothing was erased." in err
    code, out, _ = matcher("erase", "--candidate", "c1", "--by", "Mette Holm", "--yes", "--format", "json")
    assert code == 0
    assert set(json.loads(out)) == {"pseudonym", "on", "by"}
    code, _, err = matcher("erase", "--candidate", "c1", "--by", "Mette Holm", "--yes")
    assert (code, err) == (1, "There is no candidate c1.\n")
    (run,) = matcher.runs()
    assert matcher("import", "--undo", str(run["id"]))[0] == 0
    assert matcher("erase", "--candidate", "c1", "--by", "Mette Holm", "--yes")[0] == 1
    code, out, _ = matcher("erase", "--candidate", "c2", "--by", "Mette Holm", "--yes")
    assert (code, out) == (1, "")


def test_what_is_said_of_an_erasure_names_what_it_cannot_reach(matcher: Matcher) -> None:
    code, out, _ = matcher("erase", "--candidate", "c2", "--by", "Mette Holm", "--yes")
    assert code == 0
    assert "by Mette Holm" in out
    assert "Backups, exported files and models trained before" in out
    assert " c2" not in out
