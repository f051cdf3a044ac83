"""Sections for those who see the whole explanation, the broker and the candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from matcher.explanation.change_sentences import ChangesView
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.reason_views import ReasonView
from matcher.explanation.reasons import Basis
from matcher.explanation.scheme_text import (
    scheme_helps_with,
    schemes_foot,
    schemes_in_short,
    schemes_standing,
    unmet_in_short,
)
from matcher.explanation.scheme_views import SchemesView
from matcher.explanation.sheets.notes import NoteView
from matcher.explanation.sheets.shared import SharedView
from matcher.explanation.unknown_facts import AskedOf
from matcher.explanation.views import QuestionView
from matcher.features.columns import ReasonGroup
from matcher.rendering.page import Block, Paragraph, Point, Points, Question, Questions, Section

MOST_REASONS: Final = 4
"""Reasons for, and reasons against, that a sheet of paper tells; the rest stand in the whole explanation."""
MOST_CHANGES: Final = 3
MOST_QUESTIONS: Final = 3


def worth_telling(reasons: Sequence[ReasonView]) -> tuple[ReasonView, ...]:
    """The reasons that rest on something known; last, those where the job simply asks for nothing.

    What is no more than an estimate is for the questions to settle, and speaks neither for nor against.
    """
    known = (each for each in reasons if each.basis is not Basis.ESTIMATE)
    return tuple(sorted(known, key=_asks_for_nothing))


def _asks_for_nothing(reason: ReasonView) -> bool:
    """Time and journey have no codes; in any other group a fact without one tells that nothing is asked."""
    coded = reason.group not in {ReasonGroup.TIME, ReasonGroup.TRAVEL}
    return coded and not any(fact.codes for fact in reason.facts)


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
    return Section(book.say("Schemes"), (Points(points, least=1), foot))


def schemes_explained(book: Phrasebook, schemes: SchemesView) -> Section:
    """What each scheme is, in everyday words; the law and who pays stand in the whole explanation."""
    points = (
        *(Point(scheme.what, scheme_helps_with(scheme, book), lead=scheme.name) for scheme in schemes.met),
        *(Point(line) for line in unmet_in_short(schemes, book)),
    )
    foot = (book.say("The municipality decides whether it can be had."), *schemes_standing(schemes, book))
    return Section(book.say("Schemes"), (Points(points, least=1), Paragraph(" ".join(foot))))


def questions_section(
    heading: str, questions: Sequence[QuestionView], asked: Mapping[AskedOf, str], *, with_worth: bool
) -> Section:
    """What to ask first; ``asked`` says whom, in words for the reader."""
    told = tuple(
        Question(
            each.question,
            (" ".join(filter(None, (asked[each.asked_of], each.worth if with_worth else ""))),),
            lines=0,
        )
        for each in questions[:MOST_QUESTIONS]
    )
    return Section(heading, (Questions(told, least=1),))


def shared_section(
    heading: str, book: Phrasebook, shared: SharedView, *, always: str, as_well: str, could_be: str
) -> Section:
    """What the employer may be told: what is on every employer's sheet, and what has been released.

    ``as_well`` stands before what has been released, ``could_be`` before what would speak for the match.
    """
    names = (
        *((book.say("the name"),) if shared.name else ()),
        *((book.say("how to get in touch"),) if shared.contact else ()),
        *shared.items,
    )
    released: tuple[Block, ...] = (
        (Paragraph(as_well), Points(tuple(Point(name) for name in names), least=1)) if names else ()
    )
    # What is released comes first: where it fills the sheet, what else could be is for the whole explanation.
    has_room = shared.could_be and len(names) <= MOST_REASONS
    open_ = (Paragraph(f"{could_be} {book.listed(shared.could_be)}."),) if has_room else ()
    return Section(heading, (Paragraph(always), *released, *open_))


def notes_section(book: Phrasebook, notes: Sequence[NoteView]) -> Section:
    """A broker's notes."""
    points = tuple(Point(note.text, (f"{note.by}, {book.day(note.on)}",)) for note in notes)
    return Section(book.say("Notes"), (Points(points, least=1),))
