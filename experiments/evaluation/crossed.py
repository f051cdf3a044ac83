"""Scores of the later pairs by models that know none of their candidates and none of their workplaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.evaluation.baselines import AdditiveScorer
from experiments.evaluation.evaluate import FixedScores
from experiments.training.fitting import fit_rankers
from experiments.training.matrices import matrix_with_gaps
from experiments.training.splits import grouped_folds
from experiments.training.training_data import TrainingPairs
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
    earlier: TrainingPairs,
    later: TrainingPairs,
    settings: TrainingSettings,
    name: str,
    *,
    folds: int,
    seed: int = 1,
    progress: Progress = silent,
) -> CrossedScores:
    """Scores of all later pairs, each by the models of the one fold that held it out."""
    every = grouped_folds(earlier, later, folds, seed)
    known_earlier, known_later = matrix_with_gaps(earlier), matrix_with_gaps(later)
    learned, free = np.empty(len(later)), np.empty(len(later))
    for done, fold in enumerate(every):
        fitted = fit_rankers(fold.training, settings, gaps=known_earlier[fold.training_rows])
        rows = fold.held_out_rows
        learned[rows] = AdditiveScorer(name, fitted.learned).score_pairs(fold.held_out)
        free[rows] = fitted.unconstrained.score(known_later[rows])
        progress("comparing on people and places not met", done + 1, len(every))
    kind = f"of {len(every)} folds"
    return CrossedScores(
        learned=FixedScores(name, kind, learned),
        unconstrained=FixedScores("unconstrained", kind, free),
        learned_from=sum(len(fold.training) for fold in every) / len(every),
    )
