"""What could be made at a workplace, for the employer: the work, and no person in sight."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.carving.employer_view import FEWEST_SHOWN, SuggestedTask, Suggestion
from matcher.carving.limits import Limit
from matcher.explanation.carving_bundle import gains, task_view
from matcher.explanation.carving_clash import codes_said
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_views import SuggestionsView, SuggestionView
from matcher.explanation.week_words import duration


def suggestions_view(suggestions: Iterable[Suggestion], context: CarvingContext) -> SuggestionsView:
    """The suggestions in words, in their order."""
    book, shown = context.book, tuple(suggestions)
    n = len(shown)
    if n:
        lead = book.say_n("We have {n} idea for a new job.", "We have {n} ideas for new jobs.", n, n=n)
    else:
        lead = book.say("More tasks on the list could lead to an idea for a new job.")
    return SuggestionsView(
        language=context.language,
        heading=book.say("Ideas for {workplace}", workplace=context.workplace),
        lead=lead,
        suggestions=tuple(_suggestion(each, context) for each in shown),
        notices=(
            book.say("Nothing is moved before you have talked to the colleagues who do the tasks today."),
            book.say("Tell the job broker what you would like to go on with."),
            *context.notices,
        ),
    )


def _suggestion(each: Suggestion, context: CarvingContext) -> SuggestionView:
    book = context.book
    undone = [task.text for task in each.tasks if task.now_undone]
    arrange = ""
    if each.to_arrange:
        names = codes_said(each.to_arrange, Limit.CONSIDERATIONS, book)
        arrange = book.say("The job suits more people if you can see to this: {names}.", names=names)
    return SuggestionView(
        title=book.say("A job of {time} a week", time=duration(book, each.weekly_minutes)),
        weekly_minutes=each.weekly_minutes,
        gains=gains(book, each.freed_skilled_minutes, each.undone_minutes, undone),
        tasks=tuple(
            task_view(book, t.task_id, _with_position(t, context), t.weekly_minutes) for t in each.tasks
        ),
        possible_candidates=each.possible_candidates,
        candidates=_candidates(each.possible_candidates, context),
        arrange=arrange,
    )


def _with_position(task: SuggestedTask, context: CarvingContext) -> str:
    """The task with whose it is today; one that nobody does is nobody's."""
    if task.now_undone:
        return context.book.say("{task} (left lying today)", task=task.text)
    title = context.book.quoted(context.titles[task.position_id])
    return context.book.say("{task} (today with the position {title})", task=task.text, title=title)


def _candidates(number: int | None, context: CarvingContext) -> str:
    if number is None:
        return context.book.say(
            "Fewer than {n} candidates nearby could suit the job, so the number is not told here.",
            n=FEWEST_SHOWN,
        )
    return context.book.say("The job can suit at least {n} candidates nearby.", n=number)
