"""Trains the ranker on earlier matches, looks at it from all sides, and registers it as the challenger."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from experiments.drift.reference import Reference, live_matrix, reference_of
from experiments.evaluation.assess import Assessment, EvaluationPlan
from experiments.evaluation.training_report import TrainingReport
from experiments.evaluation.truth_checks import SimulatedTruth
from experiments.registry.model_registry import ModelRegistry
from experiments.registry.recording import record_report, register
from experiments.registry.tracking import TrackingPlace, connected, open_run
from experiments.training.everybody import everybody
from experiments.training.fitting import fit_rankers
from experiments.training.training_data import Facts, split_by_time, training_pairs
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart
from matcher.progress import Progress, silent
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.entries import Vocabulary


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
    *,
    settings: TrainingSettings | None = None,
    plan: EvaluationPlan | None = None,
    truth: SimulatedTruth | None = None,
    progress: Progress = silent,
) -> TrainingOutcome:
    """What came of training on all past matches that are stored.

    The model is fitted to the earlier queries only, and is registered as it was compared: it is not
    fitted again on all of them. It becomes the challenger, and nothing else changes: the champion, and
    what the service answers with, move by a person's decision alone. A run that is broken off at any
    point before the end leaves a run that is not finished, and nothing in the registry.

    Raises
    ------
    InvalidInput
        When there are too few matches, or no outcome to compare by.
    StorageUnavailable
        When the record of runs cannot be written.
    """
    settings, plan = settings or TrainingSettings(), plan or EvaluationPlan()
    data = training_pairs(unit_of_work, vocabulary)
    earlier, later = split_by_time(data, plan.held_out_share)
    fitted = fit_rankers(earlier, settings, progress)
    report = Assessment(
        data=data,
        earlier=earlier,
        later=later,
        fitted=fitted,
        settings=settings,
        plan=plan,
        people=everybody(unit_of_work, vocabulary, later),
        ahead=training_pairs(unit_of_work, vocabulary, facts=Facts.KNOWN_NOW),
        truth=truth,
        progress=progress,
    ).report()
    chosen = {**asdict(settings), "held_out_share": plan.held_out_share, "folds": plan.folds}
    name = f"{fitted.learned.version} on {data.label.name}"
    with open_run(place, name) as run, connected(place) as client:
        progress("recording", 0, 2)
        record_report(run, report, chosen)
        progress("recording", 1, 2)
        live = _live(unit_of_work, vocabulary, fitted.learned)
        registered = register(run, ModelRegistry(client), report, fitted.learned, live)
        progress("recording", 2, 2)
    return TrainingOutcome(run.run_id, fitted.learned.version, registered, report)


def _live(unit_of_work: UnitOfWork, vocabulary: Vocabulary, learned: LambdaMart) -> Reference | None:
    """How the features of those looking and of the open jobs are spread now."""
    snapshots = FreshSnapshots(vocabulary)
    with unit_of_work as work:
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
    return reference_of(*live_matrix(candidates, jobs, learned.assumptions))
