"""Every error that this package raises on purpose.

MatcherError
├── InvalidInput         what was given breaks a rule; says where and how to put it right
│   └── RejectedImport   a whole import was refused; carries every problem found
├── NotFound             there is nothing under that id
├── Conflict             it clashes with what is stored already
├── NotPermitted         this user may not do that
├── ModelNotReady        no usable ranking model, or one made for other features
└── StorageUnavailable   the database cannot be reached or is not at the right version
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

__all__ = [
    "Conflict",
    "InvalidInput",
    "MatcherError",
    "ModelNotReady",
    "NotFound",
    "NotPermitted",
    "Problem",
    "RejectedImport",
    "StorageUnavailable",
]


class MatcherError(Exception):
    """What went wrong, as a sentence for a person, with a stable code for a program.

    Parameters
    ----------
    message
        What happened and what to do about it. Holds no personal data.
    context
        Ids and figures for the log. Holds no personal data.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, **context: str | int | float) -> None:
        super().__init__(message)
        self.message = message
        self.context: Mapping[str, str | int | float] = MappingProxyType(context)


class InvalidInput(MatcherError):
    """What was given breaks a rule of the domain or of the data format."""

    code = "invalid-input"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in imported data: where it is, what it says, and what would be right.

    ``row`` counts as the file shows it: the header is row 1. It is 0 where the whole table is meant.
    """

    file: str
    table: str
    row: int
    column: str
    value: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.table}" if self.table and self.table not in self.file else self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        shown = f": {self.value!r}" if self.value else ""
        return f"{place}{shown} - {self.rule} {self.remedy}"


class RejectedImport(InvalidInput):
    """An import was refused whole; nothing of it was kept."""

    code = "rejected-import"

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"Nothing was imported: {count} {noun}.", problems=count)
        self.problems = tuple(sorted(problems))


class NotFound(MatcherError):
    """There is nothing under that id."""

    code = "not-found"


class Conflict(MatcherError):
    """It clashes with what is stored already."""

    code = "conflict"


class NotPermitted(MatcherError):
    """This user may not do that."""

    code = "not-permitted"


class ModelNotReady(MatcherError):
    """There is no usable ranking model, or it was made for other features."""

    code = "model-not-ready"


class StorageUnavailable(MatcherError):
    """The database cannot be reached, or its tables are not at the version this program needs."""

    code = "storage-unavailable"
