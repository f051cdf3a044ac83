"""The command that lists the best candidates for a job, or the best jobs for a candidate."""

from __future__ import annotations

from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption, product


def rank(
    job: Annotated[str, typer.Option(help="Id of the job to rank candidates for.")] = "",
    candidate: Annotated[str, typer.Option(help="Id of the candidate to rank jobs for.")] = "",
    top: Annotated[int, typer.Option(help="Length of the list.", min=1, max=1000)] = 20,
    by_score: Annotated[bool, typer.Option("--by-score", help="Leave out a job's held places.")] = False,
    reasons: Annotated[bool, typer.Option("--reasons", help="Tell the weightiest reasons.")] = False,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the best candidates for a job, or the best open jobs for a candidate.

    The last places for an open job are held, as far as needed, for those who else stand on no job's list.
    """
    if bool(job) == bool(candidate):
        raise typer.BadParameter("Say either --job ID or --candidate ID.")

    from matcher.domain.ids import CandidateId, JobId
    from matcher.usecases.rank import candidates_for_job, jobs_for_candidate
    from matcher.usecases.reasons_in_list import Telling
    from matcher.usecases.snapshots import FreshSnapshots
    from matcher.vocabulary.entries import Language
    from serving.lists import list_of_candidates, list_of_jobs
    from serving.rendering import echo_json, echo_list

    made = product()
    with_ = made.unit_of_work(), FreshSnapshots(made.vocabulary), made.ranker
    language = Language(lang.value)
    telling = Telling(made.vocabulary, language) if reasons else None
    if job:
        allocations = None if by_score else made.fresh_allocations
        labelled = candidates_for_job(*with_, JobId(job), top, allocations=allocations, telling=telling)
        shown = list_of_candidates(labelled, JobId(job), language)
    else:
        labelled = jobs_for_candidate(*with_, CandidateId(candidate), top, telling=telling)
        shown = (list_of_jobs(labelled, CandidateId(candidate), language),)
    if form is Format.TABLE:
        for each in shown:
            echo_list(each)
        return
    from serving.answers import RankingAnswer

    echo_json(RankingAnswer.of(labelled).model_dump())
