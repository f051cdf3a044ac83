"""How well each task fits one person: the features of a job of that task alone, on the scorecard.

The features are those of :mod:`matcher.features`, of which only the columns are filled that a task has by
itself; what hangs on the job as a whole (hours, travel, considerations) is left at its best, as carving
keeps it as limits. Computed here for all tasks of a workplace at once, because carving asks for one person
and many tasks, where the pipeline is made for one job and many people. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.carving.problem import FULL_FIT, Fit
from matcher.domain.candidate import Candidate, Competence, Evidence, WishKind, WishTarget
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import DIMENSIONS, Family
from matcher.domain.task import Task
from matcher.features.assumptions import Assumptions, Case, StandIns, stand_ins
from matcher.features.columns import FEATURE_INDEX, FEATURES, gap_name, reach_name
from matcher.features.level_features import demands_as
from matcher.features.snapshots import F32, Flags
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.entries import Vocabulary

_GAP_COLUMNS: Final = [FEATURE_INDEX[gap_name(d)] for d in DIMENSIONS]
_PROFILE_COLUMNS: Final = tuple(
    FEATURE_INDEX[name]
    for name in (
        "tasks_done_before",
        "fields_known",
        "wished",
        "disliked",
        "times_fit",
        "required_competences",
        "required_missing",
        "helpful_competences",
        "evidenced_competences",
    )
)
TASK_COLUMNS: Final = (
    *_GAP_COLUMNS,
    *(FEATURE_INDEX[reach_name(family)] for family in Family),
    FEATURE_INDEX["tasks_within_reach"],
    FEATURE_INDEX["tasks_nearly_within_reach"],
    *_PROFILE_COLUMNS,
)
"""The features that a task has by itself."""
_SHOWN: Final = (Evidence.CERTIFICATE, Evidence.OBSERVED)
_MOST_MISSING: Final = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class TaskDemands:
    """Tasks with their demands as arrays, (dimension, task), made once for all people."""

    tasks: tuple[Task, ...]
    demands: F32
    proposed: Flags


def task_demands(tasks: Sequence[Task]) -> TaskDemands:
    """The demands of these tasks; NaN where unknown."""
    demands = np.full((len(DIMENSIONS), len(tasks)), np.nan, np.float32)
    proposed = np.zeros(demands.shape, np.bool_)
    row = {dimension: i for i, dimension in enumerate(DIMENSIONS)}
    for at, task in enumerate(tasks):
        for dimension, level in task.demands.levels.known.items():
            demands[row[dimension], at] = level
        for dimension in task.demands.proposed:
            proposed[row[dimension], at] = True
    return TaskDemands(tuple(tasks), demands, proposed)


def fits(
    candidate: Candidate, tasks: TaskDemands, vocabulary: Vocabulary, assumptions: Assumptions
) -> tuple[Fit, ...]:
    """How well each task fits the person, in the order of the tasks."""
    lower, point, upper = (
        points(task_features(candidate, tasks, vocabulary, stand_ins(assumptions, case))) for case in Case
    )
    return tuple(
        Fit(low, max(low, min(middle, high)), high)
        for low, middle, high in zip(lower, point, upper, strict=True)
    )


def points(matrix: F32) -> list[int]:
    """Points of each row on the scorecard, from its worst (0) to its best (1000) by the task's columns."""
    best = np.array([[feature.best for feature in FEATURES]], np.float32)
    worst = best.copy()
    worst[0, list(TASK_COLUMNS)] = [FEATURES[column].worst for column in TASK_COLUMNS]
    card = Scorecard()
    *scores, low, high = card.score(np.concatenate([matrix, worst, best])).tolist()
    return [round(FULL_FIT * min(max((score - low) / (high - low), 0.0), 1.0)) for score in scores]


