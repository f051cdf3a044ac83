"""What the simulated brokers knew on earlier days: less, and in the end what today's profiles say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from experiments.simulation import HISTORY_FOLDER, Simulation, SimulationConfig
from experiments.simulation.history import Known, quarters
from matcher.domain.candidate import Candidate
from matcher.domain.match import Outcome
from matcher.exchange.checks import check
from matcher.exchange.stored import StoredIds
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.simulation.conftest import SMALL

TODAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def known(simulation: Simulation) -> tuple[Known, ...]:
    return simulation.history.known


def facts(profile: Candidate) -> Iterator[object]:
    yield from profile.levels.known.items()
    yield from (*profile.competences, *profile.experience, *profile.wishes, *profile.considerations)
    yield from ((name, value) for name in profile.time.__slots__ if (value := getattr(profile.time, name)))
    yield from profile.travel.modes
    yield from filter(None, [profile.travel.longest_minutes])


def test_the_quarters_begin_before_the_oldest_match_and_end_before_today() -> None:
    days = quarters(SimulationConfig())
    assert days[:3] == (date(2023, 10, 1), date(2024, 1, 1), date(2024, 4, 1))
    assert days[-1] == date(2026, 10, 1)
    assert len(days) == 13


def test_a_profile_only_grows_and_ends_as_it_stands_today(known: tuple[Known, ...]) -> None:
    days = (*quarters(SMALL), TODAY)
    for each in known:
        profiles = [profile for day in days if (profile := each.on(day))]
        for before, after in pairwise(profiles):
            assert set(facts(before)) <= set(facts(after))
        assert replace(profiles[-1], updated_on=each.today.updated_on) == each.today


def test_what_was_seen_at_work_is_known_after_the_outcome_and_not_before(
    simulation: Simulation, known: tuple[Known, ...]
) -> None:
    by_id = {each.today.id: each for each in known}
    types = {task.id: task.task_type for task in simulation.tasks}
    jobs = {job.id: {types[task] for task in job.task_ids} for job in simulation.jobs}
    begun = [
        (match, event.on)
        for match in simulation.matches
        for event in match.events
        if event.outcome in {Outcome.TRIAL_STARTED, Outcome.HIRED} and event.on < date(2026, 10, 1)
    ]
    assert len(begun) > 50
    learnt = 0
    for match, on in begun:
        person = by_id[match.candidate_id]
        before, after = person.on(match.presented_on), person.on(on + timedelta(days=14))
        assert before is not None
        assert after is not None
        assert jobs[match.job_id] <= after.experience
        learnt += len(jobs[match.job_id] - before.experience)
    assert learnt > 100


def test_nothing_was_seen_at_work_of_those_who_never_got_there(
    simulation: Simulation, known: tuple[Known, ...]
) -> None:
    got_there = {m.candidate_id for m in simulation.matches if m.grade >= 2}
    others = [each.today for each in known if each.today.id not in got_there]
    assert others
    assert not any(person.proofs for person in others)


def test_most_of_a_profile_is_said_at_registration_and_a_good_part_later(known: tuple[Known, ...]) -> None:
    at_first = [sum(1 for _ in facts(profile)) for each in known if (profile := each.on(each.registered_on))]
    today = [sum(1 for _ in facts(each.today)) for each in known]
    assert 0.55 < sum(at_first) / sum(today) < 0.8


def test_nobody_is_put_forward_before_anything_was_known_of_them(
    known: tuple[Known, ...], simulation: Simulation
) -> None:
    by_id = {each.today.id: each for each in known}
    for match in simulation.matches:
        assert by_id[match.candidate_id].on(match.presented_on) is not None


def test_no_profile_says_anything_of_a_day_to_come(known: tuple[Known, ...]) -> None:
    for day in quarters(SMALL):
        for profile in filter(None, (each.on(day) for each in known)):
            assert all(
                each.shown_on <= day for each in (*profile.competences, *profile.proofs) if each.shown_on
            )
            assert profile.updated_on is not None
            assert profile.updated_on <= day


def test_each_quarter_is_a_partial_import_with_what_is_new_in_it(root: Path, simulation: Simulation) -> None:
    folders = sorted((root / HISTORY_FOLDER).iterdir())
    assert [folder.name for folder in folders] == [day.isoformat() for day in quarters(SMALL)]
    for folder, (day, profiles) in zip(folders, simulation.history.changed(), strict=True):
        checked = check(read_tables(folder), load_vocabulary(), StoredIds())
        assert checked.problems == ()
        assert folder.name == day.isoformat()
        assert checked.frames["candidates"].height == len(profiles) < 150
        assert "SIMULEREDE DATA" in (folder / "README.txt").read_text(encoding="utf-8")
        assert not (folder / "jobs.csv").exists()


@pytest.mark.slow
def test_imported_in_order_and_then_the_tables_everybody_stands_as_today(
    root: Path, folder: Path, simulation: Simulation, known: tuple[Known, ...]
) -> None:
    work = MemoryUnitOfWork()
    for quarter in sorted((root / HISTORY_FOLDER).iterdir()):
        day = date.fromisoformat(quarter.name)
        import_data(work, read_tables(quarter), load_vocabulary(), as_of=day)
        with work:
            stored = {person.id: person for person in work.candidates.all()}
        wanted = {each.today.id: profile for each in known if (profile := each.on(day))}
        assert stored.keys() == wanted.keys()
        assert all(set(facts(stored[key])) == set(facts(wanted[key])) for key in wanted)
    import_data(work, read_tables(folder), load_vocabulary(), as_of=TODAY)
    with work:
        assert {person.id for person in work.candidates.all()} == {c.id for c in simulation.candidates}
