"""One carved bundle as JSON, with its week, what it frees, and what the ranking model says of it."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel

from matcher.carving.carve import Bundle
from matcher.carving.problem import CarvableTask, Fit
from matcher.carving.rules import Rule
from matcher.carving.week_plan import Placement
from matcher.features.columns import GROUPS
from matcher.usecases.score_bundles import ScoredBundle
from matcher.vocabulary.entries import Language


class FitAnswer(BaseModel):
    """A fit in thousandths: at worst, as assumed, and at best of the unknown."""

    lower: int
    point: int
    upper: int

    @classmethod
    def of(cls, fit: Fit) -> Self:
        """The answer for this fit."""
        return cls(lower=fit.lower, point=fit.point, upper=fit.upper)


class TaskAnswer(BaseModel):
    """A task of a bundle."""

    task_id: str
    position_id: str
    text: str
    weekly_minutes: int
    now_undone: bool
    takes_skilled_time: bool
    fit: FitAnswer

    @classmethod
    def of(cls, task: CarvableTask) -> Self:
        """The answer for this task."""
        return cls(
            task_id=task.id,
            position_id=task.position_id,
            text=task.text,
            weekly_minutes=task.weekly_minutes,
            now_undone=task.now_undone,
            takes_skilled_time=task.takes_skilled_time,
            fit=FitAnswer.of(task.fit),
        )


class PlacementAnswer(BaseModel):
    """So many minutes of a task in a part of a day."""

    day: str
    part: str
    task_id: str
    minutes: int

    @classmethod
    def of(cls, placement: Placement) -> Self:
        """The answer for this placement."""
        slot = placement.slot
        return cls(
            day=slot.day.value, part=slot.part.value, task_id=placement.task_id, minutes=placement.minutes
        )


class HandOverAnswer(BaseModel):
    """What the colleagues of a position hand over."""

    position_id: str
    task_ids: list[str]
    weekly_minutes: int


class RuleAnswer(BaseModel):
    """A rule to mind, where it stands, from when it holds, and whether anyone has verified it."""

    code: str
    text: str
    source: str
    valid_from: str
    verified: bool

    @classmethod
    def of(cls, rule: Rule, language: Language) -> Self:
        """The answer for this rule."""
        return cls(
            code=rule.code,
            text=rule.text[language],
            source=rule.source,
            valid_from=rule.valid_from.isoformat(),
            verified=rule.verified,
        )


class BundleAnswer(BaseModel):
    """A bundle as carving made it: its work, its week, and what it means for those who are there."""

    tasks: list[TaskAnswer]
    week: list[PlacementAnswer]
    weekly_minutes: int
    days: list[str]
    fit: FitAnswer
    freed_skilled_minutes: int
    undone_minutes: int
    hand_overs: list[HandOverAnswer]
    hangs_together_by: list[str]
    licences_unknown: list[str]
    rules: list[RuleAnswer]
    objective: int
    status: str
    gap: int

    @classmethod
    def of(cls, bundle: Bundle, language: Language) -> Self:
        """The answer for this bundle."""
        return cls(
            tasks=[TaskAnswer.of(task) for task in bundle.tasks],
            week=[PlacementAnswer.of(each) for each in bundle.plan.placements],
            weekly_minutes=bundle.weekly_minutes,
            days=[day.value for day in bundle.plan.days],
            fit=FitAnswer.of(bundle.fit),
            freed_skilled_minutes=bundle.freed_skilled_minutes,
            undone_minutes=bundle.undone_minutes,
            hand_overs=[
                HandOverAnswer(
                    position_id=each.position_id,
                    task_ids=list(each.task_ids),
                    weekly_minutes=each.weekly_minutes,
                )
                for each in bundle.hand_overs
            ],
            hangs_together_by=[f"{each.kind.value}:{each.code}" for each in bundle.wholes],
            licences_unknown=list(bundle.licences_unknown),
            rules=[RuleAnswer.of(rule, language) for rule in bundle.rules],
            objective=bundle.objective,
            status=bundle.status.value,
            gap=bundle.gap,
        )


class ScoredBundleAnswer(BaseModel):
    """A bundle with its match. ``number`` counts in carving's order, ``place`` in the order by score."""

    number: int
    place: int
    workplace_id: str
    workplace: str
    score: float
    lower: float
    upper: float
    known_share: float
    shares: dict[str, float]
    bundle: BundleAnswer

    @classmethod
    def of(cls, number: int, scored: ScoredBundle, language: Language) -> Self:
        """The answer for this bundle."""
        match, workplace = scored.match, scored.at.request.workplace
        return cls(
            number=number,
            place=match.place,
            workplace_id=workplace.id,
            workplace=workplace.name,
            score=match.score,
            lower=match.lower,
            upper=match.upper,
            known_share=match.known_share,
            shares=dict(zip((g.value for g in GROUPS), match.shares, strict=True)),
            bundle=BundleAnswer.of(scored.at.bundle, language),
        )
