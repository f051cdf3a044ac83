"""A page as the plain data that the templates draw, with all their words in it: one form for HTML and PDF."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TypeAlias, assert_never

from matcher.rendering.page import (
    Block,
    Lines,
    Page,
    Paragraph,
    Point,
    Points,
    Question,
    Questions,
    Rows,
    Section,
    Table,
    Week,
)
from matcher.rendering.words import day_in_words, foot, more, word
from matcher.vocabulary.entries import Language

SheetData: TypeAlias = Mapping[str, object]
"""What JSON can hold; read by a template, and by nothing else."""


def sheet_data(page: Page) -> SheetData:
    """The page for a template: its sections in runs, each either wide or fit for columns."""
    language = page.language
    runs = groupby(page.sections, key=lambda section: section.wide)
    return {
        "language": language.value,
        "title": page.title,
        "subtitle": page.subtitle,
        "reader": page.reader,
        "runs": [
            {"wide": wide, "sections": [_section(each, language) for each in sections]}
            for wide, sections in runs
        ],
        "notes": word("notes", language),
        "foot": foot(page),
        "reference": page.reference,
        "simulated": word("simulated", language) if page.simulated else "",
        "day": (page.day.year, page.day.month, page.day.day),
        "date": day_in_words(page.day, language),
    }


def _section(section: Section, language: Language) -> SheetData:
    return {"heading": section.heading, "blocks": [_block(each, language) for each in section.blocks]}


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
            data = {"kind": "rows", "rows": [{"label": each.label, "value": each.value} for each in rows]}
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


def _question(question: Question) -> SheetData:
    return {"text": question.text, "under": question.under, "lines": question.lines}


def _week(week: Week, language: Language) -> SheetData:
    return {
        "kind": "week",
        "caption": week.caption,
        "time_of_day": word("time_of_day", language),
        "day_total": word("day_total", language),
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
