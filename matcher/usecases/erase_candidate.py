"""Erase one candidate: everything that is stored of them, also of before."""

from __future__ import annotations

from datetime import date

from matcher.domain.erasure import Erasure
from matcher.domain.ids import CandidateId
from matcher.errors import InvalidInput
from matcher.usecases.ports import UnitOfWork

__all__ = ["erase_candidate"]


def erase_candidate(unit_of_work: UnitOfWork, candidate_id: CandidateId, *, by: str, on: date) -> Erasure:
    """The record of an erasure: the day, who did it, and a pseudonym in place of the id.

    Profile, identity, what was known of them on earlier days, their matches, what they released, notes,
    explanations that were shown, and what imports keep to be taken back by, are deleted in one transaction.
    No later taking back of an import brings them back.

    Raises
    ------
    NotFound
        There is no such candidate.
    InvalidInput
        It is not said who erases.
    """
    if not by.strip():
        raise InvalidInput("Say who erases the candidate.")
    with unit_of_work as work:
        erased = work.erasures.erase(candidate_id, by.strip(), on)
        work.commit()
    return erased
