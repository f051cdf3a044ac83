"""Turns another system's export into our tables, as a mapping says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from matcher.domain.candidate import WishTarget
from matcher.errors import Problem
from matcher.exchange.candidate_tables import WISHES
from matcher.exchange.cells import Fault
from matcher.exchange.columns import Column, Kind
from matcher.exchange.mapping.format import Block, ColumnMapping, MappingFile
from matcher.exchange.mapping.origin import (
    BLOCK,
    FIRST_ROW,
    HEADER,
    SOURCE,
    SOURCE_ROW,
    Mapped,
    Origin,
)
from matcher.exchange.mapping.readers import Readers
from matcher.exchange.mapping.structure import fits, structure_problems
from matcher.exchange.personal_numbers import masked
from matcher.exchange.raw import ROW, RawTable, RawTables
from matcher.exchange.schema import TABLES
from matcher.vocabulary.entries import Text, Vocabulary


def apply_mapping(mapping: MappingFile, sources: RawTables, vocabulary: Vocabulary) -> Mapped:
    """The tables that a mapping makes of an export.

    A cell that cannot be read is a problem of the result, and null in its table. A row of what a person can
    or wishes is left out where the cell that says so is empty or unknown.

    Parameters
    ----------
    mapping
        What becomes what.
    sources
        The sheets and files of the export under the names and headers that they have there.
    vocabulary
        Whose entries may be called by name.
    """
    problems = [*sources.problems, *structure_problems(mapping, sources, vocabulary)]
    if problems:
        refused = RawTables(sources.source, (), tuple(problems), is_workbook=sources.is_workbook)
        return Mapped(refused, sources.tables, mapping_name=mapping.name)
    work = _Work(Readers(vocabulary), sources.tables)
    for number, block in enumerate(mapping.blocks):
        for place, source in enumerate(sources.tables):
            if fits(block.file, block.sheet, source):
                work.add(number, block, place)
    tables, origins = work.tables(sources.source)
    return Mapped(
        RawTables(sources.source, tables, tuple(dict.fromkeys(work.problems))),
        sources.tables,
        origins,
        mapping.name,
        tuple(work.read_as),
    )


@dataclass(slots=True)
class _Work:
    """What has been mapped so far."""

    readers: Readers
    sources: Sequence[RawTable]
    parts: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    headers: dict[str, dict[tuple[int, str], str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    read_as: dict[tuple[str, str, str], None] = field(default_factory=dict)

    def add(self, number: int, block: Block, place: int) -> None:
        """Map the rows of one source that one block asks for."""
        source = self.sources[place]
        chosen = source.cells
        for header, allowed in block.only.items():
            wanted = [each.casefold() for each in allowed]
            chosen = chosen.filter(pl.col(header).str.to_lowercase().is_in(wanted))
        for header, sign in block.split.items():
            parts = pl.col(header).str.split(sign).list.eval(pl.element().str.strip_chars())
            chosen = chosen.with_columns(parts).explode(header).with_columns(pl.col(header).replace("", None))
        long = _unpivoted(block, chosen)
        read = _BlockCells(block, source, long, self.readers).read()
        self.problems += read.problems
        self.read_as |= read.read_as
        name = block.table.name
        known = self.headers.setdefault(name, {})
        known |= {(number, column): how.header for column, how in block.columns.items() if how.header}
        made = long.select(
            pl.lit(place).alias(SOURCE), pl.col(ROW).alias(SOURCE_ROW), pl.lit(number).alias(BLOCK), HEADER
        ).with_columns(read.values)
        made = made.filter(read.kept)
        if block.distinct:
            made = made.unique(block.table.header, keep="first", maintain_order=True)
        self.parts.setdefault(name, []).append(made)

    def tables(self, source: str) -> tuple[tuple[RawTable, ...], Mapping[str, Origin]]:
        """The mapped tables in the order of the format, and where their rows came from."""
        tables, origins = [], {}
        for table in TABLES:
            if table.name not in self.parts:
                continue
            rows = pl.concat(self.parts[table.name]).with_row_index(ROW, FIRST_ROW)
            rows = rows.with_columns(pl.col(ROW).cast(pl.Int64()))
            tables.append(RawTable(table.name, source, rows.select(ROW, *table.header), 1))
            origin = rows.select(SOURCE, SOURCE_ROW, BLOCK, HEADER)
            origins[table.name] = Origin(origin, self.headers[table.name])
        return tuple(tables), origins


def _unpivoted(block: Block, chosen: pl.DataFrame) -> pl.DataFrame:
    """The rows with the column HEADER, and where columns become rows also _CODE and _CELL."""
    if block.unpivot is None:
        return chosen.with_columns(pl.lit(None, pl.String()).alias(HEADER))
    codes = block.unpivot.headers
    others = [name for name in chosen.columns if name not in codes]
    long = chosen.unpivot(on=list(codes), index=others, variable_name=HEADER, value_name=_CELL)
    # The rows of one person belong together, as in the source.
    order = pl.col(HEADER).replace_strict(list(codes), list(range(len(codes))), return_dtype=pl.Int64())
    long = long.sort(ROW, order, maintain_order=True)
    return long.with_columns(
        pl.col(HEADER)
        .replace_strict(list(codes), list(codes.values()), return_dtype=pl.String())
        .alias(_CODE)
    )


@dataclass(slots=True)
class _Read:
    """The cells of one block in our own format, which rows are kept, and what was wrong."""

    values: list[pl.Series] = field(default_factory=list)
    kept: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.Boolean()))
    problems: list[Problem] = field(default_factory=list)
    read_as: dict[tuple[str, str, str], None] = field(default_factory=dict)


class _BlockCells:
    """Reads the cells of one block from one source."""

    def __init__(self, block: Block, source: RawTable, long: pl.DataFrame, readers: Readers) -> None:
        self._block, self._source, self._long, self._readers = block, source, long, readers
        self._values: dict[str, pl.Series] = {}
        self._said: dict[str, pl.Series] = {}
        self._read = _Read()

    def read(self) -> _Read:
        """All columns of the table, in its order save that what a level depends on comes first."""
        table = self._block.table
        for column in table.columns:
            self._values[column.name] = self._column(column)
        if table is WISHES and "target" not in self._block.columns:
            self._values["target"] = self._targets()
        self._read.values = [self._values[column.name] for column in table.columns]
        self._read.kept = self._kept()
        return self._read

    def _column(self, column: Column) -> pl.Series:
        unpivot, how = self._block.unpivot, self._block.columns.get(column.name)
        if unpivot is not None and column.name == unpivot.into:
            return self._long[_CODE].alias(column.name)
        if unpivot is not None and column.name == unpivot.value:
            return self._cells(column, self._long[_CELL], unpivot.cells)
        if how is None or how.constant:
            constant = how.constant if how else None
            return pl.repeat(constant, self._long.height, dtype=pl.String(), eager=True).alias(column.name)
        return self._cells(column, self._long[how.header], how)

    def _cells(self, column: Column, texts: pl.Series, how: ColumnMapping) -> pl.Series:
        """The cells of a column as our format has them; each distinct text is read once."""
        context = self._values.get("dimension") if column.name == "level" else None
        around = pl.lit("") if context is None else context.fill_null("")
        pairs = texts.alias("text").to_frame().with_columns(around.alias("context"))
        distinct = pairs.drop_nulls().unique(maintain_order=True)
        read = [self._readers.read(column, text, how, where) for text, where in distinct.iter_rows()]
        faults = [value if isinstance(value, Fault) else None for value in read]
        good = [None if isinstance(value, Fault) else value for value in read]
        known = distinct.with_columns(
            pl.Series("value", good, pl.String()),
            pl.Series("fault", [None if f is None else i for i, f in enumerate(faults)], pl.Int64()),
        )
        joined = pairs.join(known, on=["text", "context"], how="left", validate="m:1", maintain_order="left")
        self._report(column, how, joined, faults)
        self._note(column, how, distinct["text"], good)
        said = joined["value"].is_not_null() | joined["fault"].is_not_null()
        self._said[column.name] = said
        values = joined["value"]
        if how.empty:
            values = values.zip_with(said, pl.repeat(how.empty, len(values), dtype=pl.String(), eager=True))
        return values.alias(column.name)

    def _report(
        self, column: Column, how: ColumnMapping, joined: pl.DataFrame, faults: Sequence[Fault | None]
    ) -> None:
        if not any(faults):
            return
        wrong = joined.with_columns(self._long[ROW], self._long[HEADER]).drop_nulls("fault")
        for row, header, text, fault in wrong.select(ROW, HEADER, "text", "fault").iter_rows():
            found = faults[fault]
            if found is not None:
                place = (self._source.file, self._source.name, row, how.header or header)
                self._read.problems.append(Problem(*place, masked(text), found.rule, found.remedy))

    def _note(self, column: Column, how: ColumnMapping, texts: pl.Series, read: Sequence[str | None]) -> None:
        """Remember what was taken for a code without being called just that."""
        if column.kind is not Kind.CODE or how.values:
            return
        for text, code in zip(texts, read, strict=True):
            if code is not None and not self._readers.is_exact(column, text, code):
                self._read.read_as[how.header, text, code] = None

    def _targets(self) -> pl.Series:
        """Whether each wish is about a type of task or a whole field, as its code shows.

        A code that could not be read has been reported, and its row needs no second fault.
        """
        codes = self._values["code"]
        distinct = codes.drop_nulls().unique().to_list()
        targets = [self._readers.wish_target(code) for code in distinct]
        return (
            codes.replace_strict(distinct, targets, default=None, return_dtype=pl.String())
            .fill_null(WishTarget.TASK_TYPE.value)
            .alias("target")
        )

    def _kept(self) -> pl.Series:
        """Which rows say anything at all."""
        height, unpivot = self._long.height, self._block.unpivot
        if unpivot is not None and not unpivot.value:
            return self._marked(unpivot.cells)
        for name in _SAYING.get(self._block.table.name, ()):
            if name in self._said:
                return self._said[name]
        return pl.repeat(True, height, eager=True)

    def _marked(self, how: ColumnMapping) -> pl.Series:
        answers = self._cells(_MARK, self._long[_CELL], how)
        return (answers == "yes").fill_null(value=False)


_MARK: Final = Column("mark", Kind.BOOLEAN, Text("Ja eller nej", "Yes or no"))
_SAYING: Final[Mapping[str, tuple[str, ...]]] = {
    "arrangements": ("possible",),
    "task_times": ("day_parts", "days"),
    "demands": ("level",),
    "task_competences": ("level", "competence"),
    "available_times": ("day_parts", "days"),
    "levels": ("level",),
    "candidate_competences": ("level", "competence"),
    "experience": ("task_type",),
    "wishes": ("code",),
    "considerations": ("consideration",),
    "identities": ("name",),
}
"""The columns that a row is about, by table: where the first one that is mapped says nothing, nothing is
known and there is no row."""
_CODE: Final = "#code"
_CELL: Final = "#cell"
