"""One carved job in words: its title, tasks, week, fit, and what the workplace gets out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from matcher.carving.carve import Bundle, HandOver
from matcher.carving.neighbourhood import GOOD_FIT
from matcher.carving.problem import CarvableTask, CarvingWeights, Fit
from matcher.carving.rules import Rule
from matcher.carving.solver import Status
from matcher.carving.week_plan import Placement, WeekPlan
from matcher.carving.wholes import WholeKind
from matcher.domain.ids import CompetenceCode, TaskId
from matcher.domain.week import DayPart, Weekday
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_views import (
    BundleView,
    CarvedTaskView,
    DayView,
    FitView,
    HandOverView,
    LicenceView,
    PieceView,
    RuleView,
    WeekView,
)
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.week_words import HOURS_OF, clock, day_name, duration, row

_NEARLY_FITS: Final = CarvingWeights().acceptable_fit


def bundle_view(bundle: Bundle, context: CarvingContext, *, first: bool = True) -> BundleView:
    """A job in words; ``first`` where it is the best one, not one that differs from those before it."""
    book = context.book
    undone = [task.text for task in bundle.tasks if task.now_undone]
    return BundleView(
        title=bundle_title(bundle, context),
        weekly_minutes=bundle.weekly_minutes,
        gains=gains(book, bundle.freed_skilled_minutes, bundle.undone_minutes, undone),
        freed_skilled_minutes=bundle.freed_skilled_minutes,
        undone_minutes=bundle.undone_minutes,
        tasks=tuple(task_view(book, t.id, t.text, t.weekly_minutes) for t in bundle.tasks),
        hand_overs=tuple(_hand_over(each, bundle.tasks, context) for each in bundle.hand_overs),
        week=week_view(bundle.plan, {task.id: task.text for task in bundle.tasks}, book),
        fit=_fit(book, bundle.fit),
        whole=_whole(bundle, context),
        licences=tuple(_licence(code, bundle.tasks, book) for code in bundle.licences_unknown),
        rules=tuple(_rule(rule, book) for rule in bundle.rules),
        status=bundle.status,
        gap=bundle.gap,
        standing=_standing(book, bundle, first=first),
    )


def task_view(book: Phrasebook, task_id: TaskId, text: str, minutes: int) -> CarvedTaskView:
    """A task with its hours a week."""
    sentence = book.say("{task}: {time} a week", task=opening(text), time=duration(book, minutes))
    return CarvedTaskView(task_id, text, minutes, sentence)


def gains(book: Phrasebook, freed: int, undone: int, undone_texts: Sequence[str]) -> tuple[str, ...]:
    """What the workplace gets: time for skilled people, and work done that is left lying today."""
    said = []
    if freed:
        said.append(book.say("Skilled staff get {time} back a week.", time=duration(book, freed)))
    if undone:
        said.append(
            book.say(
                "Work that is left lying today gets done: {tasks} ({time} a week).",
                tasks=row(book, [book.quoted(text) for text in undone_texts]),
                time=duration(book, undone),
            )
        )
    return tuple(said)


def week_view(plan: WeekPlan, texts: dict[TaskId, str], book: Phrasebook) -> WeekView:
    """The week day by day."""
    return WeekView(
        tuple(
            _day(day, [each for each in plan.placements if each.slot.day is day], texts, book)
            for day in plan.days
        )
    )


def bundle_title(bundle: Bundle, context: CarvingContext) -> str:
    """What most of the work is about, and the hours."""
    book, minutes = context.book, defaultdict[str, int](int)
    for task in bundle.tasks:
        if task.subject is not None:
            minutes[task.subject] += task.weekly_minutes
    fields = sorted(minutes, key=lambda code: (-minutes[code], code))
    names = [book.word(context.vocabulary.fields[code].name) for code in fields]
    if not names:
        about = book.say("mixed tasks")
    elif len(names) == 1 or 100 * minutes[fields[0]] >= context.guards.least_whole * bundle.weekly_minutes:
        about = names[0]
    else:
        about = book.say("{field} with {other}", field=names[0], other=names[1])
    return book.say(
        "{about}, {time} a week", about=opening(about), time=duration(book, bundle.weekly_minutes)
    )


def _hand_over(each: HandOver, tasks: Sequence[CarvableTask], context: CarvingContext) -> HandOverView:
    book, title = context.book, context.titles[each.position_id]
    texts = [book.quoted(task.text) for task in tasks if task.id in each.task_ids]
    sentence = book.say(
        "The position {title} hands over {tasks}. That is {time} a week.",
        title=book.quoted(title),
        tasks=row(book, texts),
        time=duration(book, each.weekly_minutes),
    )
    return HandOverView(each.position_id, title, each.task_ids, each.weekly_minutes, sentence)


def _day(
    day: Weekday, placements: Sequence[Placement], texts: dict[TaskId, str], book: Phrasebook
) -> DayView:
    pieces = tuple(
        PieceView(
            each.slot.part,
            clock(book, *HOURS_OF[each.slot.part]),
            each.task_id,
            texts[each.task_id],
            each.minutes,
            duration(book, each.minutes),
        )
        for each in placements
    )
    name, minutes = day_name(book, day), sum(piece.minutes for piece in pieces)
    parts = [_part(part, pieces, book) for part in DayPart if any(p.part is part for p in pieces)]
    sentence = book.say("{day} {parts}.", day=opening(name), parts=row(book, parts))
    return DayView(day, name, pieces, minutes, duration(book, minutes), sentence)


def _part(part: DayPart, pieces: Sequence[PieceView], book: Phrasebook) -> str:
    start, end = HOURS_OF[part]
    work = [
        book.say("{task} ({time})", task=book.quoted(piece.text), time=piece.duration)
        for piece in pieces
        if piece.part is part
    ]
    return book.say("between {start} and {end}: {work}", start=start, end=end, work=row(book, work))


def _fit(book: Phrasebook, fit: Fit) -> FitView:
    figures: dict[str, str | int] = {
        "fit": book.say("{n}%", n=round(fit.point / 10)),
        "lower": round(fit.lower / 10),
        "upper": book.say("{n}%", n=round(fit.upper / 10)),
    }
    if fit.lower == fit.upper:
        known = book.say("Everything that counts is known.")
    else:
        known = book.say("It may lie between {lower} and {upper} once the unknown is settled.", **figures)
    if fit.point >= GOOD_FIT:
        said = book.say("The job fits well: {fit}.", **figures)
    elif fit.point >= _NEARLY_FITS:
        said = book.say("The job fits fairly well: {fit}.", **figures)
    else:
        said = book.say("The job has to be shaped more before it fits: {fit}.", **figures)
    return FitView(fit.lower, fit.point, fit.upper, f"{said} {known}")


def _whole(bundle: Bundle, context: CarvingContext) -> str:
    book = context.book
    if not bundle.wholes:
        return book.say("Talk about what is to hold the tasks together.")
    whole = bundle.wholes[0]
    if whole.kind is WholeKind.PLACE:
        return book.say(
            "The tasks hang together: Most of the work is done in one place, {place}.", place=whole.code
        )
    if whole.kind is WholeKind.TIME:
        hours = clock(book, *HOURS_OF[DayPart(whole.code)])
        return book.say("The tasks hang together: Most of the work lies {hours}.", hours=hours)
    if not whole.code:
        return book.say("Ask whether the tasks hang together. We do not know yet what kind of work they are.")
    field = book.word(context.vocabulary.fields[whole.code].name)
    known = sum(task.weekly_minutes for task in bundle.tasks if task.subject == whole.code)
    if 100 * known < context.guards.least_whole * bundle.weekly_minutes:
        return book.say("The tasks may hang together: Ask whether most of the work is {field}.", field=field)
    return book.say("The tasks hang together: Most of the work is {field}.", field=field)


def _licence(code: CompetenceCode, tasks: Sequence[CarvableTask], book: Phrasebook) -> LicenceView:
    needing = [task for task in tasks if code in task.licences_unknown]
    sentence = book.say_n(
        "Ask the candidate about this paper: {licence}. The task {tasks} needs it.",
        "Ask the candidate about this paper: {licence}. The tasks {tasks} need it.",
        len(needing),
        licence=book.word(book.vocabulary.competences[code].name),
        tasks=row(book, [book.quoted(task.text) for task in needing]),
    )
    return LicenceView(code, tuple(task.id for task in needing), sentence)


def _rule(rule: Rule, book: Phrasebook) -> RuleView:
    said = book.word(rule.text)
    if not rule.verified:
        unverified = book.say("Our note of the rule has not been verified.")
        said = f"{said} {unverified}"
    return RuleView(rule.code, said, rule.source, rule.verified)


def _standing(book: Phrasebook, bundle: Bundle, *, first: bool) -> str:
    if bundle.status is not Status.OPTIMAL:
        if bundle.objective <= 0:
            return book.say("This is the best job we found in the time. There may be a better one.")
        share = book.percent(bundle.gap / bundle.objective)
        return book.say(
            "This is the best job we found in the time. There may be one that is up to {share} better.",
            share=share,
        )
    if first:
        return book.say("No better job can be made of these tasks within the limits. That has been proven.")
    return book.say("This is the best job that clearly differs from those above.")
