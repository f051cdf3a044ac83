"""How much disparity is let through to a model that is to be put to use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from experiments.fairness.assess import FairnessReport
from experiments.fairness.comparison import Compared, Insufficient, Measured
from experiments.fairness.exposure import AS_SERVED
from experiments.fairness.past_ranks import TOOK_FURTHER
from matcher.errors import InvalidInput

_RISK: Final = 0.05
"""How likely it may be, over all figures together, that a model without disparity is stopped."""


@dataclass(frozen=True, slots=True)
class FairnessLimits:
    """The attributes that count, and how far a group may differ from the others.

    The exposure ratio is the four-fifths rule and its inverse. The rank disparity is a difference in mean
    percentile rank, 0 to 1, among past matches that somebody took further; 0.1 is a tenth of a list.
    """

    attributes: tuple[str, ...] = ("sex", "age_group", "origin")
    least_exposure_ratio: float = 0.8
    greatest_exposure_ratio: float = 1.25
    greatest_rank_disparity: float = 0.1

    def __post_init__(self) -> None:
        if not 0 <= self.least_exposure_ratio <= 1 <= self.greatest_exposure_ratio:
            raise InvalidInput("The limits of the exposure ratio must lie on either side of 1.")
        if self.greatest_rank_disparity < 0:
            raise InvalidInput("The greatest rank disparity must be 0 or more.")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A figure that counts, in words, with what it may be."""

    words: str
    measured: Measured
    least: float
    greatest: float


def fairness_breaches(report: FairnessReport, limits: FairnessLimits) -> tuple[str, ...]:
    """A sentence for each disparity beyond its limit that chance does not account for.

    A figure breaches its limit when it lies beyond it *and* chance alone would go so far with less than
    5 %, shared out over all figures that are judged (Bonferroni): with a dozen figures, one in twenty
    would otherwise be a refusal every other time. Where the first is so and the second not, or where
    there are too few people, it does not breach; :func:`not_judged` names it.
    """
    judged = tuple(_judged(report, limits))
    return tuple(
        f"{each.words} is {_figure(each.measured)}, outside {each.least:.2f} to {each.greatest:.2f}."
        for each in judged
        if _is_beyond(each) and _is_sure(each, judged)
    )


def not_judged(report: FairnessReport, limits: FairnessLimits) -> tuple[str, ...]:
    """A sentence for each disparity that counts and cannot be judged; none of them is a pass."""
    told = [
        f"Nothing is known of {name}: no attribute of that name is stored with consent."
        for name in limits.attributes
        if name not in {each.attribute for each in report.coverage}
    ]
    judged = tuple(_judged(report, limits))
    for each in judged:
        if isinstance(each.measured, Insufficient):
            told.append(f"{each.words} is insufficient: {each.measured.why}.")
        elif _is_beyond(each) and not _is_sure(each, judged):
            told.append(
                f"{each.words} is {_figure(each.measured)}, outside {each.least:.2f} to {each.greatest:.2f},"
                " but with so many figures judged at once chance alone could account for it."
            )
    return tuple(told)


def _judged(report: FairnessReport, limits: FairnessLimits) -> Iterator[_Judged]:
    for found in report.exposures:
        if found.attribute in limits.attributes and found.lists == AS_SERVED:
            words = (
                f"The exposure of {found.attribute} {found.value} in lists {AS_SERVED}, to that of others,"
            )
            yield _Judged(words, found.ratio, limits.least_exposure_ratio, limits.greatest_exposure_ratio)
    for past in report.ranks:
        if past.attribute in limits.attributes and past.grades == TOOK_FURTHER:
            words = (
                f"The rank of {past.attribute} {past.value} among past matches taken further, minus others',"
            )
            most = limits.greatest_rank_disparity
            yield _Judged(words, past.difference, -most, most)


def _is_beyond(judged: _Judged) -> bool:
    found = judged.measured
    return isinstance(found, Compared) and not judged.least <= found.value <= judged.greatest


def _is_sure(judged: _Judged, among: Sequence[_Judged]) -> bool:
    figures = sum(isinstance(each.measured, Compared) for each in among)
    return isinstance(judged.measured, Compared) and judged.measured.chance < _RISK / figures


def _figure(measured: Measured) -> str:
    if isinstance(measured, Insufficient):
        return "insufficient"
    return f"{measured.value:.2f} (95 % interval {measured.lower:.2f} to {measured.upper:.2f})"
