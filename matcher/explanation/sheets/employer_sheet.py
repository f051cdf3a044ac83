"""What an employer gets to see of a match: an allow-list, built from nothing but what stands in it.

Anonymous until the candidate has released the name. No level, no gap, no score, no postcode, no journey and
no broker's note has a way in: :class:`ForEmployer` is all that the sheet is made from, and a test lists every
field that there may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.carving.week_plan import WeekPlan
from matcher.domain.candidate import WishTarget
from matcher.domain.consent import Released
from matcher.domain.employer import Employer
from matcher.domain.ids import ConsiderationCode, TaskId
from matcher.domain.job import JobInFull
from matcher.explanation.asking_law_sentences import MayAskView, may_ask_views
from matcher.explanation.bearing import Bearing
from matcher.explanation.catalogue import marked
from matcher.explanation.competence_sentences import competence_said
from matcher.explanation.employer_schemes import (
    EmployerSchemes,
    GeneralSchemeView,
    employer_schemes,
    schemes_in_general,
)
from matcher.explanation.facts import FactSheet
from matcher.explanation.job_view import JobView, job_view
from matcher.explanation.level_facts import ReachFact
from matcher.explanation.meeting_plan import PlanView, plan_view
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, WishFact
from matcher.explanation.sheets.contacts import ContactsView, contacts_view
from matcher.explanation.telling import Means, Told
from matcher.explanation.wish_sentences import experience_said, wish_said
from matcher.vocabulary.entries import Language


class StrengthKind(StrEnum):
    """What a strength is about."""

    WITHIN_REACH = "within_reach"
    WISHED = "wished"
    DONE_BEFORE = "done_before"
    COMPETENCE = "competence"


@dataclass(frozen=True, slots=True)
class ForEmployer:
    """All that an employer's sheet is made from.

    Attributes
    ----------
    name, phone, email : empty unless the candidate has released them for this job
    strengths : facts that speak for the match, of the kinds an employer may see
    considerations : those that the candidate has released, and whether the workplace can meet them
    """

    job: JobInFull
    employer: Employer
    week: WeekPlan | None
    name: str
    phone: str
    email: str
    strengths: tuple[ReachFact | WishFact | ExperienceFact | CompetenceFact, ...]
    considerations: tuple[tuple[ConsiderationCode, bool | None], ...]


@dataclass(frozen=True, slots=True)
class StrengthView:
    """Something the candidate can do or wants to do, in this job's own tasks."""

    kind: StrengthKind
    sentence: str
    task_ids: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class ArrangementView:
    """Something that has to be true at work, released by the candidate."""

    code: ConsiderationCode
    possible: bool | None
    sentence: str


@dataclass(frozen=True, slots=True)
class EmployerSheet:
    """The sheet for the employer. ``candidate`` is a name only where it has been released."""

    language: Language
    day: date
    reference: str
    simulated: bool
    dataset: str
    heading: str
    candidate: str
    phone: str
    email: str
    job: JobView
    strengths: tuple[StrengthView, ...]
    arrangements: tuple[ArrangementView, ...]
    schemes: EmployerSchemes
    schemes_in_general: tuple[GeneralSchemeView, ...]
    may_ask: tuple[MayAskView, ...]
    plan: PlanView
    contacts: ContactsView
    next_steps: tuple[str, ...]
    notices: tuple[str, ...]


def for_employer(told: Told) -> ForEmployer:
    """The part of what is told that an employer may see."""
    released, case = told.inputs.released, told.inputs.case
    name, contact = told.inputs.name, told.inputs.contact
    arrangements = case.job.workplace.arrangements
    return ForEmployer(
        job=case.job,
        employer=case.employer,
        week=told.week,
        name=name if name and released.name else "",
        phone=contact.phone if contact and released.contact else "",
        email=contact.email if contact and released.contact else "",
        strengths=tuple(_strengths(told.facts, released)),
        considerations=tuple(
            (code, arrangements.get(code))
            for code in sorted(case.candidate.considerations & released.considerations)
        ),
    )


