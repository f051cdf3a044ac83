"""Commands for public vocabularies: taking them in, and asking them what a job title stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption, product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.usecases.propose_competences import Confirmed, OccupationProposal
    from matcher.vocabulary.entries import Language
    from matcher.vocabulary.occupations import SourceSummary

app: Final = typer.Typer(
    help="Public vocabularies: ESCO, ISCO-08 and DISCO-08, job titles, O*NET.", no_args_is_help=True
)


@app.command("import")
def import_(
    esco: Annotated[
        Path | None, typer.Option(help="Folder of the official CSV download, or one table of occupations.")
    ] = None,
    isco: Annotated[Path | None, typer.Option(help="Table of ISCO-08 or DISCO-08 titles.")] = None,
    titles: Annotated[Path | None, typer.Option(help="Table of job titles linked to ESCO.")] = None,
    onet: Annotated[Path | None, typer.Option(help="Folder of O*NET's text edition.")] = None,
    version: Annotated[str, typer.Option(help="The publisher's version; by default from the name.")] = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Import public vocabularies, all of what is named or nothing; what a source held before is replaced."""
    from datetime import UTC, datetime

    from matcher.usecases.import_vocabulary import import_vocabulary
    from matcher.vocabulary.esco import read_esco
    from matcher.vocabulary.isco import read_isco
    from matcher.vocabulary.job_titles import read_job_titles
    from matcher.vocabulary.onet_content import read_onet

    if not (esco or isco or titles or onet):
        raise typer.BadParameter("Say one or more of --esco DIR, --isco FILE, --titles FILE, --onet DIR.")
    today = datetime.now(UTC).date()
    contents = [
        *(read_esco(esco, today, version) if esco else ()),
        *([read_isco(isco, today, version)] if isco else ()),
        *([read_job_titles(titles, today, version)] if titles else ()),
        *([read_onet(onet, today, version)] if onet else ()),
    ]
    _echo_sources(import_vocabulary(product().unit_of_work(), contents), form)


@app.command("list")
def list_(form: FormatOption = Format.TABLE) -> None:
    """List the vocabularies that have been imported, with version, day and size."""
    from matcher.usecases.import_vocabulary import list_vocabularies

    _echo_sources(list_vocabularies(product().unit_of_work()), form)


def occupation(
    title: Annotated[str, typer.Argument(help='A job title in free words: "tidligere butiksassistent".')],
    candidate: Annotated[str, typer.Option(help="Id of the candidate it is about.")] = "",
    choice: Annotated[int, typer.Option(help="Number of the occupation that is meant.", min=1)] = 1,
    confirm: Annotated[
        str, typer.Option(help="With --candidate: codes that the candidate has confirmed, with commas.")
    ] = "",
    level: Annotated[
        int,
        typer.Option(
            help="With --confirm: 1 being learnt, 2 with support, 3 alone, 4 can teach.", min=1, max=4
        ),
    ] = 3,
    top: Annotated[int, typer.Option(help="How many occupations to show.", min=1, max=50)] = 5,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Find the occupation behind a job title, and propose its essential skills as competences to confirm."""
    if confirm and not candidate:
        raise typer.BadParameter("--confirm also needs --candidate ID.")

    from datetime import UTC, datetime

    from matcher.domain.ids import CandidateId, CompetenceCode
    from matcher.domain.scale import Level
    from matcher.usecases.propose_competences import confirm_competences, propose_competences
    from matcher.vocabulary.entries import Language

    made = product()
    proposal = propose_competences(
        made.unit_of_work(),
        made.vocabulary,
        title,
        language=Language(lang.value),
        candidate_id=CandidateId(candidate) if candidate else None,
        choice=choice,
        top=top,
    )
    confirmed = None
    if confirm:
        confirmed = confirm_competences(
            made.unit_of_work(),
            proposal,
            CandidateId(candidate),
            [CompetenceCode(code.strip()) for code in confirm.split(",") if code.strip()],
            level=Level(level),
            confirmed_on=datetime.now(UTC).date(),
        )
    if form is Format.JSON:
        _echo_as_json(proposal, confirmed, Language(lang.value))
    else:
        _echo_as_text(proposal, confirmed, Language(lang.value))


def _echo_sources(sources: Sequence[SourceSummary], form: Format) -> None:
    from dataclasses import asdict, fields

    from serving.rendering import echo_json, echo_rows

    if form is Format.JSON:
        answers = []
        for each in sources:
            answer = asdict(each)
            origin = answer.pop("origin")
            answers.append({**origin, "imported_on": origin["imported_on"].isoformat(), **answer})
        echo_json(answers)
        return
    if not sources:
        typer.echo("No vocabularies have been imported yet. Run: matcher vocabulary import --esco DIR.")
        return
    counted = [field.name for field in fields(sources[0]) if field.name != "origin"]
    held = [name for name in counted if any(getattr(each, name) for each in sources)]
    rows = [
        [
            each.origin.name,
            each.origin.version or "?",
            each.origin.imported_on.isoformat(),
            *(str(getattr(each, name)) for name in held),
        ]
        for each in sources
    ]
    echo_rows(
        ["Source", "Version", "Imported", *(name.replace("_", " ").capitalize() for name in held)], rows
    )


def _echo_as_json(proposal: OccupationProposal, confirmed: Confirmed | None, language: Language) -> None:
    from serving.occupation_answers import OccupationAnswer
    from serving.rendering import echo_json

    echo_json(OccupationAnswer.of(proposal, confirmed, language.value, "en").model_dump(mode="json"))


def _echo_as_text(proposal: OccupationProposal, confirmed: Confirmed | None, language: Language) -> None:
    from serving.occupation_lists import (
        after_confirming,
        competences_to_ask,
        nothing_found,
        nothing_to_ask,
        occupations_found,
        what_is_missing,
    )
    from serving.rendering import echo_list

    if proposal.chosen is None:
        typer.echo(nothing_found(proposal, language))
        return
    echo_list(occupations_found(proposal, language))
    if missing := what_is_missing(proposal, language):
        typer.echo(missing)
        return
    if not proposal.competences:
        for line in nothing_to_ask(proposal, language):
            typer.echo(line)
        return
    echo_list(competences_to_ask(proposal, language))
    for line in after_confirming(proposal, confirmed, language):
        typer.echo(line)
