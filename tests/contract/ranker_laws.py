"""What every ranker obeys. Each law takes a ranker and fails on the first matrix that breaks it.

A law is a plain function, so that it can also be shown to fail on a ranker that breaks it.
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matcher.domain.candidate import TravelMode
from matcher.domain.scale import DIMENSIONS
from matcher.features.assumptions import Assumptions, Case
from matcher.features.columns import FEATURES, GROUPS
from matcher.features.pipeline import job_features
from matcher.features.snapshots import F32, CandidateSnapshot, JobSnapshot
from matcher.models.ranker import AdditiveRanker, Ranker

WORST = np.array([feature.worst for feature in FEATURES], np.float32)
BEST = np.array([feature.best for feature in FEATURES], np.float32)
DIRECTIONS = np.array([int(feature.direction) for feature in FEATURES], np.float32)
TYPES, FIELDS, COMPETENCES, CONSIDERATIONS = 5, 3, 4, 4

quickly = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    phases=[Phase.generate],
)
"""Shrinking is left out: for a whole matrix it takes seconds and rarely gets far."""


def matrix_of(nearness: F32) -> F32:
    """The matrix whose features lie this far, 0 to 1, from their worst to their best value."""
    return np.clip(
        WORST + nearness * (BEST - WORST), np.minimum(WORST, BEST), np.maximum(WORST, BEST)
    ).astype(np.float32)


@st.composite
def matrices(draw: st.DrawFn, most_rows: int = 6) -> F32:
    """Matrices whose every value lies between the worst and the best of its feature."""
    rows = draw(st.integers(1, most_rows))
    return matrix_of(draw(arrays(np.float32, (rows, len(FEATURES)), elements=st.floats(0, 1, width=32))))


@st.composite
def rises(draw: st.DrawFn) -> tuple[F32, F32]:
    """A row, and as many rows as there are features, each with one feature nearer to its best value."""
    row = draw(matrices(most_rows=1))
    by = np.float32(draw(st.floats(0.0625, 1, width=32)))
    raised = row + by * np.diag(BEST - WORST)
    past_best = (raised - BEST) * DIRECTIONS > 0
    return row, np.where(past_best, BEST, raised).astype(np.float32)


@st.composite
def snapshots(draw: st.DrawFn) -> tuple[CandidateSnapshot, JobSnapshot]:
    """A few candidates and one job, of whom some things are known and some are not."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    unknown = draw(st.sampled_from([0.0, 0.3, 0.7, 1.0]))
    people, tasks = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    return _candidates(random, people, unknown), _job(random, tasks, unknown)


