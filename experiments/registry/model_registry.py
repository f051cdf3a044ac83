"""The registry of models: versions with their figures, and the two names that point at one.

``champion`` answers; ``challenger`` has been trained and waits to be compared. An alias moves only by a
person's decision, and the champions of the past are kept in order, so that one step back is always there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from experiments.registry.tracking import TrackingPlace, connected
from matcher.errors import NotFound
from matcher.features.columns import FEATURES

if TYPE_CHECKING:
    from mlflow import MlflowClient

REGISTERED_NAME: Final = "matcher-ranker"
CHAMPION: Final = "champion"
CHALLENGER: Final = "challenger"
_CHAMPIONS: Final = "champions"
_LOADER: Final = "experiments.registry.registered_model"
_NEEDED: Final = ("lightgbm", "mlflow", "numpy", "polars")


@dataclass(frozen=True, slots=True)
class RegisteredModel:
    """One version in the registry: its number, the run that made it, and what is written on it."""

    number: str
    run_id: str
    tags: Mapping[str, str]
    metrics: Mapping[str, float]


class ModelRegistry:
    """The versions of the ranker in one MLflow registry."""

    def __init__(self, client: MlflowClient) -> None:
        self._client = client

    def register(self, folder: Path, run_id: str, tags: Mapping[str, str]) -> str:
        """The number under which the ranker in this folder is now registered; it becomes the challenger.

        The model carries its signature and an example of its input: two rows that belong to nobody.
        """
        import mlflow

        logged = mlflow.pyfunc.log_model(
            name="ranker",
            loader_module=_LOADER,
            data_path=str(folder),
            pip_requirements=[f"{name}=={version(name)}" for name in _NEEDED],
            signature=_signature(),
            input_example=_example(),
        )
        if not self._client.search_registered_models(f"name = '{REGISTERED_NAME}'"):
            self._client.create_registered_model(REGISTERED_NAME)
        made = self._client.create_model_version(
            REGISTERED_NAME, logged.model_uri, run_id, dict(tags), model_id=logged.model_id
        )
        self._client.set_registered_model_alias(REGISTERED_NAME, CHALLENGER, str(made.version))
        return str(made.version)

    def named(self, alias: str) -> RegisteredModel | None:
        """The version that an alias points at; ``None`` where it points at none."""
        for model in self._client.search_registered_models(f"name = '{REGISTERED_NAME}'"):
            if alias in model.aliases:
                return self.numbered(str(model.aliases[alias]))
        return None

    def numbered(self, number: str) -> RegisteredModel:
        """The version of this number.

        Raises
        ------
        NotFound
            When there is none.
        """
        from mlflow.exceptions import MlflowException

        try:
            found = self._client.get_model_version(REGISTERED_NAME, number)
        except MlflowException as error:
            raise NotFound(f"There is no registered model of version {number}.") from error
        metrics = self._client.get_run(found.run_id).data.metrics if found.run_id else {}
        return RegisteredModel(str(found.version), str(found.run_id), dict(found.tags), dict(metrics))

    def download(self, number: str, into: Path) -> Path:
        """The ranker's folder of this version, brought into a folder."""
        import mlflow
        from mlflow.models import Model

        uri = f"models:/{REGISTERED_NAME}/{number}"
        local = Path(mlflow.artifacts.download_artifacts(artifact_uri=uri, dst_path=str(into)))
        data = Model.load(str(local)).flavors["python_function"]["data"]
        return local / str(data)

    def attach(self, run_id: str, text: str, file_name: str) -> None:
        """Puts a text among the files of the run that made a version."""
        self._client.log_text(run_id, text, file_name)

    def crown(self, number: str, notes: Mapping[str, str]) -> None:
        """Makes a version the champion, writes notes on it, and puts it last among the champions."""
        for key, value in notes.items():
            self._client.set_model_version_tag(REGISTERED_NAME, number, key, value)
        before = self.champions()
        if before[-1:] != (number,):
            self._remember_champions((*before, number))
        self._client.set_registered_model_alias(REGISTERED_NAME, CHAMPION, number)

    def step_down(self, notes: Mapping[str, str]) -> tuple[str, str]:
        """Makes the champion before this one the champion again; the number that goes, and that which comes.

        Raises
        ------
        NotFound
            When there was no champion before.
        """
        before = self.champions()
        if len(before) < 2:
            raise NotFound("There is no earlier champion to go back to.")
        gone, back = before[-1], before[-2]
        for key, value in notes.items():
            self._client.set_model_version_tag(REGISTERED_NAME, gone, key, value)
        self._remember_champions(before[:-1])
        self._client.set_registered_model_alias(REGISTERED_NAME, CHAMPION, back)
        return gone, back

    def champions(self) -> tuple[str, ...]:
        """The numbers of all champions, the present one last."""
        for model in self._client.search_registered_models(f"name = '{REGISTERED_NAME}'"):
            return tuple(each for each in model.tags.get(_CHAMPIONS, "").split(",") if each)
        return ()

    def _remember_champions(self, numbers: tuple[str, ...]) -> None:
        self._client.set_registered_model_tag(REGISTERED_NAME, _CHAMPIONS, ",".join(numbers))


@contextmanager
def open_registry(place: TrackingPlace) -> Iterator[ModelRegistry]:
    """The registry at this place; raises ``StorageUnavailable`` where it cannot be used."""
    with connected(place) as client:
        yield ModelRegistry(client)


def champion_version(place: TrackingPlace) -> str | None:
    """The number of the registered model that is the champion; ``None`` where there is none."""
    with open_registry(place) as registry:
        found = registry.named(CHAMPION)
    return found.number if found else None


def _signature() -> object:
    """One double a feature, so that a frame of any floating type is taken, and one double a row back."""
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, Schema

    return ModelSignature(
        inputs=Schema([ColSpec("double", feature.name) for feature in FEATURES]),
        outputs=Schema([ColSpec("double")]),
    )


def _example() -> object:
    """A row with every feature at its worst and one with every feature at its best."""
    import pandas as pd

    return pd.DataFrame({f.name: [float(f.worst), float(f.best)] for f in FEATURES})
