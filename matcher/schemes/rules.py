"""What a compensation scheme is: its law, what it closes, who pays, who decides, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension, Family, Unknown
from matcher.law.citation import Law, cited
from matcher.law.standing import Source, Standing, Validity, standing_of
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap, Need
from matcher.vocabulary.entries import Text

__all__ = [
    "Amount",
    "Closes",
    "Combination",
    "Evidence",
    "EvidenceLevel",
    "Party",
    "Role",
    "Rulebook",
    "SchemeCode",
    "SchemeRule",
    "Sector",
    "Unit",
    "Unmet",
    "Words",
]

SchemeCode = NewType("SchemeCode", str)


class Role(StrEnum):
    """Whether a scheme can close a need, or is only to be known about."""

    CLOSES = "closes"
    INFORMS = "informs"


class Party(StrEnum):
    """Who pays or decides: people, always."""

    MUNICIPALITY = "municipality"
    EMPLOYER = "employer"


class Sector(StrEnum):
    """Whether an employer is public or private."""

    PUBLIC = "public"
    PRIVATE = "private"


class Unit(StrEnum):
    """What an amount counts."""

    HOURS_A_WEEK = "hours_a_week"
    DAYS_A_YEAR = "days_a_year"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class EvidenceLevel(StrEnum):
    """What stands behind a kind of help: viden, formodning or idé. It says nothing of how well it works."""

    KNOWLEDGE = "knowledge"
    PRESUMPTION = "presumption"
    IDEA = "idea"


class Unmet(StrEnum):
    """Why no scheme meets a need: none exists, the workplace arranges it itself, or none is in force."""

    NO_SCHEME = "no_scheme"
    ARRANGED_AT_WORK = "arranged_at_work"
    OUT_OF_FORCE = "out_of_force"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a kind of help. A level has a source; an unknown one has none."""

    level: EvidenceLevel | Unknown
    source: Source | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a scheme, which may change from year to year. ``sector``: for whom; ``None`` for all."""

    code: str
    value: int
    unit: Unit
    sector: Sector | None
    said: Text
    validity: Validity
    source: Source

    def standing(self, on: date) -> tuple[Standing, ...]:
        """What has to be said of it on that day; ``IN_FORCE`` alone where there is nothing to warn of."""
        return standing_of(self.validity, self.source, on)


@dataclass(frozen=True, slots=True)
class Closes:
    """What a scheme can close: gaps by family or by dimension, considerations, kinds of help."""

    families: frozenset[Family] = frozenset()
    dimensions: frozenset[Dimension] = frozenset()
    considerations: frozenset[ConsiderationCode] = frozenset()
    helps: frozenset[Help] = frozenset()

    def covers(self, need: Need) -> bool:
        """Whether the scheme is for this need."""
        match need:
            case LevelGap(dimension):
                return dimension in self.dimensions or dimension.family in self.families
            case ConsiderationNeeded(entry):
                return entry.code in self.considerations
            case HelpNeeded(kind):
                return kind in self.helps


@dataclass(frozen=True, slots=True)
class SchemeRule:
    """One scheme.

    ``who`` says who may get it and ``looks_at`` what those who decide look at: both are told, never decided
    here. ``intrusiveness`` orders schemes, the least intrusive first. ``payers`` is empty where it costs
    nothing.
    """

    code: SchemeCode
    role: Role
    intrusiveness: int
    name: Text
    what: Text
    who: Text
    looks_at: Text
    payment: Text
    apply: Text
    law: tuple[Law, ...]
    closes: Closes
    payers: tuple[Party, ...]
    deciders: tuple[Party, ...]
    sector: Sector | None
    evidence: Evidence
    amounts: tuple[Amount, ...]
    validity: Validity
    source: Source
    review_by: date

    @property
    def cited(self) -> str:
        """All places in law, as they are cited in Danish."""
        return cited(self.law)

    def standing(self, on: date) -> tuple[Standing, ...]:
        """What has to be said of it on that day; ``IN_FORCE`` alone where there is nothing to warn of."""
        return standing_of(self.validity, self.source, on, self.review_by)

    def amounts_on(self, on: date, sector: Sector | None = None) -> tuple[Amount, ...]:
        """The amounts of that day; of several with one code, the one that began last.

        ``sector`` leaves out the amounts of the other one; where it is not known, both are told.
        """
        current: dict[tuple[str, Sector | None], Amount] = {}
        for amount in sorted(self.amounts, key=_began):
            told = sector is None or amount.sector in {None, sector}
            if told and amount.validity.covers(on):
                current[amount.code, amount.sector] = amount
        return tuple(amount for amount in self.amounts if amount in current.values())


def _began(amount: Amount) -> date:
    first = amount.validity.valid_from
    return first if isinstance(first, date) else date.min


@dataclass(frozen=True, slots=True)
class Combination:
    """Schemes that may go together only after the key person has been asked."""

    schemes: frozenset[SchemeCode]
    said: Text


@dataclass(frozen=True, slots=True)
class Words:
    """How parties, standings, evidence levels and unmet needs are said."""

    parties: Mapping[Party, Text]
    standings: Mapping[Standing, Text]
    levels: Mapping[EvidenceLevel | Unknown, Text]
    unmet: Mapping[Unmet, Text]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All schemes by code, the least intrusive first, with their combinations and words."""

    rules: Mapping[SchemeCode, SchemeRule]
    combinations: tuple[Combination, ...]
    words: Words
