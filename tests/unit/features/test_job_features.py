"""What each feature says of hand-made pairs; expected values are worked out by hand in the comments."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from matcher.domain.week import DayPart, Weekday, bits_of, slots_of
from matcher.features.assumptions import Assumptions, Case
from matcher.features.columns import FEATURE_INDEX
from matcher.features.pipeline import job_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.vocabulary.loading import load_vocabulary
from tests.small_frames import Row, candidate_frames, job_frames

MORNINGS = bits_of(slots_of(list(Weekday)[:5], [DayPart.MORNING]))
EVENINGS = bits_of(slots_of(list(Weekday)[:5], [DayPart.EVENING]))
VOCABULARY = load_vocabulary()
DISHES, *_, SHELVES = VOCABULARY.task_types
LICENCE, SKILL, *_ = VOCABULARY.competences


def task(task_id: str, minutes: int, place: int = 0, **more: object) -> Row:
    return {"job_id": "J", "task_id": task_id, "weekly_minutes": minutes, "place": place, **more}


def features(
    candidates: dict[str, list[Row]], jobs: dict[str, list[Row]], case: Case = Case.POINT
) -> np.ndarray:
    people = candidate_snapshot(
        candidate_frames(**{"candidates": [{"candidate_id": "C"}], **candidates}), VOCABULARY
    )
    work = job_snapshot(
        job_frames(**{"jobs": [{"job_id": "J"}], "tasks": [task("T", 600)], **jobs}), VOCABULARY
    )
    return job_features(people, work, 0, Assumptions(), case)[0]


def value(row: np.ndarray, name: str) -> float:
    return float(row[FEATURE_INDEX[name]])


def level(dimension: str, step: int) -> Row:
    return {"candidate_id": "C", "dimension": dimension, "level": step}


def demand(task_id: str, dimension: str, step: int, proposed: bool = False) -> Row:
    return {"task_id": task_id, "dimension": dimension, "level": step, "proposed": proposed}


@pytest.mark.parametrize(("can", "needed", "gap"), [(1, 3, -2), (3, 3, 0), (4, 1, 0), (0, 4, -4), (2, 0, 0)])
def test_gap_is_capability_minus_demand_and_never_above_zero(can: int, needed: int, gap: int) -> None:
    row = features({"levels": [level("lifting", can)]}, {"demands": [demand("T", "lifting", needed)]})
    assert value(row, "lifting_gap") == gap


def test_gap_looks_at_the_most_demanding_task_of_the_job() -> None:
    tasks = [task("T1", 300), task("T2", 300, 1)]
    demands = [demand("T1", "lifting", 1), demand("T2", "lifting", 4)]
    row = features({"levels": [level("lifting", 2)]}, {"tasks": tasks, "demands": demands})
    assert value(row, "lifting_gap") == -2


def test_share_within_reach_counts_the_minutes_of_tasks_without_a_gap() -> None:
    # All other dimensions are known and met; task T2 (a quarter of the time) lifts one step too much.
    others = [d for d in VOCABULARY.dimensions if d != "lifting"]
    tasks = [task("T1", 450), task("T2", 150, 1)]
    demands = [demand(t, d, 0) for t in ("T1", "T2") for d in others]
    demands += [demand("T1", "lifting", 2), demand("T2", "lifting", 3)]
    row = features({"levels": [level("lifting", 2)]}, {"tasks": tasks, "demands": demands})
    assert value(row, "tasks_within_reach") == pytest.approx(0.75)
    assert value(row, "tasks_nearly_within_reach") == 1
    assert value(row, "physical_within_reach") == pytest.approx(0.75)
    assert value(row, "social_within_reach") == 1


def test_unknown_capability_lies_between_the_ends_of_the_scale() -> None:
    jobs = {"demands": [demand("T", "noise", 3)]}
    gaps = [value(features({}, jobs, case), "noise_gap") for case in Case]
    assert gaps == [-3, -0.5, 0]  # 0 - 3, the assumed 2.5 - 3, and 4 - 3 cut off at 0


def test_unconfirmed_demand_may_be_one_step_off() -> None:
    jobs = {"demands": [demand("T", "noise", 3, proposed=True)]}
    gaps = [value(features({"levels": [level("noise", 2)]}, jobs, case), "noise_gap") for case in Case]
    assert gaps == [-2, -1, 0]


def test_capability_that_no_task_asks_for_does_not_count() -> None:
    jobs = {"demands": [demand("T", d, 0) for d in VOCABULARY.dimensions]}
    strong = features({"levels": [level(d, 4) for d in VOCABULARY.dimensions]}, jobs)
    weak = features({"levels": [level(d, 0) for d in VOCABULARY.dimensions]}, jobs)
    np.testing.assert_array_equal(strong, weak)


def test_required_competence_held_below_its_level_counts_in_proportion() -> None:
    needs = [
        {"task_id": "T", "competence": LICENCE, "level": 4, "required": True},
        {"task_id": "T", "competence": SKILL, "level": 2, "required": False},
    ]
    held = [
        {"candidate_id": "C", "competence": LICENCE, "level": 1, "evidence": "certificate"},
        {"candidate_id": "C", "competence": SKILL, "level": 3, "evidence": "statement"},
    ]
    row = features({"competences": held}, {"task_competences": needs})
    assert value(row, "required_competences") == 0.25
    assert value(row, "required_missing") == 0.75
    assert value(row, "helpful_competences") == 1
    assert value(row, "evidenced_competences") == 0.5


def test_a_competence_that_is_not_listed_is_unknown_and_not_lacking() -> None:
    needs = {"task_competences": [{"task_id": "T", "competence": LICENCE, "level": 2, "required": True}]}
    shares = [value(features({}, needs, case), "required_competences") for case in Case]
    assert shares == pytest.approx([0, 0.3, 1])


def test_job_that_asks_for_no_competence_is_met() -> None:
    row = features({}, {}, Case.WORST)
    assert value(row, "required_competences") == 1
    assert value(row, "required_missing") == 0


def test_wish_for_a_task_goes_before_dislike_of_its_field() -> None:
    field = VOCABULARY.task_types[DISHES].field
    wishes = [
        {"candidate_id": "C", "kind": "wish", "target": "task_type", "code": DISHES},
        {"candidate_id": "C", "kind": "dislike", "target": "field", "code": field},
    ]
    row = features({"wishes": wishes}, {"tasks": [task("T", 60, task_type=DISHES)]})
    assert (value(row, "wished"), value(row, "disliked")) == (1, 0)


def test_experience_counts_types_and_their_fields() -> None:
    done = [{"candidate_id": "C", "task_type": DISHES}]
    tasks = [task("T1", 60, task_type=DISHES), task("T2", 180, 1, task_type=SHELVES)]
    row = features({"experience": done}, {"tasks": tasks})
    assert value(row, "tasks_done_before") == 0.25
    assert value(row, "fields_known") == 0.25


def test_hours_beyond_and_below_what_a_person_can_work() -> None:
    ten_hours = {"tasks": [task("T", 600, slots=MORNINGS)]}
    can = {"candidate_id": "C", "most_weekly_minutes": 480, "least_weekly_minutes": 720}
    row = features({"candidates": [can | {"most_daily_minutes": 90, "slots": MORNINGS}]}, ten_hours)
    assert value(row, "hours_over") == 2
    assert value(row, "hours_under") == 2
    assert value(row, "daily_hours_over") == 0.5  # 10 hours over 5 mornings, and 1.5 a day at most


def test_times_fit_counts_tasks_that_meet_the_person_at_some_time() -> None:
    tasks = [task("T1", 450, slots=MORNINGS), task("T2", 150, 1, slots=EVENINGS)]
    row = features({"candidates": [{"candidate_id": "C", "slots": MORNINGS}]}, {"tasks": tasks})
    assert value(row, "times_fit") == 0.75


def test_days_waiting_runs_from_the_job_to_the_person() -> None:
    person = {"candidate_id": "C", "available_from": date(2026, 3, 11)}
    row = features({"candidates": [person]}, {"jobs": [{"job_id": "J", "start_on": date(2026, 3, 1)}]})
    assert value(row, "days_waiting") == 10


def test_journey_is_taken_by_the_quickest_way_the_person_has() -> None:
    # 0.1 degree of latitude is 11.12 km straight, 14.46 km by road: 17.35 min at 50 km/h plus 5.
    person = {"candidate_id": "C", "latitude": 55.0, "longitude": 10.0, "travel_modes": "car,walk"}
    place = {"job_id": "J", "latitude": 55.1, "longitude": 10.0}
    row = features({"candidates": [person | {"longest_travel_minutes": 20}]}, {"jobs": [place]})
    assert value(row, "travel_minutes") == pytest.approx(22.35, abs=0.01)
    assert value(row, "travel_over") == pytest.approx(2.35, abs=0.01)


def test_considerations_and_support_are_counted_apart() -> None:
    needs = ["short_breaks", "quiet_place", "mentor"]
    answers = [("short_breaks", True), ("quiet_place", False), ("mentor", False)]
    row = features(
        {"considerations": [{"candidate_id": "C", "consideration": n} for n in needs]},
        {"arrangements": [{"workplace_id": "W", "consideration": c, "possible": p} for c, p in answers]},
    )
    assert value(row, "considerations_met") == 0.5
    assert value(row, "considerations_refused") == 1
    assert value(row, "support_met") == 0
    assert value(row, "support_refused") == 1


def test_consideration_nobody_asked_the_workplace_about_is_unknown() -> None:
    needs = {"considerations": [{"candidate_id": "C", "consideration": "short_breaks"}]}
    shares = [value(features(needs, {}, case), "considerations_met") for case in Case]
    assert shares == pytest.approx([0, 0.6, 1])
