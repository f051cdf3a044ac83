"""What the importers of public vocabularies read: occupations, skills, job titles, and who published them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "Concept",
    "IscoGroup",
    "JobTitle",
    "Label",
    "OccupationTask",
    "Origin",
    "SkillLink",
    "SkillRelation",
    "SourceContent",
    "SourceSummary",
    "TitleRelation",
    "WorkActivity",
]


class SkillRelation(StrEnum):
    """Whether an occupation cannot be done without a skill, or only sometimes calls for it."""

    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class TitleRelation(StrEnum):
    """How near a national job title is to an occupation, nearest first; the words are those of SKOS."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    NARROW = "narrowMatch"
    BROAD = "broadMatch"


@dataclass(frozen=True, slots=True)
class Label:
    """What something is called in one language (two letters); one label of a language is preferred."""

    language: str
    text: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """An occupation or a skill. ``kind`` is the ISCO-08 group of an occupation, the type of a skill."""

    uri: str
    kind: str
    labels: tuple[Label, ...]

    def label(self, *languages: str) -> str:
        """The preferred label in the first of these languages that has one, else any label, else the uri."""
        for language in languages:
            for label in self.labels:
                if label.preferred and label.language == language:
                    return label.text
        return next((label.text for label in self.labels), self.uri)


@dataclass(frozen=True, slots=True)
class SkillLink:
    """That an occupation calls for a skill."""

    occupation: str
    skill: str
    relation: SkillRelation


@dataclass(frozen=True, slots=True)
class IscoGroup:
    """The title of a group of occupations in one language; the code has 1 to 4 digits, DISCO-08 up to 6."""

    code: str
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class JobTitle:
    """A national job title and one occupation that it may mean, or one group of occupations."""

    code: str
    title: str
    language: str
    relation: TitleRelation
    occupation: str


@dataclass(frozen=True, slots=True)
class OccupationTask:
    """A task statement of an occupation in O*NET."""

    id: str
    occupation: str
    occupation_title: str
    text: str
    core: bool


@dataclass(frozen=True, slots=True)
class WorkActivity:
    """A detailed work activity of O*NET, and the intermediate activity that it is part of."""

    id: str
    title: str
    part_of: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where content comes from: a name such as ``esco-da``, the publisher's version, file and day.

    ``version`` is empty where neither the user nor the name of the files tells it.
    """

    name: str
    version: str
    read_from: str
    imported_on: date


@dataclass(frozen=True, slots=True)
class SourceContent:
    """Everything that one source holds. Storing it replaces what the source held before."""

    origin: Origin
    occupations: tuple[Concept, ...] = ()
    skills: tuple[Concept, ...] = ()
    skill_links: tuple[SkillLink, ...] = ()
    isco_groups: tuple[IscoGroup, ...] = ()
    job_titles: tuple[JobTitle, ...] = ()
    tasks: tuple[OccupationTask, ...] = ()
    activities: tuple[WorkActivity, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """How much a source holds."""

    origin: Origin
    occupations: int
    occupation_labels: int
    skills: int
    skill_links: int
    isco_groups: int
    job_titles: int
    tasks: int
    activities: int
