"""Simulated: what a task truly demands, and what the workplace says about it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.content import WorkplaceKind
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands
from matcher.vocabulary.entries import TaskType

_TOP: Final = 4
_RAISED_WHERE_NOT_USUAL: Final = 0.5
_WHOLE_TASK_PROPOSED: Final = 0.18
_ONE_PROPOSED: Final = 0.05
_MISSING: Final = 0.03
_SAID_WRONG: Final = 0.07
_NEED_KEPT: Final = 0.9


def true_demands(task_type: TaskType, kind: WorkplaceKind, random: np.random.Generator) -> NDArray[np.int8]:
    """What a task of this type truly demands at a workplace of this kind; one level for each dimension."""
    usual = _usual(task_type)
    on = usual > 0
    shift = np.where(
        on,
        random.choice([-1, 0, 1], size=usual.size, p=[0.12, 0.73, 0.15]),
        random.random(usual.size) < 0.04,
    )
    raised = np.array([kind.raises.get(d, 0) for d in DIMENSIONS])
    felt = on | (random.random(usual.size) < _RAISED_WHERE_NOT_USUAL)
    levels: NDArray[np.int8] = np.clip(usual + shift + raised * felt, 0, _TOP).astype(np.int8)
    return levels


def said_demands(task_type: TaskType, truth: NDArray[np.int8], random: np.random.Generator) -> Demands:
    """What stands in the record: mostly confirmed and right, some only proposed, a few missing."""
    draws = random.random((4, truth.size))
    wrong_by = random.choice([-1, 1], size=truth.size)
    proposed = (draws[0] < _ONE_PROPOSED) | (draws[1, 0] < _WHOLE_TASK_PROPOSED)
    confirmed = np.clip(truth + wrong_by * ((draws[2] < _SAID_WRONG) & (truth > 0)), 0, _TOP)
    levels = np.where(proposed, _usual(task_type), confirmed)
    known = draws[3] >= _MISSING
    return Demands(
        Levels({d: Level(int(levels[i])) for i, d in enumerate(DIMENSIONS) if known[i]}),
        frozenset(d for i, d in enumerate(DIMENSIONS) if known[i] and proposed[i]),
    )


def said_needs(task_type: TaskType, random: np.random.Generator) -> tuple[CompetenceNeed, ...]:
    """The competences that a task needs: most of the type's, sometimes at another level."""
    return tuple(
        CompetenceNeed(need.code, _shifted(need.level, random), need.required)
        for need in task_type.competences
        if need.required or random.random() < _NEED_KEPT
    )


def _shifted(level: Level, random: np.random.Generator) -> Level:
    by = int(random.choice([-1, 0, 1], p=[0.1, 0.78, 0.12]))
    return Level(min(_TOP, max(1, level + by)))


def _usual(task_type: TaskType) -> NDArray[np.int64]:
    return np.array([_level(task_type.demands, d) for d in DIMENSIONS])


def _level(levels: Levels, dimension: Dimension) -> int:
    """The level that a type names; a dimension that it does not name is not called on."""
    return int(levels.known.get(dimension, Level.NONE))
