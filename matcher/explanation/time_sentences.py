"""Sentences about hours, times of the week and the start."""

from __future__ import annotations

import math
from typing import Final

from matcher.explanation.bearing import Bearing
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimeFact, TimesFact

_WHOLE: Final = 1 - 1e-9


def time_said(book: Phrasebook, fact: TimeFact) -> Said:
    """A fact about time in words."""
    match fact:
        case HoursFact():
            return _hours(book, fact)
        case DailyHoursFact():
            return _daily_hours(book, fact)
        case TimesFact():
            return _times(book, fact)
        case StartFact():
            return _start(book, fact)


def _hours(book: Phrasebook, fact: HoursFact) -> Said:
    """The job's hours beside those that suit the person."""
    job = book.say("The job is {hours} a week.", hours=book.hours(fact.weekly_minutes))
    if fact.under and fact.least is not None:
        least = book.say("The candidate would like at least {hours}.", hours=book.hours(fact.least))
        return Said(f"{job} {least}", book.say("See whether more tasks can be added."))
    if fact.most is None:
        return Said(job)
    most = book.say("The candidate can work up to {hours}.", hours=book.hours(fact.most))
    return Said(
        f"{job} {most}", book.say("See whether the job can begin with fewer hours.") if fact.over else ""
    )


def _daily_hours(book: Phrasebook, fact: DailyHoursFact) -> Said:
    """How long the days get."""
    # Begun minutes, so that a day that is too long is never shown as being as long as the most.
    daily = book.hours(math.ceil(fact.weekly_minutes / fact.days))
    spread = book.say_n(
        "On {n} day a week it comes to {hours}.",
        "On {n} days a week it comes to {hours} a day.",
        fact.days,
        n=fact.days,
        hours=daily,
    )
    most = book.say("The candidate can work up to {hours} a day.", hours=book.hours(fact.most_daily))
    if fact.bearing is Bearing.FOR:
        return Said(f"{spread} {most}")
    return Said(f"{spread} {most}", book.say("See whether the hours can be spread over more days."))


def _times(book: Phrasebook, fact: TimesFact) -> Said:
    """Which tasks lie at times when the person can work."""
    n, tasks = len(fact.part.task_ids), book.tasks(fact.part.task_ids)
    if fact.fit and fact.part.share > _WHOLE:
        return Said(book.say("All the work can be done at times that suit the candidate."))
    if fact.fit:
        return Said(
            book.say_n(
                "The task {tasks} can be done at times that suit the candidate.",
                "The tasks {tasks} can be done at times that suit the candidate.",
                n,
                tasks=tasks,
            )
        )
    sentence = book.say_n(
        "The task {tasks} lies outside the times when the candidate can work.",
        "The tasks {tasks} lie outside the times when the candidate can work.",
        n,
        tasks=tasks,
    )
    return Said(sentence, book.say("See whether the work can be done at another time."))


def _start(book: Phrasebook, fact: StartFact) -> Said:
    """When the job starts and the person can."""
    start = book.day(fact.start_on)
    if fact.bearing is Bearing.FOR:
        return Said(book.say("The candidate can start with the job on {day}.", day=start))
    begins = book.say("The job starts on {day}.", day=start)
    can = book.say("The candidate can start on {day}.", day=book.day(fact.available_from))
    return Said(f"{begins} {can}", book.say("See whether the start can wait."))
