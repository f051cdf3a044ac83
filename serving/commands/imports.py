"""What ``matcher import`` says of an import, and the imports that were kept: listed, or taken back."""

from __future__ import annotations

from datetime import date
from getpass import getuser
from typing import TYPE_CHECKING, Final

import typer

from serving.commands.options import Format, product

if TYPE_CHECKING:
    from matcher.domain.import_run import ImportRun
    from matcher.usecases.import_data import ImportSummary, Stamp, ThingChange

_LISTED: Final = 40


def new_stamp() -> Stamp:
    """An id for an import that happens now, with the name of whoever runs this command."""
    from matcher.domain.import_run import RunId
    from matcher.usecases.import_data import Stamp
    from serving.calendar import now
    from serving.new_ids import id_at

    at = now()
    return Stamp(RunId(id_at(at)), at, getuser())


def show(summary: ImportSummary, form: Format, *, dry_run: bool) -> None:
    """Prints what an import did, or what it would do."""
    from dataclasses import asdict

    from serving.rendering import echo_json, echo_rows

    if form is Format.JSON:
        answer = {"run": summary.run_id, "dry_run": dry_run, "tables": [asdict(c) for c in summary.counts]}
        things = {"things": [asdict(thing) for thing in summary.things]} if dry_run else {}
        echo_json(answer | things)
        return
    rows = [
        [c.table, *(str(n) for n in (c.created, c.changed, c.withdrawn, c.left, c.removed))]
        for c in summary.counts
    ]
    echo_rows(["Table", "Created", "Changed", "Withdrawn", "Left as it is", "Removed"], rows)
    if dry_run:
        _show_things(summary)
        typer.echo("Nothing was written. What the files do not mention stays as it is.")
    else:
        typer.echo(f"Import {summary.run_id}. To take it back: matcher import --undo {summary.run_id}")


def list_runs(form: Format) -> None:
    """Prints the imports that were kept, the oldest first."""
    from dataclasses import asdict

    from serving.rendering import echo_json, echo_rows

    with product().unit_of_work() as work:
        runs = work.imports.all()
    if form is Format.JSON:
        echo_json([{name: _plain(value) for name, value in asdict(run).items()} for run in runs])
        return
    rows = [
        [
            run.id,
            f"{run.imported_at:%Y-%m-%d %H:%M}",
            run.imported_by,
            run.source,
            f"{run.known_on:%Y-%m-%d}" if run.known_on else "",
            *_figures(run),
            _undone(run),
        ]
        for run in runs
    ]
    echo_rows(
        ["Import", "When (UTC)", "By", "From", "True on", "Created", "Changed", "Left", "Taken back"], rows
    )


def take_back(run_id: str) -> None:
    """Takes one import back whole."""
    from matcher.domain.import_run import RunId
    from matcher.usecases.import_data import undo_import
    from serving.calendar import now

    run = undo_import(product().unit_of_work(), RunId(run_id), by=getuser(), at=now())
    typer.echo(
        f"Took back the import {run.id}: what it created ({run.created}) is gone, "
        f"and what it changed ({run.changed}) stands as before."
    )


def _show_things(summary: ImportSummary) -> None:
    changed = [thing for thing in summary.things if thing.what != "created"]
    for thing in changed[:_LISTED]:
        typer.echo(f"{thing.table} {thing.id} {thing.what.value}{_details(thing)}")
    if len(changed) > _LISTED:
        typer.echo(f"... and {len(changed) - _LISTED} more. All of them: --format json")


def _details(thing: ThingChange) -> str:
    parts = [
        f"{part.table} ({part.created} created, {part.changed} changed, {part.removed} removed)"
        for part in thing.parts
    ]
    said = ", ".join([*thing.columns, *parts])
    return f": {said}" if said else ""


def _figures(run: ImportRun) -> tuple[str, str, str]:
    return str(run.created), str(run.changed), str(run.left)


def _undone(run: ImportRun) -> str:
    return f"{run.undone_at:%Y-%m-%d %H:%M}, {run.undone_by}" if run.undone_at else ""


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
