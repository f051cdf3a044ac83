"""Trains the ranker on earlier matches, compares it on later ones, and puts it to use if it is better."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from experiments.evaluation.baselines import (
    AdditiveScorer,
    PairScorer,
    RandomRanker,
    RecencyRanker,
    UnconstrainedScorer,
)
from experiments.evaluation.evaluate import Evaluation, evaluate
from experiments.evaluation.report import TrainingReport
from experiments.evaluation.truth_checks import OracleRanker, SimulatedTruth, TruthReport, check_truth
from experiments.registry.recording import record_training
from experiments.registry.tracking import TrackingPlace, open_run
from experiments.training.fitting import FittedRankers, fit_rankers
from experiments.training.training_data import TrainingPairs, fingerprint, split_by_time, training_pairs
from matcher.models.artefact import publish
from matcher.models.lambdamart import TrainingSettings
from matcher.models.scorecard import Scorecard
from matcher.progress import Progress, silent
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary

LEARNED: Final = "lambdamart"


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """What a training run left behind. ``registered_version`` is its number in the model registry."""

    run_id: str
    model_version: str
    registered_version: str
    report: TrainingReport


def train(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    place: TrackingPlace,
    models: Path,
    *,
    settings: TrainingSettings | None = None,
    held_out_share: float = 0.25,
    truth: SimulatedTruth | None = None,
    seed: int = 1,
    progress: Progress = silent,
) -> TrainingOutcome:
    """What came of training on all past matches that are stored.

    The model is fitted to the earlier queries only, and is published as it was compared: it is not
    fitted again on all of them. It becomes the champion, in the registry and in the folder ``models``,
    only where its NDCG@10 on the later queries is higher than the scorecard's.

    Raises
    ------
    InvalidInput
        When there are too few matches, or no outcome to compare by.
    StorageUnavailable
        When the record of runs cannot be written.
    """
    settings = settings or TrainingSettings()
    data = training_pairs(unit_of_work, vocabulary)
    earlier, later = split_by_time(data, held_out_share)
    fitted = fit_rankers(earlier, settings, progress)
    evaluation, told = _compared(later, fitted, truth, seed=seed, progress=progress)
    report = _report(data, earlier, evaluation, told)
    chosen = {**asdict(settings), "held_out_share": held_out_share, "evaluation_seed": seed}
    with open_run(place, f"{fitted.learned.version} on {data.label.name}") as run:
        registered = record_training(run, report, fitted.learned, chosen, models)
    if report.promoted:
        publish(models, fitted.learned.version)
    return TrainingOutcome(run.run_id, fitted.learned.version, registered, report)


def _compared(
    later: TrainingPairs,
    fitted: FittedRankers,
    truth: SimulatedTruth | None,
    *,
    seed: int,
    progress: Progress,
) -> tuple[Evaluation, TruthReport | None]:
    assumptions = fitted.learned.assumptions
    scorecard = AdditiveScorer("scorecard", Scorecard())
    scorers: list[PairScorer] = [
        AdditiveScorer(LEARNED, fitted.learned),
        UnconstrainedScorer(fitted.unconstrained, assumptions),
        RecencyRanker(),
        RandomRanker(seed),
    ]
    if truth is None:
        return evaluate(later, scorers, scorecard, seed=seed, progress=progress), None
    scorers.append(OracleRanker(truth))
    evaluation = evaluate(later, scorers, scorecard, seed=seed, progress=progress)
    told = check_truth(truth, later, [scorecard, *scorers], assumptions, seed=seed, progress=progress)
    return evaluation, told


def _report(
    data: TrainingPairs, earlier: TrainingPairs, evaluation: Evaluation, truth: TruthReport | None
) -> TrainingReport:
    promoted, reason = _decision(evaluation)
    return TrainingReport(
        learned=LEARNED,
        data_fingerprint=fingerprint(data),
        training_queries=len(earlier.query_sizes),
        training_pairs=len(earlier),
        training_from=earlier.first_day,
        training_to=earlier.last_day,
        evaluation=evaluation,
        truth=truth,
        promoted=promoted,
        reason=reason,
    )


def _decision(evaluation: Evaluation) -> tuple[bool, str]:
    """Whether the learned ranker is put to use, and why."""
    gain = evaluation.of(LEARNED).versus_scorecard.ndcg_at_10
    told = (
        f"its NDCG@10 on later jobs differs from the scorecard's by {gain.value:+.3f}"
        f" (95 % interval {gain.lower:+.3f} to {gain.upper:+.3f})."
    )
    if gain.value > 0:
        return True, f"The learned ranker is the new champion: {told}"
    return False, f"The learned ranker is not put to use: {told} What ranked before goes on ranking."
