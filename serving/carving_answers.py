"""What can be carved for a candidate, as JSON, the same from the command line and for programs."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel

from matcher.carving.building import Assumption
from matcher.carving.carve import Carving, Price
from matcher.carving.clash import LimitFact
from matcher.carving.relaxation import Step
from matcher.domain.dataset import DatasetLabel
from matcher.usecases.score_bundles import OrderDifference, ScoredBundles
from matcher.usecases.suggest_jobs import ChangedJob, SuggestedJobs
from matcher.usecases.suggest_jobs_across import JobsAcross
from matcher.vocabulary.entries import Language
from serving.answers import DataAnswer
from serving.bundle_answers import BundleAnswer, ScoredBundleAnswer


class DifferenceAnswer(BaseModel):
    """That carving puts one bundle first and the model another.

    ``groups`` are where the model finds the other better. With ``by_fit`` carving's own fit goes the model's
    way, and the hours and the work done made the difference.
    """

    carving_first: int
    model_first: int
    groups: list[str]
    by_fit: bool

    @classmethod
    def of(cls, difference: OrderDifference) -> Self:
        """The answer for this difference."""
        return cls(
            carving_first=difference.carving_first,
            model_first=difference.model_first,
            groups=[group.value for group in difference.groups],
            by_fit=difference.by_fit,
        )


class LimitAnswer(BaseModel):
    """A limit, with whatever of a number, times, tasks and codes belongs to it."""

    limit: str
    number: int | None
    slots: list[str]
    task_ids: list[str]
    codes: list[str]

    @classmethod
    def of(cls, told: LimitFact | Step) -> Self:
        """The answer for a limit that clashes, or for one that is eased."""
        return cls(
            limit=told.limit.value,
            number=told.number,
            slots=sorted(f"{slot.day.value}-{slot.part.value}" for slot in told.slots or ()),
            task_ids=list(told.task_ids),
            codes=list(told.codes),
        )


class PriceAnswer(BaseModel):
    """That a limit binds, the better bundle without it, and how much better that is by each measure."""

    limit: str
    objective: int
    fit: int
    weekly_minutes: int
    freed_skilled_minutes: int
    undone_minutes: int
    better: BundleAnswer

    @classmethod
    def of(cls, price: Price, language: Language) -> Self:
        """The answer for this price."""
        return cls(
            limit=price.limit.value,
            objective=price.objective,
            fit=price.fit,
            weekly_minutes=price.weekly_minutes,
            freed_skilled_minutes=price.freed_skilled_minutes,
            undone_minutes=price.undone_minutes,
            better=BundleAnswer.of(price.better, language),
        )


class LeftOutAnswer(BaseModel):
    """A task that no bundle can hold, and every limit that by itself keeps it out."""

    task_id: str
    limits: list[str]


class AssumptionAnswer(BaseModel):
    """What nobody has said and was taken for granted; minutes where it is about hours."""

    kind: str
    minutes: int | None
    about: str

    @classmethod
    def of(cls, assumption: Assumption) -> Self:
        """The answer for this assumption."""
        return cls(kind=assumption.kind.value, minutes=assumption.minutes, about=assumption.about)


class ChangeAnswer(BaseModel):
    """The best job before and after what was asked for; what is above zero has grown, null is unknown."""

    before: ScoredBundleAnswer | None
    after: ScoredBundleAnswer | None
    added: list[str]
    dropped: list[str]
    fit: int | None
    weekly_minutes: int | None
    freed_skilled_minutes: int | None
    undone_minutes: int | None
    score: float | None

    @classmethod
    def of(cls, changed: ChangedJob, language: Language) -> Self:
        """The answer for this change."""
        changes = changed.changes
        before, after = (
            None if each is None else ScoredBundleAnswer.of(1, each, language)
            for each in (changed.before, changed.after)
        )
        return cls(
            before=before,
            after=after,
            added=list(changes.added),
            dropped=list(changes.dropped),
            fit=changes.fit,
            weekly_minutes=changes.weekly_minutes,
            freed_skilled_minutes=changes.freed_skilled_minutes,
            undone_minutes=changes.undone_minutes,
            score=changed.score,
        )


class ScoredAnswer(BaseModel):
    """Bundles in carving's order with the model's places, and where the two orders differ."""

    data: DataAnswer
    model_version: str
    base: float
    candidate_id: str
    bundles: list[ScoredBundleAnswer]
    pairs: int
    differences: list[DifferenceAnswer]


class CarvingAnswer(ScoredAnswer):
    """What can be carved for a candidate at one workplace, or why nothing can."""

    workplace_id: str
    workplace: str
    status: str
    prices: list[PriceAnswer]
    left_out: list[LeftOutAnswer]
    assumptions: list[AssumptionAnswer]
    clash: list[LimitAnswer]
    relaxation: list[LimitAnswer]
    relaxation_is_cheapest: bool | None
    changed: ChangeAnswer | None

    @classmethod
    def of(cls, found: SuggestedJobs, language: Language) -> Self:
        """The answer for these jobs."""
        carving, request = found.carving, found.request
        clash, relaxation = carving.clash, carving.relaxation
        return cls(
            **_scored(found.scored, request.candidate.id, found.label, language),
            workplace_id=request.workplace.id,
            workplace=request.workplace.name,
            status=carving.status.value,
            prices=[PriceAnswer.of(price, language) for price in carving.prices],
            left_out=_left_out(carving),
            assumptions=[AssumptionAnswer.of(each) for each in carving.assumptions],
            clash=[LimitAnswer.of(fact) for fact in (clash.facts if clash else ())],
            relaxation=[LimitAnswer.of(step) for step in (relaxation.steps if relaxation else ())],
            relaxation_is_cheapest=relaxation.cheapest if relaxation else None,
            changed=None if found.changed is None else ChangeAnswer.of(found.changed, language),
        )


class AcrossAnswer(ScoredAnswer):
    """The best jobs that could be made for a candidate at the workplaces within their journey."""

    considered: int
    solved: int
    too_far: int
    proven: bool
    without_job: list[str]

    @classmethod
    def of(cls, found: JobsAcross, language: Language) -> Self:
        """The answer for these jobs."""
        across = found.across
        return cls(
            **_scored(found.scored, found.candidate.id, found.label, language),
            considered=across.considered,
            solved=across.solved,
            too_far=found.too_far,
            proven=across.proven,
            without_job=list(across.without_job),
        )


def _scored(
    scored: ScoredBundles, candidate_id: str, label: DatasetLabel, language: Language
) -> dict[str, Any]:
    return {
        "data": DataAnswer(name=label.name, simulated=label.simulated),
        "model_version": scored.model_version,
        "base": scored.base,
        "candidate_id": candidate_id,
        "bundles": [
            ScoredBundleAnswer.of(number, each, language)
            for number, each in enumerate(scored.bundles, start=1)
        ],
        "pairs": scored.pairs,
        "differences": [DifferenceAnswer.of(each) for each in scored.differences],
    }


def _left_out(carving: Carving) -> list[LeftOutAnswer]:
    return [
        LeftOutAnswer(task_id=each.task_id, limits=[limit.value for limit in each.limits])
        for each in carving.left_out
    ]
