"""Sentences that tell several facts at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.domain.candidate import WishTarget
from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension
from matcher.explanation.catalogue import marked
from matcher.explanation.competence_sentences import evidence_said
from matcher.explanation.level_facts import DemandFact, Reach, ReachFact
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.practical_facts import ConsiderationFact
from matcher.explanation.profile_facts import ExperienceFact

_WHOLE: Final = 1 - 1e-9
_IN_ONE_WORD: Final = {Dimension.CLIMATE: marked("temperature"), Dimension.AIR: marked("air")}


def areas(book: Phrasebook, dimensions: Sequence[Dimension]) -> str:
    """The names of dimensions, as they stand after "when it comes to"."""
    return book.listed([_area(book, dimension) for dimension in dimensions])


def _area(book: Phrasebook, dimension: Dimension) -> str:
    """The name of a dimension, in one word where the full name is itself a row of words."""
    if dimension in _IN_ONE_WORD:
        return book.say(_IN_ONE_WORD[dimension])
    return book.word(book.vocabulary.dimensions[dimension].name)


def demands_met(book: Phrasebook, facts: Sequence[DemandFact]) -> Said:
    """What the job asks in several areas of one family, and the person simply can."""
    return Said(
        book.say(
            "The candidate can do what the job asks when it comes to {areas}.",
            areas=areas(book, [fact.dimension for fact in facts]),
        )
    )


def out_of_reach(book: Phrasebook, facts: Sequence[ReachFact], causes: Sequence[Dimension]) -> Said:
    """How much of the job asks more than the person can do today, and in which areas."""
    part = sum(fact.part.share for fact in facts)
    share = book.percent(part)
    beyond = any(fact.reach is Reach.BEYOND for fact in facts)
    if beyond and part > _WHOLE:
        more = book.say("As they are now, all the tasks ask more than the candidate can do today.")
    elif beyond:
        more = book.say(
            "In {share} of the hours the tasks ask more than the candidate can do today.", share=share
        )
    else:
        more = book.say(
            "In {share} of the hours the tasks ask a little more than the candidate can do today.",
            share=share,
        )
    about = book.say("It is about {areas}.", areas=areas(book, causes))
    return Said(f"{more} {about}")


def considerations_said(book: Phrasebook, facts: Sequence[ConsiderationFact]) -> Said:
    """What the workplace can see to, or what it cannot see to today."""
    names = all_considerations(book, facts)
    if facts[0].possible:
        return Said(book.say("The workplace can see to {names}.", names=names))
    return Said(
        book.say("The workplace cannot see to {names} today.", names=names),
        book.say("Talk about what could help instead."),
    )


def all_considerations(book: Phrasebook, facts: Sequence[ConsiderationFact]) -> str:
    """Each of them by name: none of what a person needs is left out."""
    entries = book.vocabulary.considerations
    names = [book.word(entries[ConsiderationCode(fact.code)].name) for fact in facts]
    return book.listed(names, most=len(names))


def experience_together(book: Phrasebook, facts: Sequence[ExperienceFact]) -> Said:
    """Several types of task done before, known in the same way, or several fields known."""
    first = facts[0]
    if first.target is WishTarget.FIELD:
        return Said(book.say("The candidate has experience with {field}.", field=fields_named(book, facts)))
    task_ids = [task_id for fact in facts for task_id in fact.part.task_ids]
    tried = book.say_n(
        "The candidate has tried the task {tasks} before.",
        "The candidate has tried the tasks {tasks} before.",
        len(task_ids),
        tasks=book.tasks(task_ids),
    )
    if first.evidence is None:
        return Said(tried)
    return Said(" ".join([tried, *evidence_said(book, first.evidence, first.old_since, is_proof=True)]))


def fields_named(book: Phrasebook, facts: Sequence[ExperienceFact]) -> str:
    """The fields of work by name. A name may itself be a row of words, so the last is set apart."""
    names = [book.word(book.vocabulary.fields[fact.code].name) for fact in facts]
    if len(names) == 1:
        return names[0]
    return book.say("{names} as well as {last}", names=", ".join(names[:-1]), last=names[-1])
