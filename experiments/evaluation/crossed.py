"""Scores of the later pairs by models that know none of their candidates and none of their workplaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.evaluation.baselines import AdditiveScorer, UnconstrainedScorer
from experiments.evaluation.evaluate import FixedScores
from experiments.training.fitting import fit_rankers
from experiments.training.splits import Fold
from matcher.models.growing import TrainingSettings
from matcher.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CrossedScores:
    """What the learned rankers of all folds give the pairs that they held out.

    ``learned_from`` is the mean number of pairs that a fold could learn from.
    """

    learned: FixedScores
    unconstrained: FixedScores
    learned_from: float


def crossed_scores(
    folds: Sequence[Fold], settings: TrainingSettings, name: str, progress: Progress = silent
) -> CrossedScores:
    """Scores of all held-out pairs, each by the models of the one fold that held it out."""
    total = sum(len(fold.held_out) for fold in folds)
    learned, free = np.empty(total), np.empty(total)
    for done, fold in enumerate(folds):
        fitted = fit_rankers(fold.training, settings)
        assumptions = fitted.learned.assumptions
        learned[fold.held_out_rows] = AdditiveScorer(name, fitted.learned).score_pairs(fold.held_out)
        yardstick = UnconstrainedScorer(fitted.unconstrained, assumptions)
        free[fold.held_out_rows] = yardstick.score_pairs(fold.held_out)
        progress("comparing on people and places not met", done + 1, len(folds))
    kind = f"of {len(folds)} folds"
    return CrossedScores(
        learned=FixedScores(name, kind, learned),
        unconstrained=FixedScores("unconstrained", kind, free),
        learned_from=sum(len(fold.training) for fold in folds) / len(folds),
    )
