"""Sections for those who see the whole explanation, the broker and the candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from matcher.explanation.change_sentences import ChangesView
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.scheme_text import schemes_foot, schemes_in_short
from matcher.explanation.scheme_views import SchemesView
from matcher.explanation.sheets.notes import NoteView
from matcher.explanation.sheets.shared import SharedView
from matcher.explanation.unknown_facts import AskedOf
from matcher.explanation.views import QuestionView
from matcher.rendering.page import Paragraph, Point, Points, Question, Questions, Section

MOST_REASONS: Final = 4
"""Reasons for, and reasons against, that a sheet of paper tells; the rest stand in the whole explanation."""
MOST_CHANGES: Final = 3
MOST_QUESTIONS: Final = 3


def points_section(heading: str, points: Sequence[Point], most: int | None, *, least: int = 1) -> Section:
    """The first of the points, and how many more there are; without ``most``, all of them."""
    told = tuple(points[:most])
    return Section(heading, (Points(told, more=len(points) - len(told), least=least),))


def changes_section(book: Phrasebook, changes: ChangesView, *, with_score: bool, in_full: bool) -> Section:
    """What could be changed in the job, or that nothing was found."""
    heading = book.say("What would make the job fit better")
    if not changes.changes:
        return Section(heading, (Paragraph(changes.nothing_found),))
    points = [
        Point(each.sentence, tuple(filter(None, (each.gain_text if with_score else "", each.how))))
        for each in changes.changes
    ]
    return points_section(heading, points, None if in_full else MOST_CHANGES, least=2)


def schemes_section(book: Phrasebook, schemes: SchemesView) -> Section:
    """What schemes could help, one line each."""
    points = tuple(Point(line) for line in schemes_in_short(schemes, book))
    foot = Paragraph(" ".join(schemes_foot(schemes, book)))
    return Section(book.say("Schemes"), (Points(points, least=2), foot))


def questions_section(
    book: Phrasebook, questions: Sequence[QuestionView], asked: Mapping[AskedOf, str]
) -> Section:
    """What to ask first; ``asked`` says whom, in words for the reader."""
    told = tuple(
        Question(each.question, (f"{asked[each.asked_of]} {each.worth}".strip(),), lines=0)
        for each in questions[:MOST_QUESTIONS]
    )
    return Section(book.say("Ask about this first"), (Questions(told, least=1),))


def shared_section(heading: str, always: str, book: Phrasebook, shared: SharedView) -> Section:
    """What the employer may be told: what is on every employer's sheet, and what has been released."""
    names = (
        *((book.say("the name"),) if shared.name else ()),
        *((book.say("how to get in touch"),) if shared.contact else ()),
        *shared.items,
    )
    if not names:
        return Section(heading, (Paragraph(always),))
    return Section(heading, (Paragraph(always), Points(tuple(Point(name) for name in names), least=1)))


def notes_section(book: Phrasebook, notes: Sequence[NoteView]) -> Section:
    """A broker's notes."""
    points = tuple(Point(note.text, (f"{note.by}, {book.day(note.on)}",)) for note in notes)
    return Section(book.say("Notes"), (Points(points, least=1),))
