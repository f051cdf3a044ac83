"""From a person, a workplace and its tasks to the carving problem, with what had to be assumed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.carving.fit import fits, task_demands
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem, CarvingWeights, Fit, Guards, PersonLimits
from matcher.carving.rules import Rule, rules_for
from matcher.domain.candidate import Candidate
from matcher.domain.employer import Position, Workplace
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import Task
from matcher.domain.week import OFFICE_HOURS, Slot
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.entries import Vocabulary

ALONE_FROM: Final = Level.HIGH
"""From this step of the dimension on, one works alone for half a day or longer."""
_HELD_FROM: Final = Level.MODERATE
"""A licence that is being learnt (1) is not held yet."""


class Assumed(StrEnum):
    """What nobody has said, and what was taken for granted instead."""

    LEAST_HOURS = "least_hours"
    MOST_HOURS = "most_hours"
    DAILY_HOURS = "daily_hours"
    PERSON_TIMES = "person_times"
    TASK_TIMES = "task_times"
    SUBJECT = "subject"
    CONSIDERATION = "consideration"
    LICENCE = "licence"
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something assumed: minutes where it is about hours, else the code or the task that it is about."""

    kind: Assumed
    minutes: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """What the stored task does not say: where it is done, how often, and its smallest sensible piece."""

    place: str | None = None
    days_a_week: int | None = None
    least_piece: int = 15


@dataclass(frozen=True, slots=True)
class CarvingRequest:
    """Everything a carving is made from. Hours and times given here go before those of the profile.

    Attributes
    ----------
    aids : dimensions on which an aid or an arrangement closes every gap
    without_tasks : tasks that are not to be used
    today : the day whose rules hold
    """

    candidate: Candidate
    workplace: Workplace
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    today: date
    least_weekly_minutes: int | None = None
    most_weekly_minutes: int | None = None
    most_daily_minutes: int | None = None
    slots: frozenset[Slot] | None = None
    alone_wished: bool = False
    aids: frozenset[Dimension] = frozenset()
    without_tasks: frozenset[TaskId] = frozenset()
    off: frozenset[Limit] = frozenset()
    details: Mapping[TaskId, TaskDetail] = field(default_factory=dict)
    guards: Guards = field(default_factory=Guards)
    weights: CarvingWeights = field(default_factory=CarvingWeights)


def build(
    request: CarvingRequest, vocabulary: Vocabulary, assumptions: Assumptions, rules: Sequence[Rule]
) -> tuple[CarvingProblem, tuple[Assumption, ...]]:
    """The carving problem of a request, and what had to be assumed.

    Raises
    ------
    InvalidInput
        When the least hours exceed the most.
    """
    person, assumed = _person(request, assumptions)
    used = [task for task in request.tasks if task.id not in request.without_tasks]
    fitted = fits(_with_aids(request.candidate, request.aids), task_demands(used), vocabulary, assumptions)
    making = _Making(request, vocabulary, tuple(rules))
    tasks = tuple(making.task(task, fit) for task, fit in zip(used, fitted, strict=True))
    problem = CarvingProblem(tasks, person, request.guards, request.weights, request.off)
    return problem, (*assumed, *_assumed_of_workplace(request), *_assumed_of_tasks(used, tasks))


def _person(request: CarvingRequest, assumptions: Assumptions) -> tuple[PersonLimits, tuple[Assumption, ...]]:
    time = request.candidate.time
    taken: list[Assumption] = []

    def minutes(kind: Assumed, asked: int | None, known: int | None, hours: float) -> int:
        value = known if asked is None else asked
        if value is None:
            value = round(60 * hours)
            taken.append(Assumption(kind, value))
        return value

    most = minutes(
        Assumed.MOST_HOURS,
        request.most_weekly_minutes,
        time.most_weekly_minutes,
        max(assumptions.most_weekly_hours, (time.least_weekly_minutes or 0) / 60),
    )
    least = minutes(
        Assumed.LEAST_HOURS,
        request.least_weekly_minutes,
        time.least_weekly_minutes,
        min(assumptions.least_weekly_hours, most / 60),
    )
    daily = minutes(
        Assumed.DAILY_HOURS, request.most_daily_minutes, time.most_daily_minutes, assumptions.most_daily_hours
    )
    slots = request.slots or time.slots
    if slots is None:
        taken.append(Assumption(Assumed.PERSON_TIMES))
    refused = tuple(sorted(c for c in request.candidate.considerations if _answer(request, c) is False))
    return PersonLimits(least, most, daily, slots or OFFICE_HOURS, refused, request.alone_wished), tuple(
        taken
    )


def _answer(request: CarvingRequest, code: ConsiderationCode) -> bool | None:
    return request.workplace.arrangements.get(code)


def _with_aids(candidate: Candidate, aids: frozenset[Dimension]) -> Candidate:
    if not aids:
        return candidate
    raised = {**candidate.levels.known, **dict.fromkeys(aids, Level.FULL)}
    return replace(candidate, levels=Levels(raised))


class _Making:
    """Makes carvable tasks for one person."""

    def __init__(self, request: CarvingRequest, vocabulary: Vocabulary, rules: tuple[Rule, ...]) -> None:
        self._details, self._today, self._rules = request.details, request.today, rules
        self._types, self._competences = vocabulary.task_types, vocabulary.competences
        self._held = {each.code: each.level for each in request.candidate.competences}

    def task(self, task: Task, fit: Fit) -> CarvableTask:
        """The task for this person; a detail that nobody has given stands at its default."""
        detail = self._details.get(task.id, TaskDetail())
        alone = task.demands.levels.known.get(Dimension.WORKING_ALONE, Level.NONE)
        licences = [need.code for need in task.competences if need.required and self._is_licence(need.code)]
        return CarvableTask(
            id=task.id,
            position_id=task.position_id,
            text=task.text,
            weekly_minutes=task.weekly_minutes,
            fit=fit,
            slots=task.slots,
            separable=task.separable,
            now_undone=task.now_undone,
            takes_skilled_time=task.takes_skilled_time,
            wanted=task.wanted,
            subject=None if task.task_type is None else self._types[task.task_type].field,
            place=detail.place,
            days_a_week=detail.days_a_week,
            least_piece=detail.least_piece,
            alone=alone >= ALONE_FROM,
            licences_missing=tuple(c for c in licences if self._held.get(c, _HELD_FROM) < _HELD_FROM),
            licences_unknown=tuple(c for c in licences if c not in self._held),
            rules=rules_for(task, self._rules, self._today),
        )

    def _is_licence(self, code: CompetenceCode) -> bool:
        return code in self._competences and self._competences[code].licence


def _assumed_of_workplace(request: CarvingRequest) -> tuple[Assumption, ...]:
    return tuple(
        Assumption(Assumed.CONSIDERATION, about=code)
        for code in sorted(request.candidate.considerations)
        if _answer(request, code) is None
    )


def _assumed_of_tasks(stored: Sequence[Task], tasks: Sequence[CarvableTask]) -> tuple[Assumption, ...]:
    untimed = (Assumption(Assumed.TASK_TIMES, about=task.id) for task in stored if task.slots is None)
    unlicensed = (
        Assumption(Assumed.LICENCE, about=code)
        for code in sorted({code for task in tasks for code in task.licences_unknown})
    )
    rhythm = (Assumption(Assumed.RHYTHM, about=task.id) for task in tasks if task.days_a_week is None)
    untyped = (Assumption(Assumed.SUBJECT, about=task.id) for task in tasks if task.subject is None)
    return (*untimed, *untyped, *unlicensed, *rhythm)
