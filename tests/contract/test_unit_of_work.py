"""What every unit of work does, whatever it keeps its rows in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from matcher.domain.candidate import Candidate, WorkingTime
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import (
    CandidateId,
    JobId,
    MatchId,
    PositionId,
    WorkplaceId,
)
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.task import Task
from matcher.domain.user import Role
from matcher.errors import Conflict, NotFound
from matcher.usecases.ports import UnitOfWork
from tests import builders, strategies
from tests.builders import Town

K1, K2 = CandidateId("K1"), CandidateId("K2")


def test_every_candidate_comes_back_as_it_was_stored(uow: UnitOfWork, town: Town) -> None:
    with uow:
        assert [uow.candidates.get(each.id) for each in town.candidates] == list(town.candidates)
        assert uow.candidates.ids() == {"K1", "K2"}


def test_nought_hours_and_unknown_hours_stay_two_different_things(uow: UnitOfWork) -> None:
    nought = Candidate(id=K1, time=WorkingTime(least_weekly_minutes=0))
    unknown = Candidate(id=K2, time=WorkingTime())
    with uow:
        uow.candidates.put([nought, unknown])
        uow.commit()
    with uow:
        assert uow.candidates.get(K1).time.least_weekly_minutes == 0
        assert uow.candidates.get(K2).time.least_weekly_minutes is None


def test_all_gives_everything_that_was_stored_sorted_by_id(uow: UnitOfWork, town: Town) -> None:
    identities = (builders.identity("K1", "Åse Østergaard"), builders.identity("K2", "Bo Lund"))
    with uow:
        uow.identities.put(reversed(identities))
        uow.commit()
    with uow:
        there = uow.workplaces
        assert tuple(there.all_places()) == town.places
        assert tuple(there.all_employers()) == town.employers
        assert tuple(there.all_workplaces()) == town.workplaces
        assert tuple(there.all_positions()) == town.positions
        assert tuple(there.all_tasks()) == town.tasks
        assert tuple(uow.jobs.all()) == town.jobs
        assert tuple(uow.candidates.all()) == town.candidates
        assert tuple(uow.identities.all()) == identities


def test_all_goes_on_past_a_batch_and_each_comes_once(uow: UnitOfWork) -> None:
    everyone = [builders.candidate(f"C{number:04}", postcode=None) for number in range(2_001)]
    with uow:
        uow.candidates.put(reversed(everyone))
        uow.commit()
    with uow:
        assert [each.id for each in uow.candidates.all()] == [each.id for each in everyone]


def test_all_of_nothing_is_nothing(uow: UnitOfWork) -> None:
    with uow:
        assert list(uow.candidates.all()) == list(uow.jobs.all()) == list(uow.workplaces.all_tasks()) == []


def test_workplaces_with_all_that_is_in_them_come_back_as_they_were_stored(
    uow: UnitOfWork, town: Town
) -> None:
    with uow:
        there = uow.workplaces
        assert [there.place(each.postcode) for each in town.places] == list(town.places)
        assert [there.employer(each.id) for each in town.employers] == list(town.employers)
        assert [there.get(each.id) for each in town.workplaces] == list(town.workplaces)
        assert there.positions(WorkplaceId("W1")) == (town.positions[0],)
        assert there.tasks(PositionId("P1")) == (town.tasks[0], town.tasks[1])
        assert there.tasks(PositionId("P2")) == (town.tasks[2],)


def test_ids_and_parents_of_everything_at_workplaces_can_be_listed(uow: UnitOfWork, town: Town) -> None:
    assert town.employers
    with uow:
        there = uow.workplaces
        assert there.postcodes() == {"8000", "8300"}
        assert there.employer_ids() == {"E1"}
        assert there.ids() == {"W1", "W2"}
        assert there.position_workplaces() == {"P1": "W1", "P2": "W2"}
        assert there.task_positions() == {"T1": "P1", "T2": "P1", "T3": "P2"}


def test_a_job_comes_back_with_its_workplace_and_its_tasks_in_the_order_of_the_job(
    uow: UnitOfWork, town: Town
) -> None:
    with uow:
        found = uow.jobs.get(JobId("J1"))
        assert found.job == town.jobs[0]
        assert found.workplace == town.workplaces[0]
        assert [task.id for task in found.tasks] == ["T2", "T1"]
        assert found.weekly_minutes == 240 + 180
        assert uow.jobs.ids() == {"J1", "J2"}


def test_matches_come_back_with_their_events_and_sorted_by_id(uow: UnitOfWork, town: Town) -> None:
    late = builders.match("M2", "J2", "K2", Outcome.SHORTLISTED, Outcome.MET)
    day = date(2026, 8, 3)
    same_day = Match(
        id=MatchId("M1"),
        job_id=town.jobs[0].id,
        candidate_id=K1,
        list_position=4,
        events=tuple(
            MatchEvent(day, step, "Mette Holm") for step in (Outcome.PRESENTED, Outcome.SHORTLISTED)
        ),
    )
    with uow:
        uow.matches.put([late, same_day])
        uow.commit()
    with uow:
        assert uow.matches.all() == (same_day, late)
        assert uow.matches.get(MatchId("M2")).grade == 2


def test_a_user_is_found_by_the_hash_of_the_token_and_stored_anew_under_the_same_name(
    uow: UnitOfWork, town: Town
) -> None:
    assert town.employers
    broker, employer = builders.user(), builders.user("anne", Role.EMPLOYER, "b" * 64)
    with uow:
        uow.users.put(broker)
        uow.users.put(employer)
        uow.users.put(replace(broker, token_hash="c" * 64))
        uow.commit()
    with uow:
        assert uow.users.by_token_hash("b" * 64) == employer
        assert uow.users.by_token_hash("c" * 64).name == "mette"
        assert [user.name for user in uow.users.all()] == ["anne", "mette"]
        with pytest.raises(NotFound):
            uow.users.by_token_hash("a" * 64)


def test_two_users_cannot_have_the_same_token(uow: UnitOfWork) -> None:
    with uow:
        uow.users.put(builders.user("mette"))
        with pytest.raises(Conflict):
            uow.users.put(builders.user("anne"))


def test_the_label_of_the_data_can_be_replaced_and_is_missed_before_it_is_set(uow: UnitOfWork) -> None:
    with uow:
        with pytest.raises(NotFound):
            uow.label()
        uow.set_label(DatasetLabel("Prøvekøbing", simulated=True))
        uow.set_label(DatasetLabel("Odder Kommune", simulated=False))
        uow.commit()
    with uow:
        assert uow.label() == DatasetLabel("Odder Kommune", simulated=False)


def test_who_a_candidate_is_comes_back_and_can_be_corrected(uow: UnitOfWork, town: Town) -> None:
    assert town.candidates
    with uow:
        uow.identities.put([builders.identity("K1"), builders.identity("K2", "Bo Sørensen")])
        uow.identities.put([builders.identity("K1", "Åse Øster Gaard")])
        uow.commit()
    with uow:
        assert uow.identities.get(K1) == builders.identity("K1", "Åse Øster Gaard")
        assert uow.identities.get(K2).name == "Bo Sørensen"


def test_a_profile_stored_again_keeps_nothing_of_the_old_one_but_all_that_refers_to_it(
    uow: UnitOfWork, town: Town
) -> None:
    assert town.candidates
    with uow:
        uow.identities.put([builders.identity("K2")])
        uow.matches.put([builders.match("M1", "J1", "K2")])
        uow.candidates.put([Candidate(id=K2)])
        uow.commit()
    with uow:
        assert uow.candidates.get(K2) == Candidate(id=K2)
        assert uow.identities.get(K2) == builders.identity("K2")
        assert uow.matches.get(MatchId("M1")).candidate_id == "K2"


def test_a_workplace_task_and_job_stored_again_keep_nothing_of_the_old_ones(
    uow: UnitOfWork, town: Town
) -> None:
    assert town.jobs
    bare = builders.workplace("W1", postcode=None)
    plain = builders.task("T2", "P1", weekly_minutes=60)
    shorter = builders.job("J1", "W1", ("T2",))
    with uow:
        uow.workplaces.put_workplaces([bare])
        uow.workplaces.put_tasks([plain])
        uow.jobs.put([shorter])
        uow.commit()
    with uow:
        found = uow.jobs.get(JobId("J1"))
        assert (found.job, found.workplace, found.tasks) == (shorter, bare, (plain,))


def test_the_last_of_two_under_the_same_id_counts(uow: UnitOfWork) -> None:
    with uow:
        uow.candidates.put([builders.candidate("K1", postcode=None, noise=1), Candidate(id=K1)])
        assert uow.candidates.get(K1) == Candidate(id=K1)


def test_more_candidates_than_are_stored_at_a_time_all_come_back(uow: UnitOfWork) -> None:
    many = [builders.candidate(f"K{number:05}", postcode=None, noise=number % 5) for number in range(2_345)]
    with uow:
        uow.candidates.put(iter(many))
        uow.commit()
    with uow:
        assert uow.candidates.ids() == {each.id for each in many}
        assert uow.candidates.get(many[-1].id) == many[-1]


def test_leaving_without_commit_takes_everything_back(uow: UnitOfWork, town: Town) -> None:
    with uow:
        uow.candidates.put([Candidate(id=CandidateId("K3")), Candidate(id=K2)])
        uow.set_label(DatasetLabel("Et andet sted", simulated=False))
        assert uow.candidates.get(K2) == Candidate(id=K2)
    with uow:
        assert uow.candidates.ids() == {"K1", "K2"}
        assert uow.candidates.get(K2) == town.candidates[1]
        assert uow.label() == town.label


def test_an_error_after_a_commit_takes_back_only_what_came_after_it(uow: UnitOfWork) -> None:
    def store_one_and_fail_at_the_next() -> None:
        with uow:
            uow.candidates.put([Candidate(id=K1)])
            uow.commit()
            uow.candidates.put([Candidate(id=K2)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store_one_and_fail_at_the_next()
    with uow:
        assert uow.candidates.ids() == {"K1"}


def test_nothing_is_kept_after_a_write_that_was_refused(uow: UnitOfWork) -> None:
    with uow:
        uow.candidates.put([Candidate(id=K1)])
        with pytest.raises(Conflict):
            uow.candidates.put([builders.candidate("K2", postcode="9999")])
        with pytest.raises(Conflict):
            uow.commit()
    with uow:
        assert uow.candidates.ids() == set()


def test_a_unit_of_work_is_used_inside_its_block_and_not_twice_at_once(uow: UnitOfWork) -> None:
    with pytest.raises(Conflict):
        uow.candidates.ids()
    with uow, pytest.raises(Conflict):
        uow.__enter__()


QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@QUICK
@given(candidate=strategies.candidates())
def test_any_candidate_comes_back_as_stored_over_whatever_was_there(
    quick_uow: UnitOfWork, candidate: Candidate
) -> None:
    with quick_uow as uow:
        uow.candidates.put([candidate])
        uow.commit()
    with quick_uow as uow:
        assert uow.candidates.get(candidate.id) == candidate


@QUICK
@given(task=strategies.tasks())
def test_any_task_comes_back_as_stored_over_whatever_was_there(quick_uow: UnitOfWork, task: Task) -> None:
    with quick_uow as uow:
        uow.workplaces.put_employers([builders.employer()])
        uow.workplaces.put_workplaces([builders.workplace(postcode=None)])
        uow.workplaces.put_positions([builders.position()])
        uow.workplaces.put_tasks([task])
        uow.commit()
    with quick_uow as uow:
        assert uow.workplaces.tasks(task.position_id) == (task,)


def test_revision_changes_with_every_commit_that_wrote_and_with_no_other(uow: UnitOfWork) -> None:
    with uow:
        before = uow.revision()
        uow.commit()
    with uow:
        after_reading = uow.revision()
        uow.set_label(DatasetLabel("Lindevig", simulated=True))
        uow.commit()
    with uow:
        after_writing = uow.revision()
        uow.set_label(DatasetLabel("Elsewhere", simulated=True))
    with uow:
        after_taking_back = uow.revision()
    assert before == after_reading
    assert after_writing != before
    assert after_taking_back == after_writing


def test_many_candidates_come_in_the_order_asked_for_and_none_may_be_missing(uow: UnitOfWork) -> None:
    people = [builders.candidate(key, postcode=None) for key in ("K-1", "K-2", "K-3")]
    with uow:
        uow.candidates.put(people)
        assert uow.candidates.get_many([people[2].id, people[0].id]) == (people[2], people[0])
        with pytest.raises(NotFound, match="no candidate K-9"):
            uow.candidates.get_many([people[0].id, CandidateId("K-9")])
