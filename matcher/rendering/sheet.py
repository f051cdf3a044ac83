"""A page as the plain data that the templates draw, with all their words in it: one form for HTML and PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, assert_never

from matcher.rendering.columns import Break, parted
from matcher.rendering.page import (
    Block,
    Lines,
    Page,
    Paragraph,
    Point,
    Points,
    Question,
    Questions,
    Row,
    Rows,
    Run,
    Section,
    Table,
    Week,
)
from matcher.rendering.words import day_in_words, foot, more, word
from matcher.vocabulary.entries import Language

SheetData: TypeAlias = Mapping[str, object]
"""What JSON can hold; read by a template, and by nothing else."""
_SHORT_VALUE: Final = 14
_LONG_LABEL: Final = 20
_ALIGNED_LABEL: Final = 17
"""Longer names have no column of their own: their values follow in the same line."""


def sheet_data(page: Page) -> SheetData:
    """The page for a template: its sections in runs, each either wide or fit for columns."""
    language = page.language
    return {
        "language": language.value,
        "title": page.title,
        "subtitle": page.subtitle,
        "reader": page.reader,
        "runs": [
            {"columns": run.columns, "sections": [_section(each, language) for each in run.sections]}
            for run in page.runs()
        ],
        "notes": word("notes", language),
        "foot": foot(page),
        "reference": page.reference,
        "simulated": word("simulated", language) if page.simulated else "",
        "day": (page.day.year, page.day.month, page.day.day),
        "date": day_in_words(page.day, language),
    }


def parted_sheet_data(page: Page, breaks: Sequence[Break | None]) -> SheetData:
    """The page for a template, with the sections of each run in the columns that they stand in."""
    runs = zip(page.runs(), breaks, strict=True)
    columns = [list(_columns(run, at, page.language)) for run, at in runs]
    return {**sheet_data(page), "runs": columns}


def _columns(run: Run, at: Break | None, language: Language) -> Iterator[Sequence[SheetData]]:
    if at is None:
        yield [_section(each, language) for each in run.sections]
        return
    left, right = parted(run.sections, at)
    yield [_section(each, language) for each in left]
    yield [
        {**_section(each, language), "continued": at.inside() and number == 0}
        for number, each in enumerate(right)
    ]


def _section(section: Section, language: Language) -> SheetData:
    return {
        "heading": section.heading,
        "goes_on": word("continued", language, heading=section.heading),
        "continued": False,
        "blocks": [_block(each, language) for each in section.blocks],
    }


def _block(block: Block, language: Language) -> SheetData:
    data: SheetData
    match block:
        case Paragraph(text, strong):
            data = {"kind": "paragraph", "text": text, "strong": strong}
        case Points(points, left_out):
            told = [_point(each) for each in points]
            data = {"kind": "points", "points": told, "more": more(left_out, language)}
        case Questions(questions, left_out):
            asked = [_question(each) for each in questions]
            data = {"kind": "questions", "questions": asked, "more": more(left_out, language)}
        case Rows(rows):
            told = [{"label": each.label, "value": each.value} for each in rows]
            aligned = all(len(each.label) <= _ALIGNED_LABEL for each in rows)
            data = {"kind": "rows", "rows": told, "figures": _are_figures(rows), "aligned": aligned}
        case Week():
            data = _week(block, language)
        case Lines(labels):
            data = {"kind": "lines", "labels": labels}
        case Table(header, rows):
            data = {"kind": "table", "header": header, "rows": rows}
        case _:
            assert_never(block)
    return data


def _point(point: Point) -> SheetData:
    return {"lead": point.lead, "text": point.text, "under": point.under}


def _are_figures(rows: Sequence[Row]) -> bool:
    """Whether short values go with long names, as hours with tasks: then they stand at the right edge."""
    values = [len(each.value) for each in rows]
    return max(values, default=_SHORT_VALUE) < _SHORT_VALUE and any(
        len(each.label) > _LONG_LABEL for each in rows
    )


def _question(question: Question) -> SheetData:
    return {"text": question.text, "under": question.under, "lines": question.lines}


def _week(week: Week, language: Language) -> SheetData:
    beside = (word("time_of_day", language), word("day_total", language))
    return {
        "kind": "week",
        "caption": week.caption,
        "time_of_day": beside[0],
        "day_total": beside[1],
        "clock_length": max(map(len, (*beside, *week.clocks()))),
        "days": [day.name for day in week.days],
        "totals": [day.duration for day in week.days],
        "rows": [
            {
                "clock": clock,
                "cells": [
                    [
                        {"text": piece.text, "duration": piece.duration}
                        for piece in day.pieces
                        if piece.clock == clock
                    ]
                    for day in week.days
                ],
            }
            for clock in week.clocks()
        ],
    }
