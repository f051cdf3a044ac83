"""``matcher-lab fairness``: assesses disparities between groups, and takes in the attributes to do so."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from experiments.fairness.assess import FairnessReport
    from matcher.wiring import Product

fairness: Final = typer.Typer(help="Assesses disparities between groups in lists and scores.")


@fairness.callback(invoke_without_command=True)
def assess(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Your name; it is noted with the reading.")] = "",
    why: Annotated[str, typer.Option(help="What you read the attributes for; it is noted too.")] = "",
    seed: Annotated[int, typer.Option(help="Fixes every choice made by chance.")] = 1,
    report: Annotated[Path | None, typer.Option(help="Also write the report here, as Markdown.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of tables.")] = False,
) -> None:
    """Assess the model that answers now: exposure, ranks by outcome, and what the features give away."""
    if context.invoked_subcommand is not None:
        return
    from experiments.fairness.limits import FairnessLimits
    from experiments.fairness.report import fairness_json, fairness_markdown

    found, limits = _assessed(by, why, seed), FairnessLimits()
    if report:
        report.write_text(fairness_markdown(found, limits), encoding="utf-8")
    if json:
        typer.echo(fairness_json(found, limits))
    else:
        _print(found)


@fairness.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV: candidate_id, attribute, value, consented_on.")],
    by: Annotated[str, typer.Option(help="Your name; it is noted with the change.")],
) -> None:
    """Store protected attributes of those who agreed, apart from all else; all of the file or none of it."""
    from experiments.fairness.importing import read_attributes
    from matcher.errors import RejectedImport
    from matcher.storage.audit_attributes import Access
    from matcher.wiring import open_audit

    product, now = _product(), datetime.now(UTC)
    access = Access(by, f"importing {file.name}", now)
    with product.unit_of_work() as work:
        candidate_ids = work.candidates.ids()
    try:
        found = read_attributes(file, candidate_ids, now.date())
    except RejectedImport as rejected:
        for problem in rejected.problems:
            typer.echo(str(problem), err=True)
        raise
    open_audit(product, may_make_key=True).change(found.given, found.without_consent, access)
    typer.echo(
        f"Stored {len(found.given)} attributes with consent, sealed and apart from all other data. "
        f"{len(found.without_consent)} rows without consent were not stored; what was held of them is gone."
    )


@fairness.command("log")
def log() -> None:
    """Say who has read or changed the attributes, when (UTC) and why."""
    from matcher.wiring import open_audit

    for each in open_audit(_product(), may_make_key=False).accesses():
        typer.echo(f"{each.at:%Y-%m-%d %H:%M} {each.action} by {each.person}: {each.purpose}")


def _assessed(by: str, why: str, seed: int) -> FairnessReport:
    from experiments.fairness.measuring import Assessed, assess_stored, attributes_held
    from matcher.models.artefact import champion
    from matcher.progress import progress_bar
    from matcher.storage.audit_attributes import Access

    access = Access(by, why, datetime.now(UTC))
    product = _product()
    attributes = attributes_held(product, access)
    published = champion(product.settings.model_dir)
    learned_to = datetime.fromisoformat(published.provenance.last_day).date() if published else None
    with progress_bar() as progress:
        return assess_stored(
            product.unit_of_work(),
            product.vocabulary,
            Assessed(product.ranker, learned_to, product.fresh_allocations.rule, product.threads),
            attributes,
            seed=seed,
            progress=progress,
        )


def _print(found: FairnessReport) -> None:
    from rich.console import Console

    from experiments.fairness.limits import FairnessLimits
    from experiments.fairness.report import ABOUT, fairness_tables, summary

    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    for table, words in fairness_tables(found):
        console.print(table)
        console.print(words, end="\n\n")
    console.print(ABOUT, end="\n\n")
    for line in summary(found, FairnessLimits()):
        console.print(line, markup=False)


def _product() -> Product:
    from matcher.settings import read_settings
    from matcher.wiring import Product

    return Product(read_settings(os.environ))
