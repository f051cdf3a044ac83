"""What an import would make of what is stored: created, changed, withdrawn or left as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from matcher.domain.candidate import Availability
from matcher.domain.job import Job, JobState
from matcher.exchange.assembly import Imported
from matcher.exchange.columns import Table
from matcher.exchange.completion import NOT_IN_THE_FILE, every_thing
from matcher.exchange.disassembly import Row, Thing, disassemble
from matcher.exchange.raw import ROW
from matcher.exchange.schema import DATASET, TABLES
from matcher.exchange.stored import OWNERS


class What(StrEnum):
    """What happens to a thing that is stored or becomes so."""

    CREATED = "created"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PartChange:
    """How many rows of a table of parts a thing gains, changes and loses."""

    table: str
    created: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What happens to one thing: which columns of its own row change, and which of its parts.

    ``table`` is the table in which its id is given out. Of an identity nothing is said but that it changes.
    A thing that is created has neither columns nor parts here: all of it is new.
    """

    table: str
    id: str
    what: What
    columns: tuple[str, ...] = ()
    parts: tuple[PartChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows of a table are created, changed, withdrawn, left as they are, and removed.

    A candidate who is paused and a job that is closed are withdrawn.
    """

    table: str
    created: int = 0
    changed: int = 0
    withdrawn: int = 0
    left: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """All that an import changes: for each table that it holds or touches, and thing by thing."""

    counts: tuple[TableCount, ...]
    things: tuple[ThingChange, ...]
    left: int

    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of all that is created or changed, by the table in which they are given out."""
        by_kind: dict[str, set[str]] = {}
        for thing in self.things:
            by_kind.setdefault(thing.table, set()).add(thing.id)
        return {kind: frozenset(ids) for kind, ids in by_kind.items()}


def changes(before: Imported, after: Imported, frames: Mapping[str, pl.DataFrame]) -> Changes:
    """What has to happen to make ``after`` out of ``before``.

    ``frames`` are the completed tables that ``after`` was assembled from.
    """
    stored = {(kind, key): thing for kind, key, thing in every_thing(before)}
    tally = _Tally(frames)
    things: list[ThingChange] = []
    for kind, key, thing in every_thing(after):
        old = stored.get((kind, key))
        change = ThingChange(kind, key, What.CREATED) if old is None else None
        if old is not None and old != thing:
            change = tally.compare(kind, key, old, thing)
        if change is None:
            tally.left.setdefault(kind, set()).add(key)
        else:
            things.append(change)
            if change.what is What.CREATED:
                tally.created.setdefault(kind, set()).add(key)
    return Changes(tuple(tally.counts()), tuple(things), sum(map(len, tally.left.values())))


class _Tally:
    """Counts rows. What is new or left alone is counted in bulk, what changes row by row."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self.created: dict[str, set[str]] = {}
        self.left: dict[str, set[str]] = {}
        self._frames = frames
        self._mentioned: dict[str, frozenset[str]] = {}
        self._rows: Counter[tuple[str, str]] = Counter()

    def compare(self, kind: str, key: str, old: Thing, new: Thing) -> ThingChange | None:
        """What changes in a thing, ``None`` where its rows only stand in another order."""
        before, after = _rows(old), _rows(new)
        root = _TABLES[kind]
        columns = _columns(root, before[kind], after[kind])
        parts = [
            _part(_TABLES[name], before.get(name, {}), after.get(name, {}))
            for name in _TABLES
            if name != kind and (name in before or name in after)
        ]
        moved = tuple(part for part in parts if part.created or part.changed or part.removed)
        if not columns and not moved:
            if not isinstance(new, Job):
                return None
            moved = (PartChange("job_tasks", 0, 0, 0),)
        what = What.WITHDRAWN if _is_withdrawn(root, before[kind], after[kind]) else What.CHANGED
        if columns or self._mentions(root, key):
            self._rows[kind, what if columns else "left"] += 1
        for part in parts:
            self._count(part, len(before.get(part.table, {})), key)
        return ThingChange(kind, key, what, () if kind == "identities" else columns, moved)

    def _count(self, part: PartChange, before: int, owner: str) -> None:
        self._rows[part.table, "created"] += part.created
        self._rows[part.table, "changed"] += part.changed
        self._rows[part.table, "removed"] += part.removed
        if self._mentions(_TABLES[part.table], owner):
            self._rows[part.table, "left"] += before - part.changed - part.removed

    def counts(self) -> Iterator[TableCount]:
        """A count for each table that has any, in the order of the format."""
        for table in TABLES:
            kind = OWNERS.get(table.name, table.name)
            row = {name: self._rows[table.name, name] for name in _COUNTED}
            row["created"] += self._given(table, self.created.get(kind, ()))
            row["left"] += self._given(table, self.left.get(kind, ()))
            if any(row.values()):
                yield TableCount(table.name, **row)

    def _given(self, table: Table, owners: Collection[str]) -> int:
        """How many rows the file has of these owners."""
        if not owners:
            return 0
        rows = self._frames[table.name].filter(pl.col(ROW) != NOT_IN_THE_FILE)
        if table is DATASET:
            return rows.height
        return int(rows[table.columns[0].name].is_in(list(owners)).sum())

    def _mentions(self, table: Table, owner: str) -> bool:
        """Whether the file has rows of this owner in a table."""
        if table.name not in self._mentioned:
            in_file = self._frames[table.name].filter(pl.col(ROW) != NOT_IN_THE_FILE)
            self._mentioned[table.name] = frozenset(in_file[table.columns[0].name])
        return table is DATASET or owner in self._mentioned[table.name]


def _rows(thing: Thing) -> dict[str, dict[tuple[str, ...], Row]]:
    """The rows of a thing by table and key."""
    found: dict[str, dict[tuple[str, ...], Row]] = {}
    for name, row in disassemble(thing):
        key = tuple(row[place] for place in _KEYS[name])
        found.setdefault(name, {})[key] = row
    return found


def _columns(
    table: Table, was: Mapping[tuple[str, ...], Row], now: Mapping[tuple[str, ...], Row]
) -> tuple[str, ...]:
    (old,), (new,) = was.values(), now.values()
    return tuple(name for name, one, other in zip(table.header, old, new, strict=True) if one != other)


def _part(table: Table, was: Mapping[tuple[str, ...], Row], now: Mapping[tuple[str, ...], Row]) -> PartChange:
    both = was.keys() & now.keys()
    return PartChange(
        table.name,
        created=len(now) - len(both),
        changed=sum(was[key] != now[key] for key in both),
        removed=len(was) - len(both),
    )


def _is_withdrawn(
    table: Table, was: Mapping[tuple[str, ...], Row], now: Mapping[tuple[str, ...], Row]
) -> bool:
    column, value = _WITHDRAWN.get(table.name, ("", ""))
    if not column:
        return False
    place = table.header.index(column)
    (old,), (new,) = was.values(), now.values()
    return old[place] != value and new[place] == value


_TABLES: Final = {table.name: table for table in TABLES}
_COUNTED: Final = ("created", "changed", "withdrawn", "left", "removed")
_WITHDRAWN: Final = {
    "candidates": ("availability", Availability.PAUSED.value),
    "jobs": ("state", JobState.CLOSED.value),
}
_KEYS: Final = {table.name: [table.header.index(name) for name in table.key] for table in TABLES}
