"""What is true of one candidate and one job, as codes and levels without a word of prose.

Each fact compares the two, by the same definitions as the features. What nobody has said yet is an
:class:`~matcher.explanation.unknown_facts.UnknownFact`, and never speaks against anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from matcher.domain.candidate import Candidate
from matcher.domain.job import JobInFull
from matcher.explanation.bearing import EVERY_GROUP, Bearing
from matcher.explanation.job_demands import JobDemands
from matcher.explanation.level_facts import LevelFact, level_facts, unknown_levels
from matcher.explanation.practical_facts import (
    PracticalFact,
    WayToWork,
    practical_facts,
    unknown_practicalities,
)
from matcher.explanation.profile_facts import ProfileFact, profile_facts, unknown_profile
from matcher.explanation.time_facts import TimeFact, time_facts, unknown_times
from matcher.explanation.unknown_facts import UnknownFact, in_order_of_asking
from matcher.features.columns import ReasonGroup
from matcher.vocabulary.entries import Vocabulary

Fact: TypeAlias = LevelFact | ProfileFact | TimeFact | PracticalFact


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All facts of one match, the weightiest of each group first, and what is unknown, in order of asking."""

    facts: tuple[Fact, ...]
    unknown: tuple[UnknownFact, ...]

    def about(self, group: ReasonGroup, bearing: Bearing) -> tuple[Fact, ...]:
        """The facts of a group that bear on the match in this way."""
        return tuple([fact for fact in self.facts if fact.group is group and fact.bearing is bearing])


def gather_facts(
    candidate: Candidate,
    job: JobInFull,
    way: WayToWork,
    vocabulary: Vocabulary,
    *,
    today: date | None = None,
    groups: frozenset[ReasonGroup] = EVERY_GROUP,
) -> FactSheet:
    """The facts of one candidate and one job; every code must be in the vocabulary.

    Without ``today``, no evidence is called old. Only what belongs to these ``groups`` is gathered.
    """
    demands = JobDemands.of(job)
    return FactSheet(
        facts=told_facts(candidate, demands, way, vocabulary, today=today, groups=groups),
        unknown=unknown_facts(candidate, demands, way, groups),
    )


def told_facts(
    candidate: Candidate,
    demands: JobDemands,
    way: WayToWork,
    vocabulary: Vocabulary,
    *,
    today: date | None = None,
    groups: frozenset[ReasonGroup] = EVERY_GROUP,
) -> tuple[Fact, ...]:
    """The facts of these groups, the weightiest of each group first."""
    job = demands.job
    return (
        *level_facts(candidate, demands, groups),
        *profile_facts(candidate, job, vocabulary, today, groups),
        *time_facts(candidate, job, groups),
        *practical_facts(candidate, job, way, groups),
    )


def unknown_facts(
    candidate: Candidate, demands: JobDemands, way: WayToWork, groups: frozenset[ReasonGroup]
) -> tuple[UnknownFact, ...]:
    """What is unknown in these groups, in order of asking."""
    job = demands.job
    return in_order_of_asking(
        (
            *unknown_levels(candidate, demands, groups),
            *unknown_profile(candidate, job, groups),
            *unknown_times(candidate, job, groups),
            *unknown_practicalities(candidate, job, way, groups),
        )
    )
