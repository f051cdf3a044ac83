"""What could be agreed instead: the cheapest relaxation as an offer, what limits cost, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.carving.carve import LeftOut, Price
from matcher.carving.limits import GUARDS, Limit
from matcher.carving.relaxation import Step
from matcher.domain.week import Slot
from matcher.explanation.carving_clash import codes_said
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_views import LeftOutView, PriceView
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.week_words import duration, row, times

_STEPS: Final = {
    Limit.LEAST_HOURS: marked("The job begins with {time} a week. Ask the candidate about that."),
    Limit.MOST_HOURS: marked("The job is {time} a week. Ask the candidate about that."),
    Limit.DAILY_HOURS: marked("A working day is up to {time}. Ask the candidate about that."),
    Limit.PERSON_TIMES: marked("There is work {times} too. Ask the candidate about that."),
    Limit.TASK_TIMES: marked("The task {tasks} is done at another time: {times}."),
    Limit.TASK_RHYTHM: marked("The task {tasks} is done on the days that suit best."),
    Limit.SEPARABLE: marked("The task {tasks} becomes part of the new job."),
    Limit.LICENCES: marked("This paper gets into place: {names}. Talk about how."),
    Limit.CONSIDERATIONS: marked("The workplace sees to this: {names}."),
    Limit.ORDINARY_HOURS: marked("The job begins with less than {least} a week. Agree on how it can grow."),
    Limit.FEW_COLLEAGUES: marked("{n} positions hand over tasks."),
    Limit.NOT_ONLY_UNWANTED: marked(
        "More than {unwanted} of the hours is work that the colleagues would rather be without. "
        "Agree on what else is to make the job good."
    ),
    Limit.NOT_ALONE: marked("More than {alone} of the hours is work alone. Agree on who is close by."),
    Limit.MEANINGFUL_WHOLE: marked("The tasks differ. Agree on what is to hold the job together."),
}
"""A limit that gives way, as something to agree on."""
_STEPS_OF_SEVERAL: Final = {
    Limit.TASK_TIMES: marked("The tasks {tasks} are done at another time: {times}."),
    Limit.TASK_RHYTHM: marked("The tasks {tasks} are done on the days that suit best."),
    Limit.SEPARABLE: marked("The tasks {tasks} become part of the new job."),
}
"""The same where it is about several tasks."""
_PRICES: Final = {
    Limit.LEAST_HOURS: marked("If the job could be shorter, it could {gains}."),
    Limit.MOST_HOURS: marked("If the job could be longer, it could {gains}."),
    Limit.DAILY_HOURS: marked("If the working day could be longer, the job could {gains}."),
    Limit.PERSON_TIMES: marked("If there could be work at other times too, the job could {gains}."),
    Limit.TASK_TIMES: marked("If the tasks could be done at other times, the job could {gains}."),
    Limit.TASK_RHYTHM: marked("If the days of the tasks could be chosen freely, the job could {gains}."),
    Limit.SEPARABLE: marked(
        "If tasks that belong firmly to a position could be part of it, the job could {gains}."
    ),
    Limit.LICENCES: marked("If this paper were in place: {names}, the job could {gains}."),
    Limit.CONSIDERATIONS: marked("If the workplace could see to all that is needed, the job could {gains}."),
    Limit.ORDINARY_HOURS: marked("If the job could be less than {least} a week, it could {gains}."),
    Limit.FEW_COLLEAGUES: marked(
        "If {n} positions instead of {most} could hand over tasks, the job could {gains}."
    ),
    Limit.NOT_ONLY_UNWANTED: marked(
        "If more than {unwanted} of the hours could be work that others would rather be without, "
        "the job could {gains}."
    ),
    Limit.NOT_ALONE: marked("If more than {alone} of the hours could be work alone, the job could {gains}."),
    Limit.MEANINGFUL_WHOLE: marked("If the tasks could differ more, the job could {gains}."),
}
_MORE: Final = {
    "fit": marked("fit {amount} better"),
    "weekly_minutes": marked("be {amount} longer"),
    "freed_skilled_minutes": marked("give skilled staff {amount} more"),
    "undone_minutes": marked("take {amount} more of what is left lying"),
}
_LESS: Final = {
    "fit": marked("fit {amount} less well"),
    "weekly_minutes": marked("be {amount} shorter"),
    "freed_skilled_minutes": marked("give skilled staff {amount} less"),
    "undone_minutes": marked("take {amount} less of what is left lying"),
}
"""By the measures of a price."""
_OUT: Final = {
    Limit.SEPARABLE: marked("belongs firmly to its position today"),
    Limit.LICENCES: marked("needs a paper that is not in place"),
    Limit.CONSIDERATIONS: marked("waits for something that the workplace cannot see to today"),
    Limit.PERSON_TIMES: marked("lies at times that are not part of this job"),
    Limit.DAILY_HOURS: marked("takes more time than there is on the days when it can be done"),
    Limit.TASK_RHYTHM: marked("is to be done on more days than there are in this job"),
    Limit.MOST_HOURS: marked("takes more hours than the job may have"),
}
"""The limits that by themselves can keep a task out."""


def step_said(step: Step, context: CarvingContext, free: frozenset[Slot]) -> str:
    """A limit that gives way, as something to agree on; ``free`` are the times to which work can be moved."""
    book, tasks = context.book, [context.task_texts[task_id] for task_id in step.task_ids]
    values: dict[str, str | int] = {
        **_guards(context),
        "n": step.number or 0,
        "time": duration(book, step.number or 0),
        "times": times(book, step.slots or free),
        "tasks": row(book, [book.quoted(text) for text in tasks]),
        "names": codes_said(step.codes, step.limit, book),
    }
    several = _STEPS_OF_SEVERAL if len(tasks) > 1 else {}
    return book.say(several.get(step.limit, _STEPS[step.limit]), **values)


def price_view(price: Price, context: CarvingContext) -> PriceView:
    """What could be had without a limit, better and worse."""
    book = context.book
    licences = sorted({code for task in price.better.tasks for code in task.licences_missing})
    gained = _effects(price, book, sign=1) or [book.say("become better, all in all")]
    said = book.say(
        _PRICES[price.limit],
        **_guards(context),
        n=len(price.better.hand_overs),
        most=context.guards.most_colleagues,
        names=codes_said(tuple(licences), Limit.LICENCES, book),
        gains=row(book, gained),
    )
    if lost := _effects(price, book, sign=-1):
        against = book.say("On the other hand it would {losses}.", losses=row(book, lost))
        said = f"{said} {against}"
    return PriceView(price.limit, price.limit in GUARDS, said)


def left_out_view(each: LeftOut, context: CarvingContext) -> LeftOutView:
    """A task that cannot be part of the job today, with every reason."""
    book, text = context.book, context.task_texts[each.task_id]
    reasons = row(book, [book.say(_OUT[limit]) for limit in each.limits])
    sentence = book.say("{task}: The task {reasons}.", task=opening(text), reasons=reasons)
    return LeftOutView(each.task_id, text, each.limits, sentence)


def points(book: Phrasebook, fit: int) -> str:
    """A difference between fits, in whole percentage points."""
    n = abs(round(fit / 10))
    return book.say_n("{n} percentage point", "{n} percentage points", n, n=n)


def _effects(price: Price, book: Phrasebook, *, sign: int) -> Sequence[str]:
    """What the better bundle has more of, or with a sign below zero, less of."""
    fit = sign * round(price.fit / 10)
    told = _MORE if sign > 0 else _LESS
    said = [book.say(told["fit"], amount=points(book, price.fit))] if fit > 0 else []
    for measure in ("weekly_minutes", "freed_skilled_minutes", "undone_minutes"):
        minutes = sign * getattr(price, measure)
        if minutes > 0:
            said.append(book.say(told[measure], amount=duration(book, minutes)))
    return said


def _guards(context: CarvingContext) -> dict[str, str | int]:
    book, guards = context.book, context.guards
    return {
        "least": duration(book, guards.least_weekly_minutes),
        "unwanted": book.say("{n}%", n=guards.most_unwanted),
        "alone": book.say("{n}%", n=guards.most_alone),
    }
