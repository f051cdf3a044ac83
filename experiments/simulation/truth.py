"""Simulated: the hidden truth behind the simulated data, for evaluation only. No import ever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from experiments.simulation.employers import Site
from experiments.simulation.fit import World
from experiments.simulation.latent import Flags, Floats
from experiments.simulation.past import Past
from experiments.simulation.profiles import Shown
from matcher.domain.candidate import Candidate
from matcher.domain.scale import DIMENSIONS
from matcher.errors import NotFound

FOLDER: Final = "truth"


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What was true, as frames.

    Parameters
    ----------
    pairs
        A row for each pair that was put forward: ``job_id``, ``candidate_id``, ``list_position``,
        ``true_utility`` (about standard normal, higher is better, the oracle's score), ``true_fit`` (the
        part of it that a perfect profile would show, in its own unit), ``chemistry``,
        ``examination_probability`` and ``examined``.
    candidates
        A row for each candidate: ``drive``, ``profile_fullness`` and ``true_<dimension>``.
    workplaces
        A row for each workplace: ``openness`` and ``leader_skill``.
    """

    pairs: pl.DataFrame
    candidates: pl.DataFrame
    workplaces: pl.DataFrame


def gather_truth(
    world: World, past: Past, candidates: tuple[Candidate, ...], sites: tuple[Site, ...], shown: Shown
) -> Truth:
    """The truth of a whole simulation."""
    ids = [str(candidate.id) for candidate in candidates]
    levels = {f"true_{d.value}": world.people.levels[:, i] for i, d in enumerate(DIMENSIONS)}
    return Truth(
        pairs=_pairs(world, past, ids),
        candidates=pl.DataFrame(
            {
                "candidate_id": ids,
                "drive": world.people.drive,
                "profile_fullness": shown.fullness,
                **levels,
            }
        ),
        workplaces=pl.DataFrame(
            {
                "workplace_id": [site.id for site in sites],
                "openness": world.places.openness,
                "leader_skill": world.places.leader_skill,
            }
        ),
    )


def write_truth(truth: Truth, directory: Path) -> None:
    """Write the truth into a folder of its own below the directory."""
    folder = directory / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in _named(truth):
        frame.write_parquet(folder / f"{name}.parquet")


def read_truth(directory: Path) -> Truth:
    """The truth behind simulated data.

    Parameters
    ----------
    directory
        Where the simulation was written to.

    Raises
    ------
    NotFound
        There is no truth there: the data are real, or were not written by the simulation.
    """
    folder = directory / FOLDER
    if not folder.is_dir():
        raise NotFound(
            f"There is no hidden truth in {directory}; only simulated data have one. Simulate first."
        )
    return Truth(*(pl.read_parquet(folder / f"{name}.parquet") for name in _NAMES))


_NAMES: Final = ("pairs", "candidates", "workplaces")


def _named(truth: Truth) -> Iterable[tuple[str, pl.DataFrame]]:
    return zip(_NAMES, (truth.pairs, truth.candidates, truth.workplaces), strict=True)


def _pairs(world: World, past: Past, ids: list[str]) -> pl.DataFrame:
    def joined(arrays: Iterable[Floats | Flags]) -> Floats:
        return np.concatenate([np.zeros(0), *arrays])

    return pl.DataFrame(
        {
            "job_id": [world.bundles.jobs[t.job].id for t in past.truths for _ in t.who],
            "candidate_id": [ids[row] for t in past.truths for row in t.who],
            "list_position": [place for t in past.truths for place in range(1, t.who.size + 1)],
            "true_utility": joined(t.true_utility for t in past.truths),
            "true_fit": joined(t.true_fit for t in past.truths),
            "chemistry": joined(t.chemistry for t in past.truths),
            "examination_probability": joined(t.examination_probability for t in past.truths),
            "examined": joined(t.examined for t in past.truths) > 0,
        }
    )
