"""The weightiest reasons of each match of a list, one sentence each, with their exact shares.

They are the first reasons of the match's explanation: the same shares, the same facts, the same sentence.
Only the facts of the groups that are told are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.candidate import Candidate
from matcher.explanation.facts import FactSheet, told_facts, unknown_facts
from matcher.explanation.job_demands import JobDemands
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.reasons import Basis, Weight, reason_of, weightiest
from matcher.explanation.wording import Wording
from matcher.features.columns import ReasonGroup
from matcher.ranking.ranking import RankedMatch

MOST_SHORT_REASONS: Final = 2
"""Reasons that a line of a list tells on each side."""


@dataclass(frozen=True, slots=True)
class ShortReason:
    """A group, its exact share in the score, and one sentence about it to say in the meeting."""

    group: ReasonGroup
    share: float
    aloud: str


def first_weights(match: RankedMatch) -> tuple[Weight, ...]:
    """The groups that are told of a match: at most two for it, then at most two to look at."""
    for_, against = weightiest(match.shares, MOST_SHORT_REASONS)
    return (*for_, *against)


def groups_of(weights: Iterable[Weight]) -> frozenset[ReasonGroup]:
    """The groups that these weights are of."""
    return frozenset([weight.group for weight in weights])


def short_reasons(
    weights: Sequence[Weight], candidate: Candidate, demands: JobDemands, way: WayToWork, wording: Wording
) -> tuple[ShortReason, ...]:
    """The reasons behind these weights of a match; of the profile, what their groups rest on is enough."""
    vocabulary = wording.book.vocabulary
    sheet = FactSheet(told_facts(candidate, demands, way, vocabulary, groups=groups_of(weights)), ())
    reasons = [reason_of(weight, sheet) for weight in weights]
    silent = frozenset([reason.group for reason in reasons if reason.basis is Basis.TYPICAL])
    if silent:
        asked = FactSheet(sheet.facts, unknown_facts(candidate, demands, way, silent))
        reasons = [
            reason_of(weight, asked) if reason.group in silent else reason
            for weight, reason in zip(weights, reasons, strict=True)
        ]
    return tuple([ShortReason(r.group, r.share, wording.aloud(r, to_candidate=False)) for r in reasons])
