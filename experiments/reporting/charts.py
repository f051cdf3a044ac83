"""The pictures of a training report, as PNG. Each says in its title what is to be seen in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final

from experiments.evaluation.calibration import Calibration
from experiments.evaluation.training_report import LEARNED, TrainingReport
from experiments.reporting.figures import ranker_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_OWN: Final = "#1b4f8a"
_OTHER: Final = "#9aa7b4"
_LIGHT: Final = "#d7dee6"
_FEATURES_SHOWN: Final = 12
_DPI: Final = 110


def charts(report: TrainingReport) -> Mapping[str, bytes]:
    """PNG pictures by name. What could not be measured has no picture."""
    made = {
        "comparison": _comparison(report),
        "learning_curve": _curve(report),
        "groups": _groups(report),
        "dependence": _dependence(report),
    }
    if report.less_known:
        made["less_known"] = _less_known(report)
    if report.calibration is not None:
        made["calibration"] = _calibration(report.calibration)
    return made


def _comparison(report: TrainingReport) -> bytes:
    with _figure(7.5, 3.2) as (figure, out):
        axes = figure.subplots()
        results = sorted(report.apart.results, key=lambda r: r.metrics.ndcg_at_10.value)
        for row, result in enumerate(results):
            value = result.metrics.ndcg_at_10
            colour = _OWN if result.name == LEARNED else _OTHER
            axes.plot([value.lower, value.upper], [row, row], color=colour, linewidth=3, alpha=0.5)
            axes.plot(value.value, row, "o", color=colour, markersize=8)
            axes.annotate(
                f"{value.value:.3f}",
                (value.value, row),
                xytext=(0, 8),
                textcoords="offset points",
                ha="center",
            )
        axes.set_yticks(range(len(results)), [ranker_name(r.name) for r in results])
        axes.set_ylim(-0.6, len(results) - 0.2)
        _titled(
            axes, "How well each ranker orders the later lists", "NDCG@10 with 95 % interval; 1 is perfect"
        )
    return out.getvalue()


def _curve(report: TrainingReport) -> bytes:
    with _figure(6, 3.2) as (figure, out):
        axes = figure.subplots()
        xs = [point.queries for point in report.curve]
        axes.fill_between(
            xs,
            [p.ndcg_at_10.lower for p in report.curve],
            [p.ndcg_at_10.upper for p in report.curve],
            color=_LIGHT,
        )
        axes.plot(xs, [p.ndcg_at_10.value for p in report.curve], "o-", color=_OWN)
        card = report.in_use.of(report.floor).metrics.ndcg_at_10.value
        axes.axhline(card, color=_OTHER, linestyle="--")
        axes.annotate(
            ranker_name(report.floor), (xs[-1], card), xytext=(0, 4), textcoords="offset points", ha="right"
        )
        _titled(axes, "What more data would bring", "earlier jobs learned from")
        axes.set_ylabel("NDCG@10")
    return out.getvalue()


def _groups(report: TrainingReport) -> bytes:
    with _figure(7, 3.6) as (figure, out):
        axes = figure.subplots()
        groups = report.groups[::-1]
        losses = [group.loss for group in groups]
        axes.barh(range(len(groups)), [loss.value for loss in losses], color=_OWN, height=0.6)
        for row, loss in enumerate(losses):
            axes.plot([loss.lower, loss.upper], [row, row], color="#333333", linewidth=1)
        axes.set_yticks(range(len(groups)), [group.group for group in groups])
        axes.axvline(0, color="#333333", linewidth=0.8)
        _titled(axes, "What the order hangs on", "NDCG@10 lost when the group tells of somebody else")
    return out.getvalue()


def _dependence(report: TrainingReport) -> bytes:
    most = report.dependence[:_FEATURES_SHOWN]
    with _figure(9, 6.4) as (figure, out):
        grid = figure.subplots(3, 4, squeeze=False)
        for axes in grid.flat[len(most) :]:
            axes.set_visible(False)
        for axes, each in zip(grid.flat, most, strict=False):
            axes.plot(each.values, each.scores, drawstyle="steps-mid", color=_OWN)
            axes.set_title(each.feature, fontsize=8)
            axes.tick_params(labelsize=7)
            axes.spines[["top", "right"]].set_visible(False)
        figure.suptitle("How the mean score moves with the features that move it most", fontsize=11)
    return out.getvalue()


def _less_known(report: TrainingReport) -> bytes:
    with _figure(6, 3.0) as (figure, out):
        axes = figure.subplots()
        xs = [100 * each.share_struck_out for each in report.less_known]
        values = [each.ndcg_at_10 for each in report.less_known]
        axes.fill_between(xs, [v.lower for v in values], [v.upper for v in values], color=_LIGHT)
        axes.plot(xs, [v.value for v in values], "o-", color=_OWN)
        _titled(axes, "When less is known", "% of the known levels struck out")
        axes.set_ylabel("NDCG@10")
    return out.getvalue()


def _calibration(found: Calibration) -> bytes:
    with _figure(4.2, 4.0) as (figure, out):
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color=_OTHER, linestyle="--", linewidth=1)
        for each in found.bins:
            axes.plot([each.predicted] * 2, [each.observed.lower, each.observed.upper], color=_OTHER)
        axes.plot([b.predicted for b in found.bins], [b.observed.value for b in found.bins], "o-", color=_OWN)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        _titled(axes, "Told chance and what happened", "chance of being shortlisted, as the score tells it")
        axes.set_ylabel("share shortlisted")
    return out.getvalue()


def _titled(axes: Axes, title: str, under: str) -> None:
    axes.set_title(title, fontsize=11, loc="left")
    axes.set_xlabel(under, fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)


@contextmanager
def _figure(width: float, height: float) -> Iterator[tuple[Figure, BytesIO]]:
    """A figure drawn without any screen, written as PNG when the block ends."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    out = BytesIO()
    yield figure, out
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
