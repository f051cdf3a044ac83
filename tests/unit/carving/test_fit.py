"""The fit of a task is that of a job of this task alone: the same features, on the same scorecard."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.carving.fit import TASK_COLUMNS, fits, points, task_demands, task_features
from matcher.domain.candidate import Candidate
from matcher.domain.task import Task
from matcher.domain.week import bits_of
from matcher.features.assumptions import Assumptions, Case, stand_ins
from matcher.features.columns import FEATURES, ReasonGroup
from matcher.features.pipeline import job_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.scorecard import GROUP_POINTS
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import candidate, task
from tests.profile_strategies import known_candidates, known_tasks
from tests.small_frames import candidate_frames, job_frames

VOCABULARY = load_vocabulary()
ASSUMED = Assumptions()


def pipeline_features(person: Candidate, work: Task, case: Case) -> np.ndarray:
    """The features of the pipeline for a job of one task."""
    who = {"candidate_id": person.id}
    people = candidate_frames(
        candidates=[{**who, "slots": None if person.time.slots is None else bits_of(person.time.slots)}],
        levels=[{**who, "dimension": d, "level": int(v)} for d, v in person.levels.known.items()],
        competences=[
            {**who, "competence": c.code, "level": int(c.level), "evidence": c.evidence.value}
            for c in person.competences
        ],
        experience=[{**who, "task_type": code} for code in sorted(person.experience)],
        wishes=[
            {**who, "kind": w.kind.value, "target": w.target.value, "code": w.code} for w in person.wishes
        ],
    )
    jobs = job_frames(
        jobs=[{"job_id": "J"}],
        tasks=[
            {
                "job_id": "J",
                "place": 0,
                "task_id": work.id,
                "weekly_minutes": work.weekly_minutes,
                "task_type": work.task_type,
                "slots": None if work.slots is None else bits_of(work.slots),
            }
        ],
        demands=[
            {"task_id": work.id, "dimension": d, "level": int(v), "proposed": d in work.demands.proposed}
            for d, v in work.demands.levels.known.items()
        ],
        task_competences=[
            {"task_id": work.id, "competence": n.code, "level": int(n.level), "required": n.required}
            for n in work.competences
        ],
    )
    snapshots = candidate_snapshot(people, VOCABULARY), job_snapshot(jobs, VOCABULARY)
    return job_features(*snapshots, 0, ASSUMED, case)


@given(known_candidates(), known_tasks(), st.sampled_from(Case))
@settings(max_examples=60, deadline=None)
def test_the_features_of_a_task_are_those_of_a_job_of_that_task_alone(
    person: Candidate, work: Task, case: Case
) -> None:
    own = task_features(person, task_demands([work]), VOCABULARY, stand_ins(ASSUMED, case))
    columns = list(TASK_COLUMNS)
    np.testing.assert_allclose(own[:, columns], pipeline_features(person, work, case)[:, columns], atol=1e-5)


def test_features_of_the_job_as_a_whole_stand_at_their_best() -> None:
    rest = [i for i in range(len(FEATURES)) if i not in TASK_COLUMNS]
    own = task_features(candidate(), task_demands([task()]), VOCABULARY, stand_ins(ASSUMED, Case.WORST))
    assert own[0, rest].tolist() == [FEATURES[i].best for i in rest]
    groups = {FEATURES[i].group for i in rest}
    assert groups == {ReasonGroup.TIME, ReasonGroup.TRAVEL, ReasonGroup.SUPPORT}


def test_a_task_out_of_reach_on_one_dimension_loses_what_the_scorecard_gives_for_it() -> None:
    everything_else = dict.fromkeys(("noise",), 4)
    close, far = (
        points(
            task_features(
                candidate(**everything_else, lifting=level),
                task_demands([task(lifting=4)]),
                VOCABULARY,
                stand_ins(ASSUMED, Case.BEST),
            )
        )[0]
        for level in (4, 2)
    )
    physical, tasks = GROUP_POINTS[ReasonGroup.PHYSICAL], GROUP_POINTS[ReasonGroup.TASKS]
    # A gap of two steps: the points for this one of nine gaps, for reach, and for both shares of the tasks.
    lost = physical * (0.5 / 9 + 0.5) + tasks * 2 / 4
    of_all = sum(GROUP_POINTS.values()) - 8 - 6 - 6
    assert close - far == pytest.approx(1000 * lost / of_all, abs=1)


def test_nothing_known_gives_the_whole_range_and_everything_known_a_point() -> None:
    unknown = fits(candidate(), task_demands([task(lifting=3)]), VOCABULARY, ASSUMED)[0]
    assert unknown.lower < unknown.point < unknown.upper
