"""The job as every reader may see it: the workplace's own words about its work, and how a week could look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.carving.building import CarvingRequest, build
from matcher.carving.rules import Rule
from matcher.carving.week_plan import WeekPlan, plan_week
from matcher.domain.employer import Employer
from matcher.domain.ids import TaskId
from matcher.domain.job import JobInFull, JobState
from matcher.explanation.carving_bundle import gains, week_view
from matcher.explanation.carving_views import WeekView
from matcher.explanation.catalogue import marked
from matcher.explanation.match_case import MatchCase
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.week_words import duration
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class JobTaskView:
    """A task in the workplace's own words, with its hours a week."""

    task_id: TaskId
    text: str
    weekly_minutes: int
    hours: str


@dataclass(frozen=True, slots=True)
class JobView:
    """A job. ``standing`` says where it cannot be filled any more, and is empty where it can.

    ``week`` is a proposal, ``None`` where no week has room for it; ``week_text`` says what it is. ``gains``
    is what the workplace gets out of it: time for skilled people, work that is left lying today.
    """

    job_id: str
    title: str
    workplace: str
    employer: str
    weekly_minutes: int
    hours: str
    start: str
    standing: str
    tasks: tuple[JobTaskView, ...]
    gains: tuple[str, ...]
    week: WeekView | None
    week_text: str


def week_of(
    case: MatchCase, vocabulary: Vocabulary, assumptions: Assumptions, rules: Sequence[Rule], day: date
) -> WeekPlan | None:
    """A week with room for the job at the times of its tasks and of the person; ``None`` where none has."""
    request = CarvingRequest(
        candidate=case.candidate,
        workplace=case.job.workplace,
        positions=case.positions,
        tasks=case.job.tasks,
        today=day,
        aids=case.aids,
    )
    problem, _ = build(request, vocabulary, assumptions, rules)
    plan = plan_week(problem, problem.tasks)
    return plan if isinstance(plan, WeekPlan) else None


def job_view(
    full: JobInFull, employer: Employer, week: WeekPlan | None, *, day: date, book: Phrasebook
) -> JobView:
    """The job in words, as seen on this day."""
    undone = [task for task in full.tasks if task.now_undone]
    skilled = [task for task in full.tasks if task.takes_skilled_time and not task.now_undone]
    texts = {task.id: task.text for task in full.tasks}
    return JobView(
        job_id=full.job.id,
        title=full.job.title,
        workplace=full.workplace.name,
        employer=employer.name,
        weekly_minutes=full.weekly_minutes,
        hours=book.say("{time} a week", time=duration(book, full.weekly_minutes)),
        start=_start(book, full.job.start_on, day),
        standing=book.say(_STANDING[full.job.state]) if full.job.state in _STANDING else "",
        tasks=tuple(
            JobTaskView(task.id, opening(task.text), task.weekly_minutes, duration(book, task.weekly_minutes))
            for task in full.tasks
        ),
        gains=gains(
            book,
            sum(task.weekly_minutes for task in skilled),
            sum(task.weekly_minutes for task in undone),
            [task.text for task in undone],
        ),
        week=None if week is None else week_view(week, texts, book),
        week_text=book.say(_NO_WEEK if week is None else _WEEK),
    )


_STANDING: Final = {
    JobState.FILLED: marked("The job has been filled."),
    JobState.CLOSED: marked("The job has been closed."),
}
_WEEK: Final = marked("A proposal for the week. The times are agreed at the meeting.")
_NO_WEEK: Final = marked("The times have to be agreed at the meeting.")


def _start(book: Phrasebook, start_on: date | None, day: date) -> str:
    """When the job begins; a day that is no longer ahead has to be agreed anew."""
    if start_on is None or start_on <= day:
        return book.say("to be agreed")
    return book.day(start_on)
