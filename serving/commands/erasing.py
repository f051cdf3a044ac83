"""The command that erases a candidate."""

from __future__ import annotations

from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, product


def erase(
    candidate: Annotated[str, typer.Option(help="The candidate's id.")],
    by: Annotated[str, typer.Option(help="Name of the person who erases.")],
    yes: Annotated[bool, typer.Option("--yes", help="Yes, erase; it cannot be taken back.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Erase a candidate: profile, identity, everything known of before, matches, and copies for undoing.

    What they released, notes about them, and explanations that were shown about them go too.
    """
    from matcher.domain.ids import CandidateId
    from matcher.usecases.erase_candidate import erase_candidate
    from serving.calendar import today
    from serving.rendering import echo_json

    if not yes:
        raise typer.BadParameter("Nothing was erased. It cannot be taken back: say --yes if it is meant.")
    erased = erase_candidate(product().unit_of_work(), CandidateId(candidate), by=by, on=today())
    if form is Format.JSON:
        echo_json({"pseudonym": erased.pseudonym, "on": erased.on.isoformat(), "by": erased.by})
        return
    typer.echo(
        f"Erased, on {erased.on}, by {erased.by}. The record says {erased.pseudonym} in place of the id. "
        "Backups, exported files and models trained before still hold the candidate: renew or delete them."
    )
