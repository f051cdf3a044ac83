"""A page as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final, assert_never

from matcher.rendering.page import (
    Block,
    Lines,
    Page,
    Paragraph,
    Point,
    Points,
    Questions,
    Rows,
    Section,
    Table,
    Week,
)
from matcher.rendering.words import day_in_words, foot, more, word
from matcher.vocabulary.entries import Language

_WIDTH: Final = 100
_STEP: Final = "    "
_CONTROL: Final = dict.fromkeys((*range(32), *range(127, 160)), " ")
"""Characters that would steer a terminal instead of standing in it."""


def as_text(page: Page) -> str:
    """The page as lines of at most 100 characters; nothing is left out."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    if page.simulated:
        yield f"*** {word('simulated', page.language).upper()} ***"
    yield from _wrapped(page.reader)
    yield from _underlined(page.title, "=")
    yield from _wrapped(page.subtitle)
    yield from _wrapped(f"{day_in_words(page.day, page.language)} · {page.reference}")
    for section in page.sections:
        yield from _section(section, page.language)
    yield ""
    for words in foot(page):
        yield from _wrapped(words)


def _section(section: Section, language: Language) -> Iterator[str]:
    yield ""
    yield from _underlined(section.heading, "-")
    for block in section.blocks:
        yield from _block(block, language)


def _block(block: Block, language: Language) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from _wrapped(text)
        case Points(points, left_out):
            for point in points:
                yield from _point(point)
            yield from _wrapped(more(left_out, language))
        case Questions(questions, left_out):
            for question in questions:
                yield from _item("[ ] ", question.text, question.under)
            yield from _wrapped(more(left_out, language))
        case Rows(rows):
            for row in rows:
                yield from _item("", f"{row.label}: {row.value}")
        case Week():
            yield from _week(block)
        case Lines(labels):
            for label in labels:
                yield from _wrapped(f"{label} {'_' * 30}")
        case Table():
            yield from _table(block)
        case _:
            assert_never(block)


def _point(point: Point) -> Iterator[str]:
    return _item("- ", f"{point.lead}: {point.text}" if point.lead else point.text, point.under)


def _week(week: Week) -> Iterator[str]:
    yield from _wrapped(week.caption)
    for day in week.days:
        yield from _item("- ", f"{day.name}: {day.duration}")
        for piece in day.pieces:
            yield from _item(_STEP, f"{piece.clock}: {piece.text}, {piece.duration}")


def _table(table: Table) -> Iterator[str]:
    for name, *cells in table.rows:
        yield from _item("- ", name)
        for header, cell in zip(table.header[1:], cells, strict=True):
            yield from _item(_STEP, f"{header}: {cell}")


def _item(mark: str, text: str, under: tuple[str, ...] = ()) -> Iterator[str]:
    """The text after its mark, and what explains it below."""
    yield from _wrapped(text, mark, " " * len(mark) or _STEP)
    for line in under:
        yield from _wrapped(line, _STEP, _STEP)


def _underlined(text: str, sign: str) -> Iterator[str]:
    lines = _wrapped(text)
    yield from lines
    yield sign * max(map(len, lines), default=0)


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return wrap(text.translate(_CONTROL), _WIDTH, initial_indent=first, subsequent_indent=later)
