"""Everything that is found out about a trained ranker, gathered once for every form it is told in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from experiments.evaluation.calibration import Calibration
from experiments.evaluation.cold import Familiarity
from experiments.evaluation.evaluate import Evaluation, Metrics, RankerResult
from experiments.evaluation.importance import Dependence, GroupImportance
from experiments.evaluation.position_bias import PositionBiasReport
from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.stability import CurvePoint, SeedStability
from experiments.evaluation.truth_checks import TruthReport
from experiments.evaluation.unknowns import WithLessKnown
from matcher.domain.dataset import DatasetLabel

LEARNED: Final = "lambdamart"
SCORECARD: Final = "scorecard"
UNCONSTRAINED: Final = "unconstrained"
SIMULATED_NOTICE: Final = (
    "Simulated data. Nobody in them is real; the figures say how the method behaves, not how it will do"
    " in a municipality."
)


@dataclass(frozen=True, slots=True)
class LearnedFrom:
    """The earlier queries that the registered model was fitted to."""

    fingerprint: str
    queries: int
    pairs: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learned from which data, how it compares, and how far that can be trusted.

    Attributes
    ----------
    apart : all rankers on the later queries, the learned ones by models that know none of the held-out
        candidates and workplaces
    apart_pairs : mean number of pairs that those models learned from
    in_use : all rankers on the later queries, the learned ones as they were fitted to all earlier ones
    candidates_side : the learned ranker and the baselines, as in use, with candidates as queries
    looking_ahead : the NDCG@10 that a model would seem to have that saw every match with today's facts
    position_bias : what allowing for the place in a list does, where the truth is known and it was asked for
    floor : the ranker that a learned one must beat
    remarks : sentences about the data that a reader of the figures must know
    """

    model_version: str
    learned_from: LearnedFrom
    apart: Evaluation
    apart_pairs: float
    in_use: Evaluation
    familiarity: tuple[Familiarity, ...]
    calibration: Calibration | None
    groups: tuple[GroupImportance, ...]
    dependence: tuple[Dependence, ...]
    curve: tuple[CurvePoint, ...]
    seeds: SeedStability
    less_known: tuple[WithLessKnown, ...]
    looking_ahead: Estimate | None
    truth: TruthReport | None
    position_bias: PositionBiasReport | None = None
    candidates_side: Evaluation | None = None
    remarks: tuple[str, ...] = ()
    floor: str = SCORECARD

    @property
    def label(self) -> DatasetLabel:
        """Whose data these are."""
        return self.in_use.label

    @property
    def gain(self) -> Estimate:
        """NDCG@10 above the floor's on people and workplaces not met."""
        return self.apart.of(LEARNED).differences[self.floor].ndcg_at_10

    @property
    def cost_of_constraints(self) -> Estimate:
        """NDCG@10 that the unconstrained model has more, on people and workplaces not met."""
        return self.apart.of(UNCONSTRAINED).differences[LEARNED].ndcg_at_10


def report_json(report: TrainingReport) -> str:
    """The whole report as JSON with sorted keys."""
    return json.dumps(asdict(report), indent=1, sort_keys=True, default=str)


def named_metrics(result: RankerResult) -> Mapping[str, float]:
    """A ranker's figures under the names that the record of runs uses."""
    named = dict(_named(result.metrics, ""))
    if SCORECARD in result.differences:
        named.update(_named(result.differences[SCORECARD], "_versus_scorecard"))
    return named


def run_metrics(report: TrainingReport) -> Mapping[str, float]:
    """The figures of a whole run: the learned ranker's as in use, and those on people not met."""
    apart = named_metrics(report.apart.of(LEARNED))
    return {
        **named_metrics(report.in_use.of(LEARNED)),
        **{f"apart_{name}": value for name, value in apart.items()},
        "queries": report.in_use.queries,
        "queries_left_out": report.in_use.left_out,
        "cost_of_constraints": report.cost_of_constraints.value,
        "seed_spread": report.seeds.spread,
    }


def _named(metrics: Metrics, suffix: str) -> Mapping[str, float]:
    named = {}
    for measure in ("ndcg_at_10", "ndcg_at_5", "mrr", "recall_at_20"):
        estimate: Estimate | None = getattr(metrics, measure)
        if estimate is not None:
            named[f"{measure}{suffix}"] = estimate.value
            named[f"{measure}{suffix}_lower"] = estimate.lower
            named[f"{measure}{suffix}_upper"] = estimate.upper
    return named
