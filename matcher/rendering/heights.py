"""How high each part of a page stands on paper, in points, as measured by whoever sets the type."""

from __future__ import annotations

import json
from dataclasses import dataclass

from matcher.rendering.page import Page, Points, Questions, Section


@dataclass(frozen=True, slots=True)
class SectionHeights:
    """Each with the space above it: the heading, the line that the section goes on under, items of blocks."""

    heading: float
    continued: float
    blocks: tuple[tuple[float, ...], ...]

    def of(self, section: Section, more: float) -> SectionHeights:
        """The heights of what is left of it, with ``more`` where a list says how many it leaves out."""
        return SectionHeights(
            self.heading,
            self.continued,
            tuple(
                _kept(block, items, more) for block, items in zip(section.blocks, self.blocks, strict=True)
            ),
        )

    def whole(self) -> float:
        """The height of the section in one piece."""
        return self.heading + sum(map(sum, self.blocks))


@dataclass(frozen=True, slots=True)
class SheetHeights:
    """A page in one measure.

    Attributes
    ----------
    room : between head and foot
    notice : what the foot grows by where something is left out
    more : the line under a list that says how many are left out of it
    line : a line of text
    sections : the sections of the whole page, in order
    """

    room: float
    notice: float
    more: float
    line: float
    sections: tuple[SectionHeights, ...]

    def of(self, page: Page) -> tuple[SectionHeights, ...]:
        """The heights of what is left of the measured page."""
        return tuple(
            heights.of(section, self.more)
            for heights, section in zip(self.sections, page.sections, strict=True)
        )


def read_heights(text: str) -> SheetHeights:
    """The heights that ``sheet.typ`` tells as JSON."""
    told = json.loads(text)
    return SheetHeights(
        told["room"],
        told["notice"],
        told["more"],
        told["line"],
        tuple(
            SectionHeights(each["heading"], each["continued"], tuple(map(tuple, each["blocks"])))
            for each in told["sections"]
        ),
    )


def _kept(block: object, items: tuple[float, ...], more: float) -> tuple[float, ...]:
    if not isinstance(block, Points | Questions):
        return items
    kept = items[: block.count()]
    if not block.more:
        return kept
    return (*kept[:-1], sum(kept[-1:]) + more)
