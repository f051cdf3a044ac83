"""How the features were spread on the day of training, kept beside the model to compare with later.

Not the training pairs themselves: those were chosen by brokers, while what is ranked is everybody who is
looking against every open job. So that is what is kept, of both days.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from matcher.errors import ModelNotReady
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.snapshots import F32, F64, CandidateSnapshot, JobSnapshot

REFERENCE: Final = "live_features.json"
_MOST_PAIRS: Final = 20_000
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class BinnedFeature:
    """A feature's bins and the share of the pairs in each.

    ``edges`` are the upper ends of all bins but the last: the deciles of the day of training, each value
    once. Bin ``i`` holds what is above edge ``i - 1`` and not above edge ``i``.
    """

    name: str
    edges: tuple[float, ...]
    shares: tuple[float, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The features of the pairs of one day. ``people`` and ``jobs`` say how many there were to pair."""

    people: int
    jobs: int
    features: tuple[BinnedFeature, ...]


def live_matrix(
    candidates: CandidateSnapshot, jobs: JobSnapshot, assumptions: Assumptions, seed: int = 1
) -> tuple[F32, int, int]:
    """The features of those who are looking with the open jobs, at most 20,000 pairs drawn from all.

    Returns
    -------
    (pair, feature) matrix, the number of people, and the number of jobs.
    """
    people, open_jobs = np.flatnonzero(candidates.looking), np.flatnonzero(jobs.open)
    every = len(people) * len(open_jobs)
    if not every:
        return np.empty((0, len(FEATURES)), np.float32), len(people), len(open_jobs)
    drawn = np.random.default_rng(seed).choice(every, min(every, _MOST_PAIRS), replace=False)
    drawn.sort()
    pairs = Pairs(people[drawn % len(people)], open_jobs[drawn // len(people)])
    return pair_features(candidates, jobs, pairs, assumptions), len(people), len(open_jobs)


def reference_of(matrix: F32, people: int, jobs: int) -> Reference | None:
    """The reference that this matrix makes; ``None`` where there are no pairs."""
    if not len(matrix):
        return None
    features = []
    for column, feature in enumerate(FEATURES):
        values = matrix[:, column].astype(np.float64)
        edges = np.unique(np.quantile(values, np.arange(1, _BINS) / _BINS, method="inverted_cdf"))
        shares = bin_shares(values, edges)
        features.append(
            BinnedFeature(
                feature.name, tuple(map(float, edges)), tuple(map(float, shares)), float(values.mean())
            )
        )
    return Reference(people, jobs, tuple(features))


def bin_shares(values: F64, edges: F64) -> F64:
    """(edges + 1,) the share of the values in each bin."""
    counts = np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1)
    shares: F64 = counts / len(values)
    return shares


def write_reference(folder: Path, reference: Reference) -> None:
    """Writes the reference beside a model."""
    (folder / REFERENCE).write_text(json.dumps(asdict(reference), sort_keys=True), encoding="utf-8")


def read_reference(folder: Path) -> Reference:
    """The reference beside a model.

    Raises
    ------
    ModelNotReady
        When there is none, or it is for other features.
    """
    try:
        read = json.loads((folder / REFERENCE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelNotReady(
            f"The model {folder.name} has no record of the features on its day of training: train it again"
            " while there are people looking and open jobs."
        ) from error
    features = tuple(
        BinnedFeature(f["name"], tuple(f["edges"]), tuple(f["shares"]), f["mean"]) for f in read["features"]
    )
    if [each.name for each in features] != [feature.name for feature in FEATURES]:
        raise ModelNotReady(f"The model {folder.name} was made for other features: train it again.")
    return Reference(read["people"], read["jobs"], features)
