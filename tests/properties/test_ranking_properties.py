"""What holds for every list, whatever the people and the jobs are like."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from experiments.benchmarks.population import draw_candidates, draw_jobs
from matcher.allocation.held_places import HeldPlaces
from matcher.allocation.open_lists import score_open_jobs
from matcher.domain.ids import CandidateId, JobId
from matcher.features.assumptions import Assumptions, Case
from matcher.features.columns import FEATURES
from matcher.features.pipeline import Pairs, job_features, missing_where_unknown, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import fit_lambdamart
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import NONE_HELD, Ranking, rank_candidates, rank_jobs
from matcher.usecases.held_places import FreshAllocations
from matcher.vocabulary.loading import load_vocabulary

VOCABULARY = load_vocabulary()
PEOPLE, JOBS = 60, 12
DIRECTIONS = np.array([int(f.direction) for f in FEATURES], np.float32)
seeds = st.integers(0, 2**32 - 1)


def town(seed: int) -> tuple[CandidateSnapshot, JobSnapshot]:
    rng = np.random.default_rng(seed)
    people = candidate_snapshot(draw_candidates(rng, PEOPLE, VOCABULARY), VOCABULARY)
    return people, job_snapshot(draw_jobs(rng, JOBS, VOCABULARY), VOCABULARY)


@pytest.fixture(scope="module", params=["scorecard", "lambdamart"])
def ranker(request: pytest.FixtureRequest) -> AdditiveRanker:
    if request.param == "scorecard":
        return Scorecard()
    people, jobs = town(7)
    rows = np.repeat(np.arange(JOBS), PEOPLE)
    pairs = Pairs(np.tile(np.arange(PEOPLE), JOBS), rows)
    matrix = pair_features(people, jobs, pairs, Assumptions())
    points = Scorecard().score(matrix)
    grades = np.searchsorted(np.quantile(points, [0.5, 0.7, 0.85, 0.95]), points).astype(np.int8)
    settings_ = TrainingSettings(trees=60, least_rows_in_leaf=5, threads=1)
    return fit_lambdamart(matrix, grades, [PEOPLE] * JOBS, Assumptions(), settings_)


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_shares_add_up_to_the_score_and_the_score_lies_in_its_interval(
    ranker: AdditiveRanker, seed: int
) -> None:
    people, jobs = town(seed)
    ranking = rank_candidates(people, jobs, JobId("J000000"), ranker, PEOPLE)
    for match in ranking.matches:
        assert ranking.base + sum(match.shares) == pytest.approx(match.score, abs=1e-9)
        assert match.lower <= match.score <= match.upper
        assert 0 <= match.known_share <= 1


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_order_of_the_candidates_changes_nothing(ranker: AdditiveRanker, seed: int) -> None:
    people, jobs = town(seed)
    shuffled = people.take(np.random.default_rng(seed).permutation(PEOPLE))
    scores = ranker.score(job_features(people, jobs, 0, ranker.assumptions))
    again = ranker.score(job_features(shuffled, jobs, 0, ranker.assumptions))
    by_id = dict(zip(shuffled.ids, again, strict=True))
    assert [by_id[i] for i in people.ids] == scores.tolist()


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_the_same_inputs_give_the_same_list(ranker: AdditiveRanker, seed: int) -> None:
    def listed() -> tuple[Ranking, Ranking]:
        people, jobs = town(seed)
        return (
            rank_candidates(people, jobs, JobId("J000001"), ranker, 20),
            rank_jobs(people, jobs, CandidateId("C0000001"), ranker, 20),
        )

    assert listed() == listed()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, threads=st.integers(1, 4))
def test_every_available_candidate_stands_on_the_served_list_of_some_open_job(
    ranker: AdditiveRanker, seed: int, threads: int
) -> None:
    people, jobs = town(seed)
    rule = HeldPlaces(length=8, at_most=7)
    held = FreshAllocations(threads, rule).current(0, people, jobs, ranker)
    reached = {
        match.candidate_id
        for job in jobs.ids[jobs.open]
        for match in rank_candidates(
            people, jobs, JobId(str(job)), ranker, rule.length, held=held.get(JobId(str(job)), NONE_HELD)
        ).matches
    }
    looking = set(people.ids[people.looking].tolist())
    assume(len(looking) <= rule.at_most * int(jobs.open.sum()))
    assert reached == looking


def test_the_number_of_threads_changes_no_score(ranker: AdditiveRanker) -> None:
    people, jobs = town(2)
    one, four = (score_open_jobs(people, jobs, ranker, threads=n) for n in (1, 4))
    for i, job in enumerate(np.flatnonzero(jobs.open)):
        alone = ranker.score(job_features(people, jobs, int(job), ranker.assumptions))
        assert one.scores[i].tolist() == four.scores[i].tolist() == alone.tolist()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, dimension=st.integers(0, 30))
def test_raising_a_capability_never_lowers_a_score(ranker: AdditiveRanker, seed: int, dimension: int) -> None:
    people, jobs = town(seed)
    levels = people.levels.copy()
    levels[dimension] = np.minimum(levels[dimension] + 1, 4)
    raised = replace(people, levels=levels)
    for job in range(3):
        before = ranker.score(job_features(people, jobs, job, ranker.assumptions))
        after = ranker.score(job_features(raised, jobs, job, ranker.assumptions))
        assert (after >= before).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, more=st.sampled_from(["most_hours", "daily_hours", "longest_travel"]))
def test_being_able_to_do_more_never_lowers_a_score(ranker: AdditiveRanker, seed: int, more: str) -> None:
    people, jobs = town(seed)
    better = replace(people, **{more: getattr(people, more) + 1})
    before = ranker.score(job_features(people, jobs, 0, ranker.assumptions))
    after = ranker.score(job_features(better, jobs, 0, ranker.assumptions))
    assert (after >= before).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, column=st.integers(0, len(FEATURES) - 1))
def test_bettering_one_feature_never_lowers_a_score(ranker: AdditiveRanker, seed: int, column: int) -> None:
    people, jobs = town(seed)
    matrix = job_features(people, jobs, 0, ranker.assumptions)
    better = matrix.copy()
    better[:, column] = FEATURES[column].best
    assert (ranker.score(better) >= ranker.score(matrix)).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_each_feature_lies_between_its_worst_and_its_best_case_and_within_its_range(seed: int) -> None:
    people, jobs = town(seed)
    for job in range(4):
        worst, point, best = (job_features(people, jobs, job, Assumptions(), case) for case in Case)
        assert (worst * DIRECTIONS <= point * DIRECTIONS).all()
        assert (point * DIRECTIONS <= best * DIRECTIONS).all()
        for column, feature in enumerate(FEATURES):
            ends = sorted((feature.worst, feature.best))
            assert (worst[:, column] >= ends[0]).all()
            assert (worst[:, column] <= ends[1]).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, dimension=st.integers(0, 30), step=st.integers(0, 4))
def test_learning_a_level_keeps_the_score_inside_the_interval_it_had(
    ranker: AdditiveRanker, seed: int, dimension: int, step: int
) -> None:
    people, jobs = town(seed)
    levels = people.levels.copy()
    levels[dimension] = np.where(np.isnan(levels[dimension]), step, levels[dimension])
    told = replace(people, levels=levels)
    lower = ranker.score(job_features(people, jobs, 0, ranker.assumptions, Case.WORST))
    upper = ranker.score(job_features(people, jobs, 0, ranker.assumptions, Case.BEST))
    score = ranker.score(job_features(told, jobs, 0, ranker.assumptions))
    assert ((lower <= score) & (score <= upper)).all()


def test_unknown_stays_unknown_in_the_matrix_meant_for_people() -> None:
    people, jobs = town(3)
    worst, point, best = (job_features(people, jobs, 0, Assumptions(), case) for case in Case)
    matrix = missing_where_unknown(worst, best)
    assert np.isnan(matrix).any()
    assert np.isnan(matrix).sum() == (worst != best).sum()
    np.testing.assert_array_equal(matrix[worst == best], point[worst == best])


def test_one_job_and_many_pairs_give_the_same_features() -> None:
    people, jobs = town(5)
    pairs = Pairs(np.arange(PEOPLE), np.full(PEOPLE, 4))
    np.testing.assert_array_equal(
        job_features(people, jobs, 4, Assumptions()), pair_features(people, jobs, pairs, Assumptions())
    )


def test_every_array_of_a_candidate_snapshot_follows_its_rows() -> None:
    people, _ = town(11)
    rows = np.array([4, 2, 9])
    taken = people.take(rows)
    for field in fields(people):
        np.testing.assert_array_equal(getattr(taken, field.name), getattr(people, field.name)[..., rows])
