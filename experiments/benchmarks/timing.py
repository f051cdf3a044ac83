"""Times several things in turn, so that whatever else the machine is doing falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from time import perf_counter


def interleaved(repeats: int, *parts: Callable[[], object], warm_up: bool = True) -> list[float]:
    """Median seconds of each part; each round runs all parts once, after one round to warm up."""
    took: list[list[float]] = [[] for _ in parts]
    for turn in range(repeats + warm_up):
        for times, part in zip(took, parts, strict=True):
            gc.collect()
            start = perf_counter()
            part()
            if turn >= warm_up:
                times.append(perf_counter() - start)
    return [statistics.median(times) for times in took]
