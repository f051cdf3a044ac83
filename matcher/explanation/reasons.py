"""The weight of each reason group in a score, joined with the facts that stand behind it.

All shares are kept, so that they add up to the score. Where a share lies below that of a typical pair
and no fact speaks against the match, the reason says just that: less to build on, or not known yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
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
class Weight:
    """A group's share and its rank among all groups, 1 for the weightiest."""

    group: ReasonGroup
    share: float
    rank: int


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
    for_, against = weightiest(match.shares, most_reasons)
    told = {weight.group for weight in against}
    unmet = [
        Reason(group, share, rank, Basis.FACTS, sheet.about(group, Bearing.AGAINST))
        for rank, (group, share) in enumerate(_by_weight(match.shares), start=1)
    ]
    return Explanation(
        job_id=match.job_id,
        candidate_id=match.candidate_id,
        score=match.score,
        lower=match.lower,
        upper=match.upper,
        known_share=match.known_share,
        shares=shares,
        for_=tuple(reason_of(weight, sheet) for weight in for_),
        against=tuple(reason_of(weight, sheet) for weight in against),
        look_also_at=tuple(r for r in unmet if r.facts and r.group not in told),
        unknown=sheet.unknown,
        origin=origin,
    )


def weightiest(shares: Sequence[float], most: int) -> tuple[tuple[Weight, ...], tuple[Weight, ...]]:
    """The groups that weigh most for and against, at most so many each; tiny shares are no reasons."""
    ordered = list(enumerate(_by_weight(shares), start=1))
    _, (_, largest) = ordered[0]
    least = LEAST_PART * abs(largest)
    for_ = (Weight(group, share, rank) for rank, (group, share) in ordered if share > least)
    against = (Weight(group, share, rank) for rank, (group, share) in ordered if share < -least)
    return tuple(islice(for_, most)), tuple(islice(against, most))


def reason_of(weight: Weight, sheet: FactSheet) -> Reason:
    """The reason of a group, with the facts that point its way."""
    group, share = weight.group, weight.share
    facts = sheet.about(group, Bearing.FOR if share > 0 else Bearing.AGAINST)
    if facts:
        return Reason(group, share, weight.rank, Basis.FACTS, facts)
    if _is_unclear(group, sheet):
        return Reason(group, share, weight.rank, Basis.ESTIMATE, ())
    return Reason(group, share, weight.rank, Basis.TYPICAL, sheet.about(group, Bearing.NEUTRAL))


def _by_weight(shares: Sequence[float]) -> list[tuple[ReasonGroup, float]]:
    return sorted(zip(GROUPS, shares, strict=True), key=lambda pair: -abs(pair[1]))


def _is_unclear(group: ReasonGroup, sheet: FactSheet) -> bool:
    return bool(sheet.about(group, Bearing.UNKNOWN)) or any(u.group is group for u in sheet.unknown)
