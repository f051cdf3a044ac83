"""The weightiest reasons of each match of a list, one sentence each, with their exact shares.

They are the first reasons of the match's explanation: the same shares, the same facts, the same sentence.
Only the facts of the groups that are told are looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.candidate import Candidate
from matcher.domain.job import JobInFull
from matcher.explanation.facts import FactSheet, told_facts, unknown_facts
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.reasons import Basis, reason_of, weightiest
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


def short_reasons(
    match: RankedMatch, candidate: Candidate, job: JobInFull, way: WayToWork, wording: Wording
) -> tuple[ShortReason, ...]:
    """At most two reasons for a match, then at most two to look at, the weightiest of each first."""
    weights = [weight for side in weightiest(match.shares, MOST_SHORT_REASONS) for weight in side]
    groups = frozenset(weight.share.group for weight in weights)
    sheet = FactSheet(told_facts(candidate, job, way, wording.book.vocabulary, groups=groups), ())
    silent = frozenset(w.share.group for w in weights if reason_of(w, sheet).basis is not Basis.FACTS)
    if silent:
        sheet = FactSheet(sheet.facts, unknown_facts(candidate, job, way, silent))
    reasons = [reason_of(weight, sheet) for weight in weights]
    return tuple(ShortReason(r.group, r.share, wording.aloud(r, to_candidate=False)) for r in reasons)
