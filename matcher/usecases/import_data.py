"""Take in a municipality's tables: everything, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import polars as pl

from matcher.errors import RejectedImport
from matcher.exchange.assembly import Imported, assemble
from matcher.exchange.checks import check
from matcher.exchange.raw import RawTables
from matcher.exchange.stored import OWNERS, StoredIds
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told the stage, how many rows are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows of a table were stored; ``replaced`` belong to an id that was there before."""

    table: str
    new: int
    replaced: int


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What was stored, for each table that had rows, in the order of the format."""

    counts: tuple[TableCount, ...]


def import_data(
    unit_of_work: UnitOfWork,
    tables: RawTables,
    vocabulary: Vocabulary,
    progress: Progress = lambda _stage, _done, _total: None,
) -> ImportSummary:
    """What was stored of the tables, in one transaction.

    An id that is in the database already is replaced with all that belongs to it: a candidate that is
    imported again has the levels, competences and wishes of this import only.

    Raises
    ------
    RejectedImport
        Something is wrong with the tables; carries every problem. Nothing is stored.
    """
    with unit_of_work as work:
        stored = _stored(work, tables)
        checked = check(tables, vocabulary, stored, _counting(progress, "checking", tables))
        if checked.problems:
            raise RejectedImport(checked.problems)
        _store(work, assemble(checked.frames), progress)
        work.commit()
    return ImportSummary(tuple(_counts(checked.frames, stored)))


def _stored(work: UnitOfWork, tables: RawTables) -> StoredIds:
    positions = {str(key): str(home) for key, home in work.workplaces.position_workplaces().items()}
    tasks = {str(key): str(home) for key, home in work.workplaces.task_positions().items()}
    has_matches = tables.get("matches") or tables.get("match_events")
    ids: dict[str, frozenset[str]] = {
        "places": frozenset(map(str, work.workplaces.postcodes())),
        "employers": frozenset(map(str, work.workplaces.employer_ids())),
        "workplaces": frozenset(map(str, work.workplaces.ids())),
        "positions": frozenset(positions),
        "tasks": frozenset(tasks),
        "jobs": frozenset(map(str, work.jobs.ids())),
        "candidates": frozenset(map(str, work.candidates.ids())),
        "matches": frozenset(str(match.id) for match in work.matches.all()) if has_matches else frozenset(),
    }
    return StoredIds(ids, positions, tasks)


def _counting(progress: Progress, stage: str, tables: RawTables) -> Callable[[int], None]:
    total, done = sum(table.cells.height for table in tables.tables), 0

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        progress(stage, done, total)

    return count


def _store(work: UnitOfWork, data: Imported, progress: Progress) -> None:
    """Store each kind after those that it refers to."""
    if data.label is not None:
        work.set_label(data.label)
    done, total = 0, _size(data)
    for size in _storing(work, data):
        done += size
        if size:
            progress("storing", done, total)


def _storing(work: UnitOfWork, data: Imported) -> Iterator[int]:
    work.workplaces.put_places(data.places)
    yield len(data.places)
    work.workplaces.put_employers(data.employers)
    yield len(data.employers)
    work.workplaces.put_workplaces(data.workplaces)
    yield len(data.workplaces)
    work.workplaces.put_positions(data.positions)
    yield len(data.positions)
    work.workplaces.put_tasks(data.tasks)
    yield len(data.tasks)
    work.jobs.put(data.jobs)
    yield len(data.jobs)
    work.candidates.put(data.candidates)
    yield len(data.candidates)
    work.identities.put(data.identities)
    yield len(data.identities)
    work.matches.put(data.matches)
    yield len(data.matches)


def _size(data: Imported) -> int:
    return sum(
        map(
            len,
            (
                data.places, data.employers, data.workplaces, data.positions, data.tasks, data.jobs,
                data.candidates, data.identities, data.matches,
            ),
        )
    )  # fmt: skip


def _counts(frames: Mapping[str, pl.DataFrame], stored: StoredIds) -> Iterator[TableCount]:
    for name, frame in frames.items():
        if frame.is_empty():
            continue
        before = stored.of(_ROOTS.get(name, name))
        replaced = int(frame[frame.columns[1]].is_in(list(before)).sum()) if before else 0
        yield TableCount(name, frame.height - replaced, replaced)


_ROOTS: Final[Mapping[str, str]] = {**OWNERS, "identities": "candidates"}
"""Where the id in the first column of a table was given out, if not in that table."""
