"""The entries of the vocabulary: how each code is said in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskTypeCode
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed


class Language(StrEnum):
    """The languages the product speaks; Danish comes first."""

    DA = "da"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Danish and in English."""

    da: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.da if language is Language.DA else self.en


@dataclass(frozen=True, slots=True)
class DimensionEntry:
    """A work dimension: its name, ICF codes, the five anchors (level 0 first), and how to ask about it.

    An anchor reads after "The task asks you to ..." as well as after "Can ...".
    """

    dimension: Dimension
    name: Text
    icf: tuple[str, ...]
    anchors: tuple[Text, Text, Text, Text, Text]
    question: Text

    def anchor(self, level: Level) -> Text:
        """What a level of this dimension means."""
        return self.anchors[level]


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field of work, such as kitchen work or gardening."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class CompetenceEntry:
    """Something one can know how to do, or a licence one can hold.

    ``licence`` marks a paper that the law or an authority asks for; ``proof`` a tool or machine for which a
    workplace or a school can give a proof of competence ("driving licence") without any law behind it.
    """

    code: CompetenceCode
    name: Text
    licence: bool
    proof: bool = False


class ConsiderationKind(StrEnum):
    """Whether something has to be arranged in the work itself, or is help that is brought in."""

    ARRANGEMENT = "arrangement"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class ConsiderationEntry:
    """Something that must be true at work for a person. The name reads after "There is/are ..."."""

    code: ConsiderationCode
    kind: ConsiderationKind
    name: Text


@dataclass(frozen=True, slots=True)
class TaskType:
    """An everyday type of task with what it usually demands.

    A dimension not named in ``demands`` is usually not called on at all (level 0).
    """

    code: TaskTypeCode
    field: str
    name: Text
    synonyms_da: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    demands: Levels
    competences: tuple[CompetenceNeed, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries, each by its code, in the order in which they are written down."""

    dimensions: Mapping[Dimension, DimensionEntry]
    fields: Mapping[str, FieldEntry]
    competences: Mapping[CompetenceCode, CompetenceEntry]
    considerations: Mapping[ConsiderationCode, ConsiderationEntry]
    task_types: Mapping[TaskTypeCode, TaskType]
