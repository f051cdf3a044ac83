"""Puts back what an import touched, or says why that cannot be done without losing something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import Column, Table

from matcher.errors import Conflict
from matcher.storage.import_images import KINDS, digest, keys_of, rows_of, unpack
from matcher.storage.row_store import RowStore
from matcher.storage.rows import Row, key_column
from matcher.storage.shown_tables import SHOWN_EXPLANATIONS
from matcher.storage.tables import CANDIDATE_VERSIONS, JOB_VERSIONS, METADATA

__all__ = ["Image", "take_back"]

Thing: TypeAlias = tuple[str, str]
"""A kind of thing, and an id."""


@dataclass(frozen=True, slots=True)
class Image:
    """A thing that an import touched: how it stood before (``None``: not there), a digest of it after."""

    kind: str
    id: str
    before: bytes | None
    digest: bytes


def take_back(store: RowStore, images: Sequence[Image]) -> None:
    """Puts everything back as it stood before.

    Raises
    ------
    Conflict
        Something has been changed since, or something stored since refers to what would go.
    """
    _refuse_if_changed(store, images)
    new = {(image.kind, image.id) for image in images if image.before is None}
    before = _rows_before(images)
    _refuse_if_needed(store, new, before)
    _refuse_if_lost(store, before)
    for kind, tables in KINDS.items():
        owners = [image.id for image in images if image.kind == kind and image.before is not None]
        if owners:
            root, *parts = tables
            store.upsert(root, before[root.name])
            for table in parts:
                store.replace_parts(table, owners, before[table.name])
    for kind in reversed(list(KINDS)):
        gone = [key for of_kind, key in new if of_kind == kind]
        if gone:
            root = KINDS[kind][0]
            store.delete(root, keys_of(root, gone))


def _refuse_if_changed(store: RowStore, images: Sequence[Image]) -> None:
    by_kind: defaultdict[str, list[Image]] = defaultdict(list)
    for image in images:
        by_kind[image.kind].append(image)
    changed: list[Thing] = []
    for kind, some in by_kind.items():
        now = rows_of(store, kind, [image.id for image in some])
        changed += [(kind, image.id) for image in some if digest(now.get(image.id, {})) != image.digest]
    if changed:
        raise Conflict(
            f"The import cannot be taken back: {_named(changed)} changed after it. "
            "Take back what changed them first, the latest first.",
            changed=len(changed),
        )


def _refuse_if_needed(store: RowStore, new: Collection[Thing], before: Mapping[str, list[Row]]) -> None:
    """Refuses where something that stays refers to something that goes."""
    put_back = {
        (table.name, str(row[key_column(table)])) for tables in KINDS.values() for table in tables
        for row in before[table.name]
    }  # fmt: skip
    staying: set[Thing] = set()
    for kind, (root, *own_parts) in KINDS.items():
        gone = {key for of_kind, key in new if of_kind == kind}
        if not gone:
            continue
        for column in _columns_that_refer_to(root):
            if column.table in own_parts or column.table in _GO_WITH_THEIR_OWNER:
                continue
            for row in store.select(column.table, column.name, keys_of(root, gone)):
                thing = _thing(column.table, row)
                if thing not in new and (column.table.name, thing[1]) not in put_back:
                    staying.add(thing)
    if staying:
        raise Conflict(
            f"The import cannot be taken back: {_named(staying)} came later and refer to what it brought. "
            "Take back what brought them first, the latest first.",
            in_the_way=len(staying),
        )


def _refuse_if_lost(store: RowStore, before: Mapping[str, list[Row]]) -> None:
    """Refuses where something to be put back refers to something that is not stored any more."""
    lost: set[Thing] = set()
    for table in (table for tables in KINDS.values() for table in tables):
        for column in table.columns:
            for foreign in column.foreign_keys:
                target = foreign.column.table
                wanted = {row[column.name] for row in before[table.name]} - {None}
                there = {str(row[key_column(target)]) for row in _roots(store, target, wanted)}
                lost |= {(target.name, key) for key in wanted - there}
    if lost:
        raise Conflict(
            f"The import cannot be taken back: what it changed referred to {_named(lost)}, "
            "which has been taken back since.",
            lost=len(lost),
        )


def _roots(store: RowStore, table: Table, keys: Collection[str]) -> list[Row]:
    return store.select(table, key_column(table), keys) if keys else []


def _rows_before(images: Iterable[Image]) -> defaultdict[str, list[Row]]:
    """The rows to be put back, by the name of their table."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for image in images:
        if image.before is not None:
            for name, some in unpack(image.before).items():
                rows[name] += some
    return rows


def _columns_that_refer_to(table: Table) -> Iterator[Column[str]]:
    for other in METADATA.sorted_tables:
        for column in other.columns:
            if any(foreign.column.table is table for foreign in column.foreign_keys):
                yield column


def _thing(table: Table, row: Row) -> Thing:
    """The thing that a row is, or is a part of."""
    return _KIND_OF.get(table.name, table.name), str(row[key_column(table)])


def _named(things: Collection[Thing]) -> str:
    """Some things by kind and id for a sentence, at most ten.

    >>> _named([("candidates", "K1"), ("candidates", "K2"), ("jobs", "J1")])
    'candidates K1, candidates K2 and jobs J1'
    """
    every = [f"{kind} {key}" for kind, key in sorted(things)]
    if len(every) > _SHOWN:
        every = [*every[:_SHOWN], f"{len(every) - _SHOWN} more"]
    *rest, last = every
    return f"{', '.join(rest)} and {last}" if rest else last


_SHOWN: Final = 10
_GO_WITH_THEIR_OWNER: Final = (CANDIDATE_VERSIONS, JOB_VERSIONS, SHOWN_EXPLANATIONS)
_KIND_OF: Final = {table.name: kind for kind, tables in KINDS.items() for table in tables}
