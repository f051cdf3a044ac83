"""Sections that stand on more than one sheet: the week, the plan, what may be asked, whom to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from matcher.explanation.asking_law_sentences import MayAskView
from matcher.explanation.job_view import JobView
from matcher.explanation.meeting_plan import AgendaView, PlanView
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.sheets.contacts import ContactsView
from matcher.rendering.page import (
    Block,
    Lines,
    Paragraph,
    Piece,
    Point,
    Points,
    Row,
    Rows,
    Section,
    Week,
    WeekDay,
)

MOST_MAY_ASK: Final = 3
"""Questions that a sheet of paper has room for."""


_MAY_GO: Final = 3
"""Points of an agenda that may be left out where there is more to tell: they are the same for every match."""


def week_section(book: Phrasebook, job: JobView) -> Section:
    """How the week could look, or that it has to be agreed."""
    heading = book.say("The week")
    if job.week is None:
        return Section(heading, (Paragraph(job.week_text),), wide=True)
    days = tuple(
        WeekDay(
            day.name,
            tuple(Piece(piece.clock, piece.text, piece.duration) for piece in day.pieces),
            day.duration,
        )
        for day in job.week.days
    )
    return Section(heading, (Week(days, job.week_text),), wide=True)


def tasks_section(book: Phrasebook, job: JobView) -> Section:
    """The job's tasks with their hours."""
    return Section(book.say("The tasks"), (Rows(tuple(Row(task.text, task.hours) for task in job.tasks)),))


def gains_section(heading: str, job: JobView) -> Iterator[Section]:
    """What the workplace gets out of it, where there is anything to tell."""
    if job.gains:
        points = tuple(Point(gain) for gain in job.gains)
        yield Section(heading, (Points(points, least=1),))


def may_ask_section(heading: str, book: Phrasebook, questions: Sequence[MayAskView]) -> Section:
    """What may be asked, each with how not to ask it, and why; the last is one for any job."""
    told = (*questions[: MOST_MAY_ASK - 1], *questions[MOST_MAY_ASK - 1 :][-1:])
    points = tuple(
        Point(
            each.question,
            (book.say("Not: {question} {why}", question=each.instead_of, why=each.why),),
        )
        for each in told
    )
    return Section(heading, (Points(points, least=1),))


def agenda_sections(
    book: Phrasebook, agenda: Sequence[AgendaView], may_go: int = _MAY_GO
) -> Iterator[Section]:
    """What to agree on, at each of the talks."""
    for talk in agenda:
        heading = book.say("To agree on: {when}", when=talk.when)
        least = max(1, len(talk.points) - may_go)
        yield Section(heading, (Points(tuple(Point(point) for point in talk.points), least=least),))


def follow_up_section(book: Phrasebook, plan: PlanView) -> Section:
    """Trial and follow-up."""
    rows = tuple(Row(each.period, each.how_often) for each in plan.follow_up)
    return Section(book.say("Follow-up"), (Paragraph(plan.trial), Rows(rows)))


def contact_section(
    book: Phrasebook, contacts: ContactsView, *, with_broker: bool = True, brief: bool = False
) -> Section:
    """Whom to call; what nobody has said is a line to fill in. A broker need not call themselves.

    ``brief`` leaves out the lines for what one can do without.
    """
    of_broker = {
        book.say("Job broker"): contacts.broker,
        book.say("Telephone"): contacts.phone,
        book.say("Mail"): contacts.email,
    }
    told = {
        **(of_broker if with_broker else {}),
        book.say("If it is urgent"): contacts.call_out_phone,
        book.say("Key person for schemes"): contacts.key_person,
    }
    rows = tuple(Row(label, value) for label, value in told.items() if value)
    spare = {book.say("Mail"), book.say("Key person for schemes")} if brief else set()
    lines = tuple(label for label, value in told.items() if not value and label not in spare)
    blocks: tuple[Block, ...] = (*((Rows(rows),) if rows else ()), *((Lines(lines),) if lines else ()))
    return Section(book.say("Call us") if with_broker else book.say("Numbers to have at hand"), blocks)


def subtitle(book: Phrasebook, job: JobView) -> str:
    """Which job it is about, and when it starts or that it cannot be filled any more."""
    about = book.say(
        "{title}, {hours}, {workplace}", title=job.title, hours=job.hours, workplace=job.workplace
    )
    start = book.say("Start: {start}", start=job.start)
    return f"{about}. {job.standing or start}"


def whole_at(book: Phrasebook, reference: str) -> str:
    """Where all of it is found."""
    return book.say("Everything stands under the reference {reference}.", reference=reference)
