"""Two workplaces with work to make jobs of, and people around them. Nobody in it is real."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from matcher.domain.candidate import Availability, Candidate, Travel, TravelMode, WorkingTime
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, ConsiderationCode, PositionId, TaskId, TaskTypeCode, WorkplaceId
from matcher.domain.task import Task
from matcher.usecases.ports import UnitOfWork
from tests import builders

HERE, FAR = WorkplaceId("W1"), WorkplaceId("W2")
"""HERE lies in Aarhus and is E1's, FAR in Odder, 21 km away, and is E2's."""
ANNA: Final = CandidateId("person-anna")
CYCLIST: Final = CandidateId("person-cyclist")


def store(unit_of_work: UnitOfWork, neighbours: int = 6) -> None:
    """Puts everything into a unit of work that is open; so many people like Anna live in Aarhus."""
    there = unit_of_work.workplaces
    there.put_places([builders.AARHUS, builders.ODDER])
    there.put_employers([builders.employer("E1"), builders.employer("E2")])
    there.put_workplaces(
        [
            builders.workplace("W1", "E1", postcode="8000", arrangements={"own_pace": False}),
            builders.workplace("W2", "E2", postcode="8300"),
        ]
    )
    there.put_positions([builders.position(f"P{n}", f"W{n}") for n in (1, 2)])
    there.put_tasks([*tasks("A", "P1"), *tasks("B", "P2")])
    unit_of_work.candidates.put(
        [anna(), cyclist(), *(_neighbour(number) for number in range(neighbours)), _paused()]
    )
    unit_of_work.set_label(DatasetLabel("Prøvekøbing", simulated=True))


def tasks(prefix: str, position: str) -> tuple[Task, ...]:
    """Four tasks: 1 is within everybody's reach, 2 lifts too much for Anna, 3 is undone, 4 is quiet work."""
    return (
        _task(f"{prefix}1", position, lifting=1, noise=1),
        _task(f"{prefix}2", position, lifting=4, noise=1),
        replace(_task(f"{prefix}3", position, lifting=2, noise=2), now_undone=True),
        replace(_task(f"{prefix}4", position, lifting=0, noise=0), takes_skilled_time=True),
    )


def anna() -> Candidate:
    """Who lifts little, lives in Aarhus, and can work 4 to 8 hours a week."""
    known = builders.candidate(ANNA, postcode="8000", lifting=2, noise=4)
    return replace(known, time=WorkingTime(240, 480, 240))


def cyclist() -> Candidate:
    """Who lives in Aarhus and can ride half an hour: to HERE, and not to FAR."""
    travel = Travel(builders.AARHUS.postcode, frozenset({TravelMode.BICYCLE}), 30)
    return replace(anna(), id=CYCLIST, travel=travel)


def _neighbour(number: int) -> Candidate:
    needs = frozenset({ConsiderationCode("quiet_place")})
    return replace(anna(), id=CandidateId(f"person-{number}"), considerations=needs)


def _paused() -> Candidate:
    return replace(anna(), id=CandidateId("person-paused"), availability=Availability.PAUSED)


def _task(task_id: str, position: str, **facts: int) -> Task:
    made = builders.task(task_id, position, weekly_minutes=180, **facts)
    return replace(
        made,
        id=TaskId(task_id),
        position_id=PositionId(position),
        text=f"Task {task_id}",
        task_type=TaskTypeCode("portion_food"),
    )
