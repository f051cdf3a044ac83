"""Each thing that a change asks for, in words, and what to know before asking for it."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension
from matcher.explanation.changes import Alteration, Change, ChangeKind
from matcher.explanation.match_case import MatchCase
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.week_words import duration, row, times
from matcher.vocabulary.entries import ConsiderationKind


def step_said(part: Alteration, change: Change, book: Phrasebook) -> str:
    """What is asked for; help is told as a possibility, never as a promise."""
    match part.kind:
        case ChangeKind.OTHER_TIMES:
            tasks, at = book.tasks(part.moved), times(book, part.slots)
            said = book.say(
                "Can the task {tasks} be done at other times too: {times}?", tasks=tasks, times=at
            )
        case ChangeKind.ARRANGEMENT:
            name = row(book, [_consideration(code, book) for code in part.considerations])
            if _is_support(part, book):
                said = book.say("Does the workplace agree to {name}?", name=name)
            else:
                said = book.say("Can the workplace see to {name}?", name=name)
        case ChangeKind.AID:
            name = _dimensions(part.dimensions, book)
            said = book.say("An aid can perhaps help when it comes to {name}.", name=name)
        case ChangeKind.MENTOR:
            said = _mentor(part, book)
        case ChangeKind.OTHER_HOURS:
            minutes = change.weekly_minutes_after, change.weekly_minutes_before
            after, before = (duration(book, n) for n in minutes)
            hours = book.say("Let the job be {after} a week instead of {before}.", after=after, before=before)
            said = f"{hours} {_tasks(part, book)}"
        case _:
            said = _tasks(part, book)
    return said


def step_how(part: Alteration, change: Change, case: MatchCase, book: Phrasebook) -> Iterator[str]:
    """What to know, and whom to ask, one sentence each."""
    match part.kind:
        case ChangeKind.AID:
            yield book.say("The municipality decides whether it can be had. Ask its key person.")
        case ChangeKind.MENTOR:
            yield book.say("First talk with the workplace about who could be the mentor.")
            yield book.say("The municipality decides whether it can be had. Ask its key person.")
        case ChangeKind.ARRANGEMENT:
            asked = [code in case.job.workplace.arrangements for code in part.considerations]
            if all(asked):
                yield book.say("The workplace cannot see to that today. Ask what it would take.")
            else:
                yield book.say("The workplace has not been asked yet.")
            if _is_support(part, book):
                yield book.say("The municipality decides whether it can be had. Ask its key person.")
        case ChangeKind.OTHER_TIMES:
            now = [task.slots for task in case.job.tasks if task.id in part.moved and task.slots]
            at = times(book, frozenset().union(*now))
            yield book.say("Today the task is done {times}.", times=at)
        case _:
            yield from _about_tasks(part, case, book)
            minutes = change.weekly_minutes_after
            if part.kind is not ChangeKind.OTHER_HOURS and minutes != change.weekly_minutes_before:
                hours = duration(book, minutes)
                yield book.say("The job is then {hours} a week.", hours=hours)


def _mentor(part: Alteration, book: Phrasebook) -> str:
    said = book.say("A mentor can perhaps help with learning the job and settling in.")
    if not part.dimensions:
        return said
    about = book.say("It is about {names}.", names=_dimensions(part.dimensions, book))
    return f"{said} {about}"


def _tasks(part: Alteration, book: Phrasebook) -> str:
    if part.dropped and part.added:
        dropped, added = book.tasks(part.dropped), book.tasks(part.added)
        return book.say("Swap {dropped} for {added}.", dropped=dropped, added=added)
    if part.added:
        return book.say_n(
            "Add the task {tasks} to the job.",
            "Add the tasks {tasks} to the job.",
            len(part.added),
            tasks=book.tasks(part.added),
        )
    return book.say_n(
        "The job fits better without the task {tasks}.",
        "The job fits better without the tasks {tasks}.",
        len(part.dropped),
        tasks=book.tasks(part.dropped),
    )


def _about_tasks(part: Alteration, case: MatchCase, book: Phrasebook) -> Iterator[str]:
    """Whether a task can be taken out, and where one that joins the job is today."""
    stored = {task.id: task for task in case.tasks}
    titles = {position.id: position.title for position in case.positions}
    for task in (stored[task_id] for task_id in part.dropped):
        name = book.quoted(task.text)
        if task.separable:
            yield book.say("The task {task} can be taken out.", task=name)
        else:
            yield book.say("The task {task} belongs firmly to its position today. Ask about it.", task=name)
    for task in (stored[task_id] for task_id in part.added):
        name = book.quoted(task.text)
        if task.now_undone:
            yield book.say("The task {task} is left lying today.", task=name)
        else:
            title = titles[task.position_id]
            yield book.say("The task {task} lies with the position {title} today.", task=name, title=title)


def _dimensions(dimensions: tuple[Dimension, ...], book: Phrasebook) -> str:
    return row(book, [book.word(book.vocabulary.dimensions[each].name) for each in dimensions])


def _consideration(code: ConsiderationCode, book: Phrasebook) -> str:
    return book.word(book.vocabulary.considerations[code].name)


def _is_support(part: Alteration, book: Phrasebook) -> bool:
    """Whether it is support that is brought in, which the workplace itself neither pays nor grants."""
    known = book.vocabulary.considerations
    return all(known[code].kind is ConsiderationKind.SUPPORT for code in part.considerations)
