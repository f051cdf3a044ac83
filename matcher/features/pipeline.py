"""The one way from snapshots to the feature matrix, for training and for serving alike."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from matcher.features.assumptions import Assumptions, Case, StandIns, stand_ins
from matcher.features.columns import FEATURES
from matcher.features.level_features import write_level_features
from matcher.features.practical_features import (
    write_support_features,
    write_time_features,
    write_travel_features,
)
from matcher.features.profile_features import (
    write_competence_features,
    write_experience_features,
    write_wish_features,
)
from matcher.features.snapshots import F32, CandidateSnapshot, JobSnapshot, Rows

_WRITERS: Final = (
    write_level_features,
    write_experience_features,
    write_competence_features,
    write_wish_features,
    write_time_features,
    write_travel_features,
    write_support_features,
)


class Pairs(NamedTuple):
    """Rows of the candidate snapshot and, as long, rows of the job snapshot."""

    candidate_rows: Rows
    job_rows: Rows


def job_features(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    job: int,
    assumptions: Assumptions,
    case: Case = Case.POINT,
) -> F32:
    """The features of one job with every candidate: (candidate, feature), float32, without gaps.

    Feature by feature, the matrix of ``Case.POINT`` lies between those of ``Case.WORST`` and
    ``Case.BEST``; where the two agree, the feature is known.
    """
    return _features(candidates, jobs, job, stand_ins(assumptions, case))


def pair_features(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    pairs: Pairs,
    assumptions: Assumptions,
    case: Case = Case.POINT,
) -> F32:
    """The features of these pairs: (pair, feature), in the order of the pairs."""
    unknown = stand_ins(assumptions, case)
    candidate_rows, job_rows = pairs
    out = np.empty((len(job_rows), len(FEATURES)), np.float32)
    order = np.argsort(job_rows, kind="stable")
    wanted, starts = np.unique(job_rows[order], return_index=True)
    for job, rows in zip(wanted, np.split(order, starts[1:]), strict=True):
        out[rows] = _features(candidates.take(candidate_rows[rows]), jobs, int(job), unknown)
    return out


def missing_where_unknown(worst: F32, best: F32) -> F32:
    """The features as far as they are known, NaN elsewhere, so that unknown stays unknown."""
    return np.where(worst == best, worst, np.float32(np.nan))


def _features(candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns) -> F32:
    out = np.empty((len(candidates), len(FEATURES)), np.float32, order="F")
    for write in _WRITERS:
        write(out, candidates, jobs, job, unknown)
    return out
