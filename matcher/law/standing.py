"""Since when a rule holds, where it was read, and what has to be said of it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matcher.domain.scale import Unknown
from matcher.vocabulary.entries import Text

__all__ = ["MaybeDay", "Source", "Standing", "Validity", "standing_of"]

MaybeDay: TypeAlias = date | Unknown


class Standing(StrEnum):
    """What has to be said of a rule or an amount on a day, gravest first."""

    EXPIRED = "expired"
    NOT_YET = "not_yet"
    PAST_REVIEW = "past_review"
    UNVERIFIED = "unverified"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read, and on which day it was held against that; ``None`` while nobody has."""

    name: Text
    verified_on: date | None

    @property
    def verified(self) -> bool:
        """Whether somebody has held it against the source."""
        return self.verified_on is not None


@dataclass(frozen=True, slots=True)
class Validity:
    """From which day to which, both included. What has no last day goes on."""

    valid_from: MaybeDay
    valid_to: date | None = None

    def begun(self, on: date) -> bool:
        """Whether the first day has come; an unknown one counts as come."""
        return not isinstance(self.valid_from, date) or self.valid_from <= on

    def ended(self, on: date) -> bool:
        """Whether the last day has passed."""
        return self.valid_to is not None and self.valid_to < on

    def covers(self, on: date) -> bool:
        """Whether the day lies within."""
        return self.begun(on) and not self.ended(on)


def standing_of(
    validity: Validity, source: Source, on: date, review_by: date | None = None
) -> tuple[Standing, ...]:
    """What has to be said on that day, gravest first; ``IN_FORCE`` alone where nothing else has to be."""
    found = (
        (Standing.EXPIRED, validity.ended(on)),
        (Standing.NOT_YET, not validity.begun(on)),
        (Standing.PAST_REVIEW, review_by is not None and review_by < on),
        (Standing.UNVERIFIED, not source.verified),
    )
    return tuple(standing for standing, so in found if so) or (Standing.IN_FORCE,)
