"""What is let through, what is not, and what nobody can say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from experiments.fairness.assess import Coverage, FairnessReport
from experiments.fairness.comparison import Compared, Insufficient, Measured
from experiments.fairness.exposure import ExposureDisparity
from experiments.fairness.limits import FairnessLimits, fairness_breaches, not_judged
from experiments.fairness.past_ranks import PastDisparity
from matcher.domain.dataset import DatasetLabel
from matcher.errors import InvalidInput
from tests.unit.fairness import hours_town

SEX_ONLY = FairnessLimits(attributes=("sex",))


def report(exposure: Measured, rank: Measured, grades: str = "1 to 4") -> FairnessReport:
    return FairnessReport(
        label=DatasetLabel("Prøvekøbing", simulated=True),
        model_version="lambdamart-1",
        people=100,
        open_jobs=5,
        past_lists=9,
        past_pairs=90,
        past_from=date(2026, 1, 1),
        past_to=date(2026, 2, 1),
        coverage=(Coverage("sex", 80, (("woman", 40), ("man", 40), ("another", 0))),),
        exposures=(ExposureDisparity("as served", "sex", "woman", 40, 1.0, exposure),),
        ranks=(PastDisparity("sex", "woman", grades, 30, 45, rank),),
        selections=(),
        leakages=(),
    )


EVEN = Compared(1.0, 0.9, 1.1, 0.9)
LEVEL = Compared(0.0, -0.05, 0.05, 0.9)


def test_a_disparity_beyond_its_limit_is_a_sentence_with_the_numbers() -> None:
    low = Compared(0.71, 0.6, 0.83, 0.001)
    assert fairness_breaches(report(low, LEVEL), SEX_ONLY) == (
        "The exposure of sex woman in lists as served, to that of others, is 0.71"
        " (95 % interval 0.60 to 0.83), outside 0.80 to 1.25.",
    )
    behind = Compared(-0.14, -0.2, -0.08, 0.001)
    assert fairness_breaches(report(EVEN, behind), SEX_ONLY) == (
        "The rank of sex woman among past matches taken further, minus others', is -0.14"
        " (95 % interval -0.20 to -0.08), outside -0.10 to 0.10.",
    )


@pytest.mark.parametrize(
    ("exposure", "rank", "breaches"),
    [
        (EVEN, LEVEL, 0),
        (Compared(0.8, 0.7, 0.9, 0.001), Compared(-0.1, -0.2, -0.05, 0.001), 0),
        (Compared(1.25, 1.1, 1.4, 0.001), Compared(0.1, 0.05, 0.2, 0.001), 0),
        (Compared(1.26, 1.1, 1.4, 0.001), Compared(0.11, 0.05, 0.2, 0.001), 2),
        (Compared(0.79, 0.7, 0.9, 0.001), Compared(-0.11, -0.2, -0.05, 0.001), 2),
    ],
)
def test_the_limits_themselves_are_let_through_and_what_is_beyond_is_not(
    exposure: Compared, rank: Compared, breaches: int
) -> None:
    assert len(fairness_breaches(report(exposure, rank), SEX_ONLY)) == breaches
    assert not_judged(report(exposure, rank), SEX_ONLY) == ()


def test_what_chance_could_account_for_is_no_breach_but_is_named() -> None:
    wide = report(Compared(0.5, 0.2, 1.4, 0.2), LEVEL)
    assert fairness_breaches(wide, SEX_ONLY) == ()
    (told,) = not_judged(wide, SEX_ONLY)
    assert "0.50 (95 % interval 0.20 to 1.40)" in told
    assert "chance alone" in told


def test_the_risk_of_a_false_alarm_is_shared_out_over_all_figures_that_are_judged() -> None:
    low = Compared(0.71, 0.6, 0.83, 0.03)  # by itself below 5 %, but two figures are judged
    assert fairness_breaches(report(low, LEVEL), SEX_ONLY) == ()
    assert len(not_judged(report(low, LEVEL), SEX_ONLY)) == 1
    few = Insufficient("only 7 people in the group; 20 are needed")
    assert len(fairness_breaches(report(low, few), SEX_ONLY)) == 1


def test_lists_that_nobody_is_served_are_told_and_not_judged() -> None:
    low = Compared(0.1, 0.05, 0.2, 0.001)
    plain = replace(
        report(EVEN, LEVEL), exposures=(ExposureDisparity("by score", "sex", "woman", 40, 1.0, low),)
    )
    assert fairness_breaches(plain, SEX_ONLY) == ()


def test_insufficient_groups_never_breach_and_never_pass_silently() -> None:
    few = Insufficient("only 7 people in the group; 20 are needed")
    assert fairness_breaches(report(few, few), SEX_ONLY) == ()
    told = not_judged(report(few, few), SEX_ONLY)
    assert len(told) == 2
    assert all("sex woman" in each and "only 7 people" in each for each in told)


def test_an_attribute_that_counts_and_of_which_nothing_is_known_is_named() -> None:
    told = not_judged(report(EVEN, LEVEL), FairnessLimits())
    assert [each.split(":")[0] for each in told] == [
        "Nothing is known of age_group",
        "Nothing is known of origin",
    ]


def test_an_attribute_that_does_not_count_breaches_nothing() -> None:
    low, behind = Compared(0.1, 0.05, 0.2, 0.001), Compared(-0.5, -0.6, -0.4, 0.001)
    assert fairness_breaches(report(low, behind), FairnessLimits(attributes=("origin",))) == ()


def test_only_the_pooled_grades_count() -> None:
    behind = Compared(-0.5, -0.6, -0.4, 0.001)
    assert fairness_breaches(report(EVEN, behind, grades="0"), SEX_ONLY) == ()


@pytest.mark.parametrize(
    "wrong",
    [{"least_exposure_ratio": 1.1}, {"greatest_exposure_ratio": 0.9}, {"greatest_rank_disparity": -1}],
)
def test_limits_that_no_model_could_keep_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidInput):
        replace(FairnessLimits(), **wrong)


@pytest.mark.slow
def test_a_model_learned_from_labels_marked_down_for_one_group_does_not_pass_and_the_other_does() -> None:
    limits = FairnessLimits(attributes=("origin",))
    even = hours_town.past()
    passing = hours_town.assessed(even)
    assert fairness_breaches(passing, limits) == ()
    assert not_judged(passing, limits) == ()
    breaches = fairness_breaches(hours_town.assessed(hours_town.marked_down(even, steps=1)), limits)
    assert any(each.startswith("The exposure of origin elsewhere in lists as served") for each in breaches)
