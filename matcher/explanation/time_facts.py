"""Hours, times of the week and the start, as the job has them and as the person can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from matcher.domain.candidate import Candidate
from matcher.domain.job import JobInFull
from matcher.domain.week import Slot
from matcher.explanation.bearing import EVERY_GROUP, Bearing, JobPart, part_of
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.features.columns import ReasonGroup


@dataclass(frozen=True, slots=True)
class HoursFact:
    """The job's minutes a week, and the least and the most that the person can or wants to work."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TIME
    codes: ClassVar[tuple[str, ...]] = ()

    weekly_minutes: int
    least: int | None
    most: int | None

    @property
    def over(self) -> bool:
        """Whether the job takes more than the most."""
        return self.most is not None and self.weekly_minutes > self.most

    @property
    def under(self) -> bool:
        """Whether the job takes less than the least."""
        return self.least is not None and self.weekly_minutes < self.least

    @property
    def bearing(self) -> Bearing:
        """Against where the job is too long or too short; unknown where the most is."""
        if self.over or self.under:
            return Bearing.AGAINST
        return Bearing.UNKNOWN if self.most is None else Bearing.FOR


@dataclass(frozen=True, slots=True)
class DailyHoursFact:
    """The job's minutes spread over the days on which it and the person meet."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TIME
    codes: ClassVar[tuple[str, ...]] = ()

    weekly_minutes: int
    days: int
    most_daily: int

    @property
    def bearing(self) -> Bearing:
        """Against where a day gets longer than the most a day."""
        return Bearing.AGAINST if self.weekly_minutes > self.most_daily * self.days else Bearing.FOR


@dataclass(frozen=True, slots=True)
class TimesFact:
    """Tasks that can, or cannot, be done at times when the person can work."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TIME
    codes: ClassVar[tuple[str, ...]] = ()

    fit: bool
    part: JobPart

    @property
    def bearing(self) -> Bearing:
        """For where the times fit."""
        return Bearing.FOR if self.fit else Bearing.AGAINST


@dataclass(frozen=True, slots=True)
class StartFact:
    """When the job starts and when the person can."""

    group: ClassVar[ReasonGroup] = ReasonGroup.TIME
    codes: ClassVar[tuple[str, ...]] = ()

    start_on: date
    available_from: date

    @property
    def bearing(self) -> Bearing:
        """Against where the job starts first."""
        return Bearing.AGAINST if self.available_from > self.start_on else Bearing.FOR


TimeFact: TypeAlias = HoursFact | DailyHoursFact | TimesFact | StartFact


def time_facts(
    candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[TimeFact]:
    """Facts about hours, times and the start, in that order."""
    if ReasonGroup.TIME not in groups:
        return
    time = candidate.time
    yield HoursFact(job.weekly_minutes, time.least_weekly_minutes, time.most_weekly_minutes)
    days = _days_met(job, time.slots)
    if days and time.most_daily_minutes is not None:
        yield DailyHoursFact(job.weekly_minutes, days, time.most_daily_minutes)
    if time.slots is not None:
        timed = [(task, task.slots) for task in job.tasks if task.slots is not None]
        for fit in (False, True):
            tasks = [task for task, slots in timed if bool(slots & time.slots) is fit]
            if tasks:
                yield TimesFact(fit, part_of(tasks, job))
    if job.job.start_on is not None and time.available_from is not None:
        yield StartFact(job.job.start_on, time.available_from)


def unknown_times(
    candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[UnknownFact]:
    """What is unknown of the person's time and of the times of the tasks."""
    if ReasonGroup.TIME not in groups:
        return
    time = candidate.time
    said: dict[About, object] = {
        About.MOST_WEEKLY_HOURS: time.most_weekly_minutes,
        About.LEAST_WEEKLY_HOURS: time.least_weekly_minutes,
        About.MOST_DAILY_HOURS: time.most_daily_minutes,
        About.CANDIDATE_TIMES: time.slots,
    }
    if job.job.start_on is not None:
        said[About.AVAILABLE_FROM] = time.available_from
    for about, answer in said.items():
        if answer is None:
            yield UnknownFact(about, ReasonGroup.TIME)
    timeless = tuple(task.id for task in job.tasks if task.slots is None)
    if timeless:
        yield UnknownFact(About.TASK_TIMES, ReasonGroup.TIME, task_ids=timeless)


def _days_met(job: JobInFull, can_work: frozenset[Slot] | None) -> int:
    """On how many days the person and some task meet; 0 where they never do or it is not known."""
    wanted: set[Slot] = set()
    for task in job.tasks:
        if task.slots is None or can_work is None:
            return 0
        wanted |= task.slots & can_work
    return len({slot.day for slot in wanted})
