"""Carves for one person at workplaces of several sizes, and across 200 workplaces.

The yardsticks are greedy choice on the same problems (how much a bundle loses by it) and the bare linear
relaxation (how much longer the proof of the optimum takes). Building the problem is in the measured time.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Final, TypeVar

from experiments.benchmarks.carve_greedy import greedy_objective
from experiments.benchmarks.carve_problems import large_workplaces, real_workplaces, simulated
from matcher.carving.across import Across, carve_across
from matcher.carving.bounds import upper_bound
from matcher.carving.building import CarvingRequest, build
from matcher.carving.carve import Carving, carve
from matcher.carving.problem import CarvingProblem
from matcher.carving.rules import load_rules
from matcher.carving.solver import Solution, Status, solve
from matcher.carving.what_if import WhatIf, what_if
from matcher.domain.scale import Dimension
from matcher.features.assumptions import Assumptions
from matcher.progress import Progress, silent
from matcher.vocabulary.loading import load_vocabulary

SIZES: Final = (20, 60, 120, 240)
WORKPLACES: Final = 200
_PEOPLE: Final = 5
_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class CarveTiming:
    """Median and 90th percentile of seconds for one size, over its instances.

    ``carve`` is three bundles with the price of every limit. ``greedy`` is what greedy choice reaches of the
    optimum where it finds a bundle at all; in the part ``greedy_fails`` of the problems it finds none.
    """

    tasks: int
    instances: int
    proven: int
    relaxed: float
    best: float
    best_p90: float
    carve: float
    what_if: float
    greedy: float
    greedy_fails: float


@dataclass(frozen=True, slots=True)
class AcrossTiming:
    """Median and longest seconds for one person over all workplaces, and how many had to be solved."""

    workplaces: int
    seconds: float
    longest: float
    solved: float
    proven: bool


def measure(
    instances: int, sizes: Sequence[int] = SIZES, progress: Progress = silent
) -> tuple[list[CarveTiming], AcrossTiming]:
    """One timing for each size, and that across workplaces."""
    town = simulated(WORKPLACES)
    timings: list[CarveTiming] = []
    for size in sizes:
        progress("measuring", len(timings), len(sizes) + 1)
        timings.append(_size(size, list(large_workplaces(town, size, instances))))
    people = town.candidates[:_PEOPLE]
    across = _across([list(real_workplaces(town, person)) for person in people])
    progress("measuring", len(sizes) + 1, len(sizes) + 1)
    return timings, across


def table(timings: Sequence[CarveTiming], across: AcrossTiming) -> Iterator[str]:
    """The figures as lines; ratios against the linear relaxation, and of greedy choice to the optimum."""
    yield "One person at one workplace (simulated work), one thread; building the problem is counted."
    yield (
        f"{'tasks':>6} {'proven':>8} {'relaxed':>9} {'best bundle':>18} "
        f"{'three, prices':>14} {'what-if':>9} {'greedy':>7} {'fails':>6}"
    )
    for t in timings:
        yield (
            f"{t.tasks:>6} {t.proven:>4}/{t.instances:<3} {t.relaxed * 1000:>6.0f} ms "
            f"{t.best * 1000:>6.0f} ms = {t.best / t.relaxed:>4.1f}x {t.carve * 1000:>11.0f} ms "
            f"{t.what_if * 1000:>6.0f} ms {t.greedy:>7.2f} {t.greedy_fails:>6.0%}"
        )
    slowest = ", ".join(f"{t.tasks}: {t.best_p90 * 1000:.0f} ms" for t in timings)
    yield f"One bundle in ten takes longer than: {slowest}."
    yield (
        f"One person at {across.workplaces} workplaces, the ten best bundles: {across.seconds:.2f} s "
        f"(longest {across.longest:.2f} s), {across.solved:.0f} workplaces solved, "
        f"{'proven' if across.proven else 'not all proven'}."
    )


def _size(size: int, requests: list[CarvingRequest]) -> CarveTiming:
    relaxed, best, whole, changed = [], [], [], []
    proven, reached = 0, []
    for request in requests:
        problem = _problem(request)
        relaxed.append(_timed(_bound, request)[0])
        seconds, solution = _timed(_best, request)
        best.append(seconds)
        proven += solution.status in {Status.OPTIMAL, Status.INFEASIBLE}
        whole.append(_timed(_three, request)[0])
        changed.append(_timed(_what_if, request)[0])
        if solution.objective > 0:
            reached.append((greedy_objective(problem) or 0) / solution.objective)
    found = [share for share in reached if share > 0]
    return CarveTiming(
        tasks=size,
        instances=len(requests),
        proven=proven,
        relaxed=statistics.median(relaxed),
        best=statistics.median(best),
        best_p90=statistics.quantiles(best, n=10)[-1],
        carve=statistics.median(whole),
        what_if=statistics.median(changed),
        greedy=statistics.mean(found) if found else 0.0,
        greedy_fails=1 - len(found) / len(reached),
    )


def _across(requests: Sequence[Sequence[CarvingRequest]]) -> AcrossTiming:
    seconds, solved, proven = [], [], True
    for of_person in requests:
        took, across = _timed(_everywhere, of_person)
        seconds.append(took)
        solved.append(across.solved)
        proven = proven and across.proven
    return AcrossTiming(
        len(requests[0]), statistics.median(seconds), max(seconds), statistics.median(solved), proven
    )


def _problem(request: CarvingRequest) -> CarvingProblem:
    return build(request, load_vocabulary(), Assumptions(), load_rules())[0]


def _bound(request: CarvingRequest) -> int | None:
    return upper_bound(_problem(request))


def _best(request: CarvingRequest) -> Solution:
    return solve(_problem(request))


def _three(request: CarvingRequest) -> Carving:
    return carve(_problem(request))


def _what_if(request: CarvingRequest) -> WhatIf:
    aided = replace(request, aids=frozenset({Dimension.LIFTING}))
    return what_if(request, aided, load_vocabulary(), Assumptions(), load_rules())


def _everywhere(requests: Sequence[CarvingRequest]) -> Across:
    return carve_across({request.workplace.id: _problem(request) for request in requests})


def _timed(part: Callable[[_Asked], _Answer], asked: _Asked) -> tuple[float, _Answer]:
    gc.collect()
    start = perf_counter()
    answer = part(asked)
    return perf_counter() - start, answer
