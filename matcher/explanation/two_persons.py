"""The same sentence said of the candidate, and said to the candidate."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.explanation.bearing import JobPart
from matcher.explanation.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks of the candidate, or to the candidate."""

    book: Phrasebook
    to_candidate: bool

    def either(self, of: str, to: str, **values: str | int) -> str:
        """The sentence that fits; both are marked where they are written."""
        return self.book.say(to if self.to_candidate else of, **values)

    def first_task(self, part: JobPart) -> str:
        """The first of the tasks by its text."""
        return self.book.tasks(part.task_ids[:1])
