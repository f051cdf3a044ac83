"""Simulated: the days on which the steps of a match were taken, and who wrote them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from matcher.domain.match import MatchEvent, Outcome

LADDER: Final = (
    Outcome.PRESENTED,
    Outcome.SHORTLISTED,
    Outcome.MET,
    Outcome.TRIAL_STARTED,
    Outcome.HIRED,
    Outcome.RETAINED,
)
"""The steps of a match; how far one got is an index into this."""
HIRED: Final = LADDER.index(Outcome.HIRED)
RETAINED: Final = LADDER.index(Outcome.RETAINED)

_DAYS_TO: Final = {
    Outcome.SHORTLISTED: (2, 12),
    Outcome.MET: (4, 16),
    Outcome.TRIAL_STARTED: (4, 20),
    Outcome.HIRED: (10, 36),
    Outcome.RETAINED: (91, 112),
}
"""Least and most days from the step before. Retained means 13 weeks in the job."""
_SHORTEST_JOB_DAYS: Final = 6
_RETAINED_AFTER_DAYS: Final = 91
_TOLD_THAT_IT_ENDED: Final = 0.3
_HIRED_WITHOUT_TRIAL: Final = 0.3
_USUAL_FURTHER_DAYS: Final = 270
_MOST_FURTHER_DAYS: Final = 800


@dataclass(frozen=True, slots=True)
class Told:
    """What one story is told with: the day of the list, today, and who writes the steps down.

    ``goes_on`` says whether the person may still be in the job today.
    """

    presented_on: date
    today: date
    broker: str
    contact: str
    goes_on: bool


def tell(reached: int, told: Told, random: np.random.Generator) -> tuple[tuple[MatchEvent, ...], date | None]:
    """The events of a match before today, and the last day of the job where the person was hired.

    Parameters
    ----------
    reached
        Index into :data:`LADDER` of the furthest step. What would come later than yesterday is left out.
    """
    events = [MatchEvent(told.presented_on, Outcome.PRESENTED, told.broker)]
    skips_trial = reached >= HIRED and random.random() < _HIRED_WITHOUT_TRIAL
    on = told.presented_on
    hired_on = None
    for outcome in LADDER[1 : reached + 1]:
        if outcome is Outcome.TRIAL_STARTED and skips_trial:
            continue
        on += timedelta(days=int(random.integers(*_DAYS_TO[outcome])))
        hired_on = on if outcome is Outcome.HIRED else hired_on
        by = told.contact if outcome is Outcome.HIRED else told.broker
        events.append(MatchEvent(on, outcome, by))
    if hired_on is None:
        last_day = None
        if random.random() < _TOLD_THAT_IT_ENDED:
            ended = on + timedelta(days=int(random.integers(5, 40)))
            events.append(MatchEvent(ended, Outcome.ENDED, told.broker))
    else:
        last_day = _last_day(hired_on, on if reached == RETAINED else None, told, random)
        events.append(MatchEvent(last_day, Outcome.ENDED, told.contact))
    return tuple(event for event in events if event.on < told.today), last_day


def _last_day(hired_on: date, retained_on: date | None, told: Told, random: np.random.Generator) -> date:
    """The last day of a job; before today, unless the person may still be in it."""
    if retained_on is None:
        return hired_on + timedelta(days=int(random.integers(_SHORTEST_JOB_DAYS, _RETAINED_AFTER_DAYS)))
    more = int(random.exponential(_USUAL_FURTHER_DAYS))
    last = retained_on + timedelta(days=min(more, _MOST_FURTHER_DAYS))
    if told.goes_on or last < told.today:
        return last
    # Those available today were said to be so before any outcome was drawn; so their job has ended.
    lately = told.today - timedelta(days=int(random.integers(1, 30)))
    if retained_on < told.today:
        return max(retained_on, lately)
    return min(lately, hired_on + timedelta(days=_RETAINED_AFTER_DAYS - 1))
