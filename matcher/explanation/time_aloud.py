"""One sentence about hours, times of the week and the start, to say in the meeting."""

from __future__ import annotations

from matcher.explanation.bearing import Bearing
from matcher.explanation.catalogue import marked
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimeFact, TimesFact
from matcher.explanation.two_persons import Speaker


def time_aloud(speaker: Speaker, fact: TimeFact) -> str:
    """The sentence for a fact about time."""
    match fact:
        case HoursFact():
            return _hours(speaker, fact)
        case DailyHoursFact():
            return _daily_hours(speaker, fact)
        case TimesFact():
            return _times(speaker, fact)
        case StartFact():
            return _start(speaker, fact)


def _hours(speaker: Speaker, fact: HoursFact) -> str:
    book = speaker.book
    if fact.over and fact.most is not None:
        return book.say(
            "We can see whether the job can begin with {hours} a week.", hours=book.hours(fact.most)
        )
    if fact.under and fact.least is not None:
        return book.say(
            "We can see whether more tasks can be added, so that it comes to {hours} a week.",
            hours=book.hours(fact.least),
        )
    job = book.hours(fact.weekly_minutes)
    if fact.most is None:
        return book.say("The job is {hours} a week.", hours=job)
    return speaker.either(
        marked("The job is {hours} a week, and the candidate can work up to {most}."),
        marked("The job is {hours} a week, and you can work up to {most}."),
        hours=job,
        most=book.hours(fact.most),
    )


def _daily_hours(speaker: Speaker, fact: DailyHoursFact) -> str:
    if fact.bearing is Bearing.AGAINST:
        return speaker.book.say("We can see whether the hours can be spread over more days.")
    return speaker.either(
        marked("The days get no longer than the candidate can work."),
        marked("The days get no longer than you can work."),
    )


def _times(speaker: Speaker, fact: TimesFact) -> str:
    if fact.fit:
        return speaker.either(
            marked("{share} of the hours lie at times that suit the candidate."),
            marked("{share} of the hours lie at times that suit you."),
            share=speaker.book.percent(fact.part.share),
        )
    task, n = speaker.first_task(fact.part), len(fact.part.task_ids)
    if n == 1:
        return speaker.book.say("We can see whether the task {task} can be done at another time.", task=task)
    return speaker.book.say(
        "We can see whether {n} of the tasks can be done at another time, for instance {task}.",
        n=n,
        task=task,
    )


def _start(speaker: Speaker, fact: StartFact) -> str:
    book = speaker.book
    if fact.bearing is Bearing.AGAINST:
        return book.say("We can see whether the job can begin on {day}.", day=book.day(fact.available_from))
    return speaker.either(
        marked("The candidate can start with the job on {day}."),
        marked("You can start with the job on {day}."),
        day=book.day(fact.start_on),
    )
