"""The command that carves jobs: for a candidate, for a workplace, or for one at the other."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from serving.commands.options import Lang, LangOption, product


class CarvingFormat(StrEnum):
    """How carved jobs are given."""

    TABLE = "table"
    TEXT = "text"
    JSON = "json"


def carve(
    workplace: Annotated[str, typer.Option(help="Id of the workplace whose tasks to use.")] = "",
    candidate: Annotated[str, typer.Option(help="Id of the candidate to make a job for.")] = "",
    hours: Annotated[str, typer.Option(help="Least and most hours a week, such as 10-15.")] = "",
    without: Annotated[list[str] | None, typer.Option(help="Id of a task to leave out.")] = None,
    add_aid: Annotated[
        list[str] | None,
        typer.Option(help="Work dimension on which an aid closes every gap, or consideration that is met."),
    ] = None,
    bundles: Annotated[
        int, typer.Option(help="Different jobs at most, at one workplace.", min=1, max=10)
    ] = 3,
    drawing: Annotated[
        Path | None, typer.Option(help="Also draw the week of the best job into this SVG file.")
    ] = None,
    lang: LangOption = Lang.DA,
    form: Annotated[
        CarvingFormat, typer.Option("--format", help="table or text for people, json for programs.")
    ] = CarvingFormat.TABLE,
) -> None:
    """Suggest jobs made of a workplace's tasks; without a workplace, at those the candidate can travel to.

    Without a candidate, for as many as possible of the people nearby who look for work. Nothing is stored.
    """
    if not workplace and not candidate:
        raise typer.BadParameter("Say --workplace ID, --candidate ID or both.")
    if without and not workplace:
        raise typer.BadParameter("Say --without TASK only together with --workplace ID.")

    from matcher.errors import InvalidInput
    from matcher.explanation.phrasebook import Phrasebook
    from matcher.usecases.snapshots import FreshSnapshots
    from matcher.vocabulary.entries import Language
    from serving.carving import carved, carving_means
    from serving.carving_options import carving_options
    from serving.carving_text import drawing as draw
    from serving.carving_text import render, shown
    from serving.rendering import echo_json, echo_list

    made, language = product(), Language(lang.value)
    try:
        options = carving_options(
            made.vocabulary, hours=hours, without=without or (), add_aid=add_aid or (), bundles=bundles
        )
    except InvalidInput as error:
        raise typer.BadParameter(error.message) from error
    means = carving_means(made, FreshSnapshots(made.vocabulary))
    found = carved(made.unit_of_work(), means, workplace, candidate, options)
    book = Phrasebook(language, made.vocabulary, {})
    if drawing is not None:
        drawing.write_text(draw(found, book), encoding="utf-8")
    if form is CarvingFormat.TABLE:
        for each in shown(found, book):
            echo_list(each)
    elif form is CarvingFormat.TEXT:
        typer.echo(render(found, book))
    else:
        from serving.carving import answer_of

        echo_json(answer_of(found, language).model_dump())
