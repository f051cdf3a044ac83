"""The report says what it must say, in every form, and no more than the figures do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from experiments.evaluation.calibration import Calibration, CalibrationBin
from experiments.evaluation.cold import Familiarity
from experiments.evaluation.evaluate import Evaluation, Metrics, RankerResult
from experiments.evaluation.importance import Dependence, GroupImportance
from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.stability import CurvePoint, SeedStability
from experiments.evaluation.training_report import (
    LearnedFrom,
    TrainingReport,
    named_metrics,
    report_json,
    run_metrics,
)
from experiments.evaluation.truth_checks import Dependence as TrueDependence
from experiments.evaluation.truth_checks import TrueOrder, TruthReport
from experiments.evaluation.unknowns import WithLessKnown
from experiments.reporting.charts import charts
from experiments.reporting.pages import model_card, report_markdown, report_page
from experiments.reporting.terminal import report_table
from matcher.domain.dataset import DatasetLabel

GAIN = Metrics(Estimate(0.0, 0.0, 0.0), Estimate(0.05, 0.01, 0.11), Estimate(0.0, 0.0, 0.0))
LOSS = Metrics(Estimate(0.0, 0.0, 0.0), Estimate(-0.05, -0.11, -0.01), Estimate(0.0, 0.0, 0.0))
FIGURES = Metrics(
    Estimate(0.5, 0.4, 0.6), Estimate(0.7, 0.6125, 0.8), Estimate(0.9, 0.8, 1.0), Estimate(0.3, 0.2, 0.4)
)
BETTER = RankerResult("lambdamart", "lambdamart-abc", FIGURES, {"scorecard": GAIN, "unconstrained": GAIN})
CARD = RankerResult("scorecard", "scorecard-1", FIGURES, {"lambdamart": LOSS})
FREE = RankerResult("unconstrained", "free-1", FIGURES, {"lambdamart": LOSS, "scorecard": GAIN})
CHANCE = RankerResult("random", "random-1", FIGURES, {"lambdamart": LOSS, "scorecard": LOSS})
EVALUATION = Evaluation(
    DatasetLabel("Prøvekøbing", simulated=True),
    date(2026, 1, 5),
    date(2026, 4, 1),
    80,
    10,
    3,
    (BETTER, FREE, CARD, CHANCE),
)
REPORT = TrainingReport(
    model_version="lambdamart-abc",
    learned_from=LearnedFrom("f00d", 30, 240, date(2025, 1, 6), date(2026, 1, 2)),
    apart=EVALUATION,
    apart_pairs=111.4,
    in_use=EVALUATION,
    familiarity=(Familiarity("candidates not met before", 4, 12, None, None),),
    calibration=Calibration((CalibrationBin(40, 0.3, Estimate(0.35, 0.2, 0.5)),), 0.2, 0.25, 0.05),
    groups=(GroupImportance("wishes", 0.2, Estimate(0.04, 0.02, 0.06)),),
    dependence=(Dependence("noise_gap", (-4.0, 0.0), (-0.3, 0.1)),),
    curve=(CurvePoint(15, Estimate(0.6, 0.5, 0.7)), CurvePoint(30, Estimate(0.7, 0.6, 0.8))),
    seeds=SeedStability((0.70, 0.72), 0.9),
    less_known=(WithLessKnown(0.5, Estimate(0.66, 0.6, 0.7), 1.25, 1.0),),
    looking_ahead=Estimate(0.888, 0.87, 0.9),
    truth=None,
    remarks=("17 profiles were recorded afterwards.",),
)
LABEL = DatasetLabel("Prøvekøbing", simulated=False)
REAL = replace(REPORT, in_use=replace(EVALUATION, label=LABEL), apart=replace(EVALUATION, label=LABEL))
ORACLE = RankerResult("oracle", "oracle-1", FIGURES, {"lambdamart": GAIN, "scorecard": GAIN})
TRUE = replace(
    REPORT,
    apart=replace(EVALUATION, results=(*EVALUATION.results, ORACLE)),
    truth=TruthReport(
        (TrueOrder("lambdamart", Estimate(0.6, 0.5, 0.7)), TrueOrder("oracle", Estimate(1, 1, 1))),
        (TrueDependence("drive", True, 600, "wished", 0.04, 0.09, 0.8),),
        ("openness",),
    ),
)


def on_page(report: TrainingReport) -> str:
    return report_page(report, charts(report))


def on_terminal(report: TrainingReport) -> str:
    terminal = StringIO()
    Console(width=160, file=terminal).print(report_table(report))
    return terminal.getvalue()


def on_card(report: TrainingReport) -> str:
    return model_card(report, {"trees": 200})


@pytest.mark.parametrize("show", [report_markdown, on_terminal, on_page, on_card])
def test_simulated_data_are_called_simulated_and_real_data_are_not(show) -> None:
    assert "Simulated data" in show(REPORT)
    assert "imulated" not in show(REAL)


@pytest.mark.parametrize("show", [report_markdown, on_terminal, on_page])
def test_every_ranker_stands_with_interval_and_difference(show) -> None:
    told = show(REPORT)
    for expected in ("expert scorecard", "additive, monotone", "0.700 (0.613 to 0.800)", "+0.050 (+0.010 to"):
        assert expected in told


@pytest.mark.parametrize("show", [report_markdown, on_page])
def test_the_report_says_how_many_jobs_are_in_no_figure_and_why(show) -> None:
    told = " ".join(show(REPORT).split())
    assert "nobody put forward for them got further" in told
    assert "3 of" in told


@pytest.mark.parametrize("show", [report_markdown, on_page, on_card])
def test_what_a_reader_must_know_of_the_data_stands_in_it(show) -> None:
    assert "17 profiles were recorded afterwards." in show(REPORT)


@pytest.mark.parametrize("show", [report_markdown, on_page])
def test_a_part_with_too_little_is_called_insufficient_and_never_zero(show) -> None:
    line = next(row for row in show(REPORT).splitlines() if "candidates not met before" in row)
    assert "insufficient" in line
    assert "0.000" not in line


def test_the_page_needs_no_other_file_and_names_its_pictures() -> None:
    page = on_page(REPORT)
    assert page.count("data:image/png;base64,") == 6
    assert page.count("<img") == page.count("alt=") == 6
    assert "<title>Training report: Prøvekøbing" in page
    assert "http" not in page.replace("data:image", "")


def test_a_chance_that_cannot_be_told_has_no_picture_and_is_called_insufficient() -> None:
    without = replace(REPORT, calibration=None)
    assert "calibration" not in charts(without)
    assert "insufficient: there are too few matches" in on_page(without)


def test_the_truth_stands_in_the_report_where_there_is_one() -> None:
    told = report_markdown(TRUE)
    assert "| drive | yes | 600 | wished | 0.040 | 0.090 | 0.800 |" in told
    assert "Too few rows to say: openness." in told
    assert "hidden truth" not in report_markdown(REPORT)
    assert "below the oracle" in on_page(TRUE)


def test_the_same_report_makes_the_same_page_byte_for_byte() -> None:
    assert on_page(REPORT) == on_page(REPORT)


def test_the_json_holds_the_same_figures() -> None:
    told = json.loads(report_json(TRUE))
    assert told["apart"]["results"][0]["metrics"]["ndcg_at_10"]["lower"] == 0.6125
    assert told["in_use"]["label"]["simulated"] is True
    assert told["learned_from"]["first_day"] == "2025-01-06"
    assert told["truth"]["dependences"][0]["truth"] == "drive"


def test_figures_have_one_name_each() -> None:
    named = named_metrics(BETTER)
    assert named["ndcg_at_10"] == 0.7
    assert named["ndcg_at_10_versus_scorecard_lower"] == 0.01
    assert named["recall_at_20_upper"] == 0.4
    run = run_metrics(REPORT)
    assert run["apart_ndcg_at_10_versus_scorecard_lower"] == 0.01
    assert run["cost_of_constraints"] == -0.05
