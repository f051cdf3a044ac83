"""Reasons in words: facts that belong together told once, and each piece of advice once in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.explanation.aloud import is_advice, is_told_in_full
from matcher.explanation.bearing import Bearing
from matcher.explanation.points import Point, points_against, points_of
from matcher.explanation.reasons import Basis, Explanation, Reason
from matcher.explanation.wording import Wording
from matcher.features.columns import ReasonGroup

MOST_FACTS: Final = 3
"""Facts that a reason shows, the weightiest first."""


@dataclass(frozen=True, slots=True)
class FactView:
    """What is told in one breath, with the codes of all facts in it.

    ``advice`` is what could be looked at in the job, if anything that has not been said above.
    ``said_aloud`` marks one that the sentence to say tells in full.
    """

    bearing: Bearing
    codes: tuple[str, ...]
    sentence: str
    advice: str
    said_aloud: bool


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason in words. ``aloud`` is one sentence for the meeting, ``lead`` stands before the facts.

    ``aloud_to_candidate`` says the same to the candidate. ``more_facts`` counts the facts that are too many
    to show.
    """

    group: ReasonGroup
    name: str
    share: float
    share_text: str
    rank: int
    basis: Basis
    aloud: str
    aloud_to_candidate: str
    lead: str
    facts: tuple[FactView, ...]
    more_facts: int


def reasons_for(told: Explanation, wording: Wording) -> tuple[ReasonView, ...]:
    """What speaks for the match."""
    return tuple(_reason(reason, points_of(reason.facts), told, wording) for reason in told.for_)


def reasons_to_look_at(
    told: Explanation, wording: Wording
) -> tuple[tuple[ReasonView, ...], tuple[ReasonView, ...]]:
    """What weighs against the match, and what else should be looked at."""
    found = [(reason, _reason(reason, points, told, wording)) for reason, points in points_against(told)]
    shown = _advised_once([view for _, view in found])
    weighing = len(told.against)
    return tuple(shown[:weighing]), tuple(shown[weighing:])


def _reason(reason: Reason, points: Sequence[Point], told: Explanation, wording: Wording) -> ReasonView:
    return ReasonView(
        group=reason.group,
        name=wording.group(reason.group),
        share=reason.share,
        share_text=wording.share(reason.share, told),
        rank=reason.rank,
        basis=reason.basis,
        aloud=wording.aloud(reason, to_candidate=False),
        aloud_to_candidate=wording.aloud(reason, to_candidate=True),
        lead=wording.lead(reason),
        facts=tuple(_fact(point, wording, first=point is points[0]) for point in points),
        more_facts=max(len(points) - MOST_FACTS, 0),
    )


def _fact(point: Point, wording: Wording, *, first: bool) -> FactView:
    said = wording.point(point)
    advice = "" if first and is_advice(point) else said.advice
    return FactView(point.bearing, point.codes, said.sentence, advice, first and is_told_in_full(point))


def _advised_once(reasons: Sequence[ReasonView]) -> list[ReasonView]:
    """Each advice stands in the first reason that gives it, after the last shown fact that it is about."""
    given: set[str] = set()
    kept = []
    for reason in reasons:
        last = {fact.advice: place for place, fact in enumerate(reason.facts[:MOST_FACTS])}
        facts = tuple(
            fact if last.get(fact.advice) == place and fact.advice not in given else replace(fact, advice="")
            for place, fact in enumerate(reason.facts)
        )
        given |= set(last)
        kept.append(replace(reason, facts=facts))
    return kept
