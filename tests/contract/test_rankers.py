"""Every ranker obeys the laws, and the laws catch a ranker that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURE_INDEX, FEATURES, GROUP_COLUMNS, GROUPS, ReasonGroup
from matcher.features.snapshots import F32
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, UnconstrainedLambdaMart, fit_lambdamart, fit_unconstrained
from matcher.models.ranker import F64, AdditiveRanker, Ranker
from matcher.models.scorecard import Scorecard
from tests.contract import ranker_laws as laws

QUERIES, LENGTH = 80, 10
SETTINGS = TrainingSettings(trees=100, least_rows_in_leaf=10, threads=1)
Law = Callable[[Ranker], None]
TRAVEL = FEATURE_INDEX["travel_minutes"]


@pytest.fixture(scope="session")
def past() -> tuple[F32, np.ndarray]:
    """Seeded queries whose grades rise with all groups alike, and with chance."""
    random = np.random.default_rng(20)
    nearness = random.random((QUERIES * LENGTH, len(FEATURES)), np.float32)
    weights = np.array([len(GROUP_COLUMNS[feature.group]) ** -0.5 for feature in FEATURES])
    liking = nearness @ weights + random.normal(0, 0.3, len(nearness))
    grades = np.searchsorted(np.quantile(liking, [0.5, 0.7, 0.85, 0.95]), liking).astype(np.int8)
    return laws.matrix_of(nearness), grades


@pytest.fixture(scope="session")
def learned(past: tuple[F32, np.ndarray]) -> LambdaMart:
    """An additive, monotone LambdaMART."""
    matrix, grades = past
    return fit_lambdamart(matrix, grades, [LENGTH] * QUERIES, Assumptions(), SETTINGS)


@pytest.fixture(scope="session")
def by_attention(past: tuple[F32, np.ndarray]) -> LambdaMart:
    """The same, its outcomes weighed by the attention that each place got."""
    return _with_positions(past, replace(SETTINGS, weigh_by_attention=True))


@pytest.fixture(scope="session")
def with_factors(past: tuple[F32, np.ndarray]) -> LambdaMart:
    """The same, with LightGBM's own factor for each place."""
    return _with_positions(past, replace(SETTINGS, position_bias_regularization=0.2))


def _with_positions(past: tuple[F32, np.ndarray], settings: TrainingSettings) -> LambdaMart:
    matrix, grades = past
    places = np.tile(np.arange(1, LENGTH + 1, dtype=np.int32), QUERIES)
    seen = np.random.default_rng(22).random(len(grades)) < 1 / places
    return fit_lambdamart(
        matrix,
        (grades * seen).astype(np.int8),
        [LENGTH] * QUERIES,
        Assumptions(),
        settings,
        list_positions=places,
    )


@pytest.fixture(scope="session")
def unconstrained(past: tuple[F32, np.ndarray]) -> UnconstrainedLambdaMart:
    """A LambdaMART without constraints, fitted with a tenth of the values missing."""
    matrix, grades = past
    gaps = np.where(np.random.default_rng(21).random(matrix.shape) < 0.1, np.float32(np.nan), matrix)
    return fit_unconstrained(gaps, grades, [LENGTH] * QUERIES, SETTINGS)


@pytest.fixture(scope="session", params=["scorecard", "learned", "by_attention", "with_factors"])
def additive(request: pytest.FixtureRequest) -> AdditiveRanker:
    """Each ranker that may be shown to people."""
    return Scorecard() if request.param == "scorecard" else request.getfixturevalue("learned")


@pytest.mark.parametrize("law", [*laws.RANKER_LAWS, *laws.ADDITIVE_LAWS], ids=lambda law: law.__name__)
def test_every_ranker_that_may_be_shown_obeys(law: Law, additive: AdditiveRanker) -> None:
    law(additive)


@pytest.mark.parametrize("law", laws.RANKER_LAWS, ids=lambda law: law.__name__)
def test_the_ranker_without_constraints_obeys(law: Law, unconstrained: UnconstrainedLambdaMart) -> None:
    law(unconstrained)


def test_the_learned_ranker_has_learned_something_of_every_group(learned: LambdaMart) -> None:
    nearness = np.zeros((2, len(FEATURES)), np.float32)
    nearness[1] = 1
    worst, best = learned.shares(laws.matrix_of(nearness))
    assert (best > worst).all()


def test_the_base_of_the_learned_ranker_is_the_mean_score_of_its_training_pairs(
    learned: LambdaMart, past: tuple[F32, np.ndarray]
) -> None:
    assert learned.base == pytest.approx(learned.score(past[0]).mean(), abs=1e-9)


