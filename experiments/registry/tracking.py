"""Keeps the record of every training run, and the registry of models, in MLflow."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from matcher.errors import StorageUnavailable

if TYPE_CHECKING:
    from mlflow import MlflowClient

REGISTERED_NAME: Final = "matcher-ranker"
CHAMPION: Final = "champion"
EXPERIMENT: Final = "matcher"
_LOADER: Final = "experiments.registry.registered_model"
_NEEDED: Final = ("lightgbm", "mlflow", "numpy", "polars")
_SQLITE: Final = "sqlite:///"


@dataclass(frozen=True, slots=True)
class TrackingPlace:
    """Where runs are recorded. ``artifacts`` is ``None`` where a tracking server says it itself."""

    uri: str
    artifacts: str | None


def tracking_place(environment: Mapping[str, str], var_dir: Path) -> TrackingPlace:
    """What ``MLFLOW_TRACKING_URI`` asks for, or an SQLite file with its artifacts under ``var_dir``."""
    uri = environment.get("MLFLOW_TRACKING_URI") or f"{_SQLITE}{var_dir.resolve() / 'mlflow.db'}"
    local = not uri.startswith(("http://", "https://"))
    return TrackingPlace(uri, str(var_dir.resolve() / "mlartifacts") if local else None)


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

    def register(self, folder: Path, tags: Mapping[str, str]) -> str:
        """The number under which the ranker in this folder is now registered."""
        import mlflow

        logged = mlflow.pyfunc.log_model(
            name="ranker",
            loader_module=_LOADER,
            data_path=str(folder),
            pip_requirements=[f"{name}=={version(name)}" for name in _NEEDED],
        )
        if not self._client.search_registered_models(f"name = '{REGISTERED_NAME}'"):
            self._client.create_registered_model(REGISTERED_NAME)
        registered = self._client.create_model_version(
            REGISTERED_NAME, logged.model_uri, self.run_id, dict(tags), model_id=logged.model_id
        )
        return str(registered.version)

    def make_champion(self, registered_version: str) -> None:
        """Points the alias ``champion`` at a registered model."""
        self._client.set_registered_model_alias(REGISTERED_NAME, CHAMPION, registered_version)


@contextmanager
def open_run(place: TrackingPlace, name: str) -> Iterator[OpenRun]:
    """A run that is finished when the block ends, or marked as failed when it raises.

    Raises
    ------
    StorageUnavailable
        When the tracking store cannot be used.
    """
    with _connected(place) as client:
        import mlflow

        experiment_id = _experiment(client, place)
        with mlflow.start_run(experiment_id=experiment_id, run_name=name) as run:
            yield OpenRun(client, run.info.run_id, experiment_id)


def champion_version(place: TrackingPlace) -> str | None:
    """The number of the registered model that is the champion; ``None`` where there is none."""
    with _connected(place) as client:
        for model in client.search_registered_models(f"name = '{REGISTERED_NAME}'"):
            if CHAMPION in model.aliases:
                return str(model.aliases[CHAMPION])
    return None


@contextmanager
def _connected(place: TrackingPlace) -> Iterator[MlflowClient]:
    """A client of the store. What the library keeps for the whole process is put back afterwards."""
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    from sqlalchemy.exc import SADeprecationWarning

    before = os.environ.get("MLFLOW_TRACKING_URI")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The ``noload`` loader strategy", SADeprecationWarning)
        warnings.filterwarnings("ignore", ".*Any type hint is inferred as AnyType", UserWarning)
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
