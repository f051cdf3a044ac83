"""Commands for what is not known yet: the next best question, and whom the lists do not reach."""

from __future__ import annotations

from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption, product


def ask(
    candidate: Annotated[str, typer.Option(help="Id of the candidate to ask.")] = "",
    workplace: Annotated[str, typer.Option(help="Id of the workplace to ask.")] = "",
    top: Annotated[int, typer.Option(help="How many questions.", min=1, max=100)] = 5,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say what is known of a candidate or a workplace, and what is best asked next."""
    if bool(candidate) == bool(workplace):
        raise typer.BadParameter("Say either --candidate ID or --workplace ID.")

    from matcher.domain.ids import CandidateId, WorkplaceId
    from matcher.explanation.catalogue import Translator
    from matcher.usecases.ask_next import ask_candidate, ask_workplace
    from matcher.usecases.snapshots import FreshSnapshots
    from matcher.vocabulary.entries import Language
    from serving.asking import about_candidate, about_workplace, lines_after, lines_before
    from serving.calendar import today
    from serving.rendering import echo_json, echo_rows

    made, language = product(), Language(lang.value)
    with_ = made.unit_of_work(), FreshSnapshots(made.vocabulary), made.vocabulary, made.ranker
    if candidate:
        report = ask_candidate(*with_, CandidateId(candidate), today=today())
        answer = about_candidate(report, made.vocabulary, language, top)
    else:
        report = ask_workplace(*with_, WorkplaceId(workplace), today=today())
        answer = about_workplace(report, made.vocabulary, language, top)
    if form is Format.JSON:
        echo_json(answer.model_dump())
        return
    for line in lines_before(answer, language):
        typer.echo(line)
    say = Translator(language).say
    echo_rows((say("Part"), say("Known")), [(each.name, each.said) for each in answer.known])
    for line in lines_after(answer, language):
        typer.echo(line)


def reach(
    top: Annotated[int, typer.Option(help="Length of each job's list.", min=1, max=1000)] = 20,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say how many available candidates stand in no open job's list, why, and what to ask them."""
    from matcher.explanation.phrasebook import Phrasebook
    from matcher.progress import progress_bar
    from matcher.usecases.reach_of_lists import reach_of_lists
    from matcher.usecases.snapshots import FreshSnapshots
    from matcher.vocabulary.entries import Language
    from serving.calendar import today
    from serving.reaching import as_lists, reach_answer
    from serving.rendering import echo_json, echo_list

    made = product()
    book = Phrasebook(Language(lang.value), made.vocabulary, {})
    with progress_bar() as tell:
        found = reach_of_lists(
            made.unit_of_work(),
            FreshSnapshots(made.vocabulary),
            made.vocabulary,
            made.ranker,
            top,
            today=today(),
            rule=made.fresh_allocations.rule,
            threads=made.threads,
            tell=tell,
        )
    answer = reach_answer(found, book)
    if form is Format.JSON:
        echo_json(answer.model_dump())
        return
    for shown in as_lists(answer, book):
        echo_list(shown)