@dataclass
class Broken:
    """The scorecard, for a test to break in one place."""

    inner: Scorecard = field(default_factory=Scorecard)
    version: str = "broken-1"

    @property
    def assumptions(self) -> Assumptions:
        return self.inner.assumptions

    @property
    def base(self) -> float:
        return self.inner.base

    def score(self, matrix: F32) -> F64:
        return self.base + self.shares(matrix).sum(axis=1)

    def shares(self, matrix: F32) -> F64:
        return self.inner.shares(matrix)


class LongerJourneysAreBetter(Broken):
    def shares(self, matrix: F32) -> F64:
        shares = super().shares(matrix)
        shares[:, GROUPS.index(ReasonGroup.TRAVEL)] += matrix[:, TRAVEL] / 5
        return shares


class ScoresAreWithinTheList(Broken):
    def score(self, matrix: F32) -> F64:
        scores = super().score(matrix)
        return scores - scores.mean()


class FirstRowsAreBetter(Broken):
    def score(self, matrix: F32) -> F64:
        return super().score(matrix) - np.arange(len(matrix))


class SomeScoresAreMissing(Broken):
    def score(self, matrix: F32) -> F64:
        return np.where(matrix[:, TRAVEL] > 60, np.nan, super().score(matrix))


class ReadsMemoryAsItLies(Broken):
    def score(self, matrix: F32) -> F64:
        return super().score(matrix.ravel(order="K").reshape(matrix.shape))


class WritesIntoTheMatrix(Broken):
    def score(self, matrix: F32) -> F64:
        matrix[:, TRAVEL] += 1
        return super().score(matrix)


@dataclass
class ScoresDrift(Broken):
    asked: int = 0

    def score(self, matrix: F32) -> F64:
        self.asked += 1
        return super().score(matrix) + self.asked


@dataclass
class VersionDrifts(Broken):
    def score(self, matrix: F32) -> F64:
        self.version += "+"
        return super().score(matrix)


class AGroupIsForgotten(Broken):
    def score(self, matrix: F32) -> F64:
        return self.base + self.shares(matrix)[:, 1:].sum(axis=1)


class GroupsAreMixed(Broken):
    def shares(self, matrix: F32) -> F64:
        shares = super().shares(matrix)
        return shares - shares.mean(axis=1, keepdims=True)


@dataclass
class BaseDrifts(Broken):
    moved: float = 0.0

    @property
    def base(self) -> float:
        return self.inner.base + self.moved

    def shares(self, matrix: F32) -> F64:
        self.moved += 1
        return super().shares(matrix)


class FullDaysAreBetter(Broken):
    """Wrong in one feature only, and by little."""

    def shares(self, matrix: F32) -> F64:
        shares = super().shares(matrix)
        column = FEATURE_INDEX["daily_hours_over"]
        shares[:, GROUPS.index(ReasonGroup.TIME)] += np.maximum(matrix[:, column] - 6, 0) * 2
        return shares


@pytest.mark.parametrize(
    ("law", "broken"),
    [
        (laws.scores_are_the_same_every_time, ScoresDrift),
        (laws.scores_come_from_the_own_row_alone, ScoresAreWithinTheList),
        (laws.reordering_the_rows_reorders_the_scores, FirstRowsAreBetter),
        (laws.scores_are_finite_and_one_a_row, SomeScoresAreMissing),
        (laws.the_layout_in_memory_makes_no_difference, ReadsMemoryAsItLies),
        (laws.the_matrix_is_left_as_it_was, WritesIntoTheMatrix),
        (laws.the_version_stays_the_same, VersionDrifts),
        (laws.shares_and_base_add_up_to_the_score, AGroupIsForgotten),
        (laws.a_share_comes_from_its_own_group_alone, GroupsAreMixed),
        (laws.a_better_fit_never_lowers_the_score, LongerJourneysAreBetter),
        (laws.each_feature_acts_its_own_way, FullDaysAreBetter),
        (laws.the_score_lies_between_those_of_worst_and_best_case, LongerJourneysAreBetter),
        (laws.the_base_does_not_hang_on_the_matrix, BaseDrifts),
    ],
    ids=lambda each: each.__name__,
)
def test_a_ranker_that_breaks_a_law_is_caught(law: Law, broken: type[Broken]) -> None:
    with pytest.raises(AssertionError):
        law(broken())


def test_every_law_has_been_seen_to_fail() -> None:
    mark = next(iter(test_a_ranker_that_breaks_a_law_is_caught.pytestmark))
    assert {law for law, _ in mark.args[1]} == {*laws.RANKER_LAWS, *laws.ADDITIVE_LAWS}
