"""Why no job can be made yet: the limits that do not go together, as one sentence about the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.carving.clash import Clash, LimitFact
from matcher.carving.limits import Limit
from matcher.domain.ids import CompetenceCode, ConsiderationCode
from matcher.domain.week import OFFICE_HOURS, DayPart, Slot
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.week_words import HOURS_OF, duration, row, times

_ALONE: Final = {
    Limit.LEAST_HOURS: marked("The tasks do not come to a job of at least {time} a week."),
    Limit.MOST_HOURS: marked("Each task takes more than the {time} a week that the job may have at most."),
    Limit.DAILY_HOURS: marked("Each task takes more than there is room for on days of up to {time}."),
    Limit.PERSON_TIMES: marked("Each task takes more than there is time for {times}."),
    Limit.TASK_TIMES: marked("The tasks take more than there is time for {times}."),
    Limit.TASK_RHYTHM: marked("The tasks are tied to more days than there are."),
    Limit.SEPARABLE: marked("All the tasks belong firmly to a position today."),
    Limit.LICENCES: marked("All the tasks need a paper that is not in place: {names}."),
    Limit.CONSIDERATIONS: marked("The workplace cannot see to this today: {names}."),
    Limit.ORDINARY_HOURS: marked("The tasks do not come to an ordinary job of at least {time} a week."),
    Limit.FEW_COLLEAGUES: marked("No job can be made where at most {n} positions hand over tasks."),
    Limit.NOT_ONLY_UNWANTED: marked(
        "Too much of the work is what the colleagues would rather be without: It may be {share} at most."
    ),
    Limit.NOT_ALONE: marked("Too much of the work is done alone: It may be {share} at most."),
    Limit.MEANINGFUL_WHOLE: marked(
        "The tasks point in too many directions: {share} of the hours are to belong together."
    ),
}
"""A limit that no job can keep to, whatever the others say."""
_TOGETHER: Final = {
    Limit.LEAST_HOURS: marked("the job is to be at least {time} a week"),
    Limit.MOST_HOURS: marked("the job may be up to {time} a week"),
    Limit.DAILY_HOURS: marked("a working day may be up to {time}"),
    Limit.PERSON_TIMES: marked("the candidate can come {times}"),
    Limit.TASK_TIMES: marked("the work is to be done {times}"),
    Limit.TASK_RHYTHM: marked("some tasks are tied to a number of days"),
    Limit.SEPARABLE: marked("some tasks stay in their position"),
    Limit.LICENCES: marked("some tasks need a paper ({names})"),
    Limit.CONSIDERATIONS: marked("this is needed at work: {names}"),
    Limit.ORDINARY_HOURS: marked("an ordinary job is at least {time} a week"),
    Limit.FEW_COLLEAGUES: marked("up to {n} positions may hand over tasks"),
    Limit.NOT_ONLY_UNWANTED: marked(
        "up to {share} of the hours may be work that others would rather be without"
    ),
    Limit.NOT_ALONE: marked("up to {share} of the hours may be work alone"),
    Limit.MEANINGFUL_WHOLE: marked("at least {share} of the hours are to belong together"),
}
"""What a limit says, as a part of "The tasks do not make a job when ... and ..."."""


def clash_said(clash: Clash, book: Phrasebook, *, untimed: bool) -> str:
    """The clash in one sentence; ``untimed`` where office hours were assumed for some task."""
    facts = {fact.limit: fact for fact in clash.facts}
    if not facts:
        return book.say("No tasks have been noted at the workplace yet.")
    if set(facts) == {Limit.PERSON_TIMES, Limit.TASK_TIMES}:
        return _times_apart(facts, book, untimed=untimed)
    if len(facts) == 1:
        (fact,) = facts.values()
        return book.say(_ALONE[fact.limit], **_values(fact, book, untimed=untimed))
    first, *others = (
        book.say(_TOGETHER[fact.limit], **_values(fact, book, untimed=untimed)) for fact in clash.facts
    )
    for other in others:
        first = book.say("{limits}, and when {limit}", limits=first, limit=other)
    return book.say("The tasks do not make a job yet when {limits}.", limits=first)


def codes_said(codes: tuple[CompetenceCode | ConsiderationCode, ...], limit: Limit, book: Phrasebook) -> str:
    """Licences or considerations by their names."""
    if limit is Limit.LICENCES:
        texts = [book.vocabulary.competences[CompetenceCode(code)].name for code in codes]
    else:
        texts = [book.vocabulary.considerations[ConsiderationCode(code)].name for code in codes]
    return row(book, [book.word(text) for text in texts])


def _values(fact: LimitFact, book: Phrasebook, *, untimed: bool) -> dict[str, str | int]:
    number = fact.number or 0
    return {
        "n": number,
        "time": duration(book, number),
        "share": book.say("{n}%", n=number),
        "times": times(book, _slots(fact, untimed=untimed)),
        "names": codes_said(fact.codes, fact.limit, book),
    }


def _times_apart(facts: Mapping[Limit, LimitFact], book: Phrasebook, *, untimed: bool) -> str:
    work, person = (_slots(facts[limit], untimed=untimed) for limit in (Limit.TASK_TIMES, Limit.PERSON_TIMES))
    told = {"work": times(book, work), "person": times(book, person)}
    if work & person:
        return book.say(
            "There is too little time for any of the tasks: The work is to be done {work}, "
            "and the candidate can come {person}.",
            **told,
        )
    begins, ends = min(map(_begins, work)), max(map(_ends, person))
    if begins >= ends:
        return book.say(
            "None of the tasks is done before {hour}, and the candidate can come {person}.",
            hour=begins,
            person=told["person"],
        )
    return book.say("The tasks are done {work}, and the candidate can come {person}.", **told)


def _slots(fact: LimitFact, *, untimed: bool) -> frozenset[Slot]:
    slots = fact.slots or frozenset()
    assumed = fact.limit is Limit.TASK_TIMES and (untimed or not slots)
    return slots | OFFICE_HOURS if assumed else slots


def _begins(slot: Slot) -> int:
    return HOURS_OF[slot.part][0]


def _ends(slot: Slot) -> int:
    return 24 if slot.part is DayPart.NIGHT else HOURS_OF[slot.part][1]