def scores_are_the_same_every_time(ranker: Ranker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        np.testing.assert_array_equal(ranker.score(matrix), ranker.score(matrix.copy()))

    law()


def scores_come_from_the_own_row_alone(ranker: Ranker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        alone = np.concatenate([ranker.score(matrix[i : i + 1]) for i in range(len(matrix))])
        np.testing.assert_array_equal(ranker.score(matrix), alone)

    law()


def reordering_the_rows_reorders_the_scores(ranker: Ranker) -> None:
    @quickly
    @given(matrices(), st.integers(0, 1000))
    def law(matrix: F32, seed: int) -> None:
        order = np.random.default_rng(seed).permutation(len(matrix))
        np.testing.assert_array_equal(ranker.score(matrix[order]), ranker.score(matrix)[order])

    law()


def scores_are_finite_and_one_a_row(ranker: Ranker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        scores = ranker.score(matrix)
        assert scores.shape == (len(matrix),)
        assert scores.dtype == np.float64
        assert np.isfinite(scores).all()

    law()


def the_layout_in_memory_makes_no_difference(ranker: Ranker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        rows_together, columns_together = np.ascontiguousarray(matrix), np.asfortranarray(matrix)
        np.testing.assert_array_equal(ranker.score(rows_together), ranker.score(columns_together))

    law()


def the_matrix_is_left_as_it_was(ranker: Ranker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        before = matrix.copy()
        ranker.score(matrix)
        np.testing.assert_array_equal(matrix, before)

    law()


def the_version_stays_the_same(ranker: Ranker) -> None:
    before = ranker.version
    ranker.score(matrix_of(np.full((2, len(FEATURES)), 0.5, np.float32)))
    assert before
    assert ranker.version == before


def shares_and_base_add_up_to_the_score(ranker: AdditiveRanker) -> None:
    @quickly
    @given(matrices())
    def law(matrix: F32) -> None:
        shares = ranker.shares(matrix)
        assert shares.shape == (len(matrix), len(GROUPS))
        np.testing.assert_allclose(ranker.base + shares.sum(axis=1), ranker.score(matrix), rtol=0, atol=1e-9)

    law()


def a_share_comes_from_its_own_group_alone(ranker: AdditiveRanker) -> None:
    @quickly
    @given(matrices(), st.sampled_from(range(len(FEATURES))))
    def law(matrix: F32, column: int) -> None:
        changed = matrix.copy()
        changed[:, column] = BEST[column]
        others = np.array([group is not FEATURES[column].group for group in GROUPS])
        np.testing.assert_allclose(
            ranker.shares(changed)[:, others], ranker.shares(matrix)[:, others], rtol=0, atol=1e-9
        )

    law()


def a_better_fit_never_lowers_the_score(ranker: AdditiveRanker) -> None:
    @quickly
    @given(rises())
    def law(both: tuple[F32, F32]) -> None:
        row, raised = both
        lowered = ranker.score(raised) < ranker.score(row) - 1e-12
        assert not lowered.any(), [FEATURES[i].name for i in np.flatnonzero(lowered)]

    law()


def each_feature_acts_its_own_way(ranker: AdditiveRanker) -> None:
    """The same law feature by feature, from worst to best in ten steps, all else at two levels."""
    steps = np.linspace(0, 1, 11, dtype=np.float32)
    for column in range(len(FEATURES)):
        for rest in (0.0, 0.5, 1.0):
            nearness = np.full((len(steps), len(FEATURES)), rest, np.float32)
            nearness[:, column] = steps
            scores = ranker.score(matrix_of(nearness))
            assert (np.diff(scores) >= -1e-12).all(), FEATURES[column].name


def the_score_lies_between_those_of_worst_and_best_case(ranker: AdditiveRanker) -> None:
    @quickly
    @given(snapshots())
    def law(both: tuple[CandidateSnapshot, JobSnapshot]) -> None:
        worst, point, best = (
            ranker.score(job_features(*both, 0, ranker.assumptions, case))
            for case in (Case.WORST, Case.POINT, Case.BEST)
        )
        assert (worst <= point + 1e-12).all()
        assert (point <= best + 1e-12).all()

    law()


def the_base_does_not_hang_on_the_matrix(ranker: AdditiveRanker) -> None:
    before = ranker.base
    ranker.shares(matrix_of(np.zeros((1, len(FEATURES)), np.float32)))
    assert np.isfinite(before)
    assert ranker.base == before
    assert isinstance(ranker.assumptions, Assumptions)


RANKER_LAWS = (
    scores_are_the_same_every_time,
    scores_come_from_the_own_row_alone,
    reordering_the_rows_reorders_the_scores,
    scores_are_finite_and_one_a_row,
    the_layout_in_memory_makes_no_difference,
    the_matrix_is_left_as_it_was,
    the_version_stays_the_same,
)
ADDITIVE_LAWS = (
    shares_and_base_add_up_to_the_score,
    a_share_comes_from_its_own_group_alone,
    a_better_fit_never_lowers_the_score,
    each_feature_acts_its_own_way,
    the_score_lies_between_those_of_worst_and_best_case,
    the_base_does_not_hang_on_the_matrix,
)


def _candidates(random: np.random.Generator, n: int, unknown: float) -> CandidateSnapshot:
    def flags(*shape: int) -> np.ndarray:
        return random.random(shape) < 0.4

    def known(values: np.ndarray, dtype: type) -> np.ndarray:
        return np.where(random.random(values.shape) < unknown, np.nan, values).astype(dtype)

    snapshot = CandidateSnapshot(
        ids=np.array([f"K{i}" for i in range(n)]),
        looking=flags(n),
        levels=known(random.integers(0, 5, (len(DIMENSIONS), n)).astype(float), np.float32),
        competences=random.integers(-1, 5, (COMPETENCES, n)).astype(np.int8),
        evidenced=flags(COMPETENCES, n),
        done=flags(TYPES, n),
        fields_done=flags(FIELDS, n),
        has_experience=random.random(n) >= unknown,
        has_wishes=random.random(n) >= unknown,
        type_wishes=random.integers(-1, 2, (TYPES, n)).astype(np.int8),
        field_wishes=random.integers(-1, 2, (FIELDS, n)).astype(np.int8),
        needs=flags(CONSIDERATIONS, n),
        least_hours=known(random.uniform(0, 15, n), np.float32),
        most_hours=known(random.uniform(15, 37, n), np.float32),
        daily_hours=known(random.uniform(1, 8, n), np.float32),
        slots=np.where(random.random(n) < unknown, -1, random.integers(0, 2**35, n)),
        available_from=known(20_000 + random.uniform(0, 400, n), np.float32),
        updated_on=known(20_000 - random.uniform(0, 400, n), np.float32),
        latitude=known(random.uniform(55, 57, n), np.float64),
        longitude=known(random.uniform(9, 11, n), np.float64),
        modes=flags(len(TravelMode), n),
        longest_travel=known(random.uniform(0, 120, n), np.float32),
    )
    assert all(getattr(snapshot, f.name).shape[-1] == n for f in fields(snapshot))
    return snapshot


def _job(random: np.random.Generator, tasks: int, unknown: float) -> JobSnapshot:
    demands = random.integers(0, 5, (len(DIMENSIONS), tasks)).astype(np.float32)
    unsaid = random.random(demands.shape) < unknown
    types = random.integers(-1, TYPES, tasks).astype(np.int32)
    needs = int(random.integers(0, COMPETENCES + 1))
    return JobSnapshot(
        ids=np.array(["J0"]),
        open=np.array([True]),
        start_on=np.array([np.nan if random.random() < unknown else 20_100], np.float32),
        latitude=np.array([np.nan if random.random() < unknown else 56.0]),
        longitude=np.array([10.0]),
        arrangements=random.integers(-1, 2, (CONSIDERATIONS, 1)).astype(np.int8),
        brought_in=np.arange(CONSIDERATIONS) % 2 == 1,
        task_starts=np.array([0, tasks], np.intp),
        task_ids=np.array([f"T{i}" for i in range(tasks)]),
        minutes=random.uniform(30, 600, tasks).astype(np.float32),
        task_types=types,
        task_fields=np.where(types < 0, -1, types % FIELDS).astype(np.int32),
        slots=np.where(random.random(tasks) < unknown, -1, random.integers(1, 2**35, tasks)),
        demands=np.where(unsaid, np.nan, demands).astype(np.float32),
        proposed=(random.random(demands.shape) < 0.3) & ~unsaid,
        need_starts=np.array([0, needs], np.intp),
        need_competences=np.arange(needs, dtype=np.int32),
        need_levels=random.integers(1, 5, needs).astype(np.float32),
        need_required=random.random(needs) < 0.5,
    )
