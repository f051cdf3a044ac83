"""The report says what it must say, and no more than the figures do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from experiments.evaluation.evaluate import Evaluation, Metrics, RankerResult
from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.report import (
    TrainingReport,
    named_metrics,
    report_json,
    report_markdown,
    report_table,
)
from experiments.evaluation.truth_checks import Dependence, TrueOrder, TruthReport
from matcher.domain.dataset import DatasetLabel

NONE = Estimate(0.0, 0.0, 0.0)
BETTER = RankerResult(
    "lambdamart",
    "lambdamart-abc",
    Metrics(Estimate(0.5, 0.4, 0.6), Estimate(0.7, 0.6125, 0.8), Estimate(0.9, 0.8, 1.0)),
    Metrics(NONE, Estimate(0.05, -0.01, 0.11), NONE),
)
CARD = RankerResult("scorecard", "scorecard-1", BETTER.metrics, Metrics(NONE, NONE, NONE))
EVALUATION = Evaluation(
    DatasetLabel("Prøvekøbing", simulated=True), date(2026, 1, 5), date(2026, 4, 1), 80, 10, 3, (CARD, BETTER)
)
REPORT = TrainingReport(
    "lambdamart",
    "f00d",
    30,
    240,
    date(2025, 1, 6),
    date(2026, 1, 2),
    EVALUATION,
    None,
    promoted=True,
    reason="Better.",
)
REAL = replace(REPORT, evaluation=replace(EVALUATION, label=DatasetLabel("Prøvekøbing", simulated=False)))
TRUTH = TruthReport(
    (TrueOrder("oracle", Estimate(1, 1, 1)),),
    (Dependence("drive", True, 600, "wished", 0.04, 0.09, 0.8),),
    ("openness",),
)


def on_terminal(report: TrainingReport) -> str:
    terminal = StringIO()
    Console(width=160, file=terminal).print(report_table(report))
    return terminal.getvalue()


@pytest.mark.parametrize("show", [report_markdown, on_terminal])
def test_simulated_data_are_called_simulated_and_real_data_are_not(show) -> None:
    assert "Simulated data" in show(REPORT)
    assert "imulated" not in show(REAL)


@pytest.mark.parametrize("show", [report_markdown, on_terminal])
def test_every_ranker_stands_with_interval_and_difference(show) -> None:
    told = show(REPORT)
    for expected in ("scorecard", "lambdamart", "0.700 (0.613 to 0.800)", "+0.050 (-0.010 to +0.110)"):
        assert expected in told


def test_the_report_says_how_many_jobs_are_in_no_figure() -> None:
    assert "3 of these jobs are in no figure" in report_markdown(REPORT)


def test_the_truth_stands_in_the_report_where_there_is_one() -> None:
    told = report_markdown(replace(REPORT, truth=TRUTH))
    assert "| drive | yes | 600 | wished | 0.040 | 0.090 | 0.800 |" in told
    assert "Too few rows to say: openness." in told
    assert "hidden truth" not in report_markdown(REPORT)


def test_the_json_holds_the_same_figures() -> None:
    told = json.loads(report_json(replace(REPORT, truth=TRUTH)))
    assert told["evaluation"]["results"][1]["metrics"]["ndcg_at_10"]["lower"] == 0.6125
    assert told["evaluation"]["label"]["simulated"] is True
    assert told["training_from"] == "2025-01-06"
    assert told["truth"]["dependences"][0]["truth"] == "drive"


def test_figures_have_one_name_each() -> None:
    named = named_metrics(BETTER)
    assert named["ndcg_at_10"] == 0.7
    assert named["ndcg_at_10_versus_scorecard_lower"] == -0.01
    assert len(named) == 18
