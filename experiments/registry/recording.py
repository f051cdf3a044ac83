"""Records a training run: its settings, figures, reports, pictures and model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from experiments.drift.reference import Reference, write_reference
from experiments.evaluation.training_report import (
    TrainingReport,
    named_metrics,
    report_json,
    run_metrics,
)
from experiments.registry.model_registry import ModelRegistry
from experiments.registry.tracking import OpenRun
from experiments.reporting.charts import charts
from experiments.reporting.pages import model_card, report_markdown, report_page
from matcher.models.artefact import Provenance, save
from matcher.models.lambdamart import LambdaMart

Settings = Mapping[str, str | int | float | None]


def record_report(run: OpenRun, report: TrainingReport, settings: Settings) -> None:
    """Records what was found out.

    The run holds the learned ranker's figures; within it there is a run for each ranker, with figures of
    the same names. The report is there as a page, as Markdown, as JSON and as pictures.
    """
    run.log_settings(
        {name: "" if value is None else value for name, value in settings.items()}, _tags(report)
    )
    run.log_metrics(run_metrics(report))
    for result in report.in_use.results:
        run.log_ranker(result.name, result.version, named_metrics(result))
    pictures = charts(report)
    for name, picture in pictures.items():
        run.log_picture(picture, f"charts/{name}.png")
    run.log_text(report_page(report, pictures), "report.html")
    run.log_text(report_markdown(report), "report.md")
    run.log_text(report_json(report), "report.json")
    run.log_text(model_card(report, settings), "model-card.md")


def register(
    run: OpenRun,
    registry: ModelRegistry,
    report: TrainingReport,
    learned: LambdaMart,
    live: Reference | None,
) -> str:
    """The number under which the model is registered; it is the challenger now.

    ``live`` is how the features were spread that day, which drift is measured against later.
    """
    provenance = Provenance(
        run_id=run.run_id,
        data_name=report.label.name,
        simulated=report.label.simulated,
        last_day=str(report.learned_from.last_day),
        metrics=run_metrics(report),
    )
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / learned.version
        save(folder, learned, provenance)
        if live is not None:
            write_reference(folder, live)
        return registry.register(folder, run.run_id, _tags(report))


def _tags(report: TrainingReport) -> Mapping[str, str]:
    return {
        "data_name": report.label.name,
        "simulated": str(report.label.simulated).lower(),
        "data_fingerprint": report.learned_from.fingerprint,
        "trained_to": str(report.learned_from.last_day),
        "ranker": report.model_version,
    }
