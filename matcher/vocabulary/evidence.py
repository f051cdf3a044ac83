"""Where in a text something was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The stretch of a text that says something: from ``start`` up to ``end``, and the words there."""

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The stretch between two places, without blanks at its ends."""
        cut = text[start:end]
        start += len(cut) - len(cut.lstrip())
        return cls(start, start + len(cut.strip()), cut.strip())


def without(text: str, stretches: Iterable[Evidence]) -> str:
    """The text with blanks where the stretches were, so that places in it stay the same.

    >>> without("pakke om aftenen", [Evidence(6, 16, "om aftenen")])
    'pakke           '
    """
    letters = list(text)
    for stretch in stretches:
        letters[stretch.start : stretch.end] = " " * (stretch.end - stretch.start)
    return "".join(letters)
