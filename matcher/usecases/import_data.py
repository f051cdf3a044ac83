"""Take in a municipality's tables: everything, or nothing; and take an import back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from matcher.domain.dataset import DatasetLabel
from matcher.domain.import_run import ImportRun, RunId
from matcher.errors import InvalidInput, RejectedImport
from matcher.exchange.assembly import Imported, assemble
from matcher.exchange.changes import Changes, TableCount, ThingChange, changes
from matcher.exchange.checks import check
from matcher.exchange.personal_numbers import masked
from matcher.exchange.raw import RawTables
from matcher.exchange.stored import StoredIds
from matcher.progress import Progress, silent
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary

__all__ = ["ImportSummary", "Stamp", "TableCount", "ThingChange", "import_data", "undo_import"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under which id an import is kept, when, and who did it. An import without one cannot be taken back."""

    run_id: RunId
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What was stored, or would be: rows by table in the order of the format, and thing by thing.

    ``run_id`` is what the import can be taken back by, ``None`` where nothing was kept under an id.
    """

    counts: tuple[TableCount, ...]
    things: tuple[ThingChange, ...] = ()
    run_id: RunId | None = None


def import_data(
    unit_of_work: UnitOfWork,
    tables: RawTables,
    vocabulary: Vocabulary,
    progress: Progress = silent,
    *,
    stamp: Stamp | None = None,
    dry_run: bool = False,
    whole: bool = False,
    as_of: date | None = None,
) -> ImportSummary:
    """What was stored of the tables, in one transaction; with ``dry_run``, what would be.

    What the tables do not mention stays as it is, see :mod:`matcher.exchange.completion`. With ``whole``
    a table that is there is complete for those who have a row in the table of its owners. ``as_of`` is the
    day on which the tables were true, by default today.

    Raises
    ------
    RejectedImport
        Something is wrong with the tables; carries every problem. Nothing is stored.
    InvalidInput
        The day lies in the future. Simulated data may have days of their own.
    Conflict
        Something newer than that day is already known of what the tables would change.
    """
    with unit_of_work as work:
        stored = _stored(work, tables)
        counting = _counting(progress, "checking", tables)
        checked = check(tables, vocabulary, stored, counting, work.imports.stored, whole=whole)
        if checked.problems:
            raise RejectedImport(checked.problems)
        after = assemble(checked.frames)
        _refuse_future(work, as_of, after.label)
        found = changes(checked.before, after, checked.frames)
        if dry_run:
            return ImportSummary(found.counts, found.things)
        ids = found.ids()
        before = work.imports.images(ids) if stamp else {}
        _store(work, _only(after, ids), progress)
        if stamp:
            run = _run(stamp, masked(tables.source), found, as_of or work.today())
            work.imports.put(run, before)
        work.commit(as_of)
    return ImportSummary(found.counts, found.things, stamp.run_id if stamp else None)


def undo_import(unit_of_work: UnitOfWork, run_id: RunId, *, by: str, at: datetime) -> ImportRun:
    """The import that was taken back: everything it touched stands again as before it.

    Raises
    ------
    NotFound
        There is no such import.
    Conflict
        It was taken back already, or something done since stands in the way. Nothing is changed.
    """
    with unit_of_work as work:
        run = work.imports.undo(run_id, by, at)
        work.commit()
    return run


def _refuse_future(work: UnitOfWork, as_of: date | None, label: DatasetLabel | None) -> None:
    if as_of is None or as_of <= work.today():
        return
    if label is None or not label.simulated:
        raise InvalidInput(f"{as_of} lies in the future. Give the day on which the files were true.")


def _run(stamp: Stamp, source: str, found: Changes, known_on: date) -> ImportRun:
    created = sum(thing.what == "created" for thing in found.things)
    changed = len(found.things) - created
    return ImportRun(
        stamp.run_id, stamp.at, stamp.by, source, created, changed, found.left, known_on=known_on
    )


def _only(data: Imported, ids: Mapping[str, Collection[str]]) -> Imported:
    """What has to be written of all that an import speaks of."""

    def some(kind: str, things: tuple[T, ...], key: Callable[[T], str]) -> tuple[T, ...]:
        chosen = ids.get(kind, frozenset())
        return tuple(thing for thing in things if key(thing) in chosen)

    return replace(
        data,
        label=data.label if "dataset" in ids else None,
        places=some("places", data.places, lambda each: each.postcode),
        employers=some("employers", data.employers, lambda each: each.id),
        workplaces=some("workplaces", data.workplaces, lambda each: each.id),
        positions=some("positions", data.positions, lambda each: each.id),
        tasks=some("tasks", data.tasks, lambda each: each.id),
        jobs=some("jobs", data.jobs, lambda each: each.id),
        candidates=some("candidates", data.candidates, lambda each: each.id),
        identities=some("identities", data.identities, lambda each: each.candidate_id),
        matches=some("matches", data.matches, lambda each: each.id),
    )


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
