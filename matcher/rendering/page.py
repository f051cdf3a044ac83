"""What a page is made of. Every text in it is finished, in the reader's language, and means only itself.

Only points and questions may be left out where a sheet is full; ``least`` says how many must stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final, TypeAlias

from matcher.errors import InvalidInput
from matcher.vocabulary.entries import Language

_FIRST_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``strong`` where it is the one thing to take along."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know: ``lead`` stands in bold before the text, ``under`` explains it below."""

    text: str
    under: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, the most important first; ``more`` counts what is left out of it already."""

    points: tuple[Point, ...]
    more: int = 0
    least: int | None = None

    def count(self) -> int:
        """How many points it tells."""
        return len(self.points)

    def cut(self, start: int, end: int, more: int) -> Points:
        """Only some of its points, with ``more`` left out."""
        return replace(self, points=self.points[start:end], more=more)


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask, with a box to tick and ``lines`` ruled lines for the answer."""

    text: str
    under: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask, the most important first; ``more`` counts what is left out of it already."""

    questions: tuple[Question, ...]
    more: int = 0
    least: int | None = None

    def count(self) -> int:
        """How many questions it asks."""
        return len(self.questions)

    def cut(self, start: int, end: int, more: int) -> Questions:
        """Only some of its questions, with ``more`` left out."""
        return replace(self, questions=self.questions[start:end], more=more)


@dataclass(frozen=True, slots=True)
class Row:
    """A name and what goes with it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Names and values, one pair a row."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Work in one part of a day: ``clock`` is the same text in every day, such as 8–12."""

    clock: str
    text: str
    duration: str


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day with work."""

    name: str
    pieces: tuple[Piece, ...]
    duration: str


@dataclass(frozen=True, slots=True)
class Week:
    """The days with work, Monday first."""

    days: tuple[WeekDay, ...]
    caption: str

    def clocks(self) -> tuple[str, ...]:
        """The parts of the day with work, earliest first.

        >>> pieces = Piece("12–16", "water", "2 hours"), Piece("8–12", "sow", "1 hour")
        >>> Week((WeekDay("Monday", pieces, "3 hours"),), "The week").clocks()
        ('8–12', '12–16')
        """
        told = dict.fromkeys(piece.clock for day in self.days for piece in day.pieces)
        return tuple(sorted(told, key=_first_hour))


@dataclass(frozen=True, slots=True)
class Lines:
    """What is filled in by hand; a line for each label."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each as long as the header; the first cell of a row names it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise InvalidInput("A row of a table must have as many cells as the header.")


Block: TypeAlias = Paragraph | Points | Questions | Rows | Week | Lines | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; a ``wide`` one takes the whole width of the sheet."""

    heading: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Sections that follow each other: wide ones, or ones that may stand in two columns."""

    sections: tuple[Section, ...]
    columns: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet for one reader.

    Attributes
    ----------
    reader : for whom it is: "Til jobformidleren"
    whole : where all that was left out is found, as a sentence; told only where something is
    reference : what to look it up by
    """

    language: Language
    title: str
    subtitle: str
    reader: str
    sections: tuple[Section, ...]
    small_print: tuple[str, ...]
    whole: str
    reference: str
    simulated: bool
    day: date

    def runs(self) -> tuple[Run, ...]:
        """Its sections in order; one that stands alone between wide ones is as wide as they are."""
        groups = ((wide, tuple(run)) for wide, run in groupby(self.sections, key=lambda each: each.wide))
        return tuple(Run(run, not wide and len(run) > 1) for wide, run in groups)

    def left_out(self) -> int:
        """How many points and questions are left out of it."""
        return sum(
            block.more
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Points | Questions)
        )


def _first_hour(clock: str) -> int:
    found = _FIRST_NUMBER.search(clock)
    return int(found[0]) if found else 0
