"""Simulated: does allowing for the place in a shown list bring a model closer to the hidden truth?

Who was looked at in the earlier lists is drawn again, at several strengths of the fall of attention, and
with it how far everybody got. The lists themselves, their order and who stood in them stay as they were.
Three models are fitted to the same drawn outcomes: one that takes no notice of the place, one that
weighs by estimated attention, and one with LightGBM's own correction. They are compared on the later
lists, of which nothing was drawn again and whose outcomes are not looked at, only the truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from experiments.evaluation.ranking_metrics import Estimate, mean_with_interval
from experiments.evaluation.true_order import true_gains, true_ndcg_at_10, within_list_correlations
from experiments.evaluation.truth_checks import SimulatedTruth, true_values
from experiments.simulation.past import how_far
from experiments.simulation.stories import LADDER
from experiments.training.fitting import assumptions_from
from experiments.training.matrices import point_matrix
from experiments.training.training_data import TrainingPairs, split_by_time
from matcher.domain.match import GRADES
from matcher.errors import InvalidInput
from matcher.features.snapshots import F32, I8
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart
from matcher.models.ranker import F64
from matcher.progress import Progress, silent

STRENGTHS: Final = {"weak": 0.5, "middle": 1.0, "strong": 2.0}
"""Exponents of the fall of attention: the chance of being looked at is (1/place)**exponent."""
UNCORRECTED: Final = "uncorrected"
CORRECTED: Final = "weighed by attention"
LIGHTGBM: Final = "LightGBM's own"
_REGULARIZATION: Final = 0.2
_GRADE_OF_STEP: Final = np.array([GRADES[step] for step in LADDER], np.int8)


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near one model comes to the truth on the later lists.

    Each list counts once, with its mean over the seeds. ``gain`` is the paired difference to the
    uncorrected model. ``correlation`` is Spearman's with true utility within a list; ``ndcg_at_10`` has
    the true utility as relevance.
    """

    model: str
    correlation: Estimate
    correlation_gain: Estimate
    ndcg_at_10: Estimate
    ndcg_at_10_gain: Estimate


@dataclass(frozen=True, slots=True)
class StrengthResult:
    """What one fall of attention did. ``looked_at`` is the share of the earlier pairs that were."""

    strength: str
    exponent: float
    looked_at: float
    models: tuple[Closeness, ...]

    def of(self, model: str) -> Closeness:
        """How near the model of this name came."""
        return next(each for each in self.models if each.model == model)


@dataclass(frozen=True, slots=True)
class PositionBiasReport:
    """The comparison on simulated data. ``order_told`` is how the later lists' own order correlates."""

    data_name: str
    training_lists: int
    compared_lists: int
    seeds: tuple[int, ...]
    order_told: Estimate
    results: tuple[StrengthResult, ...]


def compare_position_corrections(
    data: TrainingPairs,
    truth: SimulatedTruth,
    *,
    settings: TrainingSettings | None = None,
    strengths: Mapping[str, float] = STRENGTHS,
    seeds: Sequence[int] = (1, 2, 3, 4, 5),
    held_out_share: float = 0.25,
    progress: Progress = silent,
) -> PositionBiasReport:
    """How near corrected and uncorrected models come to the truth, at each strength.

    The same rule corrects at every strength; it sees drawn outcomes and places alone.

    Raises
    ------
    InvalidInput
        When the data are not simulated, or the truth belongs to other data.
    """
    if not data.label.simulated:
        raise InvalidInput("Only simulated data have a hidden truth to compare with.")
    settings = settings or TrainingSettings(threads=1)
    earlier, later = split_by_time(data, held_out_share)
    drawing = _Drawing(earlier, truth)
    fitting = _Fitting(earlier, later, _variants(settings))
    judge = _Judge(later, true_values(truth, later, "true_utility"))
    results = []
    for done, (strength, exponent) in enumerate(strengths.items()):
        progress("comparing corrections", done, len(strengths))
        drawn = [drawing.drawn(exponent, seed) for seed in seeds]
        found = {name: judge.told(scores) for name, scores in fitting.scores([g for g, _ in drawn])}
        share = float(np.mean([examined for _, examined in drawn]))
        results.append(StrengthResult(strength, exponent, share, judge.compared(found)))
    progress("comparing corrections", len(strengths), len(strengths))
    return PositionBiasReport(
        data_name=data.label.name,
        training_lists=len(earlier.query_sizes),
        compared_lists=len(later.query_sizes),
        seeds=tuple(seeds),
        order_told=mean_with_interval(judge.told([-later.list_positions.astype(np.float64)])[0], 1),
        results=tuple(results),
    )


