"""The best bundles for one person over many workplaces, exactly, without solving each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.carving.bounds import upper_bound
from matcher.carving.carve import Bundle, bundle_of
from matcher.carving.problem import CarvingProblem
from matcher.carving.solver import DETERMINISTIC_SECONDS, Status, solve
from matcher.domain.ids import WorkplaceId

BEST: Final = 10


@dataclass(frozen=True, slots=True)
class FoundAt:
    """The best bundle of a workplace."""

    workplace_id: WorkplaceId
    bundle: Bundle


@dataclass(frozen=True, slots=True)
class Across:
    """The best bundles of different workplaces, best first, and what it took to be sure of them.

    Attributes
    ----------
    considered, solved : workplaces looked at, and those of them that were solved exactly
    without_job : workplaces at which it is known that no job can be made for this person
    proven : whether no other workplace has a better bundle than the last one here
    """

    found: tuple[FoundAt, ...]
    considered: int
    solved: int
    without_job: tuple[WorkplaceId, ...]
    proven: bool


def carve_across(
    problems: Mapping[WorkplaceId, CarvingProblem],
    *,
    best: int = BEST,
    deterministic_seconds: float = DETERMINISTIC_SECONDS,
) -> Across:
    """The ``best`` best bundles, at most one a workplace.

    Workplaces are solved in the order of what they can be worth at most, until none that is left can be among
    the best. Ties stand in the order of the ids.
    """
    bounds = {place: upper_bound(problem) for place, problem in problems.items()}
    without = [place for place, bound in bounds.items() if bound is None]
    queue = sorted(((-bound, place) for place, bound in bounds.items() if bound is not None))
    found: list[tuple[int, WorkplaceId, Bundle]] = []
    solved, proven = 0, True
    for negative, place in queue:
        if len(found) >= best and -negative < -found[best - 1][0]:
            break
        solution = solve(problems[place], deterministic_seconds=deterministic_seconds)
        solved += 1
        if solution.status is Status.INFEASIBLE:
            without.append(place)
        proven = proven and solution.status in {Status.OPTIMAL, Status.INFEASIBLE}
        if solution.plan is not None:
            bundle = bundle_of(problems[place], solution)
            found.append((-bundle.objective, place, bundle))
            found.sort(key=lambda each: each[:2])
    return Across(
        found=tuple(FoundAt(place, bundle) for _, place, bundle in found[:best]),
        considered=len(problems),
        solved=solved,
        without_job=tuple(sorted(without)),
        proven=proven,
    )
