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

_SENTENCES: Final = {
    Assumed.LEAST_HOURS: marked("Ask the candidate: How many hours a week at least? We took {time}."),
    Assumed.MOST_HOURS: marked("Ask the candidate: How many hours a week at most? We took {time}."),
    Assumed.DAILY_HOURS: marked("Ask the candidate: How many hours a day at most? We took {time}."),
    Assumed.PERSON_TIMES: marked("Ask the candidate: Which days and times suit? We took {times}."),
    Assumed.LICENCE: marked("Ask the candidate about this paper: {about}. We took it to be in place."),
    Assumed.CONSIDERATION: marked(
        "Ask the workplace whether this can be seen to: {about}. We took it that it can."
    ),
    Assumed.TASK_TIMES: marked("Ask the workplace when this is to be done: {about}. We took {times}."),
    Assumed.SUBJECT: marked(
        "Ask the workplace what kind of work this is: {about}. We took it to go with the rest."
    ),
    Assumed.RHYTHM: marked(
        "Ask the workplace whether this has fixed days: {about}. We put it where it suits best."
    ),
}
"""All of one kind together: what is alike is asked once."""
_MOST_NAMED: Final = 5
"""Beyond this, a row of tasks is no longer read; the view has them all."""


def assumption_views(
    assumptions: Iterable[Assumption], context: CarvingContext
) -> tuple[AssumptionView, ...]:
    """One sentence for each kind of assumption, in the order of the kinds."""
    taken = list(assumptions)
    by_kind = {kind: [each for each in taken if each.kind is kind] for kind in Assumed}
    return tuple(_said(kind, each, context) for kind, each in by_kind.items() if each)


def _said(kind: Assumed, alike: list[Assumption], context: CarvingContext) -> AssumptionView:
    about = tuple(each.about for each in alike if each.about)
    sentence = context.book.say(
        _SENTENCES[kind],
        time=duration(context.book, alike[0].minutes or 0),
        times=times(context.book, OFFICE_HOURS),
        about=_names(kind, about, context),
    )
    return AssumptionView(kind, about, sentence)


def _names(kind: Assumed, about: tuple[str, ...], context: CarvingContext) -> str:
    """Licences, considerations, or tasks by their texts; of many tasks, the first and how many more."""
    if kind is Assumed.LICENCE:
        return codes_said(tuple(map(CompetenceCode, about)), Limit.LICENCES, context.book)
    if kind is Assumed.CONSIDERATION:
        return codes_said(tuple(map(ConsiderationCode, about)), Limit.CONSIDERATIONS, context.book)
    names = [context.book.quoted(context.task_texts[TaskId(each)]) for each in about]
    return context.book.listed(names) if len(names) > _MOST_NAMED else row(context.book, names)
