"""What came of making an explanation again, and what has changed since it was shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What is different now. Only the first keeps an explanation from being made again."""

    MODEL_NOT_HERE = "model_not_here"
    MODEL_CHANGED = "model_changed"
    RULES_CHANGED = "rules_changed"
    PROGRAM_CHANGED = "program_changed"
    PROFILE_CHANGED_SINCE = "profile_changed_since"
    JOB_CHANGED_SINCE = "job_changed_since"
    RELEASES_CHANGED_SINCE = "releases_changed_since"


@dataclass(frozen=True, slots=True)
class ReplayChange:
    """One thing that is different now; ``name`` says which rules, and is empty for all else."""

    kind: ChangeKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Replay:
    """Whether an explanation came out the same to the byte, and what has changed since.

    It is made from what it was made from then. So a profile or a job that has changed since makes it no
    other, but tells that one made today would be.
    """

    identical: bool
    changes: tuple[ReplayChange, ...]

    @property
    def made_again(self) -> bool:
        """Whether it could be made again at all."""
        return all(change.kind is not ChangeKind.MODEL_NOT_HERE for change in self.changes)
