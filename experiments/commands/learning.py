"""Commands for analysts: train, compare, promote, roll back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from experiments.evaluation.training_report import TrainingReport
    from experiments.fairness.judging import Reader
    from experiments.registry.promotion import Candidature

ByOption = Annotated[str, typer.Option("--by", help="Your name; it is noted with what you do.")]
LimitsOption = Annotated[
    Path | None, typer.Option("--limits", help="A TOML file of limits instead of the shipped one.")
]
VersionOption = Annotated[
    str | None, typer.Option("--version", help="A registered version instead of the challenger.")
]


def train(
    truth: Annotated[
        Path | None, typer.Option(help="The folder that simulate wrote, to compare with the hidden truth.")
    ] = None,
    held_out: Annotated[
        float, typer.Option(help="Share of the jobs, the latest, to compare on.", min=0.05, max=0.9)
    ] = 0.25,
    folds: Annotated[
        int, typer.Option(help="Folds in which nobody and no workplace is on both sides.", min=1)
    ] = 8,
    seed: Annotated[int | None, typer.Option(help="Fixes every choice made by chance.")] = None,
    settings_file: Annotated[
        Path | None, typer.Option("--settings", help="Settings such as matcher-lab tune writes, in TOML.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the comparisons that take longest.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Also write the report here: a page (.html) or Markdown (.md).")
    ] = None,
    card: Annotated[Path | None, typer.Option(help="Also write the model card here, as Markdown.")] = None,
    frame: Annotated[
        Path | None, typer.Option(help="Ranking data of your own, Parquet or CSV; nothing is registered.")
    ] = None,
    query: Annotated[str, typer.Option(help="With --frame: the column that names a row's query.")] = "",
    label: Annotated[str, typer.Option(help="With --frame: the column of grades, 0 and up.")] = "",
    features: Annotated[list[str] | None, typer.Option(help="With --frame: a feature; say it often.")] = None,
    higher: Annotated[list[str] | None, typer.Option(help="A feature of which more is never worse.")] = None,
    lower: Annotated[list[str] | None, typer.Option(help="A feature of which less is never worse.")] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="NAME=A,B: features that may be combined, the rest not.")
    ] = None,
) -> None:
    """Train on earlier matches, compare on later ones, and register the model as the challenger."""
    from dataclasses import asdict, replace

    from experiments.commands.own_data import FrameOptions, train_on_frame
    from experiments.evaluation.assess import EvaluationPlan
    from experiments.evaluation.truth_checks import read_simulated_truth
    from experiments.registry.tracking import remember, tracking_place
    from experiments.reporting.pages import model_card
    from experiments.training.settings_file import read_settings_file
    from experiments.training.train import train as run
    from matcher.models.growing import TrainingSettings
    from matcher.progress import progress_bar
    from matcher.settings import read_settings
    from matcher.wiring import Product

    settings = read_settings_file(settings_file) if settings_file else TrainingSettings()
    if seed is not None:
        settings = replace(settings, seed=seed)
    if frame is not None:
        said = FrameOptions(frame, query, label, features or (), higher or (), lower or (), group or ())
        _show(train_on_frame(said, settings, held_out), report)
        return
    product = Product(read_settings(os.environ))
    place = tracking_place(os.environ, product.settings.var_dir)
    plan = replace(
        EvaluationPlan.quick() if quick else EvaluationPlan(folds=folds),
        held_out_share=held_out,
        seed=settings.seed,
    )
    with progress_bar() as progress:
        outcome = run(
            product.unit_of_work(),
            product.vocabulary,
            place,
            settings=settings,
            plan=plan,
            truth=read_simulated_truth(truth) if truth else None,
            progress=progress,
        )
    remember(place, product.settings.var_dir)
    _show(outcome.report, report)
    if card:
        card.write_text(model_card(outcome.report, asdict(settings)), encoding="utf-8")
    typer.echo(
        f"Model {outcome.model_version} is registered as version {outcome.registered_version}, the"
        " challenger. To let it answer: matcher-lab promote --by NAME"
    )


def compare(by: ByOption, limits: LimitsOption = None, version: VersionOption = None) -> None:
    """Say what each gate thinks of the challenger, without changing anything."""
    from experiments.commands.examining import examiner, where
    from experiments.registry.gates import read_limits
    from experiments.registry.promotion import examine

    product, place = where(os.environ)
    read = read_limits(limits)
    _tell(examine(place, read, examiner(product, read, _reader(by, "comparing a model")), version))


def promote(
    by: ByOption,
    override: Annotated[
        str, typer.Option("--override", help="Promote although a gate says no, and why.")
    ] = "",
    limits: LimitsOption = None,
    version: VersionOption = None,
) -> None:
    """Let the challenger answer, if it passes every gate; without a restart of the service."""
    from experiments.commands.examining import examiner, where
    from experiments.registry.gates import read_limits
    from experiments.registry.promotion import Decision
    from experiments.registry.promotion import promote as run

    product, place = where(os.environ)
    read = read_limits(limits)
    decision = Decision(by, _today(), override)
    find_out = examiner(product, read, _reader(by, "deciding on a promotion"))
    found = run(place, product.settings.model_dir, read, find_out, decision, number=version)
    _tell(found)
    typer.echo(f"Version {found.number}, {found.model_version}, is the champion now and answers.")


def rollback(
    by: ByOption, why: Annotated[str, typer.Option("--why", help="Why; it is written on the model.")] = ""
) -> None:
    """Let the champion before this one answer again."""
    from experiments.commands.examining import where
    from experiments.registry.promotion import Decision
    from experiments.registry.promotion import rollback as run

    product, place = where(os.environ)
    back = run(place, product.settings.model_dir, Decision(by, _today(), why))
    typer.echo(f"Version {back.number}, {back.tags.get('ranker', '')}, is the champion again and answers.")


def _tell(found: Candidature) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Version {found.number}, {found.model_version}")
    for heading in ("gate", "passed", "finding"):
        table.add_column(heading)
    for verdict in found.verdicts:
        table.add_row(verdict.gate, "yes" if verdict.passed else "NO", verdict.says)
    Console(width=None if sys.stdout.isatty() else 140).print(table)


def _show(report: TrainingReport, path: Path | None) -> None:
    from rich.console import Console

    from experiments.reporting.charts import charts
    from experiments.reporting.pages import report_markdown, report_page
    from experiments.reporting.terminal import report_table

    Console(width=None if sys.stdout.isatty() else 140).print(report_table(report))
    if path is None:
        return
    page = path.suffix == ".html"
    path.write_text(
        report_page(report, charts(report)) if page else report_markdown(report), encoding="utf-8"
    )


def _reader(by: str, purpose: str) -> Reader:
    from datetime import UTC, datetime

    from experiments.fairness.judging import Reader

    return Reader(by, purpose, datetime.now(UTC))


def _today() -> date:
    from datetime import UTC, datetime

    return datetime.now(UTC).date()
