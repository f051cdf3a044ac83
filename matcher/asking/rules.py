"""What a question rests on: how it is asked, how it is not, why, and where in the law that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

from matcher.domain.scale import Dimension
from matcher.law.citation import Law
from matcher.law.fingerprint import fingerprint_of
from matcher.law.standing import Source, Standing, Validity, standing_of
from matcher.vocabulary.entries import Text

__all__ = ["AskingCode", "AskingLaw", "AskingRule", "AskingRules", "asking_fingerprint"]

AskingCode = NewType("AskingCode", str)


@dataclass(frozen=True, slots=True)
class AskingLaw:
    """A rule of law on what may be asked, in everyday words."""

    code: str
    law: Law
    says: Text
    validity: Validity
    source: Source
    review_by: date

    def standing(self, on: date) -> tuple[Standing, ...]:
        """What has to be said of it on that day; ``IN_FORCE`` alone where there is nothing to warn of."""
        return standing_of(self.validity, self.source, on, self.review_by)


@dataclass(frozen=True, slots=True)
class AskingRule:
    """A question that is in order, the same asked wrongly, why that is wrong, and the law behind it."""

    code: AskingCode
    ask: Text
    instead_of: Text
    why: Text
    laws: tuple[AskingLaw, ...]


@dataclass(frozen=True, slots=True)
class AskingRules:
    """A question for each work dimension and for a licence, and those for any job, the first ones first."""

    laws: Mapping[str, AskingLaw]
    dimensions: Mapping[Dimension, AskingRule]
    licence: AskingRule
    general: tuple[AskingRule, ...]


def asking_fingerprint(rules: AskingRules) -> str:
    """A short hash over everything in the rules; another one means that the rules have changed since."""
    return fingerprint_of(rules)
