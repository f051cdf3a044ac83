"""What a change would do to the best job, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.carving.carve import Bundle
from matcher.carving.what_if import WhatIf
from matcher.domain.ids import TaskId
from matcher.explanation.carving_bundle import bundle_title
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_offers import points
from matcher.explanation.carving_views import WhatIfView
from matcher.explanation.catalogue import marked
from matcher.explanation.week_words import duration, row

_MINUTES: Final = {
    "weekly_minutes": (
        marked("The job grows by {amount}, to {now} a week."),
        marked("The job gets {amount} shorter. It is then {now} a week."),
    ),
    "freed_skilled_minutes": (
        marked("Skilled staff get {amount} more back a week: {now} in all."),
        marked("Skilled staff get {amount} less back a week: {now} in all."),
    ),
    "undone_minutes": (
        marked("Of the work that is left lying, {amount} more gets done a week: {now} in all."),
        marked("Of the work that is left lying, {amount} less gets done a week: {now} in all."),
    ),
}
"""By the measures of a what-if, grown and shrunk."""


def what_if_view(what_if: WhatIf, context: CarvingContext) -> WhatIfView:
    """What a change would do to the best job."""
    before, after = (next(iter(each.bundles), None) for each in (what_if.before, what_if.after))
    both = before is not None and after is not None
    return WhatIfView(
        language=context.language,
        heading=context.book.say("What if: {workplace}", workplace=context.workplace),
        lead=_lead(before, after, context),
        changes=_changes(what_if, after, context) if both and after is not None else (),
        added=what_if.added,
        dropped=what_if.dropped,
        fit=what_if.fit,
        weekly_minutes=what_if.weekly_minutes,
        freed_skilled_minutes=what_if.freed_skilled_minutes,
        undone_minutes=what_if.undone_minutes,
        notices=context.notices,
    )


def _lead(before: Bundle | None, after: Bundle | None, context: CarvingContext) -> str:
    book = context.book
    if after is None and before is None:
        return book.say("We found no job, neither with the change nor without it.")
    if after is None:
        return book.say("With the change we found no job. Without it there is one.")
    title = bundle_title(after, context)
    if before is None:
        return book.say("With the change there can be a job: {title}.", title=title)
    if before.task_ids == after.task_ids and before.fit == after.fit:
        return book.say("The best job stays as it is: {title}.", title=title)
    return book.say("With the change the best job is this: {title}.", title=title)


def _changes(what_if: WhatIf, after: Bundle, context: CarvingContext) -> tuple[str, ...]:
    book, said = context.book, []
    fit = what_if.fit or 0
    told = {"amount": points(book, fit), "now": book.say("{n}%", n=round(after.fit.point / 10))}
    if round(fit / 10) > 0:
        said.append(book.say("The job fits {amount} better: {now}.", **told))
    elif round(fit / 10) < 0:
        said.append(book.say("The job fits {amount} less well: {now}.", **told))
    for measure, (grown, shrunk) in _MINUTES.items():
        change = getattr(what_if, measure)
        if change:
            now = duration(book, getattr(after, measure))
            said.append(
                book.say(grown if change > 0 else shrunk, amount=duration(book, abs(change)), now=now)
            )
    if what_if.added:
        said.append(book.say("New in the job: {tasks}.", tasks=_tasks(what_if.added, context)))
    if what_if.dropped:
        said.append(book.say("No longer in the job: {tasks}.", tasks=_tasks(what_if.dropped, context)))
    return tuple(said)


def _tasks(task_ids: Sequence[TaskId], context: CarvingContext) -> str:
    book = context.book
    return row(book, [book.quoted(context.task_texts[task_id]) for task_id in task_ids])
