"""Give out everything that is stored, as rows of the documented tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from matcher.domain.dataset import DatasetLabel
from matcher.errors import NotFound
from matcher.exchange.disassembly import Row, Thing, disassemble
from matcher.progress import Progress, silent
from matcher.usecases.ports import UnitOfWork

AddRow: TypeAlias = Callable[[str, Row], None]
"""Is given the name of a table and a row of it."""


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """Whose data were given out, ``None`` where they have no label, and how many names went with them."""

    label: DatasetLabel | None
    identities: int


def export_data(
    unit_of_work: UnitOfWork, add: AddRow, *, with_identities: bool, progress: Progress = silent
) -> ExportSummary:
    """What was given out: all that imports bring, in the documented tables, as of one moment.

    Releases, notes and explanations that were shown belong to this installation and stay in it.
    Rows come sorted by the id of what they belong to, so that the same data give the same tables.
    Without identities, names and contact details stay where they are.
    """
    with unit_of_work as work:
        label = _label(work)
        total, identities = len(work.candidates.ids()), 0
        for thing in _things(work, label, progress, total):
            _add(add, thing)
        if with_identities:
            for identity in work.identities.all():
                identities += 1
                _add(add, identity)
    return ExportSummary(label, identities)


def _add(add: AddRow, thing: Thing) -> None:
    for table, row in disassemble(thing):
        add(table, row)


def _label(work: UnitOfWork) -> DatasetLabel | None:
    with suppress(NotFound):
        return work.label()
    return None


def _things(work: UnitOfWork, label: DatasetLabel | None, progress: Progress, total: int) -> Iterator[Thing]:
    if label is not None:
        yield label
    yield from work.workplaces.all_places()
    yield from work.workplaces.all_employers()
    yield from work.workplaces.all_workplaces()
    yield from work.workplaces.all_positions()
    yield from work.workplaces.all_tasks()
    yield from work.jobs.all()
    for done, candidate in enumerate(work.candidates.all(), start=1):
        yield candidate
        if done % _OFTEN == 0 or done == total:
            progress("writing candidates", done, total)
    yield from work.matches.all()


_OFTEN = 100
