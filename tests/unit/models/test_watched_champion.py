"""The champion is followed as it changes, and read only when it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.errors import ModelNotReady
from matcher.models import artefact
from matcher.models.artefact import MANIFEST, TREES, WatchedChampion, keep, publish
from tests.drawn_rankers import published


def test_another_champion_answers_as_soon_as_it_is_published(tmp_path: Path) -> None:
    watched = WatchedChampion(tmp_path)
    assert watched.current() is None
    for seed in (1, 2, 1):
        ranker = published(tmp_path, seed)
        now = watched.current()
        assert now is not None
        assert now.ranker.version == ranker.version


def test_the_same_champion_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(tmp_path, 1)
    watched = WatchedChampion(tmp_path)
    first = watched.current()
    monkeypatch.setattr(artefact, "champion", lambda _models: pytest.fail("it was read again"))
    assert watched.current() is first


def test_trees_that_were_altered_are_never_published(tmp_path: Path) -> None:
    before = published(tmp_path, 1)
    other = published(tmp_path, 2)
    publish(tmp_path, before.version)
    trees = tmp_path / other.version / TREES
    trees.write_text(trees.read_text(encoding="utf-8").replace("0.1", "0.2"), encoding="utf-8")
    with pytest.raises(ModelNotReady):
        publish(tmp_path, other.version)
    now = WatchedChampion(tmp_path).current()
    assert now is not None
    assert now.ranker.version == before.version


def test_a_model_that_is_kept_arrives_whole_and_is_never_written_over(tmp_path: Path) -> None:
    ranker = published(tmp_path / "made", 1)
    keep(tmp_path / "made" / ranker.version, tmp_path / "models")
    kept = tmp_path / "models" / ranker.version
    assert {each.name for each in kept.iterdir()} == {MANIFEST, TREES}
    (kept / MANIFEST).write_text("{}", encoding="utf-8")
    keep(tmp_path / "made" / ranker.version, tmp_path / "models")
    assert (kept / MANIFEST).read_text(encoding="utf-8") == "{}"
