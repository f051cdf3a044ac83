"""Writes a mapping as the TOML text that reads back as the same mapping."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from matcher.exchange.mapping.format import Block, ColumnMapping, MappingFile


def write_mapping(mapping: MappingFile, notes: Mapping[tuple[str, str, str], str] | None = None) -> str:
    """The mapping as TOML.

    ``notes`` are remarks to put behind a column's line, by file, table and column.
    """
    lines: list[str] = []
    for block in mapping.blocks:
        lines += [*_block(block, notes or {}), ""]
    for ignored in mapping.ignored:
        lines += ["[[ignore]]", f"file = {_text(ignored.file)}"]
        lines += [f"sheet = {_text(ignored.sheet)}"] if ignored.sheet != "*" else []
        lines += [f"headers = {_list(ignored.headers)}"]
        lines += [f"only = {_lists(ignored.only)}"] if ignored.only else []
        lines.append("")
    return "\n".join(lines)


def _block(block: Block, notes: Mapping[tuple[str, str, str], str]) -> Iterator[str]:
    yield "[[table]]"
    yield f"name = {_text(block.table.name)}"
    yield f"file = {_text(block.file)}"
    if block.sheet != "*":
        yield f"sheet = {_text(block.sheet)}"
    if block.distinct:
        yield "distinct = true"
    if block.only:
        yield f"only = {_lists(block.only)}"
    if block.split:
        yield f"split = {_pairs(block.split)}"
    yield "[table.columns]"
    for name, column in block.columns.items():
        note = notes.get((block.file, block.table.name, name), "")
        yield f"{name} = {_column(column)}" + (f"  # {note}" if note else "")
    if block.unpivot is not None:
        yield "[table.unpivot]"
        yield f"into = {_text(block.unpivot.into)}"
        if block.unpivot.value:
            yield f"value = {_text(block.unpivot.value)}"
        yield from (f"{key} = {value}" for key, value in _reading(block.unpivot.cells))
        yield "[table.unpivot.headers]"
        for header, code in block.unpivot.headers.items():
            note = notes.get((block.file, block.table.name, header), "")
            yield f"{_text(header)} = {_text(code)}" + (f"  # {note}" if note else "")


def _column(column: ColumnMapping) -> str:
    parts = list(_reading(column))
    if len(parts) == 1 and column.header:
        return _text(column.header)
    return "{ " + ", ".join(f"{key} = {value}" for key, value in parts) + " }"


def _reading(column: ColumnMapping) -> Iterator[tuple[str, str]]:
    for key in ("header", "constant", "prefix", "date", "decimal", "transform", "empty"):
        value = getattr(column, key)
        if value:
            yield key, _text(str(value))
    if column.values:
        yield "values", _pairs(column.values)


def _pairs(values: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{_text(old)} = {_text(new)}" for old, new in values.items()) + " }"


def _lists(values: Mapping[str, tuple[str, ...]]) -> str:
    return "{ " + ", ".join(f"{_text(header)} = {_list(cells)}" for header, cells in values.items()) + " }"


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    """A basic TOML string; JSON's escapes are among TOML's, save for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
