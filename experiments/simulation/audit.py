"""Simulated: protected attributes, written apart from the tables, for an assessment of fairness alone.

They are drawn last, from the finished profiles, with random numbers of their own: nothing else in the
simulation can depend on them. What they depend on is invented; nothing of it is a fact about real groups.
No diagnosis is among them.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from experiments.simulation.latent import Floats
from matcher.domain.candidate import Candidate
from matcher.domain.ids import CandidateId

FOLDER: Final = "audit"
"""Beside the tables that are imported, out of sight of ``matcher import``."""

_HEADER: Final = ("candidate_id", "attribute", "value", "consented_on")
_LONGEST_AGO_DAYS: Final = 700
_SPOKEN_DANISH: Final = "danish_spoken"


@dataclass(frozen=True, slots=True)
class SimulatedAttribute:
    """One attribute of one invented person; value and day are empty where they have not agreed."""

    candidate_id: CandidateId
    attribute: str
    value: str
    consented_on: date | None


def draw_attributes(
    candidates: tuple[Candidate, ...], today: date, random: np.random.Generator
) -> tuple[SimulatedAttribute, ...]:
    """Every attribute of every candidate, by candidate; about a fifth of the people have not agreed."""
    settings = _settings()
    shown = {name: _standardised(values) for name, values in _shown(candidates).items()}
    agreed = random.random(len(candidates)) < settings["consent"]
    days_ago = random.integers(1, _LONGEST_AGO_DAYS, size=len(candidates)).tolist()
    drawn: list[tuple[str, list[str]]] = []
    for each in settings["attributes"]:
        leaning = np.array(each["odds"]) + np.outer(shown[each["depends_on"]], each["leans"])
        picked = np.argmax(leaning + random.gumbel(size=leaning.shape), axis=1)
        drawn.append((each["name"], [each["values"][k] for k in picked.tolist()]))
    return tuple(
        SimulatedAttribute(candidate.id, name, values[i], today - timedelta(days=days_ago[i]))
        if agreed[i]
        else SimulatedAttribute(candidate.id, name, "", None)
        for i, candidate in enumerate(candidates)
        for name, values in drawn
    )


def write_attributes(attributes: tuple[SimulatedAttribute, ...], directory: Path) -> None:
    """Write ``attributes.csv`` and a note that all of it is simulated into a folder of its own."""
    folder = directory / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    readme = _settings()["readme"]
    text = f"{readme['da'].strip()}\n\n{readme['en'].strip()}\n"
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\n")
    with (folder / "attributes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(_HEADER)
        table.writerows((a.candidate_id, a.attribute, a.value, a.consented_on or "") for a in attributes)


def _shown(candidates: tuple[Candidate, ...]) -> Mapping[str, Floats]:
    """(N,) what the profiles show, NaN where they are silent."""
    return {
        "types_of_task_done": np.array([float(len(c.experience)) or np.nan for c in candidates]),
        "most_weekly_minutes": np.array([_or_nan(c.time.most_weekly_minutes) for c in candidates]),
        "spoken_danish": np.array([_spoken_danish(c) for c in candidates]),
    }


def _standardised(values: Floats) -> Floats:
    """In standard deviations from the mean; what is not known leans neither way."""
    known = values[~np.isnan(values)]
    if not known.size or not known.std():
        return np.zeros(len(values))
    deviations: Floats = (values - known.mean()) / known.std()
    return np.where(np.isnan(deviations), 0.0, deviations)


def _spoken_danish(candidate: Candidate) -> float:
    return next((float(c.level) for c in candidate.competences if c.code == _SPOKEN_DANISH), np.nan)


def _or_nan(minutes: int | None) -> float:
    return np.nan if minutes is None else float(minutes)


def _settings() -> Mapping[str, Any]:
    text = files("experiments.simulation").joinpath("data/audit.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
