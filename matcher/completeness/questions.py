"""What could be asked, and which answers are plausible, as values to write into a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.scale import Level
from matcher.features.snapshots import F64


class Topic(StrEnum):
    """What a question is about. Of two questions that narrow as much, the earlier topic is asked first."""

    CAPABILITY = "capability"
    MOST_WEEKLY_HOURS = "most_weekly_hours"
    CANDIDATE_TIMES = "candidate_times"
    WISHES = "wishes"
    COMPETENCE = "competence"
    LONGEST_TRAVEL = "longest_travel"
    CANDIDATE_PLACE = "candidate_place"
    TRAVEL_MODES = "travel_modes"
    EXPERIENCE = "experience"
    MOST_DAILY_HOURS = "most_daily_hours"
    LEAST_WEEKLY_HOURS = "least_weekly_hours"
    AVAILABLE_FROM = "available_from"
    CONSIDERATION = "consideration"
    DEMANDS = "demands"
    TASK_TIMES = "task_times"
    TASK_TYPES = "task_types"
    WORKPLACE_PLACE = "workplace_place"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. ``code`` is the dimension, competence or consideration that it is about, if any.

    ``task_id`` is the task of a workplace that it is about, ``proposed`` the demand that only has to be
    confirmed or put right.
    """

    topic: Topic
    code: str = ""
    task_id: str = ""
    proposed: Level | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """A fixed order for questions that are worth as much."""
        return _ORDER[self.topic], self.code, self.task_id


@dataclass(frozen=True, slots=True, eq=False)
class Write:
    """Values, one for each answer, for one array of a snapshot.

    ``code`` is the row of an array that has one for each code; without it the values fill whole columns.
    """

    array: str
    values: npt.NDArray[np.generic]
    code: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The plausible answers to a question: how likely each is, in all 1, and what each would write."""

    question: Question
    weights: F64
    writes: tuple[Write, ...]

    def __len__(self) -> int:
        return len(self.weights)


def in_all_one(weights: npt.ArrayLike) -> F64:
    """The weights as shares; all the same where there are none to go by.

    >>> in_all_one([0, 0]).tolist()
    [0.5, 0.5]
    """
    given = np.asarray(weights, np.float64)
    if not given.sum():
        given = np.ones_like(given)
    shares: F64 = given / given.sum()
    return shares


_ORDER: Final = {topic: place for place, topic in enumerate(Topic)}
