"""The ranking benchmark as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from experiments.benchmarks.rank import TOP, RankTiming


def table(timings: Sequence[RankTiming]) -> Iterator[str]:
    """One line a size, then how time grows with size."""
    yield f"One job, top {TOP} explained, one thread. Yardstick: LightGBM predict on the same matrix = 1.00x"
    yield f"{'candidates':>10} {'predict':>10} {'features':>9} {'request':>8} {'peak memory':>12}"
    for t in timings:
        yield (
            f"{t.candidates:>10} {t.predict * 1000:>7.0f} ms {t.features / t.predict:>8.2f}x "
            f"{t.request / t.predict:>7.2f}x {t.peak_mib:>8.0f} MiB"
        )
    for small, large in pairwise(timings):
        size = large.candidates / small.candidates
        yield f"{size:.0f} times the candidates take {large.request / small.request:.1f} times as long."
