"""How a page stands on one sheet: how large, where its columns are parted, and what has to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from matcher.errors import InvalidInput
from matcher.rendering.columns import Break, best_break
from matcher.rendering.heights import SheetHeights
from matcher.rendering.measures import SIZES
from matcher.rendering.page import Page
from matcher.rendering.shortening import longest_section, shortened

MEASURES: Final = tuple(SIZES)
"""The largest first."""
_LINES_OF_PATIENCE: Final = 4
"""So much longer may a column be, where there is room, if that leaves every section in one piece."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed.

    Attributes
    ----------
    breaks : one for each run of the page, and nothing for one without columns
    free : the height that nothing stands in, in points
    """

    page: Page
    measure: str
    breaks: tuple[Break | None, ...]
    free: float


def fitted(page: Page, measured: Callable[[str], SheetHeights], spare: float = 0) -> Layout:
    """The page as large as it fits with so much to spare; without some points, where it must be.

    Raises
    ------
    InvalidInput
        It does not fit with everything left out that may be.
    """
    smallest = MEASURES[-1]
    heights = measured(smallest)
    fits = _laid_out(page, smallest, heights, spare)
    if fits is not None:
        return next(_larger(page, measured, spare, 1 + _excess(page, heights, 0) / heights.room), fits)
    short = shortened(page, lambda left: _excess(left, heights, 0) + spare, heights)
    layout = _laid_out(short, smallest, heights, spare) if short is not None else None
    if layout is None:
        name = longest_section(page).heading
        raise InvalidInput(
            "The page does not fit on one A4 sheet, even with every point left out that may be. "
            f"Shorten its texts, first of all under “{name}”, or let more points be left out.",
            sections=len(page.sections),
        )
    return layout


def _larger(
    page: Page, measured: Callable[[str], SheetHeights], spare: float, filled: float
) -> Iterator[Layout]:
    """The page in measures larger than the smallest, the largest first, of which it fills such a part.

    A measure in which the page could not fit, were its lines no more than in the smallest one, is not tried.
    """
    for measure in MEASURES[:-1]:
        if filled * SIZES[measure].size_pt <= SIZES[MEASURES[-1]].size_pt:
            layout = _laid_out(page, measure, measured(measure), spare)
            if layout is not None:
                yield layout


def _laid_out(page: Page, measure: str, heights: SheetHeights, spare: float) -> Layout | None:
    """With sections in one piece, if that fits, else parted as they come."""
    for patience in (_LINES_OF_PATIENCE * heights.line, 0):
        excess = _excess(page, heights, patience)
        if excess + spare <= 0:
            breaks = tuple(at for at, _ in _runs(page, heights, patience))
            return Layout(page, measure, breaks, -excess)
    return None


def _excess(page: Page, heights: SheetHeights, patience: float) -> float:
    """How much higher than the sheet the page is."""
    used = sum(height for _, height in _runs(page, heights, patience))
    return used + (heights.notice if page.left_out() else 0) - heights.room


def _runs(page: Page, heights: SheetHeights, patience: float) -> Iterator[tuple[Break | None, float]]:
    """Where each run is parted, and its height."""
    left = iter(heights.of(page))
    for run in page.runs():
        sections = [next(left) for _ in run.sections]
        yield (
            best_break(sections, patience) if run.columns else (None, sum(each.whole() for each in sections))
        )
