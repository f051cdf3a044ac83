"""How the broker's sheet is laid out: what to say, what to ask, what to agree on."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.explanation.phrasebook import Phrasebook
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
from matcher.explanation.sheets.broker_sheet import BrokerSheet
from matcher.explanation.sheets.whole_blocks import (
    MOST_REASONS,
    changes_section,
    notes_section,
    points_section,
    questions_section,
    schemes_section,
    shared_section,
    worth_telling,
)
from matcher.explanation.unknown_facts import AskedOf
from matcher.rendering.page import Page, Paragraph, Point, Section


def broker_page(sheet: BrokerSheet, book: Phrasebook, *, in_full: bool) -> Page:
    """One page for the broker; ``in_full`` it goes with the whole explanation, and does not tell it again."""
    return Page(
        language=sheet.language,
        title=book.say("For the talk about candidate {candidate}", candidate=sheet.match.candidate_id),
        subtitle=subtitle(book, sheet.job),
        reader=book.say("For the job broker"),
        sections=tuple(_sections(sheet, book, in_full=in_full)),
        small_print=() if in_full else sheet.match.notices,
        whole=whole_at(book, sheet.reference),
        reference=sheet.reference,
        simulated=sheet.simulated,
        day=sheet.day,
    )


def _sections(sheet: BrokerSheet, book: Phrasebook, *, in_full: bool) -> Iterator[Section]:
    if not in_full:
        yield from _why(sheet, book)
    else:
        yield from _tasks_without_a_week(sheet, book)
        yield from gains_section(book.say("What the workplace gets out of it"), sheet.job)
    if sheet.changes.changes or sheet.match.enough_known:
        yield changes_section(book, sheet.changes, with_score=True, in_full=in_full)
    yield schemes_section(book, sheet.schemes)
    yield may_ask_section(book.say("What the employer may ask"), book, sheet.may_ask)
    yield shared_section(
        book.say("What you may tell the employer"),
        book,
        sheet.shared,
        always=book.say(
            "Without the name: which tasks suit the candidate, which ones they would like, "
            "and a proposal for the week. For anything more, the candidate says yes first."
        ),
        as_well=book.say("The candidate has said yes to this as well:"),
        could_be=book.say("The candidate can say yes to showing experience and competences, too:"),
    )
    if sheet.notes:
        yield notes_section(book, sheet.notes)
    yield week_section(book, sheet.job)
    yield from agenda_sections(book, sheet.plan.agenda)
    yield follow_up_section(book, sheet.plan)
    yield contact_section(book, sheet.contacts, with_broker=False)


def _why(sheet: BrokerSheet, book: Phrasebook) -> Iterator[Section]:
    """The match in short: the score, the weightiest reasons, and what to ask first."""
    match = sheet.match
    yield _in_short(sheet, book)
    yield from _tasks_without_a_week(sheet, book)
    reasons = worth_telling(match.speaks_for)
    if reasons:
        heading = book.say("What speaks for it")
        yield points_section(heading, [Point(each.aloud, lead=each.name) for each in reasons], MOST_REASONS)
    yield from gains_section(book.say("What the workplace gets out of it"), sheet.job)
    reasons = worth_telling((*match.look_at, *match.look_also_at))
    if reasons:
        heading = book.say("What to look at in the job")
        yield points_section(heading, [Point(each.aloud, lead=each.name) for each in reasons], MOST_REASONS)
    if match.questions:
        asked = {
            AskedOf.CANDIDATE: book.say("Ask the candidate."),
            AskedOf.WORKPLACE: book.say("Ask the workplace."),
        }
        yield questions_section(book.say("Ask about this first"), match.questions, asked, with_worth=True)


def _in_short(sheet: BrokerSheet, book: Phrasebook) -> Section:
    """How the match stands, or that too little is known to say so, and then the figures."""
    match = sheet.match
    said = Paragraph(match.too_little or match.in_short, strong=True)
    return Section(book.say("In short"), (said, Paragraph(match.score_text)), wide=True)


def _tasks_without_a_week(sheet: BrokerSheet, book: Phrasebook) -> Iterator[Section]:
    """The tasks, where no week tells them."""
    if sheet.job.week is None:
        yield tasks_section(book, sheet.job)
