"""No answer, to whatever question, ever makes an interval wider."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from matcher.completeness.candidate_questions import answered, candidate_questions, competences_asked_for
from matcher.completeness.plausible import Plausible
from matcher.completeness.questions import Answers
from matcher.completeness.workplace_questions import answered_job, job_questions, plausible_work
from matcher.domain.ids import CompetenceCode, ConsiderationCode
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.pipeline import Pairs
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import fit_lambdamart
from matcher.models.ranker import F64, AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import bounds
from tests.contract.ranker_laws import COMPETENCES, CONSIDERATIONS, snapshots

ROUNDING = 1e-9
COMPETENCE_CODES = tuple(CompetenceCode(f"c{i}") for i in range(COMPETENCES))
CONSIDERATION_CODES = tuple(ConsiderationCode(f"s{i}") for i in range(CONSIDERATIONS))
FIRST_DAY = 20_000.0


@pytest.fixture(scope="module", params=["scorecard", "lambdamart"])
def ranker(request: pytest.FixtureRequest) -> AdditiveRanker:
    if request.param == "scorecard":
        return Scorecard()
    random = np.random.default_rng(5)
    ends = np.array([(f.worst, f.best) for f in FEATURES], np.float32)
    matrix = (
        ends[:, 0] + random.random((400, len(FEATURES)), np.float32) * (ends[:, 1] - ends[:, 0])
    ).astype(np.float32)
    grades = random.integers(0, 5, 400).astype(np.int8)
    small = TrainingSettings(trees=20, leaves=7, least_rows_in_leaf=5, threads=1)
    return fit_lambdamart(matrix, grades, [40] * 10, Assumptions(), small)


def test_no_answer_of_a_candidate_widens_an_interval(ranker: AdditiveRanker) -> None:
    seen: set[str] = set()

    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(snapshots())
    def law(drawn: tuple[CandidateSnapshot, JobSnapshot]) -> None:
        people, jobs = drawn
        job = np.array([0], np.intp)
        say = Plausible.of(people, FIRST_DAY)
        for row in range(len(people)):
            lower, upper, _ = bounds(people, jobs, Pairs(np.array([row], np.intp), job), ranker)
            asked = candidate_questions(people, row, say, COMPETENCE_CODES, competences_asked_for(jobs, job))
            seen.update(answers.question.topic for answers in asked)
            if not asked:
                continue
            copies = answered(people, row, asked)
            every = Pairs(np.arange(len(copies)), np.zeros(len(copies), np.intp))
            assert_within(bounds(copies, jobs, every, ranker), lower, upper)
            assert_in_all_one(asked)

    law()
    assert {"capability", "competence", "wishes", "experience", "candidate_times", "travel_modes"} <= seen


@pytest.mark.slow
def test_no_answer_of_a_workplace_widens_an_interval(ranker: AdditiveRanker) -> None:
    seen: set[str] = set()

    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(snapshots())
    def law(drawn: tuple[CandidateSnapshot, JobSnapshot]) -> None:
        people, jobs = drawn
        everybody = np.arange(len(people))
        lower, upper, _ = bounds(people, jobs, Pairs(everybody, np.zeros(len(people), np.intp)), ranker)
        work = plausible_work(jobs, Plausible.of(people, FIRST_DAY))
        asked = list(job_questions(people, jobs, 0, work, CONSIDERATION_CODES))
        seen.update(each.answers.question.topic for each in asked)
        if not asked:
            return
        copies = answered_job(jobs, 0, asked)
        pairs = Pairs(np.tile(everybody, len(copies)), np.repeat(np.arange(len(copies)), len(people)))
        assert_within(
            bounds(people, copies, pairs, ranker), np.tile(lower, len(copies)), np.tile(upper, len(copies))
        )
        assert_in_all_one([each.answers for each in asked])

    law()
    assert {"consideration", "demands", "task_times"} <= seen


def assert_within(after: tuple[F64, F64, F64], lower: F64, upper: F64) -> None:
    """No interval reaches beyond the one there was before."""
    assert (after[0] >= lower - ROUNDING).all()
    assert (after[1] <= upper + ROUNDING).all()


def assert_in_all_one(asked: list[Answers]) -> None:
    """The plausible answers to each question make up all of them."""
    for answers in asked:
        assert len(answers) > 0
        assert answers.weights.sum() == pytest.approx(1.0)
