"""What an analyst reads after tuning, and the file that is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from experiments.cli import app
from experiments.training.settings_file import read_settings_file
from matcher.errors import InvalidInput
from tests.installed import install

pytestmark = pytest.mark.slow


def test_the_best_settings_are_written_and_the_study_lies_under_the_var_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = install(tmp_path)
    made.engine.dispose()
    monkeypatch.setenv("MATCHER_VAR_DIR", str(made.settings.var_dir))
    begin, out = tmp_path / "begin.toml", tmp_path / "best.toml"
    begin.write_text("trees = 50\nthreads = 1\nseed = 4\n", encoding="utf-8")
    words = ["tune", "--trials", "1", "--settings", str(begin), "--out", str(out)]
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert "on simulated data" in done.output
    assert read_settings_file(out) == read_settings_file(begin)
    assert (made.settings.var_dir / "tuning.db").exists()
    begin.write_text("tree = 50\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="Do you mean trees"):
        CliRunner().invoke(app, words, catch_exceptions=False)
