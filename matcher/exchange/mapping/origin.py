"""Where each mapped cell came from, so that a fault is told in the words of the original file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import polars as pl

from matcher.errors import Problem, RejectedImport
from matcher.exchange.personal_numbers import MASK, masked
from matcher.exchange.raw import ROW, RawTable, RawTables

SOURCE: Final = "#source"
SOURCE_ROW: Final = "#source row"
BLOCK: Final = "#block"
HEADER: Final = "#header"
"""Columns of an origin frame, besides :data:`~matcher.exchange.raw.ROW`: which source, which row of it,
which block of the mapping, and the header that was turned into a row (null elsewhere)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of one mapped table came from; ``headers`` by block and column of ours."""

    rows: pl.DataFrame
    headers: Mapping[tuple[int, str], str]


@dataclass(frozen=True)
class Mapped:
    """A foreign export as our tables.

    ``read_as`` lists what was taken for a code without being called just that: header, text and code.
    """

    tables: RawTables
    sources: tuple[RawTable, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    mapping_name: str = ""
    read_as: tuple[tuple[str, str, str], ...] = ()

    @contextmanager
    def told_in_the_original(self) -> Iterator[None]:
        """Retells a refusal that is raised inside in terms of the original files."""
        try:
            yield
        except RejectedImport as refused:
            raise RejectedImport(self.in_the_original(refused.problems)) from refused

    def in_the_original(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems with file, row, header and value as they stand in the original.

        What follows from a cell that could not be read, and what one cell brings about in several of our
        tables, is said once.
        """
        own = set(self.tables.problems)
        told = {problem for problem in problems if problem in own}
        places = {(p.file, p.table, p.row, p.column) for p in told}
        for problem in problems:
            if problem in own:
                continue
            retold = self._retold(problem)
            if (retold.file, retold.table, retold.row, retold.column) not in places:
                told.add(retold)
        return tuple(sorted(told))

    def _retold(self, problem: Problem) -> Problem:
        origin = self.origins.get(problem.table)
        if origin is None or problem.row == 0:
            remedy = f"Map a source to the table {problem.table}, or import it first."
            known = problem.table in self.origins or problem.file == self.tables.source
            return (
                replace(problem, file=self.mapping_name, remedy=remedy)
                if known and problem.table
                else problem
            )
        source, row, block, unpivoted = self._place(origin, problem.row)
        columns = [name.strip() for name in problem.column.split(",")]
        headers = [self._header(origin, block, name, unpivoted) for name in columns if name]
        rule, remedy = (
            self._reworded(text, problem.table, problem.row) for text in (problem.rule, problem.remedy)
        )
        return Problem(
            file=self.sources[source].file,
            table=self.sources[source].name,
            row=row,
            column=masked(", ".join(dict.fromkeys(headers))),
            value=self._value(source, row, headers) if problem.value not in {"", MASK} else problem.value,
            rule=rule,
            remedy=remedy,
        )

    def _place(self, origin: Origin, row: int) -> tuple[int, int, int, str]:
        found = origin.rows.row(row - FIRST_ROW, named=True)
        return found[SOURCE], found[SOURCE_ROW], found[BLOCK], found[HEADER] or ""

    def _header(self, origin: Origin, block: int, column: str, unpivoted: str) -> str:
        return origin.headers.get((block, column), unpivoted or column)

    def _value(self, source: int, row: int, headers: Iterable[str]) -> str:
        cells = self._cells_of(source, row)
        return masked(", ".join(dict.fromkeys(cells.get(header) or header for header in headers)))

    def _cells_of(self, source: int, row: int) -> Mapping[str, str | None]:
        place = self._row_places[source][row]
        return self.sources[source].cells.row(place, named=True)

    @cached_property
    def _row_places(self) -> tuple[Mapping[int, int], ...]:
        return tuple({row: i for i, row in enumerate(source.cells[ROW])} for source in self.sources)

    def _reworded(self, text: str, table: str, at: int) -> str:
        """The sentence with our column names and row numbers put as the original has them."""
        origin = self.origins[table]
        source, _, block, unpivoted = self._place(origin, at)

        def row(found: re.Match[str]) -> str:
            other, number, *_ = self._place(origin, int(found[1]))
            where = "" if other == source else f" of {self.sources[other].file}"
            return f"Row {number}{where}"

        def column(found: re.Match[str]) -> str:
            header = origin.headers.get((block, found[0])) or unpivoted
            return f'"{header}"' if header and found[0] in self.tables_header(table) else found[0]

        return re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", column, re.sub(r"\bRow (\d+)\b", row, text))

    def tables_header(self, table: str) -> tuple[str, ...]:
        """The columns of one of the mapped tables."""
        found = self.tables.get(table)
        return found.header if found else ()


FIRST_ROW: Final = 2
"""Rows of mapped tables are numbered from here, as in a file with a header."""
