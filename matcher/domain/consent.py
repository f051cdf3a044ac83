"""What a candidate has agreed that an employer may see, item by item, for one job at a time.

A release holds until it is revoked. Nothing of it is ever deleted but with the candidate: that it was
revoked, when and by whom, is part of the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, JobId, TaskTypeCode
from matcher.errors import InvalidInput


class ItemKind(StrEnum):
    """What can be released. All but name and contact are released one code at a time."""

    NAME = "name"
    CONTACT = "contact"
    CONSIDERATION = "consideration"
    COMPETENCE = "competence"
    EXPERIENCE = "experience"


WITHOUT_CODE: Final = frozenset({ItemKind.NAME, ItemKind.CONTACT})


@dataclass(frozen=True, slots=True)
class ReleasedItem:
    """One thing about a candidate that an employer may see; experience goes by its type of task."""

    kind: ItemKind
    code: str = ""

    def __post_init__(self) -> None:
        if (self.kind in WITHOUT_CODE) == bool(self.code):
            raise InvalidInput(_HOW)

    @classmethod
    def read(cls, text: str) -> ReleasedItem:
        """The item that a text stands for.

        >>> ReleasedItem.read("competence:packing").code
        'packing'

        Raises
        ------
        InvalidInput
            If it stands for none.
        """
        kind, _, code = text.strip().partition(":")
        if kind not in list(ItemKind):
            raise InvalidInput(_HOW)
        return cls(ItemKind(kind), code)

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.code}" if self.code else self.kind.value


_HOW: Final = (
    "An item is name, contact, consideration:CODE, competence:CODE or experience:CODE (a type of task)."
)


@dataclass(frozen=True, slots=True)
class Release:
    """That a candidate released one item for one job, who recorded it, and who recorded that it was revoked.

    ``number`` counts from 1 in the history of this candidate and this job.
    """

    candidate_id: CandidateId
    job_id: JobId
    number: int
    item: ReleasedItem
    on: date
    recorded_by: str
    revoked_on: date | None = None
    revoked_by: str | None = None

    def __post_init__(self) -> None:
        if (self.revoked_on is None) != (self.revoked_by is None):
            raise InvalidInput("A revoked release says both when and by whom that was recorded.")
        if not self.recorded_by.strip() or (self.revoked_by is not None and not self.revoked_by.strip()):
            raise InvalidInput("Every change to a release has a person's name on it.")
        if self.revoked_on is not None and self.revoked_on < self.on:
            raise InvalidInput("A release cannot be revoked before the day on which it was given.")

    @property
    def holds(self) -> bool:
        """Whether it has not been revoked."""
        return self.revoked_on is None


@dataclass(frozen=True, slots=True)
class Released:
    """All that an employer may see of one candidate for one job beyond what is shown of everybody."""

    name: bool = False
    contact: bool = False
    considerations: frozenset[ConsiderationCode] = frozenset()
    competences: frozenset[CompetenceCode] = frozenset()
    experience: frozenset[TaskTypeCode] = frozenset()

    def within(self, other: Released) -> bool:
        """Whether the other one allows all that this one does."""
        return (
            self.name <= other.name
            and self.contact <= other.contact
            and self.considerations <= other.considerations
            and self.competences <= other.competences
            and self.experience <= other.experience
        )


def released(releases: Iterable[Release], on: date) -> Released:
    """What the releases of one candidate for one job allow on a day.

    What has been revoked is released on no day, an earlier one neither: to ask about the past must not
    show what may not be shown any more.
    """
    items = {release.item for release in releases if release.holds and release.on <= on}
    codes = {kind: {item.code for item in items if item.kind is kind} for kind in ItemKind}
    return Released(
        name=bool(codes[ItemKind.NAME]),
        contact=bool(codes[ItemKind.CONTACT]),
        considerations=frozenset(map(ConsiderationCode, codes[ItemKind.CONSIDERATION])),
        competences=frozenset(map(CompetenceCode, codes[ItemKind.COMPETENCE])),
        experience=frozenset(map(TaskTypeCode, codes[ItemKind.EXPERIENCE])),
    )
