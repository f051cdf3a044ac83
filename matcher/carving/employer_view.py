"""What an employer sees of the jobs that could be made at a workplace: the work, and no person in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.carving.neighbourhood import SharedBundle
from matcher.domain.ids import CandidateId, ConsiderationCode, PositionId, TaskId

FEWEST_SHOWN: Final = 5
"""A number of people below this is not told (promise 6 of the design)."""


@dataclass(frozen=True, slots=True)
class SuggestedTask:
    """A task of a suggested job, as the workplace knows it."""

    task_id: TaskId
    position_id: PositionId
    text: str
    weekly_minutes: int
    now_undone: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A job that could be made, built from an allow-list.

    Attributes
    ----------
    possible_candidates : how many nearby could do it well; ``None`` where they are fewer than five
    to_arrange : what at least five of them need and nobody has said the workplace can arrange
    """

    tasks: tuple[SuggestedTask, ...]
    weekly_minutes: int
    freed_skilled_minutes: int
    undone_minutes: int
    possible_candidates: int | None
    to_arrange: tuple[ConsiderationCode, ...]


def suggestions(
    bundles: Iterable[SharedBundle],
    considerations: Mapping[CandidateId, frozenset[ConsiderationCode]],
    arrangements: Mapping[ConsiderationCode, bool],
) -> tuple[Suggestion, ...]:
    """The bundles as an employer may see them, in the same order."""
    return tuple(_suggestion(bundle, considerations, arrangements) for bundle in bundles)


def _suggestion(
    bundle: SharedBundle,
    considerations: Mapping[CandidateId, frozenset[ConsiderationCode]],
    arrangements: Mapping[ConsiderationCode, bool],
) -> Suggestion:
    needed = Counter(
        code for who in bundle.reached_by for code in considerations[who] if code not in arrangements
    )
    people = len(bundle.reached_by)
    return Suggestion(
        tasks=tuple(
            SuggestedTask(task.id, task.position_id, task.text, task.weekly_minutes, task.now_undone)
            for task in bundle.tasks
        ),
        weekly_minutes=bundle.weekly_minutes,
        freed_skilled_minutes=bundle.freed_skilled_minutes,
        undone_minutes=bundle.undone_minutes,
        possible_candidates=people if people >= FEWEST_SHOWN else None,
        to_arrange=tuple(sorted(code for code, count in needed.items() if count >= FEWEST_SHOWN)),
    )
