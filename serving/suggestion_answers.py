"""Jobs for many at a workplace as JSON: as the employer sees them, without a person, and as a broker does."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel

from matcher.carving.employer_view import SuggestedTask, Suggestion
from matcher.carving.neighbourhood import SharedBundle
from matcher.usecases.suggest_jobs_nearby import JobsNearby
from serving.answers import DataAnswer


class SuggestedTaskAnswer(BaseModel):
    """A task of a suggested job, as the workplace knows it."""

    task_id: str
    position_id: str
    text: str
    weekly_minutes: int
    now_undone: bool

    @classmethod
    def of(cls, task: SuggestedTask) -> Self:
        """The answer for this task."""
        return cls(
            task_id=task.task_id,
            position_id=task.position_id,
            text=task.text,
            weekly_minutes=task.weekly_minutes,
            now_undone=task.now_undone,
        )


class SuggestionAnswer(BaseModel):
    """A job that could be made. ``possible_candidates`` is null where they are fewer than five."""

    tasks: list[SuggestedTaskAnswer]
    weekly_minutes: int
    freed_skilled_minutes: int
    undone_minutes: int
    possible_candidates: int | None
    to_arrange: list[str]

    @classmethod
    def of(cls, suggestion: Suggestion) -> Self:
        """The answer for this suggestion."""
        return cls(
            tasks=[SuggestedTaskAnswer.of(task) for task in suggestion.tasks],
            weekly_minutes=suggestion.weekly_minutes,
            freed_skilled_minutes=suggestion.freed_skilled_minutes,
            undone_minutes=suggestion.undone_minutes,
            possible_candidates=suggestion.possible_candidates,
            to_arrange=list(suggestion.to_arrange),
        )


class SuggestionsAnswer(BaseModel):
    """Jobs that could be made at a workplace, best first. No person is in it, nor a number of few."""

    data: DataAnswer
    workplace_id: str
    workplace: str
    suggestions: list[SuggestionAnswer]

    @classmethod
    def of(cls, found: JobsNearby) -> Self:
        """The answer for these jobs."""
        return cls(
            data=DataAnswer(name=found.label.name, simulated=found.label.simulated),
            workplace_id=found.site.workplace.id,
            workplace=found.site.workplace.name,
            suggestions=[SuggestionAnswer.of(each) for each in found.suggestions],
        )


class SharedBundleAnswer(BaseModel):
    """A bundle for many as a broker sees it: ``at_most`` is what no such bundle's number exceeds."""

    tasks: list[SuggestedTaskAnswer]
    weekly_minutes: int
    freed_skilled_minutes: int
    undone_minutes: int
    reached_by: list[str]
    at_most: int
    status: str

    @classmethod
    def of(cls, bundle: SharedBundle, suggestion: Suggestion) -> Self:
        """The answer for this bundle, whose work stands in the suggestion."""
        return cls(
            tasks=[SuggestedTaskAnswer.of(task) for task in suggestion.tasks],
            weekly_minutes=bundle.weekly_minutes,
            freed_skilled_minutes=bundle.freed_skilled_minutes,
            undone_minutes=bundle.undone_minutes,
            reached_by=list(bundle.reached_by),
            at_most=bundle.at_most,
            status=bundle.status.value,
        )


class NearbyAnswer(BaseModel):
    """Jobs that many nearby could do, for a broker. ``looked_at`` of the ``nearby`` were looked at."""

    data: DataAnswer
    workplace_id: str
    workplace: str
    nearby: int
    looked_at: int
    least_weekly_minutes: int
    most_weekly_minutes: int
    bundles: list[SharedBundleAnswer]

    @classmethod
    def of(cls, found: JobsNearby) -> Self:
        """The answer for these jobs."""
        return cls(
            data=DataAnswer(name=found.label.name, simulated=found.label.simulated),
            workplace_id=found.site.workplace.id,
            workplace=found.site.workplace.name,
            nearby=found.nearby,
            looked_at=found.looked_at,
            least_weekly_minutes=found.hours[0],
            most_weekly_minutes=found.hours[1],
            bundles=[
                SharedBundleAnswer.of(bundle, told)
                for bundle, told in zip(found.bundles, found.suggestions, strict=True)
            ],
        )
