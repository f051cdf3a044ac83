"""A ranker as a folder: its trees, and a manifest that says what it was made for and from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from matcher.errors import ModelNotReady
from matcher.features.assumptions import Assumptions
from matcher.features.columns import fingerprint
from matcher.models.lambdamart import LambdaMart
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard

MANIFEST: Final = "manifest.json"
TREES: Final = "model.txt"
_CHAMPION: Final = "champion.json"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a model comes from: the run that made it, the data it saw, and how it did on later data."""

    run_id: str
    data_name: str
    simulated: bool
    last_day: str
    metrics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """A ranker that may answer, with its provenance."""

    ranker: LambdaMart
    provenance: Provenance


def save(directory: Path, ranker: LambdaMart, provenance: Provenance) -> None:
    """Writes the ranker into a new folder."""
    directory.mkdir(parents=True)
    manifest = {
        "version": ranker.version,
        "features": fingerprint(),
        "assumptions": asdict(ranker.assumptions),
        "reference": list(ranker.reference),
        "provenance": {**asdict(provenance), "metrics": dict(provenance.metrics)},
    }
    (directory / TREES).write_text(ranker.model_text, encoding="utf-8")
    (directory / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")


def load(directory: Path) -> PublishedModel:
    """The ranker in this folder.

    Raises
    ------
    ModelNotReady
        When the folder holds no model, or one made for other features, or one that was altered.
    """
    try:
        manifest = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
        trees = (directory / TREES).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ModelNotReady(f"There is no readable model under {directory.name}: train one first.") from error
    if manifest["features"] != fingerprint():
        raise ModelNotReady(f"The model {manifest['version']} was made for other features: train it again.")
    assumed = manifest["assumptions"]
    assumptions = Assumptions(**{**assumed, "capability": tuple(assumed["capability"])})
    ranker = LambdaMart(trees, assumptions, tuple(manifest["reference"]))
    if ranker.version != manifest["version"]:
        raise ModelNotReady(f"The model {manifest['version']} has been altered since it was saved.")
    return PublishedModel(ranker, Provenance(**manifest["provenance"]))


def keep(folder: Path, models: Path) -> None:
    """Puts a saved model among the models, whole; one of its version that is there already is the same."""
    kept = models / folder.name
    if kept.exists():
        return
    models.mkdir(parents=True, exist_ok=True)
    arriving = models / f".{folder.name}.new"
    shutil.rmtree(arriving, ignore_errors=True)
    shutil.copytree(folder, arriving)
    arriving.replace(kept)


def publish(models: Path, version: str) -> None:
    """Makes a saved model the champion, in one step that a reader sees whole or not at all."""
    load(models / version)
    pointer = models / f".{_CHAMPION}.new"
    pointer.write_text(json.dumps({"version": version}), encoding="utf-8")
    pointer.replace(models / _CHAMPION)


@dataclass(slots=True)
class WatchedChampion:
    """The champion as it is now, read anew only when another one has been published.

    What answers a question looks here once, so that a list comes from one model from top to bottom.
    """

    models: Path
    _seen: tuple[int, int] | None = None
    _kept: PublishedModel | None = None
    _lock: Lock = field(default_factory=Lock)

    def current(self) -> PublishedModel | None:
        """The model that answers now; ``None`` where none has been published."""
        with self._lock:
            seen = _stamp(self.models / _CHAMPION)
            if seen != self._seen:
                self._kept = champion(self.models)
                self._seen = seen
            return self._kept


def champion(models: Path) -> PublishedModel | None:
    """The model that answers now; ``None`` where none has been published."""
    pointer = models / _CHAMPION
    if not pointer.exists():
        return None
    return load(models / json.loads(pointer.read_text(encoding="utf-8"))["version"])


def ranker_of_version(models: Path, version: str) -> AdditiveRanker | None:
    """The model of this version, published or not, or the scorecard; ``None`` where it is not here.

    A model that was made for other features, or was altered, is not here any more.
    """
    scorecard = Scorecard()
    if version == scorecard.version:
        return scorecard
    if not (models / version).is_dir():
        return None
    try:
        found = load(models / version).ranker
    except ModelNotReady:
        return None
    return found if found.version == version else None


def _stamp(pointer: Path) -> tuple[int, int] | None:
    """What changes when another pointer is put in its place; ``None`` where there is none."""
    try:
        found = pointer.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_ino
