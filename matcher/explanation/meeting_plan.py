"""What the meeting goes through, and what happens after it: expectation alignment, trial, follow-up.

The same for every match, so that it tells nothing of anyone. That both sides align what they expect before
the start and again at hiring, that a trial comes first where one is needed, and that somebody follows up
every week at first, then less often but never not at all, are from the Danish reports behind the product
(2011, 2020); how many weeks each period lasts is ours, and may be agreed otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class FollowUp:
    """From which week to which somebody follows up, and how many weeks apart; no last week: it goes on."""

    first_week: int
    last_week: int | None
    weeks_apart: int


FOLLOW_UPS: Final = (FollowUp(1, 4, 1), FollowUp(5, 13, 2), FollowUp(14, 26, 4), FollowUp(27, None, 13))


@dataclass(frozen=True, slots=True)
class AgendaView:
    """What to agree on at one of the two talks."""

    when: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A period and how often somebody follows up in it."""

    period: str
    how_often: str
    first_week: int
    last_week: int | None
    weeks_apart: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """The agenda of both talks, the trial, and the follow-up, which never ends while the job lasts."""

    agenda: tuple[AgendaView, ...]
    trial: str
    follow_up: tuple[FollowUpView, ...]


_COLLEAGUES: Final = marked("What should the colleagues know? The candidate decides.")
_OWN_CHOICE: Final = marked("What should the colleagues know? You decide.")
_BEFORE_START: Final = (
    marked("The tasks: what is to be done, and what does good work look like?"),
    marked("The week: days, times and breaks."),
    marked("What has to be in place: who sees to it, and by when?"),
    marked("Whom can one turn to at the workplace?"),
    _COLLEAGUES,
    marked("When do we meet again, and who calls if something is difficult?"),
)
_AT_HIRING: Final = (
    marked("Does it hold, what we agreed? Tasks, pace and hours."),
    marked("Pay and hours: write them down."),
    marked("Schemes: has the municipality answered?"),
    marked("What could be learnt next?"),
)


def plan_view(book: Phrasebook, *, to_candidate: bool = False) -> PlanView:
    """The plan in the language of the phrasebook."""
    before = [_OWN_CHOICE if to_candidate and point == _COLLEAGUES else point for point in _BEFORE_START]
    return PlanView(
        agenda=(
            AgendaView(book.say("Before the start"), tuple(book.say(point) for point in before)),
            AgendaView(book.say("When the job becomes permanent"), tuple(book.say(p) for p in _AT_HIRING)),
        ),
        trial=book.say(
            "The aim is pay for the hours from the first day. "
            "If one of you needs to try it out first, agree on a short trial with a date on which it ends."
        ),
        follow_up=tuple(_follow_up(book, each) for each in FOLLOW_UPS),
    )


def _follow_up(book: Phrasebook, each: FollowUp) -> FollowUpView:
    if each.last_week is None:
        period = book.say("From week {first} on", first=each.first_week)
    else:
        period = book.say("Weeks {first}–{last}", first=each.first_week, last=each.last_week)
    return FollowUpView(period, _how_often(book, each), each.first_week, each.last_week, each.weeks_apart)


def _how_often(book: Phrasebook, each: FollowUp) -> str:
    return book.say(_HOW_OFTEN[each.weeks_apart])


_HOW_OFTEN: Final = {
    1: marked("every week"),
    2: marked("every other week"),
    4: marked("once a month"),
    13: marked("at least once every three months, as long as the job lasts"),
}
