"""The measurements of the phrasings as Markdown, as they stand in docs/text-matching.md."""

from __future__ import annotations

from collections.abc import Iterator

from experiments.evaluation.ranking_metrics import Estimate
from experiments.phrasings.evaluate import Bin, HalfMeasured, measure
from experiments.phrasings.labelled import Half
from matcher.vocabulary.entries import Vocabulary

__all__ = ["phrasings_report", "report_lines"]

_TITLES = {Half.TUNING: "Tuning half", Half.HELD_OUT: "Held-out half"}


def phrasings_report(vocabulary: Vocabulary, held_out: bool) -> str:
    """The tables of the tuning half and, where asked for, of the held-out half.

    Ask for the held-out half only when nothing is left to choose: once looked at, it is no longer held out.
    """
    halves = list(Half) if held_out else [Half.TUNING]
    return "\n\n".join("\n".join(report_lines(measure(vocabulary, half))) for half in halves)


def report_lines(measured: HalfMeasured) -> Iterator[str]:
    """The tables of one half, line by line."""
    yield f"### {_TITLES[measured.half]}"
    yield ""
    yield f"{measured.fitting} phrasings that some type fits, {measured.unfit} that none fits."
    yield ""
    yield "| method | MRR | hit@1 | hit@5 |"
    yield "|---|---|---|---|"
    for method in measured.methods:
        shown = (method.reciprocal_rank, method.hit_at_1, method.hit_at_5)
        yield f"| {method.name} | {' | '.join(map(_estimate, shown))} |"
    yield ""
    yield "| shown as | proposals | mean certainty | right |"
    yield "|---|---|---|---|"
    yield from map(_bin, measured.bins)
    yield ""
    yield from _shares(measured)


def _bin(one: Bin) -> str:
    span = f"{one.least:.0%} to {one.most:.0%}"
    if not one.count:
        return f"| {span} | 0 | | |"
    return f"| {span} | {one.count} | {one.mean_certainty:.1%} | {_share(one.right)} |"


def _shares(measured: HalfMeasured) -> Iterator[str]:
    shown = measured.shown_90
    yield f"- Shown as about 90 % sure (85 to 95): {_share(shown.right)} of {shown.count} are right."
    found, first = _share(measured.fitting_proposed), _share(measured.first_right)
    yield f"- Some type fits: {found} get a proposal, {first} the right one first."
    yield f"- No type fits: {_share(measured.unfit_proposed)} get a proposal all the same."
    for name, (right, count) in (
        ("Texts that name several tasks, with all of them among the first five", measured.both_named_found),
        ("Times read just as labelled", measured.times_right),
        ("Limits read just as labelled", measured.limits_right),
    ):
        yield f"- {name}: {right} of {count}."


def _estimate(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.lower:.3f} to {estimate.upper:.3f})"


def _share(estimate: Estimate) -> str:
    return f"{estimate.value:.0%} ({estimate.lower:.0%} to {estimate.upper:.0%})"
