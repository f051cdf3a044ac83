"""The command for what a candidate lets an employer see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption, product

if TYPE_CHECKING:
    from matcher.domain.consent import ReleasedItem


def release(
    candidate: Annotated[str, typer.Option(help="The candidate's id.")],
    job: Annotated[str, typer.Option(help="Id of the job: a release is for one job.")],
    item: Annotated[
        list[str] | None,
        typer.Option(
            help="name, contact, consideration:CODE, competence:CODE or experience:CODE. May be repeated; "
            "without it, what is released is listed."
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Name of the person who records it.")] = "",
    revoke: Annotated[bool, typer.Option("--revoke", help="The candidate takes it back.")] = False,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Record what a candidate lets this job's employer see, item by item, or that it is taken back.

    Only the candidate can agree to it. It holds until it is revoked; then it is shown no more.
    """
    from matcher.domain.ids import CandidateId, JobId
    from matcher.usecases.release_items import release_items, releases_of, revoke_release
    from matcher.vocabulary.entries import Language
    from serving.calendar import today
    from serving.release_list import release_answers, release_list
    from serving.rendering import echo_json, echo_list

    made = product()
    ids = CandidateId(candidate), JobId(job)
    if item:
        record = revoke_release if revoke else release_items
        record(made.unit_of_work(), *ids, _read(item), by=by, on=today())
    elif revoke:
        raise typer.BadParameter("Say with --item what is taken back.")
    releases = releases_of(made.unit_of_work(), *ids)
    if form is Format.JSON:
        echo_json(release_answers(releases))
    else:
        echo_list(release_list(*ids, releases, made.vocabulary, Language(lang.value)))


def _read(texts: list[str]) -> list[ReleasedItem]:
    from matcher.domain.consent import ReleasedItem
    from matcher.errors import InvalidInput

    try:
        return [ReleasedItem.read(text) for text in texts]
    except InvalidInput as error:
        raise typer.BadParameter(error.message) from error
