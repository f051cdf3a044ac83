"""Keeps the record of every training run in MLflow."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from matcher.errors import StorageUnavailable

if TYPE_CHECKING:
    from mlflow import MlflowClient

EXPERIMENT: Final = "matcher"
_REMEMBERED: Final = "tracking-uri.txt"
_SQLITE: Final = "sqlite:///"


@dataclass(frozen=True, slots=True)
class TrackingPlace:
    """Where runs are recorded. ``artifacts`` is ``None`` where a tracking server says it itself."""

    uri: str
    artifacts: str | None


def tracking_place(environment: Mapping[str, str], var_dir: Path) -> TrackingPlace:
    """Where ``MLFLOW_TRACKING_URI`` says, else where the last training was recorded.

    Else an SQLite file with its artifacts under ``var_dir``. ``mlflow run`` sets the variable for the run
    it makes; what is remembered lets the commands that follow find that run.
    """
    remembered = var_dir / _REMEMBERED
    said = environment.get("MLFLOW_TRACKING_URI")
    if not said and remembered.exists():
        said = remembered.read_text(encoding="utf-8").strip()
    uri = said or f"{_SQLITE}{var_dir.resolve() / 'mlflow.db'}"
    local = not uri.startswith(("http://", "https://"))
    return TrackingPlace(uri, str(var_dir.resolve() / "mlartifacts") if local else None)


def remember(place: TrackingPlace, var_dir: Path) -> None:
    """Keeps the address under which a training was recorded, for the commands that follow it."""
    var_dir.mkdir(parents=True, exist_ok=True)
    (var_dir / _REMEMBERED).write_text(place.uri + "\n", encoding="utf-8")


class OpenRun:
    """A training run that is being recorded."""

    def __init__(self, client: MlflowClient, run_id: str, experiment_id: str) -> None:
        self._client = client
        self._experiment_id = experiment_id
        self.run_id = run_id

    def log_settings(self, settings: Mapping[str, str | int | float], tags: Mapping[str, str]) -> None:
        """Records what the run was made with."""
        import mlflow

        mlflow.log_params(dict(settings))
        mlflow.set_tags(dict(tags))

    def log_metrics(self, metrics: Mapping[str, float]) -> None:
        """Records figures about the run as a whole."""
        import mlflow

        mlflow.log_metrics(dict(metrics))

    def log_ranker(self, name: str, ranker_version: str, metrics: Mapping[str, float]) -> None:
        """Records one ranker's figures as a run within the run, under the same names for all rankers."""
        import mlflow

        with mlflow.start_run(experiment_id=self._experiment_id, run_name=name, nested=True):
            mlflow.log_param("version", ranker_version)
            mlflow.log_metrics(dict(metrics))

    def log_text(self, text: str, file_name: str) -> None:
        """Records a text as a file of the run."""
        import mlflow

        mlflow.log_text(text, file_name)

    def log_picture(self, picture: bytes, file_name: str) -> None:
        """Records a PNG picture as a file of the run."""
        with TemporaryDirectory() as temporary:
            path = Path(temporary) / Path(file_name).name
            path.write_bytes(picture)
            self._client.log_artifact(self.run_id, str(path), str(Path(file_name).parent))


@contextmanager
def open_run(place: TrackingPlace, name: str) -> Iterator[OpenRun]:
    """A run that is finished when the block ends, or marked as failed when it raises.

    Where ``mlflow run`` has begun a run already, it is that one: the library finds it in ``MLFLOW_RUN_ID``.

    Raises
    ------
    StorageUnavailable
        When the tracking store cannot be used.
    """
    with connected(place) as client:
        import mlflow

        experiment_id = _experiment(client, place)
        with mlflow.start_run(experiment_id=experiment_id, run_name=name) as run:
            yield OpenRun(client, run.info.run_id, run.info.experiment_id)


@contextmanager
def connected(place: TrackingPlace) -> Iterator[MlflowClient]:
    """A client of the store. What the library keeps for the whole process is put back afterwards."""
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    from sqlalchemy.exc import SADeprecationWarning

    before = os.environ.get("MLFLOW_TRACKING_URI")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The ``noload`` loader strategy", SADeprecationWarning)
        warnings.filterwarnings("ignore", ".*Any type hint is inferred as AnyType", UserWarning)
        warnings.filterwarnings("ignore", "Operation with range is deprecated", DeprecationWarning)
        import mlflow
        from mlflow.exceptions import MlflowException

        logging.getLogger("mlflow").setLevel(logging.WARNING)
        if place.uri.startswith(_SQLITE):
            Path(place.uri.removeprefix(_SQLITE)).parent.mkdir(parents=True, exist_ok=True)
        mlflow.set_tracking_uri(place.uri)
        try:
            yield mlflow.MlflowClient(place.uri)
        except MlflowException as error:
            raise StorageUnavailable(
                f"The record of training runs at {place.uri.partition('://')[0]} cannot be used:"
                f" {error.message} See MLFLOW_TRACKING_URI."
            ) from error
        finally:
            mlflow.set_tracking_uri(before or "")
            if before is None:
                os.environ.pop("MLFLOW_TRACKING_URI", None)


def _experiment(client: MlflowClient, place: TrackingPlace) -> str:
    found = client.get_experiment_by_name(EXPERIMENT)
    if found is not None:
        return str(found.experiment_id)
    return str(client.create_experiment(EXPERIMENT, artifact_location=place.artifacts))
