"""Sentences about what the tasks demand, and how far that lies from what the person can do today."""

from __future__ import annotations

from typing import Final

from matcher.domain.scale import UNKNOWN
from matcher.explanation.bearing import JobPart, UnaskedFact
from matcher.explanation.catalogue import marked
from matcher.explanation.level_facts import DemandFact, LevelFact, Reach, ReachFact
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.features.columns import ReasonGroup

_UNASKED: Final = {
    ReasonGroup.COMPETENCES: marked("The job asks for no particular competences."),
    ReasonGroup.SUPPORT: marked("We know of nothing that has to be in place first."),
}
_NO_DEMANDS: Final = marked("The job makes no demands here.")


def level_said(book: Phrasebook, fact: LevelFact) -> Said:
    """A fact about demands in words."""
    match fact:
        case DemandFact():
            return _demand(book, fact)
        case ReachFact():
            return _reach(book, fact)
        case UnaskedFact():
            return Said(book.say(_UNASKED.get(fact.group, _NO_DEMANDS)))


def _demand(book: Phrasebook, fact: DemandFact) -> Said:
    """What the tasks ask on a dimension, beside what the person can do today."""
    entry = book.vocabulary.dimensions[fact.dimension]
    asks = book.say_n(
        "The task {tasks} asks you to {anchor}.",
        "The tasks {tasks} ask you to {anchor}.",
        len(fact.part.task_ids),
        tasks=book.tasks(fact.part.task_ids),
        anchor=book.word(entry.anchor(fact.demanded)),
    )
    if fact.capability is UNKNOWN:
        return Said(asks)
    if not fact.shortfall:
        can = book.say("The candidate can do that.")
        return Said(f"{asks} {can}")
    can = book.say("Today the candidate can {anchor}.", anchor=book.word(entry.anchor(fact.capability)))
    if fact.proposed:
        unconfirmed = book.say("The workplace has not confirmed the demand yet.")
        return Said(f"{asks} {can} {unconfirmed}", other_work(book, fact.part))
    return Said(f"{asks} {can}", other_work(book, fact.part))


def _reach(book: Phrasebook, fact: ReachFact) -> Said:
    """Which tasks the person can do, and which ask for more."""
    n, tasks = len(fact.part.task_ids), book.tasks(fact.part.task_ids)
    share = book.percent(fact.part.share)
    if fact.reach is Reach.WITHIN:
        return Said(
            book.say_n(
                "The candidate can do what the task {tasks} asks ({share} of the hours).",
                "The candidate can do what the tasks {tasks} ask ({share} of the hours).",
                n,
                tasks=tasks,
                share=share,
            )
        )
    if fact.reach is Reach.UNKNOWN:
        return Said(
            book.say_n(
                "We do not know enough yet about the task {tasks} ({share} of the hours).",
                "We do not know enough yet about the tasks {tasks} ({share} of the hours).",
                n,
                tasks=tasks,
                share=share,
            )
        )
    if fact.reach is Reach.NEARLY:
        sentence = book.say_n(
            "The task {tasks} asks a little more than the candidate can do today ({share} of the hours).",
            "The tasks {tasks} ask a little more than the candidate can do today ({share} of the hours).",
            n,
            tasks=tasks,
            share=share,
        )
    else:
        sentence = book.say_n(
            "The task {tasks} asks more than the candidate can do today ({share} of the hours).",
            "The tasks {tasks} ask more than the candidate can do today ({share} of the hours).",
            n,
            tasks=tasks,
            share=share,
        )
    return Said(sentence, other_work(book, fact.part))


def other_work(book: Phrasebook, part: JobPart) -> str:
    """What could be looked at in the job where a part of it does not suit the person."""
    if part.separable:
        return book.say("See whether some of the work can be swapped or shared.")
    return book.say("See whether it can be done in another way, for instance with an aid.")
