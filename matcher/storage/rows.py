"""Aggregates taken apart into rows, one table at a time, and put together again.

The SQL storage and the fake in memory use the same layouts, so that they cannot come to disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import Table

from matcher.errors import InvalidInput

__all__ = ["Layout", "Row", "Rows", "in_order", "key_column", "minutes", "parts_of"]

Row: TypeAlias = Mapping[str, Any]
"""One row: a value for each column of its table."""
Rows: TypeAlias = Mapping[Table, list[Row]]
"""Rows of an aggregate's tables."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How one kind of aggregate lies in the tables.

    ``root`` has one row for each, ``parts`` any number, led by the id of their owner. ``apart`` may be
    given any number of aggregates at once, and ``together`` returns as many as there are rows in the root.
    """

    name: str
    root: Table
    parts: tuple[Table, ...]
    key: Callable[[T], str]
    apart: Callable[[Iterable[T]], Rows]
    together: Callable[[Rows], list[T]]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The root and the parts."""
        return self.root, *self.parts


def key_column(table: Table) -> str:
    """Return the first column of the primary key: an aggregate's id, or its owner's.

    >>> from matcher.storage.tables import LEVELS
    >>> key_column(LEVELS)
    'candidate_id'
    """
    return str(next(iter(table.primary_key.columns)).name)


def parts_of(rows: Rows, table: Table) -> Mapping[str, list[Row]]:
    """Return the rows of a table of parts by their owner's id; an owner without parts has an empty list."""
    owner = key_column(table)
    parts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows.get(table, []):
        parts[row[owner]].append(row)
    return parts


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return the rows in the order in which they were given, after the column ``place``."""
    return sorted(rows, key=lambda row: int(row["place"]))


def minutes(owner: str, name: str, value: int | None) -> int | None:
    """Return the value, refused where it is no number of minutes within a week.

    >>> minutes("K1", "most_daily_minutes", 90)
    90
    """
    if value is not None and not 0 <= value <= 7 * 24 * 60:
        raise InvalidInput(f"{owner}: {name} must lie between 0 and a week (10080), not {value}.")
    return value
