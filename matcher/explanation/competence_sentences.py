"""Sentences about competences: what the job asks for, what is held, and how that is known."""

from __future__ import annotations

from datetime import date
from typing import Final

from matcher.domain.candidate import Evidence
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import UNKNOWN, Level
from matcher.explanation.bearing import Bearing
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook, Said, opening
from matcher.explanation.profile_facts import CompetenceFact, StatedFact

_KNOWS: Final = {
    Level.NONE: marked("has not learnt it yet"),
    Level.LIGHT: marked("is learning it"),
    Level.MODERATE: marked("can do it with support"),
    Level.HIGH: marked("can do it independently"),
    Level.FULL: marked("can teach it to others"),
}
_SHOWN: Final = {
    Evidence.CERTIFICATE: marked("There is a certificate."),
    Evidence.OBSERVED: marked("It has been seen at work."),
    Evidence.STATEMENT: marked("It is the candidate's own statement."),
}


def competence_said(book: Phrasebook, fact: CompetenceFact) -> Said:
    """What the job asks of a competence, and what is known of it."""
    entry = book.vocabulary.competences[fact.code]
    name = opening(book.word(entry.name))
    asks, held = _licence(book, fact) if entry.licence else _skill(book, fact)
    if fact.bearing is Bearing.FOR:
        shown = (
            []
            if fact.evidence is None
            else evidence_said(book, fact.evidence, fact.old_since, is_proof=entry.proof)
        )
        return Said(" ".join([f"{name}: {held}", *shown]))
    if fact.bearing is Bearing.UNKNOWN:
        return Said(f"{name}: {asks}")
    return Said(f"{name}: {asks} {held}", book.say("See whether it can be learnt along the way."))


def evidence_said(
    book: Phrasebook, evidence: Evidence, old_since: date | None, *, is_proof: bool
) -> list[str]:
    """How it is known and, where that is long ago, from when."""
    of_proof = is_proof and evidence is Evidence.CERTIFICATE
    known = book.say("There is a proof of competence.") if of_proof else book.say(_SHOWN[evidence])
    if old_since is None:
        return [known]
    day = book.day(old_since)
    return [known, book.say("That was on {day}, so ask whether it still holds.", day=day)]


def stated_said(book: Phrasebook, fact: StatedFact) -> Said:
    """That it has not been seen at work yet."""
    names = [book.word(book.vocabulary.competences[CompetenceCode(code)].name) for code in fact.codes]
    sentence = book.say(
        "The candidate has told of this, but it has not been seen at work yet: {names}.",
        names=book.listed(names),
    )
    return Said(sentence, book.say("A trial can show it."))


def _licence(book: Phrasebook, fact: CompetenceFact) -> tuple[str, str]:
    tasks, n = book.tasks(fact.task_ids), len(fact.task_ids)
    if fact.required:
        asks = book.say_n("The task {tasks} requires it.", "The tasks {tasks} require it.", n, tasks=tasks)
    else:
        asks = book.say_n("It helps in the task {tasks}.", "It helps in the tasks {tasks}.", n, tasks=tasks)
    if fact.held is UNKNOWN:
        return asks, ""
    if fact.held >= fact.asked:
        return asks, book.say("The candidate has it.")
    if fact.held is Level.NONE:
        return asks, book.say("The candidate does not have it yet.")
    return asks, book.say("The candidate is working towards it.")


def _skill(book: Phrasebook, fact: CompetenceFact) -> tuple[str, str]:
    tasks, n, level = book.tasks(fact.task_ids), len(fact.task_ids), book.say(_KNOWS[fact.asked])
    if fact.required:
        asks = book.say_n(
            "The task {tasks} needs someone who {level}.",
            "The tasks {tasks} need someone who {level}.",
            n,
            tasks=tasks,
            level=level,
        )
    else:
        asks = book.say_n(
            "In the task {tasks} it helps if one {level}.",
            "In the tasks {tasks} it helps if one {level}.",
            n,
            tasks=tasks,
            level=level,
        )
    if fact.held is UNKNOWN:
        return asks, ""
    return asks, book.say("The candidate {level}.", level=book.say(_KNOWS[fact.held]))
