"""The rows of checked frames, with the fixed answers where a cell was left empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import polars as pl

from matcher.domain.week import DayPart, Slot, Weekday, slots_of
from matcher.exchange.defaults import DEFAULTS

Frames = Mapping[str, pl.DataFrame]


def rows(frames: Frames, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The values of some columns for each row of a table, in its order."""
    frame = frames[table].select(_filled(frames[table], table, column) for column in columns)
    yield from frame.iter_rows()


def rows_by_owner(frames: Frames, table: str, *columns: str) -> Mapping[str, list[tuple[Any, ...]]]:
    """The same by the first column, which is left out; who has no rows has an empty list."""
    owned: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for owner, *values in rows(frames, table, *columns):
        owned[owner].append(tuple(values))
    return owned


@cache
def slots_named(days: str | None, day_parts: str | None) -> frozenset[Slot] | None:
    """The slots that two cells name, ``None`` where they are empty."""
    if days is None or day_parts is None:
        return None
    return slots_of(
        [Weekday(day) for day in days.split(",")], [DayPart(part) for part in day_parts.split(",")]
    )


def _filled(frame: pl.DataFrame, table: str, column: str) -> pl.Expr:
    written = DEFAULTS.get((table, column))
    if written is None:
        return pl.col(column)
    is_flag = frame.schema[column] == pl.Boolean()
    return pl.col(column).fill_null(pl.lit(written == _YES if is_flag else written))


_YES: Final = "yes"
