"""What one match needs that schemes could help with: read off the tasks and the workplace, never why.

That somebody needs fewer hours or expects days away is never worked out: only they can say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matcher.domain.candidate import Candidate
from matcher.domain.employer import Workplace
from matcher.domain.ids import ConsiderationCode, TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, UNKNOWN, Dimension, Level, Levels
from matcher.domain.task import Task
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap, Need, in_order
from matcher.vocabulary.entries import ConsiderationKind, Vocabulary

__all__ = ["NeedHere", "considerations_needed", "needs_of"]


@dataclass(frozen=True, slots=True)
class NeedHere:
    """A need, and what of the job it is about; no tasks where it is about the whole job.

    ``proposed`` tells that the workplace has confirmed none of the demands behind a gap. ``possible`` is what
    the workplace has said of a consideration, ``None`` where nobody has asked.
    """

    need: Need
    task_ids: tuple[TaskId, ...] = ()
    proposed: bool = False
    possible: bool | None = None


def needs_of(candidate: Candidate, job: JobInFull, vocabulary: Vocabulary) -> tuple[NeedHere, ...]:
    """The needs of a match in the order of :func:`in_order`; the last is a trial, part of every plan.

    A gap is a known demand above a known capability. What is unknown is a question, not a need.
    """
    found = (
        *_gaps(candidate.levels, job.tasks),
        *considerations_needed(candidate.considerations, job.workplace, vocabulary),
        NeedHere(HelpNeeded(Help.TRIAL)),
    )
    by_need = {here.need: here for here in found}
    return tuple(by_need[need] for need in in_order(by_need))


def considerations_needed(
    codes: Iterable[ConsiderationCode], workplace: Workplace, vocabulary: Vocabulary
) -> Iterator[NeedHere]:
    """The considerations that are needs at this workplace.

    One that the workplace sees to itself is none. Support is one even then: it is a scheme that pays.
    """
    for code in sorted(codes):
        entry, possible = vocabulary.considerations[code], workplace.arrangements.get(code)
        if entry.kind is ConsiderationKind.SUPPORT or not possible:
            yield NeedHere(ConsiderationNeeded(entry), possible=possible)


def _gaps(capabilities: Levels, tasks: Iterable[Task]) -> Iterator[NeedHere]:
    for dimension in DIMENSIONS:
        beyond = [task for task in tasks if _asks_more(task, dimension, capabilities)]
        if beyond:
            yield NeedHere(
                LevelGap(dimension),
                tuple(task.id for task in beyond),
                proposed=all(dimension in task.demands.proposed for task in beyond),
            )


def _asks_more(task: Task, dimension: Dimension, capabilities: Levels) -> bool:
    demand, capability = task.demands.levels.known.get(dimension, Level.NONE), capabilities[dimension]
    return capability is not UNKNOWN and demand > capability