def position_bias_markdown(report: PositionBiasReport) -> str:
    """The comparison as a Markdown table, with what it was made from."""
    lines = [
        f"**Simulated data** ({report.data_name}): {report.training_lists} earlier lists, drawn again with"
        f" {len(report.seeds)} seeds; {report.compared_lists} later lists compared with the hidden truth."
        f" The lists' own order correlates with it by {report.order_told.value:.3f}.",
        "",
        "| fall of attention | looked at | model | rank correlation | gain | true NDCG@10 | gain |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {result.strength}: (1/place)^{result.exponent:g} | {result.looked_at:.0%} | {each.model}"
        f" | {_plain(each.correlation)} | {_signed(each.correlation_gain, each.model)}"
        f" | {_plain(each.ndcg_at_10)} | {_signed(each.ndcg_at_10_gain, each.model)} |"
        for result in report.results
        for each in result.models
    ]
    return "\n".join(lines) + "\n"


class _Drawing:
    """Draws again who was looked at in the earlier lists, and how far they got."""

    def __init__(self, earlier: TrainingPairs, truth: SimulatedTruth) -> None:
        self._places = earlier.list_positions
        self._utility = true_values(truth, earlier, "true_utility")
        skills = dict(truth.workplaces.select("workplace_id", "leader_skill").iter_rows())
        ends = np.cumsum(earlier.query_sizes)
        self._lists = [slice(end - size, end) for end, size in zip(ends, earlier.query_sizes, strict=True)]
        workplaces = earlier.workplaces[earlier.job_rows[ends - 1]]
        self._skills = [float(skills[str(workplace)]) for workplace in workplaces]

    def drawn(self, exponent: float, seed: int) -> tuple[I8, float]:
        """(P,) grades, and the share who were looked at; equal seeds draw the same luck at any strength."""
        random = np.random.default_rng(seed)
        examined = random.random(len(self._places)) < (1 / self._places) ** exponent
        steps = [
            step
            for each, skill in zip(self._lists, self._skills, strict=True)
            for step in how_far(self._utility[each], examined[each], skill, random)
        ]
        return _GRADE_OF_STEP[steps], float(examined.mean())


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Fits every variant to drawn grades of the earlier lists and scores the later ones."""

    earlier: TrainingPairs
    later: TrainingPairs
    variants: Mapping[str, TrainingSettings]

    def scores(self, drawn: Sequence[I8]) -> Iterator[tuple[str, list[F64]]]:
        """The scores of each variant, one array for each drawing."""
        assumptions = assumptions_from(self.earlier)
        matrix, later = (point_matrix(part, assumptions) for part in (self.earlier, self.later))
        for name, settings in self.variants.items():
            yield name, [self._fitted(matrix, grades, settings).score(later) for grades in drawn]

    def _fitted(self, matrix: F32, grades: I8, settings: TrainingSettings) -> LambdaMart:
        sizes = self.earlier.query_sizes.tolist()
        assumptions = assumptions_from(self.earlier)
        return fit_lambdamart(
            matrix, grades, sizes, assumptions, settings, list_positions=self.earlier.list_positions
        )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Compares scores of the later lists with the truth."""

    later: TrainingPairs
    utility: F64

    def told(self, scores: Sequence[F64]) -> tuple[F64, F64]:
        """(list,) rank correlations and NDCG@10, each the mean over the drawings."""
        sizes, gains = self.later.query_sizes, true_gains(self.utility)
        correlations = [within_list_correlations(each, self.utility, sizes) for each in scores]
        ndcg = [true_ndcg_at_10(each, gains, sizes) for each in scores]
        return np.mean(correlations, axis=0), np.mean(ndcg, axis=0)

    def compared(self, found: Mapping[str, tuple[F64, F64]]) -> tuple[Closeness, ...]:
        """How near each came, and what it gained on the uncorrected one."""
        correlations, ndcg = found[UNCORRECTED]
        return tuple(
            Closeness(
                model=name,
                correlation=mean_with_interval(own, 1),
                correlation_gain=mean_with_interval(own - correlations, 1),
                ndcg_at_10=mean_with_interval(own_ndcg, 1),
                ndcg_at_10_gain=mean_with_interval(own_ndcg - ndcg, 1),
            )
            for name, (own, own_ndcg) in found.items()
        )


def _variants(settings: TrainingSettings) -> Mapping[str, TrainingSettings]:
    plain = replace(settings, weigh_by_attention=False, position_bias_regularization=None)
    return {
        UNCORRECTED: plain,
        CORRECTED: replace(plain, weigh_by_attention=True),
        LIGHTGBM: replace(plain, position_bias_regularization=_REGULARIZATION),
    }


def _plain(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.lower:.3f} to {estimate.upper:.3f})"


def _signed(estimate: Estimate, model: str) -> str:
    if model == UNCORRECTED:
        return ""
    return f"{estimate.value:+.3f} ({estimate.lower:+.3f} to {estimate.upper:+.3f})"
