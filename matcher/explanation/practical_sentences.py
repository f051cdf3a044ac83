"""Sentences about the journey and about what must be true at work."""

from __future__ import annotations

from matcher.explanation.bearing import Bearing
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.practical_facts import ConsiderationFact, JourneyFact, TravelFact


def practical_said(book: Phrasebook, fact: JourneyFact | TravelFact | ConsiderationFact) -> Said:
    """A fact about the journey or a consideration in words."""
    match fact:
        case JourneyFact():
            return Said(_journey(book, fact))
        case TravelFact():
            return _travel(book, fact)
        case ConsiderationFact():
            return _consideration(book, fact)


def _journey(book: Phrasebook, fact: JourneyFact) -> str:
    """How long the journey is, as far as distance tells."""
    minutes = book.minutes(fact.minutes)
    if fact.capped:
        return book.say("The journey is estimated at more than {minutes} each way.", minutes=minutes)
    return book.say("The journey is estimated at {minutes} each way.", minutes=minutes)


def _travel(book: Phrasebook, fact: TravelFact) -> Said:
    """The journey beside the longest one that the person can make."""
    longest = book.say("The candidate can travel up to {minutes}.", minutes=book.minutes(fact.longest))
    sentence = f"{_journey(book, fact.journey)} {longest}"
    if fact.bearing is Bearing.FOR:
        return Said(sentence)
    return Said(
        sentence, book.say("See whether there is another way there, or work that can be done at home.")
    )


def _consideration(book: Phrasebook, fact: ConsiderationFact) -> Said:
    """Whether the workplace can see to it."""
    name = book.word(book.vocabulary.considerations[fact.code].name)
    if fact.possible is None:
        return Said(book.say("Need for {name}: The workplace has not been asked yet.", name=name))
    if fact.possible:
        return Said(book.say("Need for {name}: The workplace can see to that.", name=name))
    sentence = book.say("Need for {name}: The workplace cannot see to that today.", name=name)
    return Said(sentence, book.say("Talk about what could help instead."))
