"""The command ``matcher``. Exit codes: 0 done, 1 failed on data or state, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from typing import Final

import typer

from serving.commands import (
    asking,
    carving,
    data,
    erasing,
    explaining,
    installation,
    matches,
    noting,
    reading,
    releasing,
    schemes,
    vocabulary,
)

app: Final = typer.Typer(
    name="matcher",
    help="Ranks matches between candidates and jobs carved from an employer's tasks, and explains them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
app.command("init")(installation.init)
app.command("doctor")(installation.doctor)
app.command("user")(installation.user)
app.command("serve")(installation.serve)
app.command("import")(data.import_)
app.command("export")(data.export)
app.command("erase")(erasing.erase)
app.command("rank")(matches.rank)
app.command("explain")(explaining.explain)
app.command("release")(releasing.release)
app.command("note")(noting.note)
app.command("carve")(carving.carve)
app.command("ask")(asking.ask)
app.command("reach")(asking.reach)
app.command("read")(reading.read)
app.command("schemes")(schemes.schemes)
app.command("occupation")(vocabulary.occupation)
app.add_typer(vocabulary.app, name="vocabulary")


def main() -> None:
    """Runs the command line and turns errors into a sentence and an exit code.

    Threads of numerical libraries wait without spinning, unless the environment says otherwise: on a busy
    machine two spinning threads made a training of 2 seconds take 53.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from matcher.errors import MatcherError, RejectedImport

    try:
        app()
    except RejectedImport as refused:
        for problem in refused.problems:
            typer.echo(str(problem), err=True)
        typer.echo(refused.message, err=True)
        sys.exit(1)
    except MatcherError as error:
        from matcher.exchange.personal_numbers import masked

        typer.echo(masked(error.message), err=True)
        sys.exit(1)
