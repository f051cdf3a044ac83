"""Finds out about a challenger, on the data as they are now, what the gates ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from experiments.evaluation.baselines import AdditiveScorer
from experiments.evaluation.evaluate import evaluate
from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.training_report import LEARNED
from experiments.fairness.judging import Disparities
from experiments.registry.gates import Evidence
from experiments.registry.laws import broken_laws
from experiments.registry.model_registry import RegisteredModel
from experiments.training.splits import selected_queries
from experiments.training.training_data import TrainingPairs
from matcher.errors import InvalidInput
from matcher.models.artefact import PublishedModel
from matcher.models.lambdamart import LambdaMart

Reach = Callable[[LambdaMart], float]
"""The share of those looking that stand in some open job's list, as lists are served."""
AssessDisparities = Callable[[PublishedModel], Disparities]
"""Assesses the disparities between groups in a model's lists."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """What the gates' evidence is taken from. ``champion`` is ``None`` where none answers yet."""

    data: TrainingPairs
    champion: PublishedModel | None
    reach: Reach
    disparities: AssessDisparities

    def __call__(self, registered: RegisteredModel, model: PublishedModel) -> Evidence:
        """The evidence about this version."""
        disparities = self.disparities(model)
        return Evidence(
            gain=_recorded_gain(registered),
            versus_champion=self._versus_champion(model),
            reach=self.reach(model.ranker),
            disparities=disparities.passed,
            not_assessed=disparities.not_judged,
            laws=broken_laws(model.ranker),
            fairness_report=disparities.report,
        )

    def _versus_champion(self, model: PublishedModel) -> Estimate | None:
        """The difference to the champion on the queries after the challenger's last day."""
        if self.champion is None:
            return None
        cut = np.datetime64(model.provenance.last_day)
        rows = np.flatnonzero(self.data.presented_on > cut)
        if not len(rows):
            raise InvalidInput(
                f"There is no match after {model.provenance.last_day}, the challenger's last day, to compare"
                " it with the champion on."
            )
        later = selected_queries(self.data, rows)
        scorers = [AdditiveScorer(LEARNED, model.ranker), AdditiveScorer("champion", self.champion.ranker)]
        return evaluate(later, scorers).of(LEARNED).differences["champion"].ndcg_at_10


def _recorded_gain(registered: RegisteredModel) -> Estimate:
    """The gain over the scorecard that the training run measured on people and workplaces not met."""
    name = "apart_ndcg_at_10_versus_scorecard"
    try:
        value, lower, upper = (registered.metrics[f"{name}{end}"] for end in ("", "_lower", "_upper"))
    except KeyError as error:
        raise InvalidInput(
            f"The run behind version {registered.number} has no figure {error.args[0]}: train it again."
        ) from error
    return Estimate(value, lower, upper)
