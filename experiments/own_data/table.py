"""Reads a grouped ranking data set: a row an item, a column that names its query, one that grades it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

import numpy as np
import polars as pl

from matcher.errors import InvalidInput
from matcher.features.snapshots import F32, I8, Flags, Rows
from matcher.models.growing import FeaturePlan

_HIGHEST_GRADE: Final = 30
"""LightGBM's default gains end there."""


@dataclass(frozen=True, slots=True, eq=False)
class RankingTable:
    """P items in Q queries, the items of one query side by side.

    Attributes
    ----------
    matrix : (P, feature), NaN where there is no value
    grades : (P,) 0 and up
    query_sizes : (Q,)
    """

    name: str
    plan: FeaturePlan
    group_names: tuple[str, ...]
    matrix: F32
    grades: I8
    query_sizes: Rows

    def __len__(self) -> int:
        return len(self.grades)

    def take(self, queries: Flags) -> Self:
        """The items of these queries, in the old order."""
        rows = np.repeat(queries, self.query_sizes)
        return replace(
            self,
            matrix=self.matrix[rows],
            grades=self.grades[rows],
            query_sizes=self.query_sizes[queries],
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a file are what.

    Parameters
    ----------
    higher, lower
        Features of which more, or less, is never worse.
    groups
        By name, features that may be combined. Where any are named, every other feature stands alone;
        where none are, all may be combined.
    """

    query: str
    label: str
    features: tuple[str, ...]
    higher: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] | None = None


def read_ranking_table(path: Path, columns: Columns) -> RankingTable:
    """The table in a Parquet or CSV file.

    Raises
    ------
    InvalidInput
        Naming the file and the column, row and value that cannot be used, and what would be right.
    """
    frame = _read(path)
    wanted = [columns.query, columns.label, *columns.features]
    missing = [name for name in wanted if name not in frame.columns]
    if missing:
        raise InvalidInput(
            f"{path.name} has no column {missing[0]}. Its columns are {', '.join(frame.columns)}."
        )
    _check_named(columns)
    frame = frame.select(list(dict.fromkeys(wanted))).sort(columns.query, maintain_order=True)
    if not frame.height:
        raise InvalidInput(f"{path.name} has no rows.")
    matrix = np.stack([_numbers(path, frame[name]) for name in columns.features], axis=1)
    sizes = frame.group_by(columns.query, maintain_order=True).len()["len"].to_numpy()
    names, groups = _groups(columns)
    return RankingTable(
        name=path.name,
        plan=FeaturePlan(columns.features, _directions(columns), groups),
        group_names=names,
        matrix=matrix.astype(np.float32),
        grades=_grades(path, frame[columns.label]),
        query_sizes=sizes.astype(np.intp),
    )


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path) if path.suffix == ".csv" else pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InvalidInput(f"{path.name} cannot be read as Parquet or CSV: {error}") from error


def _check_named(columns: Columns) -> None:
    named = [*columns.higher, *columns.lower, *(n for g in (columns.groups or {}).values() for n in g)]
    stray = [name for name in named if name not in columns.features]
    if stray:
        raise InvalidInput(f"{stray[0]} is not among the features. Name it with --features too.")
    if len(set(columns.features)) != len(columns.features):
        raise InvalidInput("A feature is named twice.")
    grouped = [n for g in (columns.groups or {}).values() for n in g]
    if len(set(grouped)) != len(grouped) or set(columns.higher) & set(columns.lower):
        raise InvalidInput("A feature is in two groups, or is to be higher and lower at once.")


def _numbers(path: Path, column: pl.Series) -> F32:
    if not (column.dtype.is_numeric() or column.dtype == pl.Boolean):
        raise InvalidInput(
            f"{path.name}, column {column.name}: {column.dtype} is no number. Turn it into numbers first."
        )
    found: F32 = column.cast(pl.Float32).fill_null(float("nan")).to_numpy()
    return found


def _grades(path: Path, column: pl.Series) -> I8:
    numbers = _numbers(path, column)
    wrong = np.flatnonzero(~((numbers >= 0) & (numbers <= _HIGHEST_GRADE) & (numbers == np.floor(numbers))))
    if len(wrong):
        value = column[int(wrong[0])]
        raise InvalidInput(
            f"{path.name}, column {column.name}: {value!r} is no grade. Grades are whole numbers from 0 to"
            f" {_HIGHEST_GRADE}, the best the highest."
        )
    return numbers.astype(np.int8)


def _directions(columns: Columns) -> tuple[int, ...]:
    return tuple((name in columns.higher) - (name in columns.lower) for name in columns.features)


def _groups(columns: Columns) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    place = {name: i for i, name in enumerate(columns.features)}
    if not columns.groups:
        return ("all features",), (tuple(place.values()),)
    grouped = {name for members in columns.groups.values() for name in members}
    alone = [name for name in columns.features if name not in grouped]
    names = (*columns.groups, *alone)
    return names, (
        *(tuple(place[n] for n in members) for members in columns.groups.values()),
        *((place[name],) for name in alone),
    )


def split_queries(table: RankingTable, held_out_share: float, seed: int) -> tuple[RankingTable, RankingTable]:
    """Queries to learn from, and queries to compare on, dealt out by chance; each is on one side only.

    Raises
    ------
    InvalidInput
        When either side would be empty.
    """
    count = len(table.query_sizes)
    held_out = round(count * held_out_share)
    if not 0 < held_out < count:
        raise InvalidInput(f"{count} queries cannot be split with {held_out_share:.0%} held out.")
    chosen: Sequence[int] = np.random.default_rng(seed).permutation(count)[:held_out].tolist()
    later = np.zeros(count, np.bool_)
    later[chosen] = True
    return table.take(~later), table.take(later)