def employer_sheet(told: Told, reference: str, means: Means, book: Phrasebook) -> EmployerSheet:
    """The sheet for the employer, in words."""
    seen = for_employer(told)
    return EmployerSheet(
        language=book.language,
        day=told.inputs.day,
        reference=reference,
        simulated=told.inputs.case.label.simulated,
        dataset=told.inputs.case.label.name,
        heading=book.say("One job and one candidate"),
        candidate=seen.name,
        phone=seen.phone,
        email=seen.email,
        job=job_view(seen.job, seen.employer, seen.week, day=told.inputs.day, book=book),
        strengths=tuple(_strength_view(fact, book) for fact in seen.strengths),
        arrangements=tuple(_arrangement_view(*each, book) for each in seen.considerations),
        schemes=employer_schemes(
            frozenset(code for code, _ in seen.considerations),
            seen.job.workplace,
            means.rules.schemes,
            told.inputs.day,
            book,
        ),
        schemes_in_general=schemes_in_general(means.rules.schemes, told.inputs.day, book),
        may_ask=may_ask_views(told.may_ask, book),
        plan=plan_view(book),
        contacts=contacts_view(told.inputs.contacts),
        next_steps=tuple(book.say(step) for step in _NEXT_STEPS),
        notices=tuple(book.say(notice) for notice in _NOTICES),
    )


def _strengths(
    facts: FactSheet, released: Released
) -> Iterator[ReachFact | WishFact | ExperienceFact | CompetenceFact]:
    """What speaks for the match, of the kinds that an employer may see; experience only where released."""
    for fact in facts.facts:
        if fact.bearing is not Bearing.FOR:
            continue
        match fact:
            case ReachFact() | WishFact():
                yield fact
            case ExperienceFact(target=WishTarget.TASK_TYPE) if fact.code in released.experience:
                yield fact
            case CompetenceFact() if fact.code in released.competences:
                yield fact
            case _:
                pass


def _strength_view(
    fact: ReachFact | WishFact | ExperienceFact | CompetenceFact, book: Phrasebook
) -> StrengthView:
    match fact:
        case ReachFact():
            return StrengthView(StrengthKind.WITHIN_REACH, _within_reach(fact, book), fact.part.task_ids)
        case WishFact():
            return StrengthView(StrengthKind.WISHED, wish_said(book, fact).sentence, fact.part.task_ids)
        case ExperienceFact():
            said = experience_said(book, fact).sentence
            return StrengthView(StrengthKind.DONE_BEFORE, said, fact.part.task_ids)
        case CompetenceFact():
            said = competence_said(book, fact).sentence
            return StrengthView(StrengthKind.COMPETENCE, said, fact.task_ids)


def _within_reach(fact: ReachFact, book: Phrasebook) -> str:
    return book.say_n(
        "The task {tasks} suits what the candidate can do.",
        "The tasks {tasks} suit what the candidate can do.",
        len(fact.part.task_ids),
        tasks=book.tasks(fact.part.task_ids),
    )


def _arrangement_view(code: ConsiderationCode, possible: bool | None, book: Phrasebook) -> ArrangementView:
    name = opening(book.word(book.vocabulary.considerations[code].name))
    said = {
        True: book.say("{name}: You have told us that it can be done.", name=name),
        False: book.say("{name}: It is not possible today. Can it be done in another way?", name=name),
        None: book.say("{name}: Can that be done?", name=name),
    }
    return ArrangementView(code, possible, said[possible])


_NOTICES: Final = (
    marked("The candidate decides what you get to know."),
    marked("You decide whether you want to meet. The municipality decides about the schemes."),
)
_NEXT_STEPS: Final = (
    marked("Say whether you would like to meet. We find a time."),
    marked("We come along to the first meeting, and we stay within reach afterwards."),
)
