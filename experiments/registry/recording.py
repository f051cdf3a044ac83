"""Records a training run: its settings, figures, report and model."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from experiments.evaluation.report import TrainingReport, named_metrics, report_json, report_markdown
from experiments.registry.tracking import OpenRun
from matcher.models.artefact import Provenance, save
from matcher.models.lambdamart import LambdaMart


def record_training(
    run: OpenRun,
    report: TrainingReport,
    learned: LambdaMart,
    settings: Mapping[str, str | int | float],
    models: Path,
) -> str:
    """The number under which the model is registered, once everything about the run is recorded.

    The run holds the learned ranker's figures; within it there is a run for each ranker, with figures of
    the same names. A ranker that is put to use is also kept under ``models``, in a folder named after its
    version.
    """
    evaluation = report.evaluation
    metrics = named_metrics(evaluation.of(report.learned))
    tags = _tags(report, learned)
    run.log_settings(settings, tags)
    run.log_metrics({**metrics, "queries": evaluation.queries, "queries_left_out": evaluation.left_out})
    for result in evaluation.results:
        run.log_ranker(result.name, result.version, named_metrics(result))
    run.log_text(report_markdown(report), "report.md")
    run.log_text(report_json(report), "report.json")
    label = evaluation.label
    provenance = Provenance(
        run_id=run.run_id,
        data_name=label.name,
        simulated=label.simulated,
        last_day=report.training_to.isoformat(),
        metrics=metrics,
    )
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / learned.version
        save(folder, learned, provenance)
        registered = run.register(folder, tags)
        if report.promoted:
            _keep(folder, models)
            run.make_champion(registered)
    return registered


def _tags(report: TrainingReport, learned: LambdaMart) -> Mapping[str, str]:
    return {
        "data_name": report.evaluation.label.name,
        "simulated": str(report.evaluation.label.simulated).lower(),
        "data_fingerprint": report.data_fingerprint,
        "trained_to": report.training_to.isoformat(),
        "ranker": learned.version,
        "decision": report.reason,
    }


def _keep(folder: Path, models: Path) -> None:
    """Puts a saved ranker among the models, whole; one that is there already is the same and stays."""
    kept = models / folder.name
    if kept.exists():
        return
    models.mkdir(parents=True, exist_ok=True)
    arriving = models / f".{folder.name}.new"
    shutil.rmtree(arriving, ignore_errors=True)
    shutil.copytree(folder, arriving)
    arriving.replace(kept)
