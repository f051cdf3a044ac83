"""What the fictional municipality is like: believable work, jobs and profiles."""

from __future__ import annotations

from collections import Counter, defaultdict

from experiments.simulation import Simulation
from experiments.simulation.content import load_content
from matcher.domain.job import JobState
from matcher.domain.week import DayPart
from matcher.vocabulary.loading import load_vocabulary

HOURS = {"early": 3, "morning": 4, "afternoon": 4, "evening": 5, "night": 8}
CONFIG_TODAY = "2026-11-02"


def test_the_lists_name_only_what_the_vocabulary_has() -> None:
    content, vocabulary = load_content(), load_vocabulary()
    kinds = {kind.code for kind in content.kinds}
    assert set(content.fields) == set(vocabulary.fields)
    assert set(content.only_at) <= set(vocabulary.task_types)
    assert {code for at in content.only_at.values() for code in at} <= kinds
    assert {odds.code for odds in content.considerations} == set(vocabulary.considerations)
    for kind in content.kinds:
        assert kind.hours in content.hours
        for position in kind.positions:
            assert set(position.fields) <= set(vocabulary.fields), position.title


def test_workplaces_have_names_of_their_own(simulation: Simulation) -> None:
    names = [workplace.name for workplace in simulation.workplaces]
    assert len(names) == len(set(names)) == 40
    assert not [name for name in names if "{" in name]


def test_a_position_has_four_to_nine_tasks_of_15_to_37_hours_together(simulation: Simulation) -> None:
    minutes: defaultdict[str, list[int]] = defaultdict(list)
    for task in simulation.tasks:
        minutes[task.position_id].append(task.weekly_minutes)
    assert len(minutes) == len(simulation.positions)
    for each in minutes.values():
        assert 4 <= len(each) <= 9
        assert 15 * 60 <= sum(each) <= 37 * 60


def test_there_is_room_for_a_task_in_the_times_at_which_it_is_done(simulation: Simulation) -> None:
    for task in simulation.tasks:
        if task.slots is not None:
            assert task.weekly_minutes <= 60 * sum(HOURS[slot.part] for slot in task.slots), task.text
    assert DayPart.MORNING in {slot.part for task in simulation.tasks for slot in task.slots or ()}


def test_task_texts_are_seldom_the_bare_name_of_the_type(simulation: Simulation) -> None:
    vocabulary = load_vocabulary()
    bare = [
        t for t in simulation.tasks if t.task_type and t.text == vocabulary.task_types[t.task_type].name.da
    ]
    assert bare == []
    texts = Counter(task.text for task in simulation.tasks)
    assert len(texts) > 0.6 * len(simulation.tasks)


def test_a_type_that_is_done_at_some_kinds_only_is_found_nowhere_else(simulation: Simulation) -> None:
    workplaces = {w.id: w.name for w in simulation.workplaces}
    position_at = {p.id: workplaces[p.workplace_id] for p in simulation.positions}
    cows = {position_at[t.position_id] for t in simulation.tasks if t.task_type == "clean_guest_rooms"}
    assert all(any(word in name for word in ("otel", "hjem", "skole", "Høj")) for name in cows), cows


def test_most_demands_are_confirmed_some_proposed_and_a_few_missing(simulation: Simulation) -> None:
    known = sum(len(task.demands.levels.known) for task in simulation.tasks)
    proposed = sum(len(task.demands.proposed) for task in simulation.tasks)
    assert 0.1 < proposed / known < 0.35
    assert 0.01 < 1 - known / (31 * len(simulation.tasks)) < 0.06


def test_a_job_is_two_to_five_separable_tasks_of_its_own_workplace(simulation: Simulation) -> None:
    tasks = {task.id: task for task in simulation.tasks}
    workplace_of = {position.id: position.workplace_id for position in simulation.positions}
    for job in simulation.jobs:
        bundle = [tasks[task_id] for task_id in job.task_ids]
        assert 2 <= len(bundle) <= 5
        assert all(task.separable for task in bundle)
        assert {workplace_of[task.position_id] for task in bundle} == {job.workplace_id}
        assert 4 * 60 <= sum(task.weekly_minutes for task in bundle) <= 30 * 60


def test_most_jobs_are_of_few_hours(simulation: Simulation) -> None:
    minutes = {task.id: task.weekly_minutes for task in simulation.tasks}
    hours = sorted(sum(minutes[t] for t in job.task_ids) / 60 for job in simulation.jobs)
    assert hours[len(hours) // 2] < 14
    assert sum(h <= 10 for h in hours) > 0.25 * len(hours)


def test_there_is_about_one_open_job_a_workplace_and_several_past_ones(simulation: Simulation) -> None:
    states = Counter(job.state for job in simulation.jobs)
    assert 0.6 < states[JobState.OPEN] / 40 < 1.5
    assert 2.5 < (states[JobState.FILLED] + states[JobState.CLOSED]) / 40 < 5


def test_open_jobs_share_no_task(simulation: Simulation) -> None:
    used = Counter(t for job in simulation.jobs if job.state is JobState.OPEN for t in job.task_ids)
    assert set(used.values()) == {1}


def test_a_share_of_the_profiles_is_thin_and_the_rest_tell_about_half_or_more(simulation: Simulation) -> None:
    known = sorted(len(candidate.levels.known) for candidate in simulation.candidates)
    thin = sum(count <= 6 for count in known)
    assert thin >= 0.08 * len(known)
    assert sum(12 <= count <= 30 for count in known) > 0.75 * len(known)


def test_profiles_are_spiky_most_dimensions_high_and_some_low(simulation: Simulation) -> None:
    truth = simulation.truth.candidates
    levels = truth.select(name for name in truth.columns if name.startswith("true_")).to_numpy()
    assert levels.shape == (150, 31)
    assert (levels >= 3).mean() > 0.6
    assert ((levels <= 2).sum(axis=1) >= 2).mean() > 0.8
    assert ((levels >= 3).sum(axis=1) >= 10).mean() > 0.9


def test_what_a_profile_says_is_at_most_one_step_from_the_truth(simulation: Simulation) -> None:
    truth = simulation.truth.candidates
    off = Counter(
        abs(int(level) - truth[f"true_{dimension.value}"][row])
        for row, candidate in enumerate(simulation.candidates)
        for dimension, level in candidate.levels.known.items()
    )
    assert set(off) == {0, 1}
    assert 0.02 < off[1] / off.total() < 0.15


def test_considerations_follow_from_limits(simulation: Simulation) -> None:
    truth = simulation.truth.candidates
    needed = [row for row, c in enumerate(simulation.candidates) if "step_free_access" in c.considerations]
    assert needed
    for row in needed:
        assert min(truth["true_climbing"][row], truth["true_walking"][row]) <= 2


def test_most_candidates_are_available_and_many_want_few_hours(simulation: Simulation) -> None:
    people = simulation.candidates
    assert sum(c.availability.value == "available" for c in people) > 0.8 * len(people)
    most = [c.time.most_weekly_minutes for c in people if c.time.most_weekly_minutes is not None]
    assert sum(5 * 60 <= m <= 20 * 60 for m in most) > 0.6 * len(most)


def test_nothing_in_the_profiles_is_dated_after_today(simulation: Simulation) -> None:
    days = [c.updated_on for c in simulation.candidates] + [
        held.shown_on for c in simulation.candidates for held in c.competences
    ]
    assert max(day.isoformat() for day in days if day is not None) <= CONFIG_TODAY
