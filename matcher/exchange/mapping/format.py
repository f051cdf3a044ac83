"""The mapping file: which of a foreign export's columns become which of ours. See docs/mapping.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from matcher.errors import InvalidInput
from matcher.exchange.columns import Table
from matcher.exchange.nearest import nearest
from matcher.exchange.schema import TABLES


class DateOrder(StrEnum):
    """In which order the parts of a date stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Decimal(StrEnum):
    """Which sign stands before the decimals; the other one then stands between thousands."""

    COMMA = "comma"
    POINT = "point"


class Transform(StrEnum):
    """What is done to a cell besides reading it as its column is read."""

    MINUTES = "minutes"  # the number counts minutes, and the column holds hours
    SLUG = "slug"  # an id is made of a text: small letters, digits and hyphens


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where one of our columns comes from.

    Either from the column with ``header``, or it is the same ``constant`` in every row. ``values``
    translates whole cells first, large and small letters alike; a translation to nothing is unknown.
    ``empty`` stands in for cells that say nothing. ``prefix`` is put before an id.
    """

    header: str = ""
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""
    prefix: str = ""
    date: DateOrder | None = None
    decimal: Decimal | None = None
    transform: Transform | None = None


@dataclass(frozen=True, slots=True)
class Unpivot:
    """Turns several columns into rows: their headers name a code of the column ``into``.

    Their cells fill the column ``value``. Without one, a row is made where the cell says yes.
    """

    into: str
    headers: Mapping[str, str]
    value: str = ""
    cells: ColumnMapping = field(default_factory=ColumnMapping)


@dataclass(frozen=True, slots=True)
class Block:
    """The rows that one source gives to one of our tables.

    ``file`` and ``sheet`` are patterns with ``*``. Of the source, only rows whose cells are among those
    in ``only`` are taken; a cell in ``split`` makes a row for each of its parts. Where ``distinct``,
    rows that are wholly alike are taken once.
    """

    table: Table
    file: str
    sheet: str = "*"
    columns: Mapping[str, ColumnMapping] = field(default_factory=dict)
    unpivot: Unpivot | None = None
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """Columns of a source that are left out on purpose; ``*`` stands for all of them.

    ``only`` names, by header, the cells of rows that are left out on purpose.
    """

    file: str
    headers: tuple[str, ...]
    sheet: str = "*"
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A whole mapping: ``name`` is the file's, for messages."""

    blocks: tuple[Block, ...]
    ignored: tuple[Ignored, ...] = ()
    name: str = "mapping.toml"


