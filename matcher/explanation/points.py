"""Facts that one would tell in one breath, put together: told once, with the codes of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.domain.scale import Dimension
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import Fact
from matcher.explanation.level_facts import DemandFact, ReachFact
from matcher.explanation.practical_facts import ConsiderationFact
from matcher.explanation.profile_facts import ExperienceFact
from matcher.explanation.reasons import Explanation, Reason


@dataclass(frozen=True, slots=True)
class Point:
    """Facts of one group and bearing that are told together, the weightiest first.

    ``causes`` are the dimensions because of which tasks are out of reach. ``carried`` are codes of facts
    that this point makes plain, so that they are not told once more.
    """

    facts: tuple[Fact, ...]
    causes: tuple[Dimension, ...] = ()
    carried: tuple[str, ...] = ()

    @property
    def bearing(self) -> Bearing:
        """How the facts bear on the match."""
        return self.facts[0].bearing

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all facts that are told here."""
        own = (code for fact in self.facts for code in fact.codes)
        return tuple(dict.fromkeys((*own, *(d.value for d in self.causes), *self.carried)))


def points_of(facts: Iterable[Fact], causes: tuple[Dimension, ...] = ()) -> tuple[Point, ...]:
    """The facts as points, in the order of the first fact of each."""
    together: dict[object, list[Fact]] = {}
    for fact in facts:
        together.setdefault(_told_with(fact), []).append(fact)
    return tuple(
        Point(tuple(several), causes if _is_out_of_reach(several[0]) else ()) for several in together.values()
    )


def told_in_one_breath(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The first fact and those that are told with it, however it is known of each."""
    if len(facts) == 1:
        return (facts[0],)

    def about(fact: Fact) -> object:
        return (ExperienceFact, fact.target) if isinstance(fact, ExperienceFact) else _told_with(fact)

    first = about(facts[0])
    return tuple(fact for fact in facts if about(fact) == first)


def points_against(told: Explanation) -> tuple[tuple[Reason, tuple[Point, ...]], ...]:
    """Each reason in ``against``, then in ``look_also_at``, with its points, nothing told twice.

    That tasks are out of reach always comes from demands that are told too. Where that weighs against the
    match it is told with its causes; where it does not, the first of those demands carries it.
    """
    shortfalls = _shortfalls(told)
    causes = tuple(fact.dimension for fact in shortfalls)
    carried = tuple(
        code
        for reason in told.look_also_at
        for fact in reason.facts
        if shortfalls and _is_out_of_reach(fact)
        for code in fact.codes
    )
    found = [(reason, points_of(reason.facts, causes)) for reason in told.against]
    for reason in told.look_also_at:
        facts = [fact for fact in reason.facts if not (shortfalls and _is_out_of_reach(fact))]
        if facts:
            found.append((reason, points_of(facts)))
    return tuple((reason, _carrying(points, carried, shortfalls[:1])) for reason, points in found)


def _told_with(fact: Fact) -> object:
    """What is the same for all facts that are told together; the fact itself where it stands alone."""
    match fact:
        case DemandFact() if fact.bearing is Bearing.FOR:
            return DemandFact, fact.group
        case ReachFact() if fact.bearing is Bearing.AGAINST:
            return ReachFact
        case ConsiderationFact() if fact.possible is not None:
            return ConsiderationFact, fact.possible
        case ExperienceFact():
            return ExperienceFact, fact.target, fact.evidence, fact.old_since
        case _:
            return fact


def _is_out_of_reach(fact: Fact) -> bool:
    return isinstance(fact, ReachFact) and fact.bearing is Bearing.AGAINST


def _shortfalls(told: Explanation) -> list[DemandFact]:
    """The demands that go beyond the person's capability, the greatest shortfall first."""
    facts = [fact for reason in (*told.against, *told.look_also_at) for fact in reason.facts]
    short = [fact for fact in facts if isinstance(fact, DemandFact) and fact.shortfall]
    return sorted(short, key=lambda fact: -fact.shortfall)


def _carrying(
    points: tuple[Point, ...], carried: tuple[str, ...], by: Sequence[DemandFact]
) -> tuple[Point, ...]:
    return tuple(replace(p, carried=carried) if p.facts[0] in by else p for p in points)
