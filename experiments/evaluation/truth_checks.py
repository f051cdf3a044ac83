"""What only simulated data allow: comparing with the hidden truth behind them.

It answers two questions. How near do the rankers come to the true utility of each match? And do the
traits that no profile shows stay out of the features, as they must if the task is to be an honest one?
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from experiments.evaluation.baselines import PairScorer
from experiments.evaluation.ranking_metrics import Estimate, mean_with_interval
from experiments.evaluation.true_order import within_list_correlations
from experiments.training.training_data import TrainingPairs
from matcher.errors import InvalidInput
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.snapshots import F32, Ids, Rows
from matcher.models.ranker import F64
from matcher.progress import Progress, silent

HIDDEN: Final = ("drive", "chemistry", "openness", "leader_skill")
"""Traits that no profile and no workplace tells of: nothing in the features may give them away."""

_PAIR_TRUTHS: Final = ("chemistry", "true_fit", "true_utility")
_MOST_ROWS: Final = 600
_FEWEST_ROWS: Final = 60
_SHUFFLES: Final = 19


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedTruth:
    """The truth by pair of candidate and job, by candidate and by workplace; each key occurs once."""

    pairs: pl.DataFrame
    candidates: pl.DataFrame
    workplaces: pl.DataFrame


@dataclass(frozen=True, slots=True)
class TrueOrder:
    """A ranker's Spearman correlation with true utility within a list, as a mean over lists."""

    name: str
    correlation: Estimate


@dataclass(frozen=True, slots=True)
class Dependence:
    """How much the features tell of something true, in nats of mutual information.

    ``information`` is that of the feature that tells most, ``by_chance`` the most that any feature told
    in any of the shuffles, ``chance`` the share of shuffles (this order counted in) that told as much.
    """

    truth: str
    hidden: bool
    rows: int
    feature: str
    information: float
    by_chance: float
    chance: float


@dataclass(frozen=True, slots=True)
class TruthReport:
    """What the comparison with the truth found. Truths with too few rows are in ``insufficient``."""

    orders: tuple[TrueOrder, ...]
    dependences: tuple[Dependence, ...]
    insufficient: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OracleRanker:
    """Knows the true utility of every match: as well as anybody could rank."""

    truth: SimulatedTruth
    name: str = "oracle"
    version: str = "oracle-1"

    def score_pairs(self, data: TrainingPairs) -> F64:
        """(P,) true utilities."""
        return true_values(self.truth, data, "true_utility")


def read_simulated_truth(directory: Path) -> SimulatedTruth:
    """The truth that the simulation wrote into this folder; raises ``NotFound`` where there is none."""
    from experiments.simulation.truth import read_truth

    truth = read_truth(directory)
    return SimulatedTruth(truth.pairs, truth.candidates, truth.workplaces)


def true_values(truth: SimulatedTruth, data: TrainingPairs, column: str) -> F64:
    """(P,) what is true of each pair.

    Raises
    ------
    InvalidInput
        When the truth belongs to other data.
    """
    pairs = pl.DataFrame(
        {
            "job_id": data.jobs.ids[data.job_rows].tolist(),
            "candidate_id": data.candidates.ids[data.candidate_rows].tolist(),
        }
    )
    told = truth.pairs.select("job_id", "candidate_id", column)
    joined = pairs.join(
        told, on=["job_id", "candidate_id"], how="left", validate="1:1", maintain_order="left"
    )
    return _complete(joined[column])


def check_truth(
    truth: SimulatedTruth,
    data: TrainingPairs,
    scorers: Sequence[PairScorer],
    assumptions: Assumptions,
    *,
    with_dependences: bool = True,
    seed: int = 1,
    progress: Progress = silent,
) -> TruthReport:
    """How the scorers' lists compare with the true utility, and what the features tell of the truth.

    The latter takes longest and is left out without ``with_dependences``.
    """
    utility = true_values(truth, data, "true_utility")
    orders = tuple(
        TrueOrder(s.name, mean_with_interval(_correlations(s, data, utility), seed)) for s in scorers
    )
    if not with_dependences:
        return TruthReport(orders, (), ())
    random = np.random.default_rng(seed)
    dependences: list[Dependence] = []
    insufficient: list[str] = []
    samples = (_pair_sample, _candidate_sample, _workplace_sample)
    for done, sample in enumerate(samples):
        progress("comparing with the truth", done, len(samples))
        pairs, truths = sample(truth, data, random)
        if len(pairs.job_rows) < _FEWEST_ROWS:
            insufficient.extend(truths)
            continue
        matrix = pair_features(data.candidates, data.jobs, pairs, assumptions)
        dependences.extend(_dependences(matrix, truths, random))
    progress("comparing with the truth", len(samples), len(samples))
    return TruthReport(orders, tuple(dependences), tuple(insufficient))


