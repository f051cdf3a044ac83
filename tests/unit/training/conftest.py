"""A record of runs for each test, copied from one that was made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from experiments.registry.tracking import TrackingPlace, open_run, tracking_place


@pytest.fixture(scope="session")
def first_record(tmp_path_factory: pytest.TempPathFactory) -> TrackingPlace:
    """A record of runs with one empty run; to be copied, not used."""
    place = tracking_place({}, tmp_path_factory.mktemp("tracking"))
    with open_run(place, "first"):
        pass
    return place


@pytest.fixture
def place(first_record: TrackingPlace, tmp_path: Path) -> TrackingPlace:
    """A record of runs with its artifacts among those of the whole session."""
    shutil.copy(first_record.uri.removeprefix("sqlite:///"), tmp_path / "mlflow.db")
    return TrackingPlace(f"sqlite:///{tmp_path / 'mlflow.db'}", first_record.artifacts)
