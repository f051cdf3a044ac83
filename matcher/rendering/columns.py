"""Sections in two columns: down the left one, then down the right one, parted where both are short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.rendering.heights import SectionHeights
from matcher.rendering.page import Points, Questions, Section


@dataclass(frozen=True, slots=True)
class Break:
    """Where the right column begins: at a section, or at an item in the list of one of its blocks."""

    section: int
    block: int = 0
    item: int = 0

    def inside(self) -> bool:
        """Whether a section is parted, so that its heading stands in the left column."""
        return self.item > 0


def best_break(sections: Sequence[SectionHeights], patience: float) -> tuple[Break, float]:
    """The break that makes the longer column shortest, and how long that is.

    Parameters
    ----------
    patience : how much longer it may be if that leaves every section in one piece

    Examples
    --------
    >>> points = SectionHeights(20, 15, ((10, 10, 10, 10, 10, 10),))
    >>> best_break([points, SectionHeights(20, 15, ((10,),))], patience=0)
    (Break(section=0, block=0, item=4), 65.0)
    >>> best_break([points, SectionHeights(20, 15, ((10,),))], patience=20)
    (Break(section=1, block=0, item=0), 80.0)
    """
    return min(
        _breaks(sections),
        key=lambda each: (each[1] + patience * each[0].inside(), each[0].inside()),
    )


def _breaks(sections: Sequence[SectionHeights]) -> Iterator[tuple[Break, float]]:
    """Every break, with the height of the longer column. A heading has at least one item with it."""
    total = sum(each.whole() for each in sections)
    left = 0.0
    for s, section in enumerate(sections):
        if s > 0:
            yield Break(s), max(left, total - left)
        left += section.heading
        for b, items in enumerate(section.blocks):
            for i, height in enumerate(items):
                if i > 0:
                    yield Break(s, b, i), max(left, total - left + section.continued)
                left += height


def parted(sections: Sequence[Section], at: Break) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections of both columns; a parted one is the last of the left and the first of the right one.

    What is left out of a list is told where the list ends.
    """
    if not at.inside():
        return tuple(sections[: at.section]), tuple(sections[at.section :])
    section = sections[at.section]
    block = section.blocks[at.block]
    assert isinstance(block, Points | Questions)
    first, rest = block.cut(0, at.item, 0), block.cut(at.item, block.count(), block.more)
    return (
        (*sections[: at.section], replace(section, blocks=(*section.blocks[: at.block], first))),
        (
            replace(section, blocks=(rest, *section.blocks[at.block + 1 :])),
            *sections[at.section + 1 :],
        ),
    )
