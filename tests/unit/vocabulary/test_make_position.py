"""Making a position with tasks out of what people in an occupation do."""

from __future__ import annotations

import pytest

from matcher.domain.employer import Employer, Workplace
from matcher.domain.ids import EmployerId, PositionId, TaskId, WorkplaceId
from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.domain.task import Task
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.make_position import PositionMade, make_position
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.matching import TaskTypeMatcher
from matcher.vocabulary.onet import TaskStatement

KITCHEN = WorkplaceId("w1")
POSITION = PositionId("p1")
UNLIKE_ANY_TYPE = "Qwrtz xyxyx."


def statement(number: int, text: str = UNLIKE_ANY_TYPE, *, core: bool = True) -> TaskStatement:
    return TaskStatement(str(number), text, core, "35-9999.00", "Kitchen hands")


@pytest.fixture(scope="module")
def matcher() -> TaskTypeMatcher:
    return TaskTypeMatcher(load_vocabulary())


@pytest.fixture
def work() -> MemoryUnitOfWork:
    unit_of_work = MemoryUnitOfWork()
    with unit_of_work as open_work:
        open_work.workplaces.put_employers([Employer(EmployerId("e1"), "Kantinen")])
        open_work.workplaces.put_workplaces([Workplace(KITCHEN, EmployerId("e1"), "Kantinen")])
        open_work.commit()
    return unit_of_work


def made(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher, *statements: TaskStatement, minutes: int = 37 * 60
) -> PositionMade:
    return make_position(
        work,
        statements,
        workplace_id=KITCHEN,
        title="Køkkenmedhjælper",
        position_id=POSITION,
        matcher=matcher,
        weekly_minutes_total=minutes,
    )


def stored_tasks(work: MemoryUnitOfWork) -> tuple[Task, ...]:
    with work as open_work:
        return open_work.workplaces.tasks(POSITION)


def test_what_was_made_is_stored(work: MemoryUnitOfWork, matcher: TaskTypeMatcher) -> None:
    result = made(work, matcher, statement(1, "Wash dishes and pots"), statement(2))
    assert (result.position.title, result.position.occupation_code) == ("Køkkenmedhjælper", "35-9999.00")
    with work as open_work:
        assert open_work.workplaces.positions(KITCHEN) == (result.position,)
    assert sorted(stored_tasks(work), key=lambda task: task.id) == list(result.tasks)


def test_task_ids_are_made_of_the_positions_id_and_onets(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher
) -> None:
    result = made(work, matcher, statement(2204), statement(18))
    assert [task.id for task in result.tasks] == [TaskId("p1-2204"), TaskId("p1-18")]


def test_a_supplementary_task_gets_half_the_minutes_of_a_core_task(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher
) -> None:
    result = made(work, matcher, statement(1), statement(2, core=False), statement(3), minutes=500)
    assert [task.weekly_minutes for task in result.tasks] == [200, 100, 200]


def test_minutes_that_cannot_be_divided_evenly_still_add_up(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher
) -> None:
    result = made(work, matcher, *(statement(number) for number in range(7)), minutes=100)
    assert [task.weekly_minutes for task in result.tasks] == [15, 15, 14, 14, 14, 14, 14]


def test_a_task_like_a_type_gets_its_demands_as_proposals_and_its_competences(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher
) -> None:
    result = made(work, matcher, statement(1, "Drive a forklift"), statement(2))
    forklift, _ = result.tasks
    assert result.with_proposal == 1
    assert forklift.task_type == "drive_forklift"
    assert forklift.demands.proposed == set(DIMENSIONS)
    assert forklift.demands.levels[Dimension.SUSTAINED_ATTENTION] is Level.FULL
    assert [(need.code, need.required) for need in forklift.competences] == [("forklift_certificate", True)]


def test_a_task_like_no_type_stays_unknown(work: MemoryUnitOfWork, matcher: TaskTypeMatcher) -> None:
    (task,) = made(work, matcher, statement(1)).tasks
    assert task.task_type is None
    assert task.demands.levels.unknown == DIMENSIONS
    assert task.competences == ()


def test_a_missing_workplace_is_not_found_and_nothing_is_stored(matcher: TaskTypeMatcher) -> None:
    empty = MemoryUnitOfWork()
    with pytest.raises(NotFound):
        made(empty, matcher, statement(1))
    with empty as open_work:
        assert open_work.workplaces.position_workplaces() == {}


def test_a_position_that_is_there_already_keeps_its_tasks(
    work: MemoryUnitOfWork, matcher: TaskTypeMatcher
) -> None:
    made(work, matcher, statement(1), minutes=60)
    with pytest.raises(Conflict, match="p1 already"):
        made(work, matcher, statement(1), minutes=90)
    assert [task.weekly_minutes for task in stored_tasks(work)] == [60]


def test_an_occupation_without_tasks_is_refused(work: MemoryUnitOfWork, matcher: TaskTypeMatcher) -> None:
    with pytest.raises(InvalidInput, match="no tasks"):
        made(work, matcher)


def test_fewer_minutes_than_tasks_are_refused(work: MemoryUnitOfWork, matcher: TaskTypeMatcher) -> None:
    with pytest.raises(InvalidInput, match="2 minutes a week are too few for 3 tasks"):
        made(work, matcher, statement(1), statement(2), statement(3), minutes=2)
