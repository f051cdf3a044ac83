"""A candidate put forward for a job, and how far it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.domain.ids import CandidateId, JobId, MatchId
from matcher.errors import InvalidInput


class Outcome(StrEnum):
    """A step that a match reached. Each is set by a person, never by the program."""

    PRESENTED = "presented"
    SHORTLISTED = "shortlisted"
    MET = "met"
    TRIAL_STARTED = "trial_started"
    HIRED = "hired"
    RETAINED = "retained"
    ENDED = "ended"


GRADES: Final = {
    Outcome.PRESENTED: 0,
    Outcome.SHORTLISTED: 1,
    Outcome.MET: 2,
    Outcome.TRIAL_STARTED: 2,
    Outcome.HIRED: 3,
    Outcome.RETAINED: 4,
    Outcome.ENDED: 0,
}
"""Relevance grade of each outcome: 1 shortlisted, 2 meeting or trial, 3 hired in paid hours,
4 retained at least 13 of 26 weeks. That a match ended takes nothing back."""


@dataclass(frozen=True, slots=True)
class MatchEvent:
    """That a match reached an outcome, on which day, and who said so."""

    on: date
    outcome: Outcome
    by: str

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise InvalidInput("Every change to a match has a person's name on it.")


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate put forward for one job, at a place in a list (1 is the top), with all that followed."""

    id: MatchId
    job_id: JobId
    candidate_id: CandidateId
    list_position: int
    events: tuple[MatchEvent, ...]

    def __post_init__(self) -> None:
        if self.list_position < 1:
            raise InvalidInput(f"Match {self.id} must stand at place 1 or later, not {self.list_position}.")
        object.__setattr__(self, "events", tuple(sorted(self.events, key=_happened)))
        if not self.events or self.events[0].outcome is not Outcome.PRESENTED:
            raise InvalidInput(f"Match {self.id} must begin with the day on which it was presented.")

    @property
    def presented_on(self) -> date:
        """The day on which the candidate was put forward."""
        return self.events[0].on

    @property
    def grade(self) -> int:
        """Relevance grade 0..4: the furthest outcome reached."""
        return max(GRADES[event.outcome] for event in self.events)


def _happened(event: MatchEvent) -> tuple[date, int]:
    return event.on, _ORDER.index(event.outcome)


_ORDER: Final = tuple(Outcome)
