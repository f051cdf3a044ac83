"""The comparison of the rankers as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.evaluation.evaluate import RankerResult
from experiments.evaluation.training_report import SIMULATED_NOTICE, TrainingReport
from experiments.reporting.figures import ranker_name, shown

if TYPE_CHECKING:
    from rich.table import Table


def report_table(report: TrainingReport) -> Table:
    """All rankers on the later jobs, the learned ones on people and workplaces they have not met."""
    from rich.table import Table

    evaluation = report.apart
    table = Table(
        title=(
            f"{evaluation.label.name}: {evaluation.queries - evaluation.left_out} lists of which the learned"
            " models have met nobody and no workplace"
        ),
        caption=SIMULATED_NOTICE if evaluation.label.simulated else None,
    )
    for heading in ("ranker", "NDCG@10", f"difference to {ranker_name(report.floor)}", "NDCG@5", "MRR"):
        table.add_column(heading, no_wrap=heading == "ranker")
    for result in evaluation.results:
        table.add_row(*_cells(result, report.floor))
    return table


def _cells(result: RankerResult, floor: str) -> tuple[str, ...]:
    """A ranker's name and figures as a row of a table."""
    metrics = result.metrics
    difference = result.differences.get(floor)
    return (
        ranker_name(result.name),
        shown(metrics.ndcg_at_10),
        shown(difference.ndcg_at_10, "+") if difference else "",
        shown(metrics.ndcg_at_5),
        shown(metrics.mrr),
    )
