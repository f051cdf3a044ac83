"""Record what a candidate lets an employer see for one job, and that they have thought better of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from matcher.domain.candidate import Candidate
from matcher.domain.consent import ItemKind, Release, ReleasedItem
from matcher.domain.ids import CandidateId, JobId
from matcher.errors import Conflict, InvalidInput
from matcher.usecases.ports import UnitOfWork

__all__ = ["release_items", "releases_of", "revoke_release"]


def release_items(
    unit_of_work: UnitOfWork,
    candidate_id: CandidateId,
    job_id: JobId,
    items: Sequence[ReleasedItem],
    *,
    by: str,
    on: date,
) -> tuple[Release, ...]:
    """The releases that were recorded, all of them or none.

    Raises
    ------
    NotFound
        There is no such candidate or job.
    InvalidInput
        Nothing is named, something that is not in the profile is, or it is not said who records it.
    Conflict
        One of the items is released for this job already.
    """
    wanted = _checked(items, by)
    with unit_of_work as work:
        history = _history(work, candidate_id, job_id)
        profile = work.candidates.get(candidate_id)
        missing = [item for item in wanted if not _in_profile(item, profile)]
        if missing:
            raise InvalidInput(
                f"The profile of {candidate_id} has no {_named(missing)}, so nothing was released."
            )
        there = [item for item in wanted if any(one.item == item and one.holds for one in history)]
        if there:
            raise Conflict(f"Released for this job already: {_named(there)}. Nothing was changed.")
        made = tuple(
            Release(candidate_id, job_id, number, item, on, by.strip())
            for number, item in enumerate(wanted, len(history) + 1)
        )
        work.releases.put(made)
        work.commit()
    return made


def revoke_release(
    unit_of_work: UnitOfWork,
    candidate_id: CandidateId,
    job_id: JobId,
    items: Sequence[ReleasedItem],
    *,
    by: str,
    on: date,
) -> tuple[Release, ...]:
    """The releases that were revoked, all of them or none; they hold no longer from this moment.

    Raises
    ------
    NotFound
        There is no such candidate or job.
    InvalidInput
        Nothing is named, or it is not said who records it.
    Conflict
        One of the items is not released for this job.
    """
    wanted = _checked(items, by)
    with unit_of_work as work:
        holding = {one.item: one for one in _history(work, candidate_id, job_id) if one.holds}
        missing = [item for item in wanted if item not in holding]
        if missing:
            raise Conflict(f"Not released for this job: {_named(missing)}. Nothing was changed.")
        revoked = tuple(
            replace(holding[item], revoked_on=max(on, holding[item].on), revoked_by=by.strip())
            for item in wanted
        )
        work.releases.put(revoked)
        work.commit()
    return revoked


def releases_of(unit_of_work: UnitOfWork, candidate_id: CandidateId, job_id: JobId) -> tuple[Release, ...]:
    """The whole history of one candidate and one job; raises ``NotFound`` where either is not there."""
    with unit_of_work as work:
        return _history(work, candidate_id, job_id)


def _history(work: UnitOfWork, candidate_id: CandidateId, job_id: JobId) -> tuple[Release, ...]:
    work.candidates.get(candidate_id)
    work.jobs.get(job_id)
    return work.releases.of(candidate_id, job_id)


def _checked(items: Sequence[ReleasedItem], by: str) -> tuple[ReleasedItem, ...]:
    if not items:
        raise InvalidInput("Name at least one item.")
    if not by.strip():
        raise InvalidInput("Say who records it.")
    return tuple(dict.fromkeys(items))


def _in_profile(item: ReleasedItem, profile: Candidate) -> bool:
    codes: dict[ItemKind, set[str]] = {
        ItemKind.CONSIDERATION: set(profile.considerations),
        ItemKind.COMPETENCE: {competence.code for competence in profile.competences},
        ItemKind.EXPERIENCE: set(profile.experience),
    }
    return item.kind not in codes or item.code in codes[item.kind]


def _named(items: Sequence[ReleasedItem]) -> str:
    return ", ".join(map(str, items[:_SHOWN])) + (" ..." if len(items) > _SHOWN else "")


_SHOWN: Final = 10
