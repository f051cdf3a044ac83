"""Trains on a grouped ranking data set as on the product's own, and tells the same of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np

from experiments.evaluation.calibration import calibration
from experiments.evaluation.evaluate import Evaluation, FixedScores, compare
from experiments.evaluation.importance import group_importance, partial_dependence
from experiments.evaluation.ranking_metrics import GradedQueries, has_relevant
from experiments.evaluation.stability import learning_curve, seed_stability
from experiments.evaluation.training_report import LEARNED, UNCONSTRAINED, LearnedFrom, TrainingReport
from experiments.own_data.table import RankingTable, split_queries
from matcher.domain.dataset import DatasetLabel
from matcher.errors import InvalidInput
from matcher.features.snapshots import F32, Rows
from matcher.models.growing import GradedLists, TrainingSettings, grow
from matcher.models.leaves import group_sums, leaf_values
from matcher.models.ranker import F64
from matcher.progress import Progress, silent

_RANDOM = "random"


@dataclass(frozen=True, slots=True, eq=False)
class OwnDataTraining:
    """Both learned rankers on one table, held out by queries.

    Parameters
    ----------
    curve, seeds
        Shares of the queries to learn from, and other seeds to try.
    """

    table: RankingTable
    settings: TrainingSettings
    held_out_share: float = 0.25
    curve: tuple[float, ...] = (0.125, 0.25, 0.5, 1.0)
    seeds: tuple[int, ...] = (11, 12)
    progress: Progress = silent

    def report(self) -> TrainingReport:
        """What came of it.

        Raises
        ------
        InvalidInput
            When no held-out query has any relevant item.
        """
        earlier, later = split_queries(self.table, self.held_out_share, self.settings.seed)
        told = has_relevant(later.grades, later.query_sizes)
        if not told.any():
            raise InvalidInput("No held-out query has a grade above 0: there is nothing to compare.")
        self.progress("fitting", 0, 2)
        text = _grown(earlier, self.settings, self.table.plan.constraints())
        self.progress("fitting", 1, 2)
        free = _grown(earlier, self.settings, {})
        self.progress("fitting", 2, 2)
        scores = _scores(text, later.matrix, self.settings)
        queries = GradedQueries(later.grades, later.query_sizes, _ties(len(later), self.settings.seed))
        compared = self._compared(later, queries, [text, free], told.sum())
        return TrainingReport(
            model_version=_version(LEARNED, text),
            learned_from=LearnedFrom(
                _fingerprint(self.table), len(earlier.query_sizes), len(earlier), None, None
            ),
            apart=compared,
            apart_pairs=len(earlier),
            in_use=compared,
            familiarity=(),
            calibration=calibration(scores, later.grades, later.query_sizes, self.settings.seed),
            groups=group_importance(
                _shares(text, later, self.settings), self.table.group_names, queries, self.settings.seed
            ),
            dependence=partial_dependence(
                lambda rows: _scores(text, rows, self.settings),
                np.nan_to_num(later.matrix, nan=0.0),
                self.table.plan.names,
                self.settings.seed,
            ),
            curve=learning_curve(
                lambda rows: self._learned_from(earlier, rows, later),
                len(earlier.query_sizes),
                self.curve,
                queries,
                seed=self.settings.seed,
                progress=self.progress,
            ),
            seeds=seed_stability(
                lambda seed: self._with_seed(earlier, seed, later),
                [self.settings.seed, *self.seeds],
                queries,
                progress=self.progress,
            ),
            less_known=(),
            looking_ahead=None,
            truth=None,
            floor=_RANDOM,
        )

    def _compared(
        self, later: RankingTable, queries: GradedQueries, texts: list[str], told: int
    ) -> Evaluation:
        chance = np.random.default_rng(self.settings.seed).random(len(later))
        scored = [
            FixedScores(name, _version(name, text), _scores(text, later.matrix, self.settings))
            for name, text in zip((LEARNED, UNCONSTRAINED), texts, strict=True)
        ]
        scored.append(FixedScores(_RANDOM, f"random-{self.settings.seed}", chance))
        return Evaluation(
            label=DatasetLabel(self.table.name, simulated=False),
            first_day=None,
            last_day=None,
            pairs=len(later),
            queries=len(later.query_sizes),
            left_out=len(later.query_sizes) - int(told),
            results=compare(queries, scored, seed=self.settings.seed),
        )

    def _learned_from(self, earlier: RankingTable, rows: Rows, later: RankingTable) -> F64:
        wanted = np.zeros(len(earlier.query_sizes), np.bool_)
        wanted[rows] = True
        text = _grown(earlier.take(wanted), self.settings, self.table.plan.constraints())
        return _scores(text, later.matrix, self.settings)

    def _with_seed(self, earlier: RankingTable, seed: int, later: RankingTable) -> F64:
        settings = replace(self.settings, seed=seed)
        return _scores(_grown(earlier, settings, self.table.plan.constraints()), later.matrix, settings)


def _grown(table: RankingTable, settings: TrainingSettings, constraints: Mapping[str, object]) -> str:
    lists = GradedLists(table.grades, table.query_sizes.tolist())
    text: str = grow(table.matrix, lists, table.plan.names, settings, constraints).model_to_string()
    return text


def _scores(text: str, matrix: F32, settings: TrainingSettings) -> F64:
    import lightgbm

    found = lightgbm.Booster(model_str=text).predict(matrix, num_threads=settings.threads)
    return np.asarray(found, np.float64)


def _shares(text: str, table: RankingTable, settings: TrainingSettings) -> F64:
    import lightgbm

    leaves = leaf_values(text, table.plan.groups)
    return group_sums(lightgbm.Booster(model_str=text), leaves, table.matrix, settings.threads)


def _ties(count: int, seed: int) -> Rows:
    order: Rows = np.random.default_rng(seed).permutation(count)
    return order


def _version(name: str, text: str) -> str:
    return f"{name}-{sha256(text.encode()).hexdigest()[:12]}"


def _fingerprint(table: RankingTable) -> str:
    told = sha256()
    for array in (table.matrix, table.grades, table.query_sizes):
        told.update(np.ascontiguousarray(array).tobytes())
    return told.hexdigest()[:16]
