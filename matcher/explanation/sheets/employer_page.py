"""How the employer's sheet is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.explanation.phrasebook import Phrasebook, within
from matcher.explanation.scheme_sentences import all_listed
from matcher.explanation.sheets.blocks import (
    agenda_sections,
    contact_section,
    follow_up_section,
    gains_section,
    may_ask_section,
    subtitle,
    tasks_section,
    week_section,
    whole_at,
)
from matcher.explanation.sheets.employer_sheet import EmployerSheet
from matcher.rendering.page import Page, Paragraph, Point, Points, Row, Rows, Section


def employer_page(sheet: EmployerSheet, book: Phrasebook) -> Page:
    """One page for the employer."""
    return Page(
        language=sheet.language,
        title=sheet.heading,
        subtitle=subtitle(book, sheet.job),
        reader=book.say("For the employer"),
        sections=tuple(_sections(sheet, book)),
        small_print=sheet.notices,
        whole=whole_at(book, sheet.reference),
        reference=sheet.reference,
        simulated=sheet.simulated,
        day=sheet.day,
    )


def _sections(sheet: EmployerSheet, book: Phrasebook) -> Iterator[Section]:
    yield _candidate(sheet, book)
    yield tasks_section(book, sheet.job)
    yield _strengths(sheet, book)
    yield from gains_section(book.say("What you get out of it"), sheet.job)
    if sheet.arrangements:
        points = tuple(Point(each.sentence) for each in sheet.arrangements)
        yield Section(book.say("What has to be in place"), (Points(points, least=1),))
    yield may_ask_section(book.say("What you may ask"), book, sheet.may_ask)
    yield _schemes(sheet, book)
    yield week_section(book, sheet.job)
    yield from agenda_sections(book, sheet.plan.agenda)
    yield follow_up_section(book, sheet.plan)
    yield contact_section(book, sheet.contacts)


def _candidate(sheet: EmployerSheet, book: Phrasebook) -> Section:
    who = sheet.candidate or book.say("You get the name when the candidate says yes to it.")
    told = ((book.say("Telephone"), sheet.phone), (book.say("Mail"), sheet.email))
    rows = (
        Row(book.say("Candidate"), who),
        *(Row(label, value) for label, value in told if value),
    )
    steps = tuple(Point(step) for step in sheet.next_steps)
    return Section(book.say("What it is about"), (Rows(rows), Points(steps)), wide=True)


def _strengths(sheet: EmployerSheet, book: Phrasebook) -> Section:
    heading = book.say("What the candidate can and would like to do here")
    if not sheet.strengths:
        return Section(
            heading, (Paragraph(book.say("We talk about it at the meeting, together with the candidate.")),)
        )
    points = tuple(Point(each.sentence) for each in sheet.strengths)
    return Section(heading, (Points(points, least=1),))


def _schemes(sheet: EmployerSheet, book: Phrasebook) -> Section:
    for_released = tuple(Point(each.line) for each in sheet.schemes.for_released)
    in_general = tuple(Point(each.payment, lead=each.name) for each in sheet.schemes_in_general)
    told = Paragraph(
        book.say(
            "This is what there is, whoever you hire. The municipality says what it can be in your case."
        )
    )
    blocks = (
        *((Points(for_released, least=1),) if for_released else ()),
        told,
        Points(in_general, least=2),
        *_standing(sheet, book),
    )
    return Section(book.say("Schemes"), blocks)


def _standing(sheet: EmployerSheet, book: Phrasebook) -> Iterator[Paragraph]:
    """How the rules stand that day: in one sentence where the same is true of all, else scheme by scheme."""
    schemes: dict[str, list[str]] = {}
    for scheme in sheet.schemes.for_released:
        schemes.setdefault(scheme.standing_text, []).append(scheme.name)
    for each in sheet.schemes_in_general:
        schemes.setdefault(each.standing_text, []).append(each.name)
    day = book.day(sheet.day)
    for standing, names in schemes.items():
        if len(schemes) == 1:
            said = book.say(
                "All the rules above, seen on {day}: {standing}.", day=day, standing=within(standing)
            )
        else:
            said = f"{all_listed(book, list(dict.fromkeys(names)))}: {within(standing)}."
        yield Paragraph(said)
