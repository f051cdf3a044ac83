"""Make a position with tasks out of what people in an occupation usually do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.employer import Position
from matcher.domain.ids import PositionId, TaskId, WorkplaceId
from matcher.domain.task import Demands, Task
from matcher.errors import Conflict, InvalidInput
from matcher.exchange.personal_numbers import refuse_in
from matcher.usecases.ports import UnitOfWork, WorkplaceRepository
from matcher.vocabulary.matching import Proposal, TaskTypeMatcher
from matcher.vocabulary.onet import TaskStatement

__all__ = ["FULL_WEEK", "PositionMade", "make_position"]

FULL_WEEK: Final = 37 * 60
"""Minutes of an ordinary Danish full-time week."""

_CORE_SHARE: Final = 2
_SUPPLEMENTARY_SHARE: Final = 1


@dataclass(frozen=True, slots=True)
class PositionMade:
    """A position that was made, its tasks, and how many of them had a type of task proposed."""

    position: Position
    tasks: tuple[Task, ...]
    with_proposal: int


def make_position(
    unit_of_work: UnitOfWork,
    statements: Sequence[TaskStatement],
    *,
    workplace_id: WorkplaceId,
    title: str,
    position_id: PositionId,
    matcher: TaskTypeMatcher,
    weekly_minutes_total: int = FULL_WEEK,
) -> PositionMade:
    """The position and tasks that were stored, all of it to be corrected with the workplace.

    O*NET gives no hours: the week is divided evenly among the core tasks, and a supplementary task gets
    half as much. Type, demands and competences are those of the most similar type of task; where none is
    similar enough, they stay unknown. The demands are marked as proposed. A task's id is made of the
    position's and O*NET's.

    Raises
    ------
    NotFound
        There is no such workplace.
    Conflict
        The position is there already: what has been corrected in it must not be lost.
    InvalidInput
        There are no tasks, or fewer minutes than tasks; or the title or id looks like a CPR number.
    """
    refuse_in(title, "title of the position")
    refuse_in(position_id, "id of the position")
    minutes = _shares(statements, weekly_minutes_total)
    position = Position(position_id, workplace_id, title, statements[0].occupation)
    proposals = matcher.propose([statement.text for statement in statements], top=1)
    tasks = tuple(
        _task(position_id, statement, share, proposed, matcher)
        for statement, share, proposed in zip(statements, minutes, proposals, strict=True)
    )
    with unit_of_work as work:
        _store(work.workplaces, position, tasks)
        work.commit()
    return PositionMade(position, tasks, sum(task.task_type is not None for task in tasks))


def _shares(statements: Sequence[TaskStatement], total: int) -> list[int]:
    """Whole minutes by task that add up to the total; what is left over goes to the first tasks."""
    if not statements:
        raise InvalidInput("There are no tasks to make a position of. Choose an occupation that has some.")
    weights = [_CORE_SHARE if statement.core else _SUPPLEMENTARY_SHARE for statement in statements]
    minutes = [total * weight // sum(weights) for weight in weights]
    if min(minutes) < 1:
        raise InvalidInput(
            f"{total} minutes a week are too few for {len(statements)} tasks. Give more minutes.",
            weekly_minutes=total,
            tasks=len(statements),
        )
    left_over = total - sum(minutes)
    return [share + (place < left_over) for place, share in enumerate(minutes)]


def _task(
    position_id: PositionId,
    statement: TaskStatement,
    weekly_minutes: int,
    proposals: Sequence[Proposal],
    matcher: TaskTypeMatcher,
) -> Task:
    best = matcher.task_type(proposals[0].task_type) if proposals else None
    return Task(
        id=TaskId(f"{position_id}-{statement.id}"),
        position_id=position_id,
        text=statement.text,
        weekly_minutes=weekly_minutes,
        task_type=best.code if best else None,
        demands=matcher.demands_proposed(proposals) or Demands(),
        competences=best.competences if best else (),
    )


def _store(workplaces: WorkplaceRepository, position: Position, tasks: Sequence[Task]) -> None:
    workplaces.get(position.workplace_id)
    if position.id in workplaces.position_workplaces():
        raise Conflict(
            f"There is a position {position.id} already. Choose another id, or correct its tasks.",
            position=position.id,
        )
    workplaces.put_positions([position])
    workplaces.put_tasks(tasks)
