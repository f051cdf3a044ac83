"""Each gate says no where it should, names the figure, and says yes elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from experiments.evaluation.ranking_metrics import Estimate
from experiments.registry.gates import Evidence, GateLimits, Verdict, read_limits, verdicts
from matcher.errors import InvalidInput

LIMITS = GateLimits(least_gain=0.0, least_reach=0.95)
FAIRNESS = """[fairness]
attributes = []
least_exposure_ratio = 0.8
greatest_exposure_ratio = 1.2
greatest_rank_disparity = 0.1
"""
GOOD = Evidence(
    gain=Estimate(0.07, 0.05, 0.09),
    versus_champion=Estimate(-0.002, -0.01, 0.006),
    reach=0.97,
    disparities=(),
    not_assessed=(),
    laws=(),
)


def refusals(found: Evidence) -> list[Verdict]:
    return [verdict for verdict in verdicts(found, LIMITS) if not verdict.passed]


def test_a_model_that_meets_every_limit_passes_every_gate() -> None:
    assert not refusals(GOOD)
    assert not refusals(replace(GOOD, versus_champion=None))


@pytest.mark.parametrize(
    ("found", "gate", "figure"),
    [
        (replace(GOOD, gain=Estimate(0.02, -0.001, 0.04)), "beats the scorecard", "-0.001"),
        (
            replace(GOOD, versus_champion=Estimate(-0.03, -0.05, -0.01)),
            "no worse than the champion",
            "-0.030",
        ),
        (replace(GOOD, reach=0.949), "reach", "94.9%"),
        (replace(GOOD, disparities=("town west: 0.61",)), "exposure disparity", "town west: 0.61"),
        (replace(GOOD, laws=("A better noise_gap lowers the score.",)), "laws", "noise_gap"),
    ],
)
def test_one_limit_that_is_not_met_is_one_refusal_with_its_figure(
    found: Evidence, gate: str, figure: str
) -> None:
    (refused,) = refusals(found)
    assert refused.gate == gate
    assert figure in refused.says


def test_the_limits_themselves_are_met_by_reach_and_not_by_gain() -> None:
    assert not refusals(replace(GOOD, reach=0.95))
    assert refusals(replace(GOOD, gain=Estimate(0.01, 0.0, 0.02)))


def test_what_could_not_be_assessed_is_said_and_does_not_refuse() -> None:
    found = verdicts(replace(GOOD, not_assessed=("origin: insufficient.",)), LIMITS)
    told = next(verdict for verdict in found if verdict.gate == "exposure disparity")
    assert told.passed
    assert "origin: insufficient." in told.says


def test_the_shipped_limits_ask_for_a_reach_of_95_percent() -> None:
    assert read_limits().least_reach == 0.95


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("least_gain = 0", "Look at"),
        ("least_gain = [", "cannot be read"),
        ("least_gain = 'much'\nleast_reach = 1\n" + FAIRNESS, "least_gain: 'much' is no number"),
        ("least_gain = 0\nleast_reach = 1\n[fairness]\n", r"\[fairness\] must name exactly"),
    ],
)  # fmt: skip
def test_a_file_of_limits_that_is_wrong_is_refused_by_name(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "limits.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=rf"limits\.toml.*{said}"):
        read_limits(path)
