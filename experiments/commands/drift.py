"""The command that looks at drift."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import Annotated

import typer


def drift(
    everything: Annotated[
        bool, typer.Option("--all", help="Every feature, not just the ten that moved most.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Compare the features that are ranked now with those of the day on which the champion was trained."""
    import json

    from rich.console import Console
    from rich.table import Table

    from experiments.commands.examining import live_snapshots, where
    from experiments.drift.measure import measure_drift
    from experiments.drift.reference import live_matrix, read_reference
    from matcher.errors import ModelNotReady

    product, _ = where(os.environ)
    published = product.champion.current()
    if published is None:
        raise ModelNotReady("There is no champion to compare with. Train and promote one first.")
    ranker = published.ranker
    then = read_reference(product.settings.model_dir / ranker.version)
    candidates, jobs = live_snapshots(product)
    found = measure_drift(then, *live_matrix(candidates, jobs, ranker.assumptions))
    if as_json:
        typer.echo(json.dumps({**asdict(found), "advice": found.advice}, indent=1))
        return
    table = Table(
        title=f"{ranker.version}: {found.people_then} people and {found.jobs_then} open jobs then,"
        f" {found.people_now} and {found.jobs_now} now"
    )
    for heading in ("feature", "reason group", "bins", "mean then", "mean now", "PSI", "finding"):
        table.add_column(heading)
    for each in found.features if everything else found.features[:10]:
        psi = "" if each.psi is None else f"{each.psi:.3f}"
        means = (f"{each.mean_then:.3f}", f"{each.mean_now:.3f}")
        table.add_row(each.feature, each.group, str(each.bins), *means, psi, each.finding.value)
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    typer.echo(found.advice)
