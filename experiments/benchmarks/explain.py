"""A ranked list with the reasons of its 20 matches against the same list without, on what is stored.

The yardstick is the plain list, its rounds interleaved with ours in the same process. Snapshots and held
places are warm, as they are in a service; every round asks about another job, so that none is a repetition.
What the service adds to both alike, reading the request and writing the answer, is not in it. Processor time
is what counts: by the clock, whatever else the machine is doing is counted too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from experiments.benchmarks.timing import Took, timed
from matcher.domain.ids import JobId
from matcher.usecases.rank import candidates_for_job
from matcher.usecases.reasons_in_list import Telling
from matcher.vocabulary.entries import Language
from matcher.wiring import Product


@dataclass(frozen=True, slots=True)
class Compared:
    """Seconds of each request without and with reasons, of the same jobs in the same order, by one clock."""

    plain: tuple[float, ...]
    reasons: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """What the median request with reasons takes of the median plain one."""
        return float(np.median(self.reasons) / np.median(self.plain))

    @property
    def paired_ratio(self) -> float:
        """What a request with reasons takes of the plain one of the same job, in the median."""
        return float(np.median(np.divide(self.reasons, self.plain)))


@dataclass(frozen=True, slots=True)
class ExplainTiming:
    """The requests by the processor and by the clock."""

    cpu: Compared
    wall: Compared


def measure(product: Product, jobs: int, top: int = 20) -> ExplainTiming:
    """The timing over so many open jobs, after one of each kind to warm up."""
    asked = _open_jobs(product, jobs)
    took: dict[bool, list[Took]] = {False: [], True: []}
    for reasons in (False, True):
        _ask(product, asked[0], top, reasons=reasons)
    for turn, job_id in enumerate(asked):
        # Each goes first as often as the other: who comes second finds the job in the machine's caches.
        for reasons in (True, False) if turn % 2 else (False, True):
            took[reasons].append(timed(partial(_ask, product, job_id, top, reasons=reasons)))
    plain, told = took[False], took[True]
    return ExplainTiming(
        cpu=Compared(tuple(each.cpu for each in plain), tuple(each.cpu for each in told)),
        wall=Compared(tuple(each.wall for each in plain), tuple(each.wall for each in told)),
    )


def as_lines(timing: ExplainTiming, top: int = 20) -> Iterator[str]:
    """The timing for a terminal."""
    requests = len(timing.cpu.plain)
    yield f"{requests} requests of each kind, top {top}, warm. Yardstick: the list without reasons."
    for name, compared in (("processor", timing.cpu), ("clock", timing.wall)):
        plain, told = (
            f"median {np.median(seconds) * 1000:.1f} ms, p90 {np.quantile(seconds, 0.9) * 1000:.1f} ms"
            for seconds in (compared.plain, compared.reasons)
        )
        yield f"By the {name}: without reasons {plain}; with reasons {told}."
        ratios = f"{compared.ratio:.2f} times as long ({compared.paired_ratio:.2f} paired)"
        yield f"  Reasons make the request {ratios}."


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
