"""What can make a bundle hang together: one subject, one place, or one part of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from matcher.carving.problem import CarvableTask
from matcher.domain.ids import TaskId


class WholeKind(StrEnum):
    """By what tasks hang together."""

    SUBJECT = "subject"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Whole:
    """A subject (code of a field of work, empty where none is known), a place, or a part of the day.

    ``tasks`` are those that belong to it, or of which nobody knows that they do not.
    """

    kind: WholeKind
    code: str
    tasks: frozenset[TaskId]


def wholes_of(tasks: Iterable[CarvableTask]) -> tuple[Whole, ...]:
    """Every whole that some of the tasks belong to, sorted by kind and code.

    A task belongs to a part of the day where all the times at which it can be done lie in it; one that can
    be done at any time hangs together with nothing by time. A task whose subject nobody knows may belong to
    any subject, so that what is unknown bars nothing.
    """
    found: dict[tuple[WholeKind, str], set[TaskId]] = {}
    open_to_any = set[TaskId]()
    for task in tasks:
        parts = {slot.part.value for slot in task.slots or ()}
        marks = (
            (WholeKind.SUBJECT, task.subject),
            (WholeKind.PLACE, task.place),
            (WholeKind.TIME, parts.pop() if len(parts) == 1 else None),
        )
        if task.subject is None:
            open_to_any.add(task.id)
        for kind, code in marks:
            if code is not None:
                found.setdefault((kind, code), set()).add(task.id)
    if open_to_any and not any(kind is WholeKind.SUBJECT for kind, _ in found):
        found[WholeKind.SUBJECT, ""] = set()
    return tuple(
        Whole(kind, code, frozenset(ids | open_to_any if kind is WholeKind.SUBJECT else ids))
        for (kind, code), ids in sorted(found.items())
    )
