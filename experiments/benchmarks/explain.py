"""A ranked list with the reasons of its 20 matches against the same list without, on what is stored.

The yardstick is the plain list, its rounds interleaved with ours in the same process. Snapshots and held
places are warm, as they are in a service; every round asks about another job, so that none is a repetition.
What the service adds to both alike, reading the request and writing the answer, is not in it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from matcher.domain.ids import JobId
from matcher.usecases.rank import candidates_for_job
from matcher.usecases.reasons_in_list import Telling
from matcher.vocabulary.entries import Language
from matcher.wiring import Product


@dataclass(frozen=True, slots=True)
class ExplainTiming:
    """Seconds of the requests without and with reasons: median and 90th percentile."""

    requests: int
    plain: float
    plain_p90: float
    reasons: float
    reasons_p90: float

    @property
    def ratio(self) -> float:
        """What the request with reasons takes of the plain one."""
        return self.reasons / self.plain


def measure(product: Product, jobs: int, top: int = 20) -> ExplainTiming:
    """The timing over so many open jobs, after one of each kind to warm up."""
    asked = _open_jobs(product, jobs)
    took: dict[bool, list[float]] = {False: [], True: []}
    for reasons in (False, True):
        _ask(product, asked[0], top, reasons=reasons)
    for turn, job_id in enumerate(asked):
        # Each goes first as often as the other: who comes second finds the job in the machine's caches.
        for reasons in (True, False) if turn % 2 else (False, True):
            gc.collect()
            start = perf_counter()
            _ask(product, job_id, top, reasons=reasons)
            took[reasons].append(perf_counter() - start)
    plain, told = took[False], took[True]
    return ExplainTiming(
        requests=len(asked),
        plain=float(np.median(plain)),
        plain_p90=float(np.quantile(plain, 0.9)),
        reasons=float(np.median(told)),
        reasons_p90=float(np.quantile(told, 0.9)),
    )


def as_lines(timing: ExplainTiming, top: int = 20) -> Iterator[str]:
    """The timing for a terminal."""
    yield f"{timing.requests} requests of each kind, top {top}, warm. Yardstick: the list without reasons."
    yield f"without reasons: median {timing.plain * 1000:.1f} ms, p90 {timing.plain_p90 * 1000:.1f} ms"
    yield f"with reasons:    median {timing.reasons * 1000:.1f} ms, p90 {timing.reasons_p90 * 1000:.1f} ms"
    yield f"Reasons make the request {timing.ratio:.2f} times as long."


def _open_jobs(product: Product, how_many: int) -> Sequence[JobId]:
    """Open jobs, spread evenly over all there are."""
    with product.unit_of_work() as work:
        jobs = product.warm_snapshots.jobs(work)
    rows = np.flatnonzero(jobs.open)
    spread = np.unique(np.linspace(0, len(rows) - 1, how_many).astype(np.intp))
    return [JobId(str(jobs.ids[row])) for row in rows[spread]]


def _ask(product: Product, job_id: JobId, top: int, *, reasons: bool) -> None:
    candidates_for_job(
        product.unit_of_work(),
        product.warm_snapshots,
        product.ranker,
        job_id,
        top,
        allocations=product.warm_allocations,
        telling=Telling(product.vocabulary, Language.DA) if reasons else None,
    )
