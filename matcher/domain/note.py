"""What a broker writes down for the meeting about a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NewType

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import InvalidInput

NoteId = NewType("NoteId", str)

MOST_CHARACTERS: Final = 2000
"""How long a note may be: a page at most, so that it stays a note and does not become a file on a person."""


@dataclass(frozen=True, slots=True)
class Note:
    """A short note about one candidate, for one job or for all.

    Brokers see it, and it stands on the candidate's own sheet. An employer never sees it.
    Diagnoses and illness do not belong in it.
    """

    id: NoteId
    candidate_id: CandidateId
    job_id: JobId | None
    text: str
    by: str
    on: date

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidInput("A note says something. Give it a text.")
        if len(self.text) > MOST_CHARACTERS:
            raise InvalidInput(f"A note holds at most {MOST_CHARACTERS} characters. Make it shorter.")
        if not self.by.strip():
            raise InvalidInput("A note has the name of the person who wrote it.")

    def __repr__(self) -> str:
        return f"Note({self.id!r}, {self.candidate_id!r}, ...)"
