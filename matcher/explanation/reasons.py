"""The weight of each reason group in a score, joined with the facts that stand behind it.

All shares are kept, so that they add up to the score. Where a share lies below that of a typical pair
and no fact speaks against the match, the reason says just that: less to build on, or not known yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.ids import CandidateId, JobId
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import Fact, FactSheet
from matcher.explanation.unknown_facts import UnknownFact
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.ranking.ranking import RankedMatch

LEAST_PART: Final = 0.02
"""A share smaller than this part of the largest one is no reason of its own."""


class Basis(StrEnum):
    """What a reason rests on: facts that point its way, an estimate of the unknown, or the typical pair."""

    FACTS = "facts"
    ESTIMATE = "estimate"
    TYPICAL = "typical"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one group adds to the score, against a typical pair. ``rank`` 1 weighs most of all groups."""

    group: ReasonGroup
    share: float
    rank: int
    basis: Basis
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The exact share of a group in the score."""

    group: ReasonGroup
    share: float


@dataclass(frozen=True, slots=True)
class Origin:
    """What made the score: which model, what a typical pair scores with it, and on what data."""

    model_version: str
    base: float
    dataset: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a match scores as it does: ``score == origin.base + sum of shares``, within ``lower..upper``.

    ``look_also_at`` holds the facts against the match in groups that are not among ``against``, as their
    share is not below that of a typical pair, or not among the weightiest. ``unknown`` is in order of asking.
    """

    job_id: JobId
    candidate_id: CandidateId
    score: float
    lower: float
    upper: float
    known_share: float
    shares: tuple[GroupShare, ...]
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    look_also_at: tuple[Reason, ...]
    unknown: tuple[UnknownFact, ...]
    origin: Origin


def explain(match: RankedMatch, sheet: FactSheet, origin: Origin, most_reasons: int = 5) -> Explanation:
    """The explanation of a match, with at most ``most_reasons`` reasons each for and against it."""
    shares = tuple(GroupShare(*pair) for pair in zip(GROUPS, match.shares, strict=True))
    ordered = sorted(shares, key=lambda s: -abs(s.share))
    least = LEAST_PART * abs(ordered[0].share)
    reasons = [_reason(s, rank, sheet) for rank, s in enumerate(ordered, start=1)]
    against = [r for r in reasons if r.share < -least][:most_reasons]
    told = {r.group for r in against}
    unmet = [
        Reason(r.group, r.share, r.rank, Basis.FACTS, sheet.about(r.group, Bearing.AGAINST)) for r in reasons
    ]
    return Explanation(
        job_id=match.job_id,
        candidate_id=match.candidate_id,
        score=match.score,
        lower=match.lower,
        upper=match.upper,
        known_share=match.known_share,
        shares=shares,
        for_=tuple(r for r in reasons if r.share > least)[:most_reasons],
        against=tuple(against),
        look_also_at=tuple(r for r in unmet if r.facts and r.group not in told),
        unknown=sheet.unknown,
        origin=origin,
    )


def _reason(share: GroupShare, rank: int, sheet: FactSheet) -> Reason:
    way = Bearing.FOR if share.share > 0 else Bearing.AGAINST
    facts = sheet.about(share.group, way)
    if facts:
        return Reason(share.group, share.share, rank, Basis.FACTS, facts)
    if _is_unclear(share.group, sheet):
        return Reason(share.group, share.share, rank, Basis.ESTIMATE, ())
    neutral = sheet.about(share.group, Bearing.NEUTRAL)
    return Reason(share.group, share.share, rank, Basis.TYPICAL, neutral)


def _is_unclear(group: ReasonGroup, sheet: FactSheet) -> bool:
    return any(u.group is group for u in sheet.unknown) or bool(sheet.about(group, Bearing.UNKNOWN))
