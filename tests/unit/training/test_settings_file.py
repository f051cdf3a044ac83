"""Training settings are read from TOML, and what is wrong is said exactly."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from experiments.training.settings_file import DEFAULTS, read_settings_file, write_settings_file
from matcher.errors import InvalidInput
from matcher.models.growing import TrainingSettings


def read(folder: Path, text: str) -> TrainingSettings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings_file(folder / "settings.toml")


def test_the_default_settings_that_are_shipped_are_those_of_the_code() -> None:
    assert read_settings_file(DEFAULTS) == TrainingSettings()


def test_the_shipped_file_speaks_of_every_setting() -> None:
    text = DEFAULTS.read_text(encoding="utf-8")
    assert [field.name for field in fields(TrainingSettings) if field.name not in text] == []


@pytest.mark.parametrize(
    "settings",
    [
        TrainingSettings(),
        TrainingSettings(trees=7, learning_rate=1e-5, l2=0.0, weigh_by_attention=True, seed=3),
        TrainingSettings(position_bias_regularization=0.25, feature_fraction=1.0),
    ],
)
def test_what_is_written_is_read_again(settings: TrainingSettings, tmp_path: Path) -> None:
    write_settings_file(settings, tmp_path / "new" / "s.toml", "Two\nlines")
    assert read_settings_file(tmp_path / "new" / "s.toml") == settings


def test_what_a_file_does_not_name_is_as_by_default(tmp_path: Path) -> None:
    assert read(tmp_path, "trees = 5\nl2 = 1") == TrainingSettings(trees=5, l2=1.0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("treess = 5", "treess is no training setting. Do you mean trees?"),
        ("colour = 5", "The settings are trees, leaves,"),
        ("trees = 0", "trees is 0; it must be a whole number of at least 1 and at most 10000."),
        ("trees = 5.0", "trees is 5.0; it must be a whole number"),
        ("trees = true", "trees is True; it must be a whole number"),
        ("learning_rate = 0", "learning_rate is 0; it must be a number above 0 and at most 1."),
        ("l2 = nan", "l2 is nan; it must be a number"),
        ('l2 = "5"', "l2 is '5'; it must be a number"),
        ("weigh_by_attention = 1", "weigh_by_attention is 1; it must be true or false."),
        ("[trees]\na = 1", "trees is {'a': 1}; it must be a whole number"),
        ("trees 5", "is no TOML"),
        ("weigh_by_attention = true\nposition_bias_regularization = 0", "leave one of them out"),
    ],
)
def test_what_is_wrong_is_said_with_file_name_value_and_remedy(
    text: str, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(tmp_path, text)
    assert sentence in refused.value.message
    assert "settings.toml" in refused.value.message


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no file of training settings"):
        read_settings_file(tmp_path / "missing.toml")
