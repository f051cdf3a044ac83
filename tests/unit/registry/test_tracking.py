"""Where runs are recorded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from experiments.registry.model_registry import champion_version
from experiments.registry.tracking import TrackingPlace, open_run, remember, tracking_place
from matcher.errors import StorageUnavailable

pytestmark = pytest.mark.slow


def test_without_a_setting_runs_are_recorded_under_the_folder_for_variable_data(tmp_path: Path) -> None:
    place = tracking_place({}, tmp_path)
    assert place == TrackingPlace(f"sqlite:///{tmp_path / 'mlflow.db'}", str(tmp_path / "mlartifacts"))


def test_a_tracking_server_keeps_the_artifacts_where_it_likes(tmp_path: Path) -> None:
    place = tracking_place({"MLFLOW_TRACKING_URI": "https://lab.example.org"}, tmp_path)
    assert place == TrackingPlace("https://lab.example.org", None)


def test_what_is_remembered_is_found_again_and_what_the_environment_says_comes_first(tmp_path: Path) -> None:
    there = TrackingPlace("sqlite:////elsewhere/mlflow.db", None)
    remember(there, tmp_path)
    assert tracking_place({}, tmp_path).uri == there.uri
    said = {"MLFLOW_TRACKING_URI": "https://lab.example.org"}
    assert tracking_place(said, tmp_path).uri == "https://lab.example.org"


def test_a_run_whose_block_fails_is_marked_as_failed(place: TrackingPlace) -> None:
    with pytest.raises(ZeroDivisionError), open_run(place, "fails") as run:
        _ = 1 / 0
    import mlflow

    assert mlflow.MlflowClient(place.uri).get_run(run.run_id).info.status == "FAILED"


def test_the_process_keeps_its_own_tracking_address(
    place: TrackingPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    champion_version(place)
    assert "MLFLOW_TRACKING_URI" not in os.environ
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "sqlite:///elsewhere.db")
    champion_version(place)
    assert os.environ["MLFLOW_TRACKING_URI"] == "sqlite:///elsewhere.db"


def test_an_address_that_no_store_has_is_told_as_storage_that_is_not_there() -> None:
    with pytest.raises(StorageUnavailable, match="MLFLOW_TRACKING_URI"):
        champion_version(TrackingPlace("nosuch://place", None))
