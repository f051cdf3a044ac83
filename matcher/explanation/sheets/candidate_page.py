"""How the candidate's sheet is laid out: the job, why it may suit, and what the employer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from matcher.explanation.phrasebook import Phrasebook, within
from matcher.explanation.reasons import Basis
from matcher.explanation.scheme_sentences import all_listed
from matcher.explanation.sheets.blocks import (
    agenda_sections,
    contact_section,
    follow_up_section,
    may_ask_section,
    subtitle,
    tasks_section,
    week_section,
    whole_at,
)
from matcher.explanation.sheets.candidate_sheet import CandidateSheet
from matcher.explanation.sheets.whole_blocks import (
    MOST_REASONS,
    changes_section,
    notes_section,
    points_section,
    questions_section,
    schemes_explained,
    schemes_section,
    shared_section,
    worth_telling,
)
from matcher.explanation.unknown_facts import AskedOf
from matcher.rendering.page import Page, Paragraph, Point, Section

_OF_AGENDA_MAY_GO: Final = 5
"""More than on the other sheets: what is about the candidate comes before what is the same for everybody."""


def candidate_page(sheet: CandidateSheet, book: Phrasebook, *, in_full: bool) -> Page:
    """One page for the candidate, in short for a sheet of paper or in full."""
    return Page(
        language=sheet.language,
        title=book.say("A job that we want to talk with you about"),
        subtitle=subtitle(book, sheet.job),
        reader=book.say("For you"),
        sections=tuple(_sections(sheet, book, in_full=in_full)),
        small_print=sheet.rights,
        whole=whole_at(book, sheet.reference),
        reference=sheet.reference,
        simulated=sheet.simulated,
        day=sheet.day,
    )


def _sections(sheet: CandidateSheet, book: Phrasebook, *, in_full: bool) -> Iterator[Section]:
    match = sheet.match
    most = None if in_full else MOST_REASONS
    yield Section(book.say("In short"), (Paragraph(sheet.in_short, strong=True),), wide=True)
    yield tasks_section(book, sheet.job)
    speaks_for = worth_telling(match.speaks_for)
    if speaks_for:
        points = [Point(each.aloud_to_candidate, lead=each.name) for each in speaks_for]
        yield points_section(book.say("Why the job may suit you"), points, most)
    look_at = worth_telling((*match.look_at, *match.look_also_at))
    if look_at:
        points = [Point(each.aloud_to_candidate, lead=each.name) for each in look_at]
        yield points_section(book.say("What we should look at in the job"), points, most)
    if sheet.changes.changes or match.enough_known:
        yield _changes(sheet, book, in_full=in_full)
    if match.questions:
        asked = {
            AskedOf.CANDIDATE: book.say("We would like to hear it from you."),
            AskedOf.WORKPLACE: book.say("We ask the workplace."),
        }
        heading = book.say("What we would like to know first")
        asking = questions_section(heading, match.questions, asked, with_worth=False)
        yield replace(asking, blocks=(*asking.blocks, *_not_known_enough(sheet, book)))
    yield schemes_section(book, sheet.schemes) if in_full else schemes_explained(book, sheet.schemes)
    yield may_ask_section(book.say("What the employer may ask you"), book, sheet.may_ask)
    yield shared_section(
        book.say("What the employer knows about you"),
        book,
        sheet.shared,
        always=book.say(
            "Without your name: which tasks suit you, which ones you would like, "
            "and a proposal for the week. You decide whether we may tell more."
        ),
        as_well=book.say("You have said yes to this as well:"),
        could_be=book.say("You can say yes to showing experience and competences, too:"),
    )
    if sheet.notes:
        yield notes_section(book, sheet.notes)
    yield week_section(book, sheet.job)
    # On paper only the talk that comes first; what is agreed on later stands in the whole explanation.
    yield from agenda_sections(
        book, sheet.plan.agenda if in_full else sheet.plan.agenda[:1], may_go=_OF_AGENDA_MAY_GO
    )
    yield follow_up_section(book, sheet.plan)
    yield contact_section(book, sheet.contacts, brief=True)


def _not_known_enough(sheet: CandidateSheet, book: Phrasebook) -> Iterator[Paragraph]:
    """The reasons that are no more than an estimate: told as something to ask, neither for nor against."""
    reasons = (*sheet.match.speaks_for, *sheet.match.look_at)
    names = [within(each.name) for each in reasons if each.basis is Basis.ESTIMATE]
    if names:
        yield Paragraph(book.say("There we do not know enough yet: {areas}.", areas=all_listed(book, names)))


def _changes(sheet: CandidateSheet, book: Phrasebook, *, in_full: bool) -> Section:
    """What could be changed in the job; that it is brought up is for the candidate to say."""
    section = changes_section(book, sheet.changes, with_score=False, in_full=in_full)
    if not sheet.changes.changes:
        return section
    ours = Paragraph(book.say("We bring it up with the workplace and the municipality if you say yes."))
    return replace(section, blocks=(ours, *section.blocks))
