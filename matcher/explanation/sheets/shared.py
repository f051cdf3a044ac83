"""What the candidate has released to the employer of this job, told to the broker and to the candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.domain.candidate import WishTarget
from matcher.domain.consent import Released
from matcher.domain.ids import CompetenceCode, TaskTypeCode
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import FactSheet
from matcher.explanation.phrasebook import Phrasebook, within
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact
from matcher.explanation.telling import Told


@dataclass(frozen=True, slots=True)
class SharedView:
    """What the employer may be told: the name or not, and the names of all else that is released.

    ``could_be`` is what speaks for this match and has not been released.
    """

    name: bool
    contact: bool
    items: tuple[str, ...]
    could_be: tuple[str, ...]


def shared_view(told: Told, book: Phrasebook) -> SharedView:
    """What has been released, each thing by its name."""
    known, released = book.vocabulary, told.inputs.released
    items = (
        *(book.word(known.considerations[code].name) for code in sorted(released.considerations)),
        *(_competence(code, book) for code in sorted(released.competences)),
        *(_experience(code, book) for code in sorted(released.experience)),
    )
    return SharedView(released.name, released.contact, items, tuple(_could_be(told.facts, released, book)))


def _could_be(facts: FactSheet, released: Released, book: Phrasebook) -> Iterator[str]:
    """Experience and competences that speak for this match, and that the employer may not see yet."""
    for fact in facts.facts:
        match fact:
            case ExperienceFact(target=WishTarget.TASK_TYPE, bearing=Bearing.FOR):
                code = TaskTypeCode(fact.code)
                if code not in released.experience:
                    yield within(book.word(book.vocabulary.task_types[code].name))
            case CompetenceFact(bearing=Bearing.FOR) if fact.code not in released.competences:
                yield _competence(fact.code, book)
            case _:
                pass


def _experience(code: TaskTypeCode, book: Phrasebook) -> str:
    return book.say("experience: {name}", name=within(book.word(book.vocabulary.task_types[code].name)))


def _competence(code: CompetenceCode, book: Phrasebook) -> str:
    return book.word(book.vocabulary.competences[code].name)
