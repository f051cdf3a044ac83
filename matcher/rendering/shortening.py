"""Leaving out points and questions where a sheet is full: the same page with fewer of them, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from matcher.rendering.heights import SheetHeights
from matcher.rendering.page import Page, Points, Questions, Section

_Place: TypeAlias = tuple[int, int]
"""The number of a section, and of a block in it."""
_Order: TypeAlias = Callable[[Page, _Place, SheetHeights], float]


def shortened(page: Page, excess: Callable[[Page], float], heights: SheetHeights) -> Page | None:
    """The page with so few points and questions less that ``excess`` is nothing; nothing if it never is.

    Each time the last goes from the longest list, or if that leaves out fewer in all, the highest there is.
    """
    ways = [_shortened(page, excess, heights, order) for order in (_length, _last)]
    return min((each for each in ways if each is not None), key=Page.left_out, default=None)


def _shortened(
    page: Page, excess: Callable[[Page], float], heights: SheetHeights, order: _Order
) -> Page | None:
    """In this order, of the lists that make the sheet shorter; at the end the smallest that is enough."""
    left = page
    while (over := excess(left)) > 0:
        shorter = {at: _with_count(page, left, at, -1) for at in _spares(left)}
        if not shorter:
            return None
        over_still = {at: excess(each) for at, each in shorter.items()}
        enough = [at for at in shorter if over_still[at] <= 0]
        if enough:
            at = min(enough, key=lambda at: _last(left, at, heights))
        else:
            at = max(shorter, key=lambda at: (over_still[at] < over, order(left, at, heights), at))
        left = shorter[at]
    return left


def barest(page: Page) -> Page:
    """The page with everything left out that may be."""
    for at, block in _lists(page):
        page = _with_count(page, page, at, -_spare(block))
    return page


def longest_section(page: Page) -> Section:
    """The section with most to read."""
    return max(page.sections, key=lambda section: len(repr(section)))


def _spares(page: Page) -> list[_Place]:
    """The lists that can spare something."""
    return [at for at, block in _lists(page) if _spare(block)]


def _length(page: Page, at: _Place, heights: SheetHeights) -> float:
    """How high a list is."""
    return sum(_items(page, at, heights))


def _last(page: Page, at: _Place, heights: SheetHeights) -> float:
    """How high the last of a list is."""
    return _items(page, at, heights)[-1]


def _items(page: Page, at: _Place, heights: SheetHeights) -> tuple[float, ...]:
    s, b = at
    block = page.sections[s].blocks[b]
    assert isinstance(block, Points | Questions)
    return heights.sections[s].blocks[b][: block.count()]


def _lists(page: Page) -> Iterator[tuple[_Place, Points | Questions]]:
    for s, section in enumerate(page.sections):
        for b, block in enumerate(section.blocks):
            if isinstance(block, Points | Questions):
                yield (s, b), block


def _spare(block: Points | Questions) -> int:
    return 0 if block.least is None else max(block.count() - block.least, 0)


def _with_count(whole: Page, page: Page, at: _Place, change: int) -> Page:
    """The page with so many points more or less in one list, of those that it has as a whole."""
    s, b = at
    full, now = whole.sections[s].blocks[b], page.sections[s].blocks[b]
    assert isinstance(full, Points | Questions)
    assert isinstance(now, Points | Questions)
    block = full.cut(0, now.count() + change, now.more - change)
    section = page.sections[s]
    blocks = (*section.blocks[:b], block, *section.blocks[b + 1 :])
    changed = replace(section, blocks=blocks)
    return replace(page, sections=(*page.sections[:s], changed, *page.sections[s + 1 :]))