def _correlations(scorer: PairScorer, data: TrainingPairs, utility: F64) -> F64:
    return within_list_correlations(scorer.score_pairs(data), utility, data.query_sizes)


def _pair_sample(
    truth: SimulatedTruth, data: TrainingPairs, random: np.random.Generator
) -> tuple[Pairs, Mapping[str, F64]]:
    """Pairs that were put forward, one for each candidate, so that no person is told of twice."""
    order = random.permutation(len(data))
    _, first = np.unique(data.candidates.ids[data.candidate_rows[order]], return_index=True)
    rows = order[random.permutation(first)[:_MOST_ROWS]]
    pairs = Pairs(data.candidate_rows[rows], data.job_rows[rows])
    return pairs, {name: true_values(truth, data, name)[rows] for name in _PAIR_TRUTHS}


def _candidate_sample(
    truth: SimulatedTruth, data: TrainingPairs, random: np.random.Generator
) -> tuple[Pairs, Mapping[str, F64]]:
    """Candidates, each once and with any job: for which one they were put forward has no part in it."""
    order = random.permutation(len(data.candidates))
    _, first = np.unique(data.candidates.ids[order], return_index=True)
    rows = order[random.permutation(first)[:_MOST_ROWS]]
    pairs = Pairs(rows, random.integers(len(data.jobs), size=len(rows)))
    return pairs, _looked_up(truth.candidates, "candidate_id", data.candidates.ids[rows])


def _workplace_sample(
    truth: SimulatedTruth, data: TrainingPairs, random: np.random.Generator
) -> tuple[Pairs, Mapping[str, F64]]:
    """One job of each workplace, each with any candidate."""
    order = random.permutation(len(data.jobs))
    _, first = np.unique(data.workplaces[order], return_index=True)
    jobs = order[random.permutation(first)[:_MOST_ROWS]]
    pairs = Pairs(random.integers(len(data.candidates), size=len(jobs)), jobs)
    return pairs, _looked_up(truth.workplaces, "workplace_id", data.workplaces[jobs])


def _looked_up(table: pl.DataFrame, key: str, ids: Ids) -> Mapping[str, F64]:
    wanted = pl.DataFrame({key: ids.tolist()})
    joined = wanted.join(table, on=key, how="left", validate="m:1", maintain_order="left")
    return {name: _complete(joined[name]) for name in table.columns if name != key}


def _complete(values: pl.Series) -> F64:
    if values.null_count():
        raise InvalidInput("This hidden truth belongs to other data. Give the folder of this simulation.")
    return values.cast(pl.Float64).to_numpy()


def _dependences(matrix: F32, truths: Mapping[str, F64], random: np.random.Generator) -> list[Dependence]:
    """What each truth shares with the features, by its ranks, so that one set of shuffles serves all."""
    count = len(matrix)
    shuffled = np.array([_information(matrix, random.permutation(count)).max() for _ in range(_SHUFFLES)])
    found = []
    for name, values in truths.items():
        shared = _information(matrix, _ranks(values, random))
        most = float(shared.max())
        found.append(
            Dependence(
                truth=name,
                hidden=name in HIDDEN,
                rows=count,
                feature=FEATURES[int(shared.argmax())].name,
                information=most,
                by_chance=float(shuffled.max()),
                chance=float((1 + (shuffled >= most).sum()) / (1 + _SHUFFLES)),
            )
        )
    return found


def _ranks(values: F64, random: np.random.Generator) -> Rows:
    """Ranks from 0, equal values in any order."""
    ranks = np.empty(len(values), np.intp)
    ranks[np.lexsort((random.random(len(values)), values))] = np.arange(len(values))
    return ranks


def _information(matrix: F32, ranks: Rows) -> F64:
    """(feature,) estimated mutual information in nats (Kraskov et al. 2004, as scikit-learn has it)."""
    from sklearn.feature_selection import mutual_info_regression

    shared: F64 = mutual_info_regression(matrix, ranks, random_state=0)
    return shared