def task_features(candidate: Candidate, tasks: TaskDemands, vocabulary: Vocabulary, unknown: StandIns) -> F32:
    """(task, feature): each task as a job of its own; the columns it does not fill stand at their best."""
    matrix = np.tile(np.array([feature.best for feature in FEATURES], np.float32), (len(tasks.tasks), 1))
    _write_gaps(matrix, candidate, tasks, unknown)
    profile = _Profile(candidate, vocabulary, unknown)
    for row, task in enumerate(tasks.tasks):
        matrix[row, list(_PROFILE_COLUMNS)] = profile.features(task)
    return matrix


def _write_gaps(out: F32, candidate: Candidate, tasks: TaskDemands, unknown: StandIns) -> None:
    known = candidate.levels.known
    capability = np.array([known.get(d, unknown.capability[i]) for i, d in enumerate(DIMENSIONS)], np.float32)
    demands = demands_as(tasks.demands, tasks.proposed, unknown)
    gaps = np.where(demands > 0, np.minimum(capability[:, None] - demands, 0), 0)
    out[:, _GAP_COLUMNS] = gaps.T
    families = np.array([list(Family).index(d.family) for d in DIMENSIONS])
    for i, family in enumerate(Family):
        out[:, FEATURE_INDEX[reach_name(family)]] = np.clip(gaps[families == i].min(axis=0) + 1, 0, 1)
    smallest = gaps.min(axis=0)
    out[:, FEATURE_INDEX["tasks_within_reach"]] = np.clip(smallest + 1, 0, 1)
    out[:, FEATURE_INDEX["tasks_nearly_within_reach"]] = np.clip(smallest + 2, 0, 1)


class _Profile:
    """What is known of a person's experience, wishes, competences and times, looked up for each task."""

    def __init__(self, candidate: Candidate, vocabulary: Vocabulary, unknown: StandIns) -> None:
        types = vocabulary.task_types
        self._candidate, self._types, self._unknown = candidate, types, unknown
        self._fields_done = {types[code].field for code in candidate.experience if code in types}
        self._said = {(wish.target, wish.code): wish.kind for wish in candidate.wishes}
        self._held: Mapping[CompetenceCode, Competence] = {each.code: each for each in candidate.competences}

    def features(self, task: Task) -> tuple[float, ...]:
        """The values of the profile columns for a job of this task alone, in the order of the columns."""
        return (*self._experience(task), *self._wishes(task), self._times(task), *self._competences(task))

    def _experience(self, task: Task) -> tuple[float, float]:
        if task.task_type is None or not self._candidate.experience:
            return (float(self._unknown.task_done_before),) * 2
        done = task.task_type in self._candidate.experience
        return float(done), float(self._types[task.task_type].field in self._fields_done)

    def _wishes(self, task: Task) -> tuple[float, float]:
        if task.task_type is None or not self._said:
            return float(self._unknown.wished), float(self._unknown.disliked)
        of_field = self._said.get((WishTarget.FIELD, self._types[task.task_type].field))
        said = self._said.get((WishTarget.TASK_TYPE, str(task.task_type)), of_field)
        return float(said is WishKind.WISH), float(said is WishKind.DISLIKE)

    def _times(self, task: Task) -> float:
        slots = self._candidate.time.slots
        if task.slots is None or slots is None:
            return float(self._unknown.times_fit)
        return float(not slots.isdisjoint(task.slots))

    def _competences(self, task: Task) -> tuple[float, float, float, float]:
        held: dict[bool, list[float]] = {True: [], False: []}
        shown: list[float] = []
        for need in task.competences:
            known = self._held.get(need.code)
            if known is None:
                held[need.required].append(float(self._unknown.competence_held))
                shown.append(float(self._unknown.competence_evidenced))
            else:
                held[need.required].append(min(known.level / need.level, 1.0))
                shown.append(float(known.evidence in _SHOWN and known.level > 0))
        missing = min(len(held[True]) - sum(held[True]), _MOST_MISSING)
        return _mean(held[True]), missing, _mean(held[False]), _mean(shown)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
