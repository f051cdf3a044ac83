"""How what a person can do compares with what the tasks of a job demand."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.domain.scale import DIMENSIONS, Family
from matcher.features.assumptions import StandIns
from matcher.features.columns import FEATURE_INDEX, gap_name, reach_name
from matcher.features.snapshots import F32, CandidateSnapshot, Flags, JobSnapshot

_HIGHEST: Final = 4.0
_FAMILIES: Final = tuple(Family)
_FAMILY_OF: Final = tuple(_FAMILIES.index(d.family) for d in DIMENSIONS)
_GAP_COLUMNS: Final = tuple(FEATURE_INDEX[gap_name(d)] for d in DIMENSIONS)
_REACH_COLUMNS: Final = tuple(FEATURE_INDEX[reach_name(f)] for f in Family)
_ALL_COLUMN: Final = FEATURE_INDEX["tasks_within_reach"]
_NEARLY_COLUMN: Final = FEATURE_INDEX["tasks_nearly_within_reach"]


def write_level_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes the gaps and the shares within reach of one job into ``out`` (candidate, feature).

    A task is within reach when no demand of it lies above the person's capability; between steps, which
    only assumed levels can be, it is within reach in proportion. Capability beyond the demand is cut off.
    """
    tasks = jobs.tasks_of(job)
    demands = demands_as(jobs.demands[:, tasks], jobs.proposed[:, tasks], unknown)
    weights = jobs.minutes[tasks] / jobs.minutes[tasks].sum()
    gaps = np.zeros((len(_FAMILIES), len(weights), len(candidates)), np.float32)
    for d, column in enumerate(_GAP_COLUMNS):
        highest = demands[d].max()
        if highest <= 0:
            out[:, column] = 0
            continue
        levels = candidates.levels[d]
        capability = np.where(np.isnan(levels), unknown.capability[d], levels)
        np.minimum(capability - highest, 0, out=out[:, column])
        for task in np.flatnonzero(demands[d] > 0):
            gap = gaps[_FAMILY_OF[d], task]
            np.minimum(gap, capability - demands[d, task], out=gap)
    for family, column in enumerate(_REACH_COLUMNS):
        out[:, column] = _within(gaps[family], weights, 1)
    smallest = gaps.min(axis=0)
    out[:, _ALL_COLUMN] = _within(smallest, weights, 1)
    out[:, _NEARLY_COLUMN] = _within(smallest, weights, 2)


def demands_as(levels: F32, proposed: Flags, unknown: StandIns) -> F32:
    """The demands in this case: a proposal may be one step off, and what is unknown is stood in for."""
    shifted = np.clip(levels + unknown.proposed_by * proposed, 0, _HIGHEST)
    return np.where(np.isnan(levels), unknown.demand, shifted)


def _within(gaps: F32, weights: F32, steps: int) -> F32:
    """Share of the minutes in tasks whose gap is less than this many steps; gaps are (task, candidate)."""
    ease = np.clip(gaps + np.float32(steps), 0, 1)
    total = np.zeros(gaps.shape[1], np.float32)
    for weight, task in zip(weights, ease, strict=True):
        total += weight * task
    return np.minimum(total, 1, out=total)
