"""What was taken for granted in a carving, as things to ask about or to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.carving.building import Assumed, Assumption
from matcher.carving.limits import Limit
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId
from matcher.domain.week import OFFICE_HOURS
from matcher.explanation.carving_clash import codes_said
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_views import AssumptionView
from matcher.explanation.catalogue import marked
from matcher.explanation.week_words import duration, row, times

_OF_CANDIDATE: Final = {
    Assumed.LEAST_HOURS: marked("Ask the candidate: How many hours a week at least? We took {time}."),
    Assumed.MOST_HOURS: marked("Ask the candidate: How many hours a week at most? We took {time}."),
    Assumed.DAILY_HOURS: marked("Ask the candidate: How many hours a day at most? We took {time}."),
    Assumed.PERSON_TIMES: marked("Ask the candidate: Which days and times suit? We took {times}."),
    Assumed.LICENCE: marked("Ask the candidate about this paper: {names}. We took it to be in place."),
}
_OF_WORKPLACE: Final = {
    Assumed.CONSIDERATION: marked(
        "Ask the workplace whether this can be seen to: {names}. We took it that it can."
    ),
    Assumed.TASK_TIMES: marked("Ask the workplace when this is to be done: {tasks}. We took {times}."),
    Assumed.SUBJECT: marked(
        "Ask the workplace what kind of work this is: {tasks}. We took it to go with the rest."
    ),
    Assumed.RHYTHM: marked(
        "Ask the workplace whether this has fixed days: {tasks}. We put it where it suits best."
    ),
}
_SENTENCES: Final = _OF_CANDIDATE | _OF_WORKPLACE


def assumption_views(
    assumptions: Iterable[Assumption], context: CarvingContext
) -> tuple[AssumptionView, ...]:
    """One sentence for each kind of assumption, in the order of the kinds."""
    taken = list(assumptions)
    by_kind = {kind: [each for each in taken if each.kind is kind] for kind in Assumed}
    return tuple(_said(kind, each, context) for kind, each in by_kind.items() if each)


def _said(kind: Assumed, alike: list[Assumption], context: CarvingContext) -> AssumptionView:
    book, about = context.book, tuple(each.about for each in alike if each.about)
    texts = {
        Assumed.LICENCE: lambda: codes_said(tuple(map(CompetenceCode, about)), Limit.LICENCES, book),
        Assumed.CONSIDERATION: lambda: codes_said(
            tuple(map(ConsiderationCode, about)), Limit.CONSIDERATIONS, book
        ),
    }
    names = texts.get(kind, lambda: "")()
    tasks = [book.quoted(context.task_texts[TaskId(each)]) for each in about] if not names else []
    sentence = book.say(
        _SENTENCES[kind],
        time=duration(book, alike[0].minutes or 0),
        times=times(book, OFFICE_HOURS),
        names=names,
        tasks=row(book, tasks),
    )
    return AssumptionView(kind, about, sentence)
