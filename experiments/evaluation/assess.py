"""Finds out all that a training report tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from experiments.evaluation.baselines import (
    AdditiveScorer,
    PairScorer,
    RandomRanker,
    RecencyRanker,
    UnconstrainedScorer,
)
from experiments.evaluation.calibration import calibration
from experiments.evaluation.cold import by_familiarity
from experiments.evaluation.crossed import crossed_scores
from experiments.evaluation.evaluate import Evaluation, evaluate, graded_queries
from experiments.evaluation.importance import GroupImportance, group_importance, partial_dependence
from experiments.evaluation.pool import recalls_at_20
from experiments.evaluation.position_bias import PositionBiasReport, compare_position_corrections
from experiments.evaluation.ranking_metrics import Estimate, has_relevant, mean_with_interval
from experiments.evaluation.stability import CurvePoint, SeedStability, learning_curve, seed_stability
from experiments.evaluation.training_report import LEARNED, SCORECARD, LearnedFrom, TrainingReport
from experiments.evaluation.truth_checks import OracleRanker, SimulatedTruth, TruthReport, check_truth
from experiments.evaluation.unknowns import with_less_known
from experiments.training.everybody import Everybody
from experiments.training.fitting import FittedRankers, fit_learned
from experiments.training.matrices import point_matrix
from experiments.training.sides import from_the_candidates_side
from experiments.training.splits import selected_queries
from experiments.training.training_data import TrainingPairs, fingerprint, split_by_time
from matcher.features.columns import FEATURES, GROUPS
from matcher.features.snapshots import Rows
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart
from matcher.models.ranker import F64
from matcher.models.scorecard import Scorecard
from matcher.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """How thoroughly a model is looked at.

    Parameters
    ----------
    held_out_share
        The last share of the queries by date, on which everything is compared.
    folds
        Into how many folds their workplaces are dealt.
    curve
        Shares of the earlier queries to learn from.
    seeds
        Seeds to train with beside the model's own.
    recall
        Whether to rank everybody for each later job.
    dependences
        Whether to see, where the truth is known, what the features tell of it.
    position_seeds
        Seeds with which position-biased outcomes are drawn again, where the truth is known; none leaves
        that comparison out.
    seed
        Fixes the folds, the bootstrap and all else that chance has a part in.
    """

    held_out_share: float = 0.25
    folds: int = 8
    curve: tuple[float, ...] = (0.125, 0.25, 0.5, 1.0)
    seeds: tuple[int, ...] = (11, 12, 13, 14)
    recall: bool = True
    dependences: bool = True
    position_seeds: tuple[int, ...] = (1, 2, 3)
    seed: int = 1

    @classmethod
    def quick(cls, seed: int = 1) -> Self:
        """A plan that leaves out what takes longest: for a demonstration, not for a decision."""
        return cls(
            folds=4,
            curve=(0.5, 1.0),
            seeds=(11,),
            recall=False,
            dependences=False,
            position_seeds=(),
            seed=seed,
        )


@dataclass(frozen=True, slots=True)
class Assessment:
    """A model's training, and everything that is needed to tell how it did.

    Attributes
    ----------
    people : who could have been put forward in each of the later queries
    ahead : the same pairs as ``data`` with the facts of today, to show what looking ahead would pretend
    """

    data: TrainingPairs
    earlier: TrainingPairs
    later: TrainingPairs
    fitted: FittedRankers
    settings: TrainingSettings
    plan: EvaluationPlan
    people: Everybody
    ahead: TrainingPairs
    truth: SimulatedTruth | None = None
    progress: Progress = silent

    def report(self) -> TrainingReport:
        """The whole report."""
        crossed = crossed_scores(
            self.earlier,
            self.later,
            self.settings,
            LEARNED,
            folds=self.plan.folds,
            seed=self.plan.seed,
            progress=self.progress,
        )
        learned = self.fitted.learned
        scores = self._scores(learned)
        in_use = self._in_use()
        return TrainingReport(
            model_version=learned.version,
            learned_from=LearnedFrom(
                fingerprint(self.data),
                len(self.earlier.query_sizes),
                len(self.earlier),
                self.earlier.first_day,
                self.earlier.last_day,
            ),
            apart=self._evaluated([crossed.learned, crossed.unconstrained]),
            apart_pairs=crossed.learned_from,
            in_use=in_use,
            familiarity=by_familiarity(
                self.earlier, self.later, scores, self._card().score_pairs(self.later), self.plan.seed
            ),
            calibration=calibration(
                crossed.learned.scores, self.later.grades, self.later.query_sizes, self.plan.seed
            ),
            groups=self._groups(learned),
            dependence=partial_dependence(
                learned.score,
                point_matrix(self.later, learned.assumptions),
                [feature.name for feature in FEATURES],
                self.plan.seed,
            ),
            curve=self._curve(),
            seeds=self._seeds(scores),
            less_known=with_less_known(self.later, learned, seed=self.plan.seed),
            looking_ahead=self._looking_ahead(),
            truth=self._truth(),
            position_bias=self._position_bias(),
            candidates_side=self._candidates_side(),
            remarks=self._remarks(),
        )

    def _card(self) -> AdditiveScorer:
        return AdditiveScorer(SCORECARD, Scorecard())

    def _in_use_scorers(self) -> list[PairScorer]:
        learned = self.fitted.learned
        return [
            AdditiveScorer(LEARNED, learned),
            UnconstrainedScorer(self.fitted.unconstrained),
        ]

    def _baselines(self) -> list[PairScorer]:
        return [self._card(), RecencyRanker(), RandomRanker(self.plan.seed)]

    def _evaluated(self, learned: Sequence[PairScorer]) -> Evaluation:
        oracle = [OracleRanker(self.truth)] if self.truth else []
        return evaluate(self.later, [*learned, *self._baselines(), *oracle], seed=self.plan.seed)

    def _in_use(self) -> Evaluation:
        scorers = [*self._in_use_scorers(), *self._baselines()]
        wanted = scorers if self.plan.recall else []
        recalls = recalls_at_20(self.later, self.people, wanted, self.progress) if wanted else None
        oracle = [OracleRanker(self.truth)] if self.truth else []
        return evaluate(
            self.later, [*scorers, *oracle], recalls=recalls, seed=self.plan.seed, progress=self.progress
        )

    def _candidates_side(self) -> Evaluation | None:
        turned = from_the_candidates_side(self.later)
        if turned is None or not has_relevant(turned.grades, turned.query_sizes).any():
            return None
        return evaluate(turned, [*self._in_use_scorers(), *self._baselines()], seed=self.plan.seed)

    def _scores(self, ranker: LambdaMart) -> F64:
        return AdditiveScorer(LEARNED, ranker).score_pairs(self.later)

    def _groups(self, learned: LambdaMart) -> tuple[GroupImportance, ...]:
        shares = learned.shares(point_matrix(self.later, learned.assumptions))
        names = [group.value for group in GROUPS]
        return group_importance(shares, names, graded_queries(self.later), self.plan.seed)

    def _curve(self) -> tuple[CurvePoint, ...]:
        def learn_and_score(queries: Rows) -> F64:
            return self._scores(fit_learned(selected_queries(self.earlier, queries), self.settings))

        return learning_curve(
            learn_and_score,
            len(self.earlier.query_sizes),
            self.plan.curve,
            graded_queries(self.later),
            seed=self.plan.seed,
            progress=self.progress,
        )

    def _seeds(self, scores: F64) -> SeedStability:
        def learn_and_score(seed: int) -> F64:
            if seed == self.settings.seed:
                return scores
            return self._scores(fit_learned(self.earlier, replace(self.settings, seed=seed)))

        seeds = [self.settings.seed, *self.plan.seeds]
        return seed_stability(learn_and_score, seeds, graded_queries(self.later), progress=self.progress)

    def _position_bias(self) -> PositionBiasReport | None:
        if self.truth is None or not self.plan.position_seeds:
            return None
        return compare_position_corrections(
            self.data,
            self.truth,
            settings=self.settings,
            seeds=self.plan.position_seeds,
            held_out_share=self.plan.held_out_share,
            progress=self.progress,
        )

    def _looking_ahead(self) -> Estimate:
        """NDCG@10 that a model would seem to have that was fitted to and compared on today's facts."""
        earlier, later = split_by_time(self.ahead, self.plan.held_out_share)
        scorer = AdditiveScorer(LEARNED, fit_learned(earlier, self.settings))
        ndcg = graded_queries(later).metrics(scorer.score_pairs(later)).ndcg_at_10
        return mean_with_interval(ndcg, self.plan.seed)

    def _remarks(self) -> tuple[str, ...]:
        data = self.data
        return tuple(
            f"Of {count} of the {len(data)} matches the {what} is known only as it was recorded afterwards."
            for count, what in ((data.with_later_candidate, "profile"), (data.with_later_job, "job"))
            if count
        )

    def _truth(self) -> TruthReport | None:
        if self.truth is None:
            return None
        return check_truth(
            self.truth,
            self.later,
            [*self._in_use_scorers(), *self._baselines(), OracleRanker(self.truth)],
            self.fitted.learned.assumptions,
            with_dependences=self.plan.dependences,
            seed=self.plan.seed,
            progress=self.progress,
        )
