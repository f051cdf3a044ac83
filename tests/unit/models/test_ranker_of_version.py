"""The model that made an explanation is found again by its version, or said not to be here."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.models.artefact import MANIFEST, TREES, publish, ranker_of_version
from matcher.models.scorecard import Scorecard
from tests.drawn_rankers import published


def test_each_version_is_found_whether_it_answers_today_or_not(tmp_path: Path) -> None:
    first, second = published(tmp_path, 1), published(tmp_path, 2)
    assert first.version != second.version
    for ranker in (first, second):
        found = ranker_of_version(tmp_path, ranker.version)
        assert found is not None
        assert found.version == ranker.version


def test_the_scorecard_is_always_here_in_the_version_of_this_program(tmp_path: Path) -> None:
    assert ranker_of_version(tmp_path / "none", Scorecard().version) == Scorecard()
    assert ranker_of_version(tmp_path, "scorecard-00000000") is None


def test_what_was_altered_or_made_for_other_features_is_not_here(tmp_path: Path) -> None:
    for file, old, new in ((TREES, "0.1", "0.2"), (MANIFEST, '"features": "', '"features": "x')):
        ranker = published(tmp_path, 1)
        path = tmp_path / ranker.version / file
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(old, new), encoding="utf-8")
        assert path.read_text(encoding="utf-8") != whole
        assert ranker_of_version(tmp_path, ranker.version) is None
        path.write_text(whole, encoding="utf-8")
        assert ranker_of_version(tmp_path, ranker.version) is not None


@pytest.mark.parametrize("version", ["", ".", "..", "../other", "champion.json", "/etc"])
def test_no_version_leads_out_of_the_folder(tmp_path: Path, version: str) -> None:
    ranker = published(tmp_path / "models", 1)
    publish(tmp_path / "models", ranker.version)
    (tmp_path / "models" / ranker.version).rename(tmp_path / "other")
    assert ranker_of_version(tmp_path / "models", version) is None
