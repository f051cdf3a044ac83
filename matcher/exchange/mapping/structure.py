"""Whether a mapping and an export fit: every file and column of both is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

import polars as pl

from matcher.errors import Problem
from matcher.exchange.codebook import code_list
from matcher.exchange.mapping.danish_values import read_yes_no
from matcher.exchange.mapping.format import Block, MappingFile
from matcher.exchange.mapping.wording import says_nothing
from matcher.exchange.nearest import nearest, nearest_code
from matcher.exchange.personal_numbers import masked
from matcher.exchange.raw import ROW, RawTable, RawTables
from matcher.vocabulary.entries import Vocabulary

EVERYTHING: Final = "*"


def fits(file: str, sheet: str, source: RawTable) -> bool:
    """Whether a source is one that the two patterns mean; large and small letters are alike."""
    return fnmatchcase(source.file.casefold(), file.casefold()) and fnmatchcase(
        source.name.casefold(), sheet.casefold()
    )


def headers_of(block: Block) -> dict[str, str]:
    """The headers that a block asks for, each with the column of ours that it is for."""
    asked = {how.header: column for column, how in block.columns.items() if how.header}
    if block.unpivot is not None:
        asked |= dict.fromkeys(block.unpivot.headers, block.unpivot.into)
    for header in (*block.only, *block.split):
        asked.setdefault(header, "")
    return asked


def structure_problems(mapping: MappingFile, sources: RawTables, vocabulary: Vocabulary) -> list[Problem]:
    """A problem for each file or column that one of the two has and the other does not speak of."""
    problems = [fault for block in mapping.blocks for fault in _unknown_codes(block, mapping, vocabulary)]
    if sources.problems:
        return problems
    for block in mapping.blocks:
        fitting = [source for source in sources.tables if fits(block.file, block.sheet, source)]
        if not fitting:
            problems.append(_no_source(block, mapping, sources))
        problems += (fault for source in fitting for fault in _absent(block, source))
    for source in sources.tables:
        problems += _unspoken_of(source, mapping)
        problems += _rows_left_out(source, mapping)
        problems += _answers_left_out(source, mapping)
    return list(dict.fromkeys(problems))


def _no_source(block: Block, mapping: MappingFile, sources: RawTables) -> Problem:
    names = ", ".join(f"{source.file} ({source.name})" for source in sources.tables)
    rule = f'No file fits the pattern "{block.file}"'
    rule += f' with a sheet that fits "{block.sheet}".' if block.sheet != EVERYTHING else "."
    return Problem(mapping.name, block.table.name, 0, "", "", rule, masked(f"There are: {names}."))


def _absent(block: Block, source: RawTable) -> Iterator[Problem]:
    for header, column in headers_of(block).items():
        if header not in source.header:
            meant = nearest(header, source.header)
            what = f"{block.table.name}.{column}" if column else block.table.name
            remedy = f'Did you mean "{meant}"? ' if meant else ""
            yield Problem(
                source.file,
                source.name,
                source.header_row,
                header,
                "",
                f"This column is missing, and the mapping asks for it for {what}.",
                f"{remedy}Correct the header in the mapping, or take it out there.",
            )


def _unspoken_of(source: RawTable, mapping: MappingFile) -> Iterator[Problem]:
    blocks = [block for block in mapping.blocks if fits(block.file, block.sheet, source)]
    ignored = [each for each in mapping.ignored if fits(each.file, each.sheet, source)]
    known = {header for block in blocks for header in headers_of(block)}
    known |= {header for each in ignored for header in each.headers}
    if EVERYTHING in known:
        return
    if not blocks and not ignored:
        rule, remedy = (
            "The mapping does not speak of it.",
            "Map it, or name it in an [[ignore]] of the mapping.",
        )
        yield Problem(source.file, source.name, 0, "", "", rule, remedy)
        return
    for header in source.header:
        if header not in known:
            rule = "The mapping does not say what this column is."
            remedy = "Map it, or add it to the headers of an [[ignore]] of the mapping."
            yield Problem(source.file, source.name, source.header_row, masked(header), "", rule, remedy)


def _rows_left_out(source: RawTable, mapping: MappingFile) -> Iterator[Problem]:
    """A problem for each cell by which rows are chosen, where no block and no ignore speaks of it."""
    blocks = [block for block in mapping.blocks if fits(block.file, block.sheet, source)]
    ignored = [each for each in mapping.ignored if fits(each.file, each.sheet, source)]
    shared = set.intersection(*(set(block.only) for block in blocks)) if blocks else set()
    for header in sorted(shared & set(source.header)):
        chosen = [each.only for each in blocks] + [each.only for each in ignored]
        known = {cell.casefold() for only in chosen for cell in only.get(header, ())}
        for text, row in _first_rows(source.cells, header).items():
            if text.casefold() not in known:
                rule = "The mapping does not say what rows with this cell are."
                remedy = "Add it to an only of the mapping, or to the only of an [[ignore]]."
                yield Problem(source.file, source.name, row, header, masked(text), rule, remedy)


def _answers_left_out(source: RawTable, mapping: MappingFile) -> Iterator[Problem]:
    """A problem for each answer that a block passes over, unless it is a no or says nothing.

    Where a block takes only the rows of some items that also have some answers, such as ja, any other
    answer about these items would be lost.
    """
    blocks = [block for block in mapping.blocks if fits(block.file, block.sheet, source)]
    chosen = [b.only for b in blocks] + [i.only for i in mapping.ignored if fits(i.file, i.sheet, source)]
    shared = set.intersection(*(set(block.only) for block in blocks)) if blocks else set()
    for block in blocks:
        for header in sorted((set(block.only) - shared) & set(source.header)):
            known = {cell.casefold() for only in chosen for cell in only.get(header, ())}
            rows = source.cells
            for item in shared & set(source.header):
                wanted = [cell.casefold() for cell in block.only[item]]
                rows = rows.filter(pl.col(item).str.to_lowercase().is_in(wanted))
            for text, row in _first_rows(rows, header).items():
                if text.casefold() in known or says_nothing(text) or read_yes_no(text) == "no":
                    continue
                rule = "The mapping does not say what this answer means."
                remedy = "Add it to the only of the mapping if it is a yes, or to the only of an [[ignore]]."
                yield Problem(source.file, source.name, row, header, masked(text), rule, remedy)


def _first_rows(cells: pl.DataFrame, header: str) -> dict[str, int]:
    """The first row of each text in a column."""
    first: dict[str, int] = {}
    for row, text in cells.select(ROW, header).drop_nulls().iter_rows():
        first.setdefault(text, row)
    return first


def _unknown_codes(block: Block, mapping: MappingFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    if block.unpivot is None:
        return
    column = next(column for column in block.table.columns if column.name == block.unpivot.into)
    listed = code_list(column, vocabulary)
    for header, code in block.unpivot.headers.items():
        if listed is not None and code not in listed.names:
            meant = nearest_code(code, listed.names)
            remedy = f'Did you mean "{meant}"?' if meant else "Look the code up in docs/data-format.md."
            rule = f"There is no such {listed.noun}."
            yield Problem(mapping.name, block.table.name, 0, header, code, rule, remedy)
