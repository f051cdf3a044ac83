"""The comparison of the rankers as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.evaluation.evaluate import RankerResult
from experiments.evaluation.training_report import SCORECARD, SIMULATED_NOTICE, TrainingReport
from experiments.reporting.figures import ranker_name, shown

if TYPE_CHECKING:
    from rich.table import Table


def report_table(report: TrainingReport) -> Table:
    """All rankers on the later jobs, the learned ones on people and workplaces they have not met."""
    from rich.table import Table

    evaluation = report.apart
    table = Table(
        title=(
            f"{evaluation.label.name}: {evaluation.queries - evaluation.left_out} later jobs, whose"
            " candidates and workplaces the learned models have not met"
        ),
        caption=SIMULATED_NOTICE if evaluation.label.simulated else None,
    )
    for heading in ("ranker", "NDCG@10", "difference to the scorecard", "NDCG@5", "MRR"):
        table.add_column(heading, no_wrap=heading == "ranker")
    for result in evaluation.results:
        table.add_row(*cells(result))
    return table


def cells(result: RankerResult) -> tuple[str, ...]:
    """A ranker's name and figures as a row of a table."""
    metrics = result.metrics
    difference = result.differences.get(SCORECARD)
    return (
        ranker_name(result.name),
        shown(metrics.ndcg_at_10),
        shown(difference.ndcg_at_10, "+") if difference else "",
        shown(metrics.ndcg_at_5),
        shown(metrics.mrr),
    )
