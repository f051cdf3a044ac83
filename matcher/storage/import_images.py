"""How what an import touches stood before it, so that it can be put back exactly as it was.

An image holds the rows of one thing (a candidate with levels and wishes, say) as compressed JSON; sealed
identities stay sealed in it. A digest of the rows tells later whether anybody has changed the thing since.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from sqlalchemy import Date, Integer, LargeBinary, Table

from matcher.storage.candidate_rows import CANDIDATE_LAYOUT
from matcher.storage.job_rows import JOB_LAYOUT, TASK_LAYOUT
from matcher.storage.match_rows import LABEL_LAYOUT, MATCH_LAYOUT
from matcher.storage.row_store import RowStore
from matcher.storage.rows import Row, key_column
from matcher.storage.tables import IDENTITY, METADATA
from matcher.storage.workplace_rows import (
    EMPLOYER_LAYOUT,
    PLACE_LAYOUT,
    POSITION_LAYOUT,
    WORKPLACE_LAYOUT,
)

__all__ = ["KINDS", "RowsOfThing", "digest", "keys_of", "pack", "rows_of", "unpack"]

RowsOfThing: TypeAlias = Mapping[str, list[Row]]
"""The rows of one thing by the name of their table; empty where it is not stored."""

KINDS: Final[Mapping[str, tuple[Table, ...]]] = {
    "dataset": LABEL_LAYOUT.tables,
    "places": PLACE_LAYOUT.tables,
    "employers": EMPLOYER_LAYOUT.tables,
    "workplaces": WORKPLACE_LAYOUT.tables,
    "positions": POSITION_LAYOUT.tables,
    "tasks": TASK_LAYOUT.tables,
    "jobs": JOB_LAYOUT.tables,
    "candidates": CANDIDATE_LAYOUT.tables,
    "identities": (IDENTITY,),
    "matches": MATCH_LAYOUT.tables,
}
"""The tables of each kind of thing that an import touches, the root first; each kind after those that it
refers to."""


def rows_of(store: RowStore, kind: str, ids: Collection[str]) -> dict[str, RowsOfThing]:
    """Return the rows of each of these things by its id, sorted; those that are not stored are not there."""
    found: defaultdict[str, dict[str, list[Row]]] = defaultdict(dict)
    for table in KINDS[kind]:
        owner = key_column(table)
        for row in sorted(store.select(table, owner, keys_of(table, ids)), key=_primary_key(table)):
            found[str(row[owner])].setdefault(table.name, []).append(row)
    return dict(found)


def keys_of(table: Table, ids: Collection[str]) -> Collection[Any]:
    """Return ids as the first column of a table's key holds them: the label of the data has a number."""
    return [int(each) for each in ids] if isinstance(table.primary_key.columns[0].type, Integer) else ids


def digest(rows: RowsOfThing) -> bytes:
    """Return what is the same only for the same rows."""
    return hashlib.blake2b(_plain(rows), digest_size=16).digest()


def pack(rows: RowsOfThing) -> bytes:
    """Return the rows as compressed JSON."""
    return zlib.compress(_plain(rows), level=1)


def unpack(image: bytes) -> dict[str, list[Row]]:
    """Return the rows that were packed."""
    tables: dict[str, list[dict[str, Any]]] = json.loads(zlib.decompress(image))
    return {
        name: [{column: _value(name, column, value) for column, value in row.items()} for row in rows]
        for name, rows in tables.items()
    }


def _primary_key(table: Table) -> Callable[[Row], tuple[Any, ...]]:
    names = [column.name for column in table.primary_key.columns]
    return lambda row: tuple(row[name] for name in names)


def _plain(rows: RowsOfThing) -> bytes:
    return json.dumps(
        {name: [dict(row) for row in some] for name, some in rows.items()},
        default=_text,
        sort_keys=True,
        separators=(",", ":"),
    ).encode()


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _value(table: str, column: str, value: Any) -> Any:
    kind = METADATA.tables[table].c[column].type
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return b64decode(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