def parse_mapping(text: str, name: str) -> MappingFile:
    """The mapping that a TOML text describes.

    Raises
    ------
    InvalidInput
        It is no TOML, or has a key, table or column that there is not; says which, and what was meant.
    """
    try:
        root = _Keys(name, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{name} is not TOML: {error}.") from error
    blocks = tuple(_block(each) for each in root.tables("table"))
    ignored = tuple(_ignored(each) for each in root.tables("ignore"))
    root.refuse_others()
    if not blocks:
        raise InvalidInput(f"{name} maps no table. Add a [[table]], or begin with --suggest-mapping.")
    return MappingFile(blocks, ignored, name)


def _block(keys: _Keys) -> Block:
    name = keys.text("name")
    if name not in _TABLES:
        raise keys.fault(f"there is no table {name!r}", nearest(name, _TABLES))
    table = _TABLES[name]
    keys.place = f"[[table]] {name}"
    unpivot = keys.table("unpivot")
    columns = keys.table("columns") or _Keys(keys.file, keys.place, {})
    block = Block(
        table,
        file=keys.text("file"),
        sheet=keys.text("sheet", "*"),
        columns={column: _column(columns, column, table) for column in list(columns.values)},
        unpivot=None if unpivot is None else _unpivot(unpivot, table),
        only={header: _listed(value) for header, value in keys.mapping("only").items()},
        split=dict(keys.mapping("split")),
        distinct=bool(keys.values.pop("distinct", False)),
    )
    keys.refuse_others()
    filled = {*block.columns} | ({unpivot_.into, unpivot_.value} if (unpivot_ := block.unpivot) else set())
    _refuse_missing(keys, table, filled)
    return block


def _refuse_missing(keys: _Keys, table: Table, filled: set[str]) -> None:
    for column in table.columns:
        made = table.name == "wishes" and column.name == "target"
        if column.required and column.name not in filled and not made:
            raise keys.fault(f"the column {column.name} must come from somewhere", None)


def _column(keys: _Keys, name: str, table: Table) -> ColumnMapping:
    if name not in table.header:
        raise keys.fault(f"the table {table.name} has no column {name!r}", nearest(name, table.header))
    value = keys.values[name]
    if isinstance(value, str):
        return ColumnMapping(header=value)
    if not isinstance(value, dict):
        raise keys.fault(f"{name} must be a header in quotation marks or {{ header = ... }}", None)
    found = _reading(_Keys(keys.file, f"{keys.place}, {name}", dict(value)))
    if bool(found.header) == bool(found.constant):
        raise keys.fault(f"{name} needs either a header or a constant", None)
    return found


def _reading(keys: _Keys) -> ColumnMapping:
    found = ColumnMapping(
        header=keys.text("header", ""),
        constant=keys.text("constant", ""),
        values={str(old): str(new) for old, new in keys.mapping("values").items()},
        empty=keys.text("empty", ""),
        prefix=keys.text("prefix", ""),
        date=keys.choice("date", DateOrder),
        decimal=keys.choice("decimal", Decimal),
        transform=keys.choice("transform", Transform),
    )
    keys.refuse_others()
    return found


def _unpivot(keys: _Keys, table: Table) -> Unpivot:
    into, value = keys.text("into"), keys.text("value", "")
    for name in filter(None, (into, value)):
        if name not in table.header:
            raise keys.fault(f"the table {table.name} has no column {name!r}", nearest(name, table.header))
    headers = {str(header): str(code) for header, code in keys.mapping("headers").items()}
    return Unpivot(into, headers, value, _reading(keys))


def _ignored(keys: _Keys) -> Ignored:
    only = {header: _listed(value) for header, value in keys.mapping("only").items()}
    headers = _listed(keys.values.pop("headers", [] if only else ["*"]))
    found = Ignored(keys.text("file"), headers, keys.text("sheet", "*"), only)
    keys.refuse_others()
    return found


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


_Choice = TypeVar("_Choice", bound=StrEnum)


class _Keys:
    """The keys of one TOML table, each taken out once; what is left over was misspelt."""

    def __init__(self, file: str, place: str, values: dict[str, Any]) -> None:
        self.file, self.place, self.values = file, place, values
        self._known: list[str] = []

    def fault(self, what: str, meant: str | None) -> InvalidInput:
        place = f"{self.file}, {self.place}" if self.place else self.file
        return InvalidInput(f"{place}: {what}." + (f' Did you mean "{meant}"?' if meant else ""))

    def text(self, key: str, default: str | None = None) -> str:
        self._known.append(key)
        value = self.values.pop(key, default)
        if not isinstance(value, str | int | float):
            raise self.fault(f"{key} is missing or is no text", None)
        return str(value)

    def choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        text = self.text(key, "")
        if text and text not in set(kind):
            raise self.fault(f"{key} must be one of {', '.join(kind)}, not {text!r}", nearest(text, kind))
        return kind(text) if text else None

    def mapping(self, key: str) -> Mapping[str, Any]:
        self._known.append(key)
        value = self.values.pop(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"{key} must be a table of names and values", None)
        return value

    def table(self, key: str) -> _Keys | None:
        there = key in self.values
        value = dict(self.mapping(key))
        return _Keys(self.file, f"{self.place}, {key}", value) if there else None

    def tables(self, key: str) -> Sequence[_Keys]:
        self._known.append(key)
        value = self.values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(f"write [[{key}]] with two brackets on either side", None)
        return [_Keys(self.file, f"[[{key}]] no. {i}", dict(each)) for i, each in enumerate(value, start=1)]

    def refuse_others(self) -> None:
        for key in self.values:
            raise self.fault(f"there is no key {key!r} here", nearest(key, self._known))


_TABLES: Final = {table.name: table for table in TABLES}
