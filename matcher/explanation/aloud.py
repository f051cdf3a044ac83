"""One sentence for each reason to say in the meeting: of the candidate, or to the candidate.

It stands by itself, and it puts first what is possible: a reason to look at something in the job says what
could be done about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.explanation.bearing import Bearing, UnaskedFact
from matcher.explanation.catalogue import marked
from matcher.explanation.facts import Fact
from matcher.explanation.level_facts import DemandFact, Reach, ReachFact
from matcher.explanation.point_sentences import all_considerations, areas
from matcher.explanation.points import Point, told_in_one_breath
from matcher.explanation.practical_facts import ConsiderationFact, JourneyFact, TravelFact
from matcher.explanation.profile_aloud import (
    competence_aloud,
    experience_aloud,
    stated_aloud,
    wish_aloud,
)
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, StatedFact, WishFact
from matcher.explanation.reasons import Basis, Reason
from matcher.explanation.time_aloud import time_aloud
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimesFact
from matcher.explanation.two_persons import Speaker
from matcher.features.columns import ReasonGroup

_NOTHING_ASKED: Final = {
    ReasonGroup.COMPETENCES: marked("The job asks for no particular competences."),
    ReasonGroup.SUPPORT: marked("We know of nothing that has to be in place first."),
}
_WHOLE: Final = 1 - 1e-9
_MUCH: Final = 0.5
"""A smaller part of the hours is told by its task: so small a figure would sound like a shortcoming."""


def reason_aloud(speaker: Speaker, reason: Reason, area: str) -> str:
    """The sentence for a reason; ``area`` is its group, as it stands in a sentence."""
    if reason.facts:
        return _facts_aloud(speaker, told_in_one_breath(reason.facts), area)
    say = speaker.book.say
    if reason.basis is Basis.ESTIMATE:
        return say("We ask about {area}, as we do not know enough there yet.", area=area)
    if reason.share > 0:
        return say("The job fits better than most when it comes to {area}.", area=area)
    return say("We can take a closer look at {area}, though nothing in particular is in the way.", area=area)


def is_told_in_full(point: Point) -> bool:
    """Whether the sentence to say tells all that the point does, so that a reader need not read both."""
    whole = isinstance(point.facts[0], HoursFact | TravelFact | WishFact | UnaskedFact)
    return whole and point.bearing is Bearing.FOR


def is_advice(point: Point) -> bool:
    """Whether the sentence to say is the advice itself."""
    return not isinstance(point.facts[0], DemandFact)


def _facts_aloud(speaker: Speaker, facts: Sequence[Fact], area: str) -> str:
    fact = facts[0]
    match fact:
        case DemandFact():
            said = _demands(speaker, [each for each in facts if isinstance(each, DemandFact)])
        case ReachFact():
            said = _reach(speaker, [each for each in facts if isinstance(each, ReachFact)])
        case ExperienceFact():
            said = experience_aloud(speaker, [each for each in facts if isinstance(each, ExperienceFact)])
        case ConsiderationFact():
            said = _considerations(speaker, [each for each in facts if isinstance(each, ConsiderationFact)])
        case CompetenceFact():
            said = competence_aloud(speaker, fact)
        case StatedFact():
            said = stated_aloud(speaker, fact)
        case WishFact():
            said = wish_aloud(speaker, fact)
        case HoursFact() | DailyHoursFact() | TimesFact() | StartFact():
            said = time_aloud(speaker, fact)
        case JourneyFact() | TravelFact():
            said = _travel(speaker, fact)
        case UnaskedFact():
            said = _unasked(speaker, fact, area)
    return said


def _demands(speaker: Speaker, facts: Sequence[DemandFact]) -> str:
    named = areas(speaker.book, [fact.dimension for fact in facts])
    if facts[0].bearing is Bearing.FOR:
        return speaker.either(
            marked("The candidate can do what the job asks when it comes to {areas}."),
            marked("You can do what the job asks when it comes to {areas}."),
            areas=named,
        )
    return speaker.either(
        marked("We can see whether the job can ask less when it comes to {areas}."),
        marked("We can see whether the job can ask less of you when it comes to {areas}."),
        areas=named,
    )


def _reach(speaker: Speaker, facts: Sequence[ReachFact]) -> str:
    share = sum(fact.part.share for fact in facts)
    told = speaker.book.percent(share)
    if facts[0].reach is not Reach.WITHIN:
        if share > _WHOLE:
            return speaker.book.say("We can see whether all the tasks can be done in another way.")
        return speaker.book.say(
            "We can see whether some of the tasks can be done in another way ({share} of the hours).",
            share=told,
        )
    if share > _WHOLE:
        return speaker.either(
            marked("The candidate can do what all the tasks ask."),
            marked("You can do what all the tasks ask."),
        )
    if share < _MUCH:
        return speaker.either(
            marked("The candidate can do what the task {task} asks."),
            marked("You can do what the task {task} asks."),
            task=speaker.first_task(facts[0].part),
        )
    return speaker.either(
        marked("{share} of the hours are tasks that the candidate can do today."),
        marked("{share} of the hours are tasks that you can do today."),
        share=told,
    )


def _considerations(speaker: Speaker, facts: Sequence[ConsiderationFact]) -> str:
    if facts[0].possible:
        names = all_considerations(speaker.book, facts)
        return speaker.book.say("The workplace can see to {names}.", names=names)
    name = all_considerations(speaker.book, facts[:1])
    return speaker.book.say("We can talk with the workplace about what it takes to have {name}.", name=name)


def _travel(speaker: Speaker, fact: JourneyFact | TravelFact) -> str:
    book = speaker.book
    if isinstance(fact, JourneyFact):
        return book.say("The journey is estimated at {minutes} each way.", minutes=book.minutes(fact.minutes))
    minutes = book.minutes(fact.journey.minutes)
    if fact.bearing is Bearing.AGAINST:
        return book.say(
            "We can see whether the journey of {minutes} can be made in another way.", minutes=minutes
        )
    return speaker.either(
        marked("The journey is estimated at {minutes}, and the candidate can travel up to {longest}."),
        marked("The journey is estimated at {minutes}, and you can travel up to {longest}."),
        minutes=minutes,
        longest=book.minutes(fact.longest),
    )


def _unasked(speaker: Speaker, fact: UnaskedFact, area: str) -> str:
    if fact.group in _NOTHING_ASKED:
        return speaker.book.say(_NOTHING_ASKED[fact.group])
    return speaker.book.say("The job makes no demands when it comes to {area}.", area=area)
