"""How much disparity is let through to a model that is to be put to use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from experiments.evaluation.ranking_metrics import Estimate
from experiments.fairness.assess import FairnessReport
from experiments.fairness.comparison import Insufficient, Measured
from experiments.fairness.past_ranks import TOOK_FURTHER
from matcher.errors import InvalidInput


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
    """A figure that counts, in words, with what it may be and what it is where there is no disparity."""

    words: str
    measured: Measured
    least: float
    none: float
    greatest: float


def fairness_breaches(report: FairnessReport, limits: FairnessLimits) -> tuple[str, ...]:
    """A sentence for each disparity beyond its limit that chance does not account for.

    A figure breaches its limit when it lies beyond it *and* its 95 % interval does not hold "no
    disparity". Where the first is so and the second not, or where there are too few people, it does not
    breach; :func:`not_judged` names it.
    """
    return tuple(
        f"{each.words} is {_figure(each.measured)}, outside {each.least:.2f} to {each.greatest:.2f}."
        for each in _judged(report, limits)
        if isinstance(each.measured, Estimate) and _is_beyond(each, each.measured.value) and _is_sure(each)
    )


def not_judged(report: FairnessReport, limits: FairnessLimits) -> tuple[str, ...]:
    """A sentence for each disparity that counts and cannot be judged; none of them is a pass."""
    told = [
        f"Nothing is known of {name}: no attribute of that name is stored with consent."
        for name in limits.attributes
        if name not in {each.attribute for each in report.coverage}
    ]
    for each in _judged(report, limits):
        if isinstance(each.measured, Insufficient):
            told.append(f"{each.words} is insufficient: {each.measured.why}.")
        elif _is_beyond(each, each.measured.value) and not _is_sure(each):
            told.append(
                f"{each.words} is {_figure(each.measured)}, outside {each.least:.2f} to {each.greatest:.2f},"
                " but chance alone could account for it."
            )
    return tuple(told)


def _judged(report: FairnessReport, limits: FairnessLimits) -> Iterator[_Judged]:
    for found in report.exposures:
        if found.attribute in limits.attributes:
            words = (
                f"The exposure of {found.attribute} {found.value} in lists {found.lists}, to that of others,"
            )
            yield _Judged(
                words, found.ratio, limits.least_exposure_ratio, 1.0, limits.greatest_exposure_ratio
            )
    for past in report.ranks:
        if past.attribute in limits.attributes and past.grades == TOOK_FURTHER:
            words = (
                f"The rank of {past.attribute} {past.value} among past matches taken further, minus others',"
            )
            most = limits.greatest_rank_disparity
            yield _Judged(words, past.difference, -most, 0.0, most)


def _is_beyond(judged: _Judged, value: float) -> bool:
    return not judged.least <= value <= judged.greatest


def _is_sure(judged: _Judged) -> bool:
    found = judged.measured
    return isinstance(found, Estimate) and not found.lower <= judged.none <= found.upper


def _figure(measured: Measured) -> str:
    if isinstance(measured, Insufficient):
        return "insufficient"
    return f"{measured.value:.2f} (95 % interval {measured.lower:.2f} to {measured.upper:.2f})"
