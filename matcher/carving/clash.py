"""Why no job is possible: the smallest set of limits that cannot be kept together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from matcher.carving.limits import Limit
from matcher.carving.problem import CarvingProblem, CarvingWeights
from matcher.carving.solver import Status, solve
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId
from matcher.domain.week import Slot


@dataclass(frozen=True, slots=True)
class LimitFact:
    """What a limit says here, as far as it has such: minutes or a number, times, tasks, codes."""

    limit: Limit
    number: int | None = None
    slots: frozenset[Slot] | None = None
    task_ids: tuple[TaskId, ...] = ()
    codes: tuple[CompetenceCode | ConsiderationCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Limits that cannot be kept together, no smaller set clashes; none where there are no tasks at all."""

    limits: tuple[Limit, ...]
    facts: tuple[LimitFact, ...]


def smallest_clash(problem: CarvingProblem) -> Clash:
    """The smallest clash of an infeasible problem; of several as small, the first in ``Limit``'s order.

    By implicit hitting sets (Ignatiev and others, CP 2015): a clash has a limit in common with every set of
    limits that makes a job possible by giving way, so the smallest set that has is tried; where it does not
    clash, another such set is found.
    """
    held = tuple(limit for limit in Limit if problem.holds(limit))
    giving: list[frozenset[Limit]] = []
    while True:
        tried = _smallest_in_common(held, giving)
        if _clash(problem, tried):
            return _told(problem, tried)
        giving.append(_giving_way(problem, held, tried))


def _smallest_in_common(held: tuple[Limit, ...], sets: Sequence[frozenset[Limit]]) -> tuple[Limit, ...]:
    """The fewest limits that have one in common with each of the sets."""
    every = (some for size in range(len(held) + 1) for some in combinations(held, size))
    return next(some for some in every if all(each.intersection(some) for each in sets))


def _giving_way(problem: CarvingProblem, held: tuple[Limit, ...], kept: Iterable[Limit]) -> frozenset[Limit]:
    """Limits that make a job possible by giving way, of which none need not; ``kept`` stay."""
    staying = list(kept)
    for limit in held:
        if limit not in staying and not _clash(problem, [*staying, limit]):
            staying.append(limit)
    return frozenset(held) - set(staying)


def _clash(problem: CarvingProblem, kept: Iterable[Limit]) -> bool:
    """Whether it is proven that no bundle keeps these limits, all others set aside; worth does not matter."""
    only = replace(
        problem,
        off=frozenset(Limit) - frozenset(kept),
        weights=CarvingWeights(fit=0, skilled=0, undone=0, liked=0),
    )
    return solve(only, any_plan=True).status is Status.INFEASIBLE


def _told(problem: CarvingProblem, limits: Iterable[Limit]) -> Clash:
    kept = tuple(limit for limit in Limit if limit in set(limits))
    return Clash(kept, tuple(_fact(problem, limit) for limit in kept))


def _fact(problem: CarvingProblem, limit: Limit) -> LimitFact:
    person, guards, tasks = problem.person, problem.guards, problem.tasks
    timed = [task.slots for task in tasks if task.slots is not None]
    number = {
        Limit.LEAST_HOURS: person.least_weekly_minutes,
        Limit.MOST_HOURS: person.most_weekly_minutes,
        Limit.DAILY_HOURS: person.most_daily_minutes,
        Limit.ORDINARY_HOURS: guards.least_weekly_minutes,
        Limit.FEW_COLLEAGUES: guards.most_colleagues,
        Limit.NOT_ONLY_UNWANTED: guards.most_unwanted,
        Limit.NOT_ALONE: guards.most_alone,
        Limit.MEANINGFUL_WHOLE: guards.least_whole,
    }.get(limit)
    missing = {code for task in tasks for code in task.licences_missing}
    slots = {Limit.PERSON_TIMES: person.slots, Limit.TASK_TIMES: frozenset[Slot]().union(*timed)}.get(limit)
    concerned = {
        Limit.TASK_TIMES: [task.id for task in tasks if task.slots is not None],
        Limit.SEPARABLE: [task.id for task in tasks if not task.separable],
        Limit.LICENCES: [task.id for task in tasks if task.licences_missing],
        Limit.TASK_RHYTHM: [task.id for task in tasks if task.days_a_week is not None],
    }.get(limit, [])
    codes: tuple[CompetenceCode | ConsiderationCode, ...] = ()
    if limit is Limit.LICENCES:
        codes = tuple(sorted(missing))
    elif limit is Limit.CONSIDERATIONS:
        codes = person.refused
    return LimitFact(limit, number, slots, tuple(concerned), codes)
