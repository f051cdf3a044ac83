"""Fewer or other tasks for a job; others are found by the carving solver among all the work of the workplace.

The solver proposes by carving's fit of each task; what is offered is decided by the model that scores it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.carving.building import CarvingRequest, build
from matcher.carving.present_job import allowing, guarding, keeps_all
from matcher.carving.problem import CarvingProblem, CarvingWeights, Near
from matcher.carving.rules import Rule
from matcher.carving.solver import solve
from matcher.domain.candidate import Candidate, WishKind, WishTarget
from matcher.domain.ids import TaskId
from matcher.explanation.changes import Alteration, ChangeKind
from matcher.explanation.match_case import MatchCase
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.entries import Vocabulary

_FIT_ALONE: Final = CarvingWeights(skilled=0, undone=0, liked=0)
"""What the work is worth to the workplace is for the talk about a change, not for the person's match."""
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class JobProblem:
    """The job as a carving problem: to look for others near it, and what no change of it may break."""

    search: CarvingProblem
    guards: CarvingProblem


def problem_around(
    case: MatchCase, vocabulary: Vocabulary, assumptions: Assumptions, rules: Sequence[Rule], today: date
) -> JobProblem:
    """The carving problem of the person at this workplace, eased so that it allows the job as it is."""
    request = CarvingRequest(
        candidate=case.candidate,
        workplace=case.job.workplace,
        positions=case.positions,
        tasks=case.tasks,
        today=today,
        aids=case.aids,
        weights=_FIT_ALONE,
    )
    problem, _ = build(request, vocabulary, assumptions, rules)
    ids = frozenset(case.job.job.task_ids)
    return JobProblem(allowing(problem, ids), guarding(problem, ids))


def one_task_less(case: MatchCase, problem: JobProblem) -> Iterator[Alteration]:
    """The job without one of its tasks, where what is left still keeps all that the job keeps."""
    ids = frozenset(case.job.job.task_ids)
    for task_id in case.job.job.task_ids:
        if len(ids) > 1 and keeps_all(problem.guards, ids - {task_id}):
            yield Alteration(_kind(case, (task_id,), ()), dropped=(task_id,))


def tasks_wished_for(case: MatchCase) -> frozenset[TaskId]:
    """The tasks of the job that the person has said they would like, by their type.

    A wish for a whole field bars nothing: the job can lose one of its tasks and still lie within it.
    """
    wished = {
        wish.code
        for wish in case.candidate.wishes
        if wish.kind is WishKind.WISH and wish.target is WishTarget.TASK_TYPE
    }
    return frozenset(task.id for task in case.job.tasks if task.task_type in wished)


def other_times(case: MatchCase, problem: JobProblem) -> Iterator[Alteration]:
    """A task that the workplace does when the person cannot work, at the person's times as well."""
    slots = case.candidate.time.slots
    for task in case.job.tasks:
        if slots is not None and task.slots is not None and slots.isdisjoint(task.slots):
            moved = Alteration(ChangeKind.OTHER_TIMES, moved=(task.id,), slots=slots)
            if keeps_all(_moved(problem.guards, moved), frozenset(case.job.job.task_ids)):
                yield moved


def one_other_task(case: MatchCase, problem: JobProblem) -> Iterator[Alteration]:
    """The best task to swap for each task of the job, and the best to add."""
    ids, search = frozenset(case.job.job.task_ids), problem.search
    for task_id in case.job.job.task_ids:
        others = tuple(task for task in search.tasks if task.id != task_id)
        near = Near(ids - {task_id}, most_dropped=0, most_added=1)
        yield from _found(case, problem, replace(search, tasks=others, near=near))
    yield from _found(case, problem, replace(search, near=Near(ids, most_dropped=0, most_added=1)))


def two_other_tasks(case: MatchCase, problem: JobProblem) -> Iterator[Alteration]:
    """The best job that has lost two tasks and gained two, at most."""
    near = Near(frozenset(case.job.job.task_ids), _TWO, _TWO)
    yield from _found(case, problem, replace(problem.search, near=near))


def _found(case: MatchCase, problem: JobProblem, search: CarvingProblem) -> Iterator[Alteration]:
    solution = solve(search, any_plan=True)
    has, now = [task.id for task in solution.tasks], case.job.job.task_ids
    if has and set(has) != set(now) and keeps_all(problem.guards, frozenset(has)):
        dropped = tuple(task_id for task_id in now if task_id not in has)
        added = tuple(task_id for task_id in has if task_id not in now)
        yield Alteration(_kind(case, dropped, added), dropped=dropped, added=added)


def _moved(problem: CarvingProblem, part: Alteration) -> CarvingProblem:
    tasks = (
        replace(task, slots=(task.slots or frozenset()) | part.slots) if task.id in part.moved else task
        for task in problem.tasks
    )
    return replace(problem, tasks=tuple(tasks))


def _kind(case: MatchCase, dropped: Sequence[TaskId], added: Sequence[TaskId]) -> ChangeKind:
    if len(dropped) == len(added):
        return ChangeKind.SWAP_TASK
    lengths = {task.id: task.weekly_minutes for task in case.tasks}
    before = case.job.weekly_minutes
    after = before + sum(lengths[t] for t in added) - sum(lengths[t] for t in dropped)
    if _suits(case.candidate, after) and not _suits(case.candidate, before):
        return ChangeKind.OTHER_HOURS
    return ChangeKind.ADD_TASK if len(added) > len(dropped) else ChangeKind.DROP_TASK


def _suits(candidate: Candidate, minutes: int) -> bool:
    """Whether so many minutes a week lie within what the person has said; what nobody said bars nothing."""
    least, most = candidate.time.least_weekly_minutes, candidate.time.most_weekly_minutes
    return (least is None or least <= minutes) and (most is None or minutes <= most)
