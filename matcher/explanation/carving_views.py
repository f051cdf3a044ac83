"""What is told of a carving: finished sentences with the figures they rest on, and no person's name."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.carving.building import Assumed
from matcher.carving.limits import Limit
from matcher.carving.solver import Status
from matcher.domain.ids import CompetenceCode, PositionId, TaskId
from matcher.domain.week import DayPart, Weekday
from matcher.vocabulary.entries import Language


@dataclass(frozen=True, slots=True)
class CarvedTaskView:
    """A task of a job: the workplace's own words, and one line with its hours a week."""

    task_id: TaskId
    text: str
    weekly_minutes: int
    sentence: str


@dataclass(frozen=True, slots=True)
class HandOverView:
    """What the colleagues of a position hand over."""

    position_id: PositionId
    title: str
    task_ids: tuple[TaskId, ...]
    weekly_minutes: int
    sentence: str


@dataclass(frozen=True, slots=True)
class PieceView:
    """Minutes of a task in one part of a day."""

    part: DayPart
    clock: str
    task_id: TaskId
    text: str
    minutes: int
    duration: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day with work: its pieces in order, and the day in one sentence."""

    day: Weekday
    name: str
    pieces: tuple[PieceView, ...]
    minutes: int
    duration: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WeekView:
    """The days with work, Monday first."""

    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class FitView:
    """How well a job fits, in thousandths, and in words."""

    lower: int
    point: int
    upper: int
    sentence: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule to mind; its sentence says so where nobody has verified it."""

    code: str
    sentence: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence to ask about, and the tasks it matters for."""

    code: CompetenceCode
    task_ids: tuple[TaskId, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class BundleView:
    """One job that could be made.

    Attributes
    ----------
    gains : what the workplace gets out of it
    whole : by what it hangs together
    standing : whether it is the best there is, or the best found
    """

    title: str
    weekly_minutes: int
    gains: tuple[str, ...]
    freed_skilled_minutes: int
    undone_minutes: int
    tasks: tuple[CarvedTaskView, ...]
    hand_overs: tuple[HandOverView, ...]
    week: WeekView
    fit: FitView
    whole: str
    licences: tuple[LicenceView, ...]
    rules: tuple[RuleView, ...]
    status: Status
    gap: int
    standing: str


@dataclass(frozen=True, slots=True)
class PriceView:
    """A limit that binds, and what could be had without it; ``guard`` where it protects somebody."""

    limit: Limit
    guard: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """Something taken for granted that has to be confirmed, about one or several things."""

    kind: Assumed
    about: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A task that cannot be used today, and why."""

    task_id: TaskId
    text: str
    limits: tuple[Limit, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """The least that has to give: what could be agreed, and the job that would come of it."""

    lead: str
    limits: tuple[Limit, ...]
    steps: tuple[str, ...]
    bundle: BundleView


@dataclass(frozen=True, slots=True)
class CarvingView:
    """The answer for one workplace: jobs, best first, or what clashes and what could be agreed instead."""

    language: Language
    heading: str
    lead: str
    status: Status
    bundles: tuple[BundleView, ...]
    prices: tuple[PriceView, ...]
    left_out: tuple[LeftOutView, ...]
    assumptions: tuple[AssumptionView, ...]
    clash: str
    offer: OfferView | None
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """What a change would do, with the figures: fit in thousandths, the rest in minutes a week."""

    language: Language
    heading: str
    lead: str
    changes: tuple[str, ...]
    added: tuple[TaskId, ...]
    dropped: tuple[TaskId, ...]
    fit: int | None
    weekly_minutes: int | None
    freed_skilled_minutes: int | None
    undone_minutes: int | None
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A job as an employer sees it: the work, and no person in sight."""

    title: str
    weekly_minutes: int
    gains: tuple[str, ...]
    tasks: tuple[CarvedTaskView, ...]
    possible_candidates: int | None
    candidates: str
    arrange: str


@dataclass(frozen=True, slots=True)
class SuggestionsView:
    """All that could be made at a workplace, and what happens next."""

    language: Language
    heading: str
    lead: str
    suggestions: tuple[SuggestionView, ...]
    notices: tuple[str, ...]
