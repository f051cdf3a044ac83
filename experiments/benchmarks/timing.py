"""Times several things in turn, so that whatever else the machine is doing falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that something took by the clock, and seconds of processor that this process spent on it."""

    wall: float
    cpu: float


def timed(part: Callable[[], object]) -> Took:
    """What the part takes; the garbage of whatever went before is not counted."""
    gc.collect()
    wall, cpu = perf_counter(), process_time()
    part()
    spent = process_time() - cpu
    return Took(wall=perf_counter() - wall, cpu=spent)


def interleaved(repeats: int, *parts: Callable[[], object], warm_up: bool = True) -> list[float]:
    """Median seconds of each part; each round runs all parts once, after one round to warm up."""
    took: list[list[float]] = [[] for _ in parts]
    for turn in range(repeats + warm_up):
        for times, part in zip(took, parts, strict=True):
            seconds = timed(part).wall
            if turn >= warm_up:
                times.append(seconds)
    return [statistics.median(times) for times in took]
