"""Where the snapshots for a ranked list come from: read anew, or kept warm while nothing changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from matcher.domain.ids import CandidateId, JobId
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary


class Snapshots(Protocol):
    """Snapshots as they stand in a transaction; ``only`` names the one that is asked about, if it is one."""

    def candidates(self, work: UnitOfWork, only: CandidateId | None = None) -> CandidateSnapshot: ...
    def jobs(self, work: UnitOfWork, only: JobId | None = None) -> JobSnapshot: ...


@dataclass(frozen=True, slots=True)
class FreshSnapshots:
    """Reads just what is asked about, each time: for a command that answers once."""

    vocabulary: Vocabulary

    def candidates(self, work: UnitOfWork, only: CandidateId | None = None) -> CandidateSnapshot:
        """The snapshot of all candidates, or of this one."""
        return candidate_snapshot(
            work.frames.candidate_frames(None if only is None else [only]), self.vocabulary
        )

    def jobs(self, work: UnitOfWork, only: JobId | None = None) -> JobSnapshot:
        """The snapshot of all jobs, or of this one."""
        return job_snapshot(work.frames.job_frames(None if only is None else [only]), self.vocabulary)


@dataclass(slots=True)
class WarmSnapshots:
    """Keeps the snapshots of everything until something is written: for a service that answers many times."""

    vocabulary: Vocabulary
    _revision: int = -1
    _kept: tuple[CandidateSnapshot, JobSnapshot] | None = None
    _lock: Lock = field(default_factory=Lock)

    def candidates(self, work: UnitOfWork, only: CandidateId | None = None) -> CandidateSnapshot:
        """The snapshot of all candidates."""
        return self._current(work)[0]

    def jobs(self, work: UnitOfWork, only: JobId | None = None) -> JobSnapshot:
        """The snapshot of all jobs."""
        return self._current(work)[1]

    def _current(self, work: UnitOfWork) -> tuple[CandidateSnapshot, JobSnapshot]:
        revision = work.revision()
        with self._lock:
            if self._kept is None or self._revision != revision:
                fresh = FreshSnapshots(self.vocabulary)
                self._kept = fresh.candidates(work), fresh.jobs(work)
                self._revision = revision
            return self._kept
