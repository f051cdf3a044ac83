"""What every unit of work refuses, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from matcher.domain.candidate import Candidate, WorkingTime
from matcher.domain.ids import (
    CandidateId,
    EmployerId,
    JobId,
    MatchId,
    Postcode,
    TaskId,
    WorkplaceId,
)
from matcher.domain.scale import Level
from matcher.domain.task import CompetenceNeed
from matcher.domain.user import Role
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.usecases.ports import UnitOfWork
from tests import builders
from tests.builders import Town

K1, K2 = CandidateId("K1"), CandidateId("K2")


@pytest.mark.parametrize(
    "look_up",
    [
        lambda uow: uow.candidates.get(CandidateId("nobody")),
        lambda uow: uow.identities.get(CandidateId("nobody")),
        lambda uow: uow.workplaces.get(WorkplaceId("nobody")),
        lambda uow: uow.workplaces.employer(EmployerId("nobody")),
        lambda uow: uow.workplaces.place(Postcode("nobody")),
        lambda uow: uow.jobs.get(JobId("nobody")),
        lambda uow: uow.matches.get(MatchId("nobody")),
    ],
    ids=["candidate", "identity", "workplace", "employer", "place", "job", "match"],
)
def test_what_is_not_there_is_not_found_and_the_error_names_the_id(
    uow: UnitOfWork, look_up: Callable[[UnitOfWork], object]
) -> None:
    with uow, pytest.raises(NotFound, match="nobody"):
        look_up(uow)


@pytest.mark.parametrize(
    "store",
    [
        lambda uow: uow.candidates.put([builders.candidate("K9", postcode="9999")]),
        lambda uow: uow.identities.put([builders.identity("K9")]),
        lambda uow: uow.workplaces.put_workplaces([builders.workplace("W9", "E9")]),
        lambda uow: uow.workplaces.put_workplaces([builders.workplace("W9", postcode="9999")]),
        lambda uow: uow.workplaces.put_positions([builders.position("P9", "W9")]),
        lambda uow: uow.workplaces.put_tasks([builders.task("T9", "P9")]),
        lambda uow: uow.matches.put([builders.match("M9", "J9", "K1")]),
        lambda uow: uow.matches.put([builders.match("M9", "J1", "K9")]),
    ],
    ids=[
        "postcode",
        "identity",
        "employer",
        "postcode of a workplace",
        "workplace",
        "position",
        "job",
        "person",
    ],
)
def test_what_refers_to_something_that_is_not_stored_is_a_conflict(
    uow: UnitOfWork, town: Town, store: Callable[[UnitOfWork], None]
) -> None:
    assert town.jobs
    with uow, pytest.raises(Conflict):
        store(uow)


def test_an_employers_user_of_an_unknown_employer_is_a_conflict(uow: UnitOfWork) -> None:
    with uow, pytest.raises(Conflict):
        uow.users.put(builders.user("anne", Role.EMPLOYER))


def test_a_job_with_a_task_of_another_workplace_is_refused(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow, pytest.raises(InvalidInput, match="T3"):
        uow.jobs.put([builders.job("J3", "W1", ("T1", "T3"))])


def test_a_job_with_an_unknown_task_is_refused(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow, pytest.raises(InvalidInput, match="T9"):
        uow.jobs.put([builders.job("J3", "W1", ("T9",))])


def test_a_task_in_a_job_cannot_move_to_another_workplace(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow, pytest.raises(Conflict, match="J1"):
        uow.workplaces.put_tasks([builders.task("T1", "P2")])
    with uow, pytest.raises(Conflict, match="J2"):
        uow.workplaces.put_positions([builders.position("P2", "W1")])


def test_a_task_in_no_job_can_move_to_another_workplace(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow:
        uow.workplaces.put_tasks([builders.task("T4", "P1")])
        uow.workplaces.put_tasks([builders.task("T4", "P2")])
        assert uow.workplaces.task_positions()[TaskId("T4")] == "P2"


def test_a_duration_that_is_none_is_refused(uow: UnitOfWork) -> None:
    with uow, pytest.raises(InvalidInput, match="most_daily_minutes"):
        uow.candidates.put([Candidate(id=K1, time=WorkingTime(most_daily_minutes=-1))])


def test_a_task_that_needs_the_same_competence_twice_is_refused(uow: UnitOfWork, town: Town) -> None:
    need = CompetenceNeed(town.tasks[1].competences[0].code, Level.LIGHT)
    with uow, pytest.raises(InvalidInput, match="T1"):
        uow.workplaces.put_tasks([replace(town.tasks[0], competences=(need, need))])
