"""An explanation as it was shown, kept so that it can be made again and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import InvalidInput

ShownId = NewType("ShownId", str)

Fingerprint: TypeAlias = tuple[str, str]
"""A name, and a hash of what goes by that name: rules, words, the program."""


class Audience(StrEnum):
    """Whom an explanation is for."""

    BROKER = "broker"
    EMPLOYER = "employer"
    CANDIDATE = "candidate"


class SheetForm(StrEnum):
    """In what form an explanation is given."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ShownSummary:
    """What was shown, to whom, when (UTC) and by whom; and by which model and rules it was made.

    ``language`` is ``da`` or ``en``, ``day`` the one whose rules were asked for, and ``rules`` the
    fingerprints of all that an explanation is made with besides its inputs and the model.
    """

    id: ShownId
    at: datetime
    audience: Audience
    language: str
    form: SheetForm
    job_id: JobId
    candidate_id: CandidateId
    by: str
    model_version: str
    rules: tuple[Fingerprint, ...]
    day: date

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise InvalidInput("An explanation that is kept has the name of the person who showed it.")


@dataclass(frozen=True, slots=True, repr=False)
class ShownExplanation(ShownSummary):
    """An explanation that was shown: what it was made from, and what it came to, as bytes."""

    inputs: bytes
    shown: bytes

    def __repr__(self) -> str:
        return f"ShownExplanation({self.id!r}, ...)"

    @property
    def summary(self) -> ShownSummary:
        """All but the bytes."""
        return ShownSummary(
            self.id,
            self.at,
            self.audience,
            self.language,
            self.form,
            self.job_id,
            self.candidate_id,
            self.by,
            self.model_version,
            self.rules,
            self.day,
        )
