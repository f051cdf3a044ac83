"""Where a rule stands, as it is cited in Danish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.domain.scale import Unknown

__all__ = ["Law", "cited"]


@dataclass(frozen=True, slots=True)
class Law:
    """A place in a law, as it is cited in Danish. What nobody has looked up is unknown."""

    name: str
    paragraph: str | Unknown
    chapter: str | Unknown

    @property
    def cited(self) -> str:
        """The citation.

        >>> from matcher.domain.scale import UNKNOWN
        >>> Law("LAB", UNKNOWN, "kapitel 20").cited
        'LAB kapitel 20'
        """
        return " ".join(part for part in (self.name, self.chapter, self.paragraph) if isinstance(part, str))


def cited(laws: Iterable[Law]) -> str:
    """All places in law, in a row."""
    return "; ".join(law.cited for law in laws)
