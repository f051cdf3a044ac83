"""The evaluation as a report: for people as markdown and as a table in the terminal, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from experiments.evaluation.evaluate import Evaluation, RankerResult
from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.truth_checks import TruthReport

if TYPE_CHECKING:
    from rich.table import Table

SIMULATED_NOTICE: Final = (
    "Simulated data. Nobody in them is real; the figures say how the method behaves, not how it will do"
    " in a municipality."
)
_MEASURES: Final = ("ndcg_at_10", "ndcg_at_5", "mrr")


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was trained on which data, how it compares, and whether it is put to use.

    ``learned`` is the name under which the evaluation has the ranker that was trained.
    """

    learned: str
    data_fingerprint: str
    training_queries: int
    training_pairs: int
    training_from: date
    training_to: date
    evaluation: Evaluation
    truth: TruthReport | None
    promoted: bool
    reason: str


def report_json(report: TrainingReport) -> str:
    """The whole report as JSON with sorted keys."""
    return json.dumps(asdict(report), indent=1, sort_keys=True, default=str)


def named_metrics(result: RankerResult) -> Mapping[str, float]:
    """A ranker's figures under the names that the record of runs uses."""
    named = {}
    for part, suffix in ((result.metrics, ""), (result.versus_scorecard, "_versus_scorecard")):
        for measure in _MEASURES:
            estimate: Estimate = getattr(part, measure)
            named[f"{measure}{suffix}"] = estimate.value
            named[f"{measure}{suffix}_lower"] = estimate.lower
            named[f"{measure}{suffix}_upper"] = estimate.upper
    return named


def report_markdown(report: TrainingReport) -> str:
    """The report for people."""
    evaluation = report.evaluation
    notice = [f"> **{SIMULATED_NOTICE}**", ""] if evaluation.label.simulated else []
    told = [
        f"# Evaluation of the rankers: {evaluation.label.name}",
        "",
        *notice,
        report.reason,
        "",
        "## What was compared",
        "",
        f"- Learned from {report.training_queries} jobs with {report.training_pairs} matches, first put"
        f" forward from {report.training_from} to {report.training_to}.",
        f"- Compared on the {evaluation.queries} jobs that came after, with {evaluation.pairs} matches, from"
        f" {evaluation.first_day} to {evaluation.last_day}.",
        f"- {evaluation.left_out} of these jobs are in no figure: nobody put forward for them got further, so"
        " no order of theirs is better than another.",
        "- Intervals are 95 % bootstrap intervals over jobs; differences are drawn pair by pair.",
        "- Only candidates whom somebody once put forward have an outcome, and those high in a list were"
        " looked at more. How the others would have done, no figure here can say.",
        "- Profiles and jobs are as they were known when somebody was put forward; where nothing was recorded"
        " by then, the earliest record stands in. The latest matches may still go further.",
        f"- Data: {report.data_fingerprint}.",
        "",
        "## How they rank",
        "",
        _row("ranker", "NDCG@10", "difference to the scorecard", "NDCG@5", "MRR"),
        _row("---", "---", "---", "---", "---"),
        *(_row(*_cells(result)) for result in evaluation.results),
        "",
        *(_truth_lines(report.truth) if report.truth else []),
    ]
    return "\n".join(told)


def report_table(report: TrainingReport) -> Table:
    """The comparison as a table for the terminal."""
    from rich.table import Table

    evaluation = report.evaluation
    table = Table(
        title=f"{evaluation.label.name}: {evaluation.queries - evaluation.left_out} jobs compared",
        caption=SIMULATED_NOTICE if evaluation.label.simulated else None,
    )
    for heading in ("ranker", "NDCG@10", "difference to the scorecard", "NDCG@5", "MRR"):
        table.add_column(heading, no_wrap=heading == "ranker")
    for result in evaluation.results:
        table.add_row(*_cells(result))
    return table


def _cells(result: RankerResult) -> tuple[str, ...]:
    metrics, versus = result.metrics, result.versus_scorecard
    is_scorecard = result.name == "scorecard"
    return (
        result.name,
        _shown(metrics.ndcg_at_10),
        "" if is_scorecard else _shown(versus.ndcg_at_10, "+"),
        _shown(metrics.ndcg_at_5),
        _shown(metrics.mrr),
    )


def _truth_lines(truth: TruthReport) -> list[str]:
    return [
        "## Against the hidden truth",
        "",
        "Spearman correlation of score and true utility within a list, as a mean over lists:",
        "",
        _row("ranker", "correlation"),
        _row("---", "---"),
        *(_row(order.name, _shown(order.correlation)) for order in truth.orders),
        "",
        "What the features tell of the truth, in nats of mutual information. Of a hidden trait they should"
        " tell no more than chance would; of the rest they are meant to.",
        "",
        _row("truth", "hidden", "rows", "feature that tells most", "information", "most by chance", "p"),
        _row("---", "---", "---", "---", "---", "---", "---"),
        *(
            _row(
                d.truth,
                "yes" if d.hidden else "no",
                str(d.rows),
                d.feature,
                f"{d.information:.3f}",
                f"{d.by_chance:.3f}",
                f"{d.chance:.3f}",
            )
            for d in truth.dependences
        ),
        "",
        *([f"Too few rows to say: {', '.join(truth.insufficient)}.", ""] if truth.insufficient else []),
    ]


def _shown(estimate: Estimate, sign: str = "") -> str:
    return f"{estimate.value:{sign}.3f} ({estimate.lower:{sign}.3f} to {estimate.upper:{sign}.3f})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
