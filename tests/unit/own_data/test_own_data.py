"""The same trainer and report on anybody's ranking data."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from typer.testing import CliRunner

from experiments.cli import app
from experiments.own_data.table import Columns, read_ranking_table, split_queries
from experiments.own_data.train import OwnDataTraining
from experiments.reporting.charts import charts
from experiments.reporting.pages import report_markdown, report_page
from matcher.errors import InvalidInput
from matcher.models.growing import TrainingSettings

COLUMNS = Columns("q", "grade", ("good", "bad", "noise"), higher=("good",), lower=("bad",))


def frame(queries: int = 80, length: int = 10) -> pl.DataFrame:
    """Items whose grade rises with ``good``, falls with ``bad`` and knows nothing of ``noise``."""
    random = np.random.default_rng(4)
    count = queries * length
    good, bad, noise = random.random((3, count))
    liking = good - bad + random.normal(0, 0.1, count)
    grades = np.searchsorted(np.quantile(liking, [0.6, 0.8, 0.95]), liking)
    return pl.DataFrame(
        {
            "q": [f"q{i // length}" for i in range(count)],
            "grade": grades,
            "good": good,
            "bad": bad,
            "noise": noise,
        }
    ).sample(fraction=1, shuffle=True, seed=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    frame().write_parquet(tmp_path / "own.parquet")
    return tmp_path / "own.parquet"


def test_queries_are_put_together_and_each_is_on_one_side_only(path: Path) -> None:
    table = read_ranking_table(path, COLUMNS)
    assert table.query_sizes.tolist() == [10] * 80
    earlier, later = split_queries(table, 0.25, seed=1)
    assert (len(earlier.query_sizes), len(later.query_sizes)) == (60, 20)
    rows = {tuple(row) for row in earlier.matrix.tolist()}
    assert not rows & {tuple(row) for row in later.matrix.tolist()}


@pytest.mark.slow
def test_it_learns_what_there_is_to_learn_and_the_report_tells_it(path: Path) -> None:
    settings = TrainingSettings(trees=40, least_rows_in_leaf=10, threads=1)
    report = OwnDataTraining(
        read_ranking_table(path, COLUMNS), settings, curve=(0.5, 1.0), seeds=(2,)
    ).report()
    assert report.gain.lower > 0.1
    assert report.dependence[-1].feature == "noise"
    by_name = {each.feature: each for each in report.dependence}
    assert (np.diff(by_name["good"].scores) >= 0).all()
    assert (np.diff(by_name["bad"].scores) <= 0).all()
    page = report_page(report, charts(report))
    assert "better than chance" in page
    assert "own.parquet" in report_markdown(report)
    assert "scorecard" not in page.split("<h2>Can the score")[1]


def test_features_outside_of_every_named_group_stand_alone(path: Path) -> None:
    columns = Columns("q", "grade", ("good", "bad", "noise"), groups={"both": ("good", "bad")})
    table = read_ranking_table(path, columns)
    assert table.group_names == ("both", "noise")
    assert table.plan.groups == ((0, 1), (2,))


@pytest.mark.parametrize(
    ("columns", "change", "said"),
    [
        (Columns("q", "grade", ("missing",)), {}, "own.csv has no column missing"),
        (Columns("q", "grade", ("good",), higher=("noise",)), {}, "noise is not among the features"),
        (Columns("q", "grade", ("good", "good")), {}, "named twice"),
        (Columns("q", "grade", ("q",)), {}, "own.csv, column q: String is no number"),
        (COLUMNS, {"grade": -1}, "own.csv, column grade: -1 is no grade"),
        (COLUMNS, {"grade": 0.5}, "own.csv, column grade: 0.5 is no grade"),
    ],
)
def test_what_cannot_be_used_is_refused_by_file_column_and_value(
    columns: Columns, change: dict[str, float], said: str, tmp_path: Path
) -> None:
    table = frame(4)
    table = table.with_columns(**{name: pl.lit(value) for name, value in change.items()})
    table.write_csv(tmp_path / "own.csv")
    with pytest.raises(InvalidInput, match=said):
        read_ranking_table(tmp_path / "own.csv", columns)


def test_a_file_that_is_no_table_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "own.parquet").write_text("no table", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"own\.parquet cannot be read"):
        read_ranking_table(tmp_path / "own.parquet", COLUMNS)


@pytest.mark.slow
def test_the_command_trains_on_a_file_and_registers_nothing(path: Path, tmp_path: Path) -> None:
    options = [
        "--query",
        "q",
        "--label",
        "grade",
        "--features",
        "good",
        "--features",
        "bad",
        "--higher",
        "good",
    ]
    out = tmp_path / "report.html"
    before = dict(os.environ)
    result = CliRunner().invoke(app, ["train", "--frame", str(path), *options, "--report", str(out)])
    assert result.exit_code == 0, result.output
    assert "NDCG@10" in result.output
    assert "<title>Training report: own.parquet" in out.read_text(encoding="utf-8")
    assert not list(tmp_path.glob("**/mlflow.db"))
    assert dict(os.environ) == before


def test_a_frame_without_its_columns_is_wrong_usage(path: Path) -> None:
    result = CliRunner().invoke(app, ["train", "--frame", str(path), "--query", "q"])
    assert result.exit_code == 2
    assert "--label" in result.output
