"""A sheet for one reader in one form: the same bytes from the same inputs and means, always."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TypeAlias, assert_never

from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.sheets.broker_page import broker_page
from matcher.explanation.sheets.broker_sheet import BrokerSheet, broker_sheet
from matcher.explanation.sheets.candidate_page import candidate_page
from matcher.explanation.sheets.candidate_sheet import CandidateSheet, candidate_sheet
from matcher.explanation.sheets.employer_page import employer_page
from matcher.explanation.sheets.employer_sheet import EmployerSheet, employer_sheet
from matcher.explanation.telling import Means, Told
from matcher.rendering.page import Page
from matcher.vocabulary.entries import Language

Sheet: TypeAlias = BrokerSheet | EmployerSheet | CandidateSheet


def make_sheet(told: Told, audience: Audience, reference: str, means: Means, book: Phrasebook) -> Sheet:
    """What this reader gets to see of what is told."""
    match audience:
        case Audience.BROKER:
            return broker_sheet(told, reference, means, book)
        case Audience.EMPLOYER:
            return employer_sheet(told, reference, means, book)
        case Audience.CANDIDATE:
            return candidate_sheet(told, reference, means, book)
        case _:
            assert_never(audience)


def page_of(sheet: Sheet, book: Phrasebook, *, in_full: bool) -> Page:
    """The sheet laid out: in short for one sheet of paper, or in full."""
    match sheet:
        case BrokerSheet():
            return broker_page(sheet, book, in_full=in_full)
        case EmployerSheet():
            return employer_page(sheet, book)
        case CandidateSheet():
            return candidate_page(sheet, book, in_full=in_full)
        case _:
            assert_never(sheet)


def in_form(sheet: Sheet, form: SheetForm, book: Phrasebook) -> bytes:
    """The sheet as bytes: UTF-8 text, JSON, HTML or a PDF of one page."""
    match form:
        case SheetForm.TEXT:
            return _in_text(sheet, book).encode()
        case SheetForm.JSON:
            told = {"audience": _audience_of(sheet).value, **asdict(sheet)}
            return json.dumps(told, ensure_ascii=False, indent=2, default=_day).encode()
        case SheetForm.HTML:
            from matcher.rendering.html import as_html

            return as_html(page_of(sheet, book, in_full=False)).encode()
        case SheetForm.PDF:
            from matcher.rendering.pdf import as_pdf

            return as_pdf(page_of(sheet, book, in_full=False))
        case _:
            assert_never(form)


def phrasebook_for(told: Told, language: Language, means: Means) -> Phrasebook:
    """The phrasebook that says the tasks of the workplace in its own words."""
    texts = {task.id: task.text for task in (*told.inputs.case.tasks, *told.inputs.case.job.tasks)}
    return Phrasebook(language, means.rules.vocabulary, texts)


def _in_text(sheet: Sheet, book: Phrasebook) -> str:
    """Everything; for the broker the whole explanation comes first, with its figures."""
    from matcher.explanation.text import as_text as explanation_text
    from matcher.rendering.text import as_text

    page = as_text(page_of(sheet, book, in_full=True))
    return f"{explanation_text(sheet.match)}\n\n{page}" if isinstance(sheet, BrokerSheet) else page


def _audience_of(sheet: Sheet) -> Audience:
    match sheet:
        case BrokerSheet():
            return Audience.BROKER
        case EmployerSheet():
            return Audience.EMPLOYER
        case CandidateSheet():
            return Audience.CANDIDATE
        case _:
            assert_never(sheet)


def _day(value: object) -> str:
    """Days are written as 2026-09-01; nothing else needs help."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A sheet holds a {type(value).__name__}, which has no place in JSON.")
