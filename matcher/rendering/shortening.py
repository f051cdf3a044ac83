"""Leaving out points and questions where a sheet is full: the same page with fewer of them, counted."""

from __future__ import annotations

from dataclasses import replace

from matcher.rendering.page import Block, Page, Points, Questions, Section


def most_left_out(page: Page) -> int:
    """How many points and questions may be left out."""
    return sum(_spare(block) for section in page.sections for block in section.blocks)


def shortened(page: Page, count: int) -> Page:
    """The page without ``count`` of its points and questions.

    Each time the last goes from the block that has most to spare; of several, from the one furthest down.
    """
    blocks = {
        (s, b): block for s, section in enumerate(page.sections) for b, block in enumerate(section.blocks)
    }
    for _ in range(count):
        place = max(blocks, key=lambda place: (_spare(blocks[place]), place))
        blocks[place] = _without_last(blocks[place])
    sections = tuple(
        replace(section, blocks=tuple(blocks[s, b] for b in range(len(section.blocks))))
        for s, section in enumerate(page.sections)
    )
    return replace(page, sections=sections)


def longest_section(page: Page) -> Section:
    """The section with most to read."""
    return max(page.sections, key=lambda section: len(repr(section)))


def _spare(block: Block) -> int:
    match block:
        case Points(points, _, int(least)):
            return max(len(points) - least, 0)
        case Questions(questions, _, int(least)):
            return max(len(questions) - least, 0)
    return 0


def _without_last(block: Block) -> Block:
    match block:
        case Points(points, more):
            return replace(block, points=points[:-1], more=more + 1)
        case Questions(questions, more):
            return replace(block, questions=questions[:-1], more=more + 1)
    return block
