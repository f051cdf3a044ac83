"""The measures, against figures worked out by hand, with numpy, scikit-learn or scipy."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap
from sklearn.metrics import roc_auc_score

from experiments.evaluation.ranking_metrics import Estimate
from experiments.fairness.attributes import Attribute, known_attributes, sides
from experiments.fairness.comparison import Insufficient, Tallies, difference, ratio, too_few
from experiments.fairness.exposure import exposure_disparities
from experiments.fairness.leakage import auc
from experiments.fairness.past_ranks import percentile_ranks, selected
from matcher.allocation.served import exposures
from matcher.domain.ids import CandidateId
from matcher.features.snapshots import Rows
from matcher.storage.audit_attributes import AuditAttribute


def rows(*values: int) -> Rows:
    return np.array(values, np.intp)


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


def test_exposure_is_the_sum_over_lists_and_zero_for_who_stands_in_none() -> None:
    found = exposures([rows(2, 0), rows(0, 1, 2)], people=4)
    expected = [1 / log2(3) + 1 / log2(2), 1 / log2(3), 1 / log2(2) + 1 / log2(4), 0.0]
    assert found == pytest.approx(expected)


@given(st.lists(st.permutations(range(6)), max_size=5))
def test_lists_that_hold_everyone_give_the_same_exposure_in_all(lists: list[list[int]]) -> None:
    found = exposures([rows(*order) for order in lists], people=6)
    assert found.sum() == pytest.approx(len(lists) * sum(1 / log2(1 + place) for place in range(1, 7)))


def test_the_ratio_of_exposure_counts_who_is_on_no_list_and_leaves_out_the_unknown() -> None:
    # 20 women and 40 men, half of each in one list of their own; 5 unknown share the women's lists.
    ids = np.array([f"K{i:02d}" for i in range(65)])
    values = {f"K{i:02d}": "woman" if i < 20 else "man" for i in range(60)}
    sex = Attribute("sex", ("woman", "man"), values)
    lists = {job: rows(60 + job % 5, job) for job in range(10)} | {job: rows(job) for job in range(20, 40)}
    women, men = exposure_disparities(lists, "as served", ids, [sex], seed=1)
    assert (women.lists, women.value, women.people, men.people) == ("as served", "woman", 20, 40)
    assert women.mean_exposure == pytest.approx(10 / log2(3) / 20)
    assert isinstance(women.ratio, Estimate)
    assert isinstance(men.ratio, Estimate)
    assert women.ratio.value == pytest.approx((10 / log2(3) / 20) / (20 / 40))
    assert women.ratio.lower < women.ratio.value < women.ratio.upper
    assert men.ratio.value == pytest.approx(1 / women.ratio.value)


@pytest.mark.parametrize(("group", "others", "enough"), [(19, 500, False), (500, 19, False), (20, 20, True)])
def test_fewer_than_twenty_on_either_side_is_insufficient(group: int, others: int, enough: bool) -> None:
    assert (too_few(group, others) is None) is enough


def test_a_group_of_nineteen_is_insufficient_and_never_zero() -> None:
    ids = np.array([f"K{i:02d}" for i in range(60)])
    sex = Attribute(
        "sex", ("woman", "man", "another"), {i: "woman" if n < 19 else "man" for n, i in enumerate(ids)}
    )
    found = list(exposure_disparities({0: rows(*range(30))}, "by score", ids, [sex], seed=1))
    assert [isinstance(each.ratio, Insufficient) for each in found] == [True, True, True]
    assert "19" in str(found[0].ratio)


def test_an_empty_denominator_is_insufficient() -> None:
    nothing = column(0, 0)
    assert isinstance(ratio(Tallies(column(1, 1), column(1, 1), nothing, column(1, 1)), 1), Insufficient)
    assert isinstance(difference(Tallies(nothing, nothing, column(1, 1), column(1, 1)), 1), Insufficient)
    assert isinstance(difference(Tallies(column(1, 1), column(1, 1), nothing, nothing), 1), Insufficient)


def test_the_interval_agrees_with_scipys_bootstrap_over_the_same_units() -> None:
    random = np.random.default_rng(5)
    member = random.random(400) < 0.4
    seen = random.exponential(1.0, 400) * np.where(member, 0.7, 1.0)
    group = member.astype(np.float64)
    found = ratio(Tallies(seen * group, group, seen * (1 - group), 1 - group), seed=2)

    def of(people: np.ndarray) -> float:
        return float(seen[people][member[people]].mean() / seen[people][~member[people]].mean())

    expected = bootstrap(
        (np.arange(400),),
        of,
        vectorized=False,
        method="percentile",
        n_resamples=1000,
        rng=np.random.default_rng(8),
    ).confidence_interval
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(of(np.arange(400)))
    assert found.lower == pytest.approx(expected.low, abs=0.03)
    assert found.upper == pytest.approx(expected.high, abs=0.03)


def test_percentile_ranks_go_from_one_to_zero_and_equal_scores_share() -> None:
    found = percentile_ranks(column(5, 9, 7, 1, 1, 4, 8), rows(3, 3, 1))
    assert found[:6].tolist() == [0.0, 1.0, 0.5, 0.25, 0.25, 1.0]
    assert np.isnan(found[6])


def test_the_ten_highest_are_selected_and_equal_ones_share_what_is_left() -> None:
    scores = column(*range(12), *range(10))
    assert selected(scores, rows(12, 10))[:12].tolist() == [0, 0, *[1] * 10]
    assert np.isnan(selected(scores, rows(12, 10))[12:]).all()
    level = selected(column(*[3] * 9, *[1] * 4), rows(13))
    assert level.tolist() == [*[1] * 9, *[0.25] * 4]


def test_auc_agrees_with_scikit_learn() -> None:
    random = np.random.default_rng(4)
    scores, member = np.round(random.normal(size=200), 1), random.random(200) < 0.3
    assert auc(scores, member) == pytest.approx(roc_auc_score(member, scores))


def test_who_has_no_known_value_is_on_neither_side() -> None:
    split = sides(np.array(["woman", "", "man"]), "woman")
    assert split.group.tolist() == [True, False, False]
    assert split.others.tolist() == [False, False, True]


def test_an_attribute_of_which_nothing_is_stored_is_left_out() -> None:
    stored = [AuditAttribute(CandidateId("K1"), "sex", "man", np.datetime64("2026-01-01").item())]
    (found,) = known_attributes(stored)
    assert found.name == "sex"
    assert found.of(np.array(["K1", "K2"])).tolist() == ["man", ""]
