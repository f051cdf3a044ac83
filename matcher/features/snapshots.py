"""Two typed, columnar snapshots, of candidates and of jobs, from which all features are computed.

Arrays put the code first and the candidate last, so that one dimension of all candidates lies
together in memory. NaN, or -1 in whole-number arrays, is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt

F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
I8 = npt.NDArray[np.int8]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.str_]
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class CandidateSnapshot:
    """Everything about N candidates that features are computed from.

    Attributes
    ----------
    ids : (N,) sorted
    looking : (N,), whether the person is looking for work now
    levels : (dimension, N), NaN where unknown
    competences : (competence, N) level 0 to 4, -1 where unknown
    evidenced : (competence, N), shown by certificate or by observation at work
    done, fields_done : (task type, N) and (field, N), whether there is experience
    has_experience, has_wishes : (N,), whether anything at all is known of them
    type_wishes, field_wishes : (code, N): 1 wished for, -1 disliked, 0 not mentioned
    needs : (consideration, N)
    least_hours, most_hours, daily_hours : (N,) hours, NaN where unknown
    slots : (N,) bit mask of domain.week, -1 where unknown
    available_from, updated_on : (N,) days since 1970-01-01, NaN where unknown
    latitude, longitude : (N,) degrees, NaN where unknown
    modes : (travel mode, N), all false where unknown
    longest_travel : (N,) minutes, NaN where unknown

    ``updated_on`` is no feature; the recency baseline reads it.
    """

    ids: Ids
    looking: Flags
    levels: F32
    competences: I8
    evidenced: Flags
    done: Flags
    fields_done: Flags
    has_experience: Flags
    has_wishes: Flags
    type_wishes: I8
    field_wishes: I8
    needs: Flags
    least_hours: F32
    most_hours: F32
    daily_hours: F32
    slots: I64
    available_from: F32
    updated_on: F32
    latitude: F64
    longitude: F64
    modes: Flags
    longest_travel: F32

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: Rows) -> Self:
        """The snapshot of the candidates in these rows, in this order."""
        return type(self)(**{f.name: getattr(self, f.name)[..., rows] for f in fields(self)})


@dataclass(frozen=True, slots=True, eq=False)
class JobSnapshot:
    """Everything about J jobs, with T tasks and C competence needs in all, that features are computed from.

    Job ``j`` owns the rows ``task_starts[j]:task_starts[j + 1]`` of the task arrays and the rows
    ``need_starts[j]:need_starts[j + 1]`` of the need arrays, where each competence stands once with
    the highest level that a task of the job needs.

    Attributes
    ----------
    ids, open : (J,)
    start_on : (J,) days since 1970-01-01, NaN where it is as agreed
    latitude, longitude : (J,) degrees, NaN where unknown
    arrangements : (consideration, J): 1 possible, 0 not possible, -1 not asked about
    brought_in : (consideration,), whether it is support from outside rather than an arrangement
    task_starts, need_starts : (J + 1,)
    task_ids : (T,)
    minutes : (T,) a week
    task_types, task_fields : (T,) index in the vocabulary, -1 where unknown
    slots : (T,) bit mask of domain.week, -1 where unknown
    demands : (dimension, T), NaN where unknown
    proposed : (dimension, T), whether the demand is an unconfirmed proposal
    need_competences, need_levels, need_required : (C,)
    """

    ids: Ids
    open: Flags
    start_on: F32
    latitude: F64
    longitude: F64
    arrangements: I8
    brought_in: Flags
    task_starts: Rows
    task_ids: Ids
    minutes: F32
    task_types: I32
    task_fields: I32
    slots: I64
    demands: F32
    proposed: Flags
    need_starts: Rows
    need_competences: I32
    need_levels: F32
    need_required: Flags

    def __len__(self) -> int:
        return len(self.ids)

    def tasks_of(self, job: int) -> slice:
        """The rows of the task arrays that belong to a job."""
        return slice(int(self.task_starts[job]), int(self.task_starts[job + 1]))

    def needs_of(self, job: int) -> slice:
        """The rows of the arrays of competence needs that belong to a job."""
        return slice(int(self.need_starts[job]), int(self.need_starts[job + 1]))


Snapshot = TypeVar("Snapshot", CandidateSnapshot, JobSnapshot)


def hold_the_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots agree in every value; unknown agrees with unknown."""
    return all(
        _agree(np.asarray(getattr(one, f.name)), np.asarray(getattr(other, f.name))) for f in fields(one)
    )


def _agree(a: npt.NDArray[np.generic], b: npt.NDArray[np.generic]) -> bool:
    return np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
