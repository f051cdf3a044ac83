"""The command that makes the sheet of a match for the meeting, and makes one that was shown again."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from serving.commands.options import Lang, LangOption, product


class ForWhom(StrEnum):
    """Whom a sheet is for."""

    BROKER = "broker"
    EMPLOYER = "employer"
    CANDIDATE = "candidate"


class SheetFormat(StrEnum):
    """How a sheet is given."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


def explain(
    job: Annotated[str, typer.Option(help="Id of the job.")] = "",
    candidate: Annotated[str, typer.Option(help="Id of the candidate.")] = "",
    audience: Annotated[ForWhom, typer.Option(help="Whom the sheet is for.")] = ForWhom.BROKER,
    lang: LangOption = Lang.DA,
    form: Annotated[
        SheetFormat,
        typer.Option("--format", help="text and json tell everything; html and pdf are one A4 page."),
    ] = SheetFormat.TEXT,
    out: Annotated[Path | None, typer.Option(help="File to write to, instead of the terminal.")] = None,
    contact: Annotated[str, typer.Option(help="The broker to call: the name of a user.")] = "",
    by: Annotated[str, typer.Option(help="Who shows it; by default whoever is logged in here.")] = "",
    replay: Annotated[str, typer.Option(help="Reference of a sheet that was shown: make it again.")] = "",
) -> None:
    """Say why a candidate and a job match as they do, as a sheet for the meeting; or make one again.

    Every sheet is kept under the reference that stands on it, with all that it was made from.
    """
    if replay:
        _replay(replay, out, Lang(lang))
        return
    if not (job and candidate):
        raise typer.BadParameter("Say --job ID and --candidate ID, or --replay REFERENCE.")
    if form is SheetFormat.PDF and out is None and sys.stdout.isatty():
        raise typer.BadParameter("Say --out FILE.pdf: a PDF cannot be read in a terminal.")

    from getpass import getuser

    from matcher.domain.shown_explanation import Audience, SheetForm
    from matcher.vocabulary.entries import Language
    from serving.calendar import now
    from serving.sheets import shown_sheet

    shown = shown_sheet(
        product(),
        job,
        candidate,
        audience=Audience(audience.value),
        language=Language(lang.value),
        form=SheetForm(form.value),
        by=by or getuser(),
        broker=contact,
        at=now(),
    )
    _give(shown.shown, out)


def _replay(reference: str, out: Path | None, lang: Lang) -> None:
    from matcher.explanation.replay_sentences import replay_sentences
    from matcher.vocabulary.entries import Language
    from serving.calendar import now
    from serving.sheets import replayed

    found = replayed(product(), reference, now())
    for line in replay_sentences(found.replay, Language(lang.value)):
        typer.echo(line, err=True)
    _give(found.stored.shown, out)
    if not found.replay.identical:
        raise typer.Exit(1)


def _give(sheet: bytes, out: Path | None) -> None:
    if out is not None:
        out.write_bytes(sheet)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(sheet.removesuffix(b"\n") + b"\n" if not sheet.startswith(b"%PDF") else sheet)
    sys.stdout.buffer.flush()
