"""Reads the vocabulary that comes with the package, and refuses one that does not hang together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final, TypeVar

from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed
from matcher.errors import InvalidInput
from matcher.vocabulary.entries import (
    CompetenceEntry,
    ConsiderationEntry,
    ConsiderationKind,
    DimensionEntry,
    FieldEntry,
    TaskType,
    Text,
    Vocabulary,
)

__all__ = ["load_vocabulary", "read_vocabulary"]

_ICF_CODE: Final = re.compile(r"[bde]\d{3,5}")
_LINE: Final = re.compile(r"at line (\d+)")
_Choice = TypeVar("_Choice", bound=StrEnum)


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package; read once in a process."""
    return read_vocabulary(files("matcher.vocabulary") / "data")


def read_vocabulary(folder: Traversable) -> Vocabulary:
    """The vocabulary written down in a folder.

    Parameters
    ----------
    folder
        Holds ``dimensions.toml``, ``fields.toml``, ``considerations.toml``, ``competences.toml`` and, in
        ``task_types``, one file for each field of work, named after the field's code.

    Raises
    ------
    InvalidInput
        Something is missing, written twice or unknown; names the file, the key and the value.
    """
    fields = _fields(_read(folder / "fields.toml"))
    competences = _competences(_read(folder / "competences.toml"))
    return Vocabulary(
        dimensions=_dimensions(_read(folder / "dimensions.toml")),
        fields=fields,
        competences=competences,
        considerations=_considerations(_read(folder / "considerations.toml")),
        task_types=_task_types(folder / "task_types", fields, competences),
    )


def _dimensions(root: _Table) -> Mapping[Dimension, DimensionEntry]:
    entries = {entry.dimension: entry for entry in map(_dimension, root.tables())}
    for dimension in DIMENSIONS:
        if dimension not in entries:
            raise root.fault(dimension.value, None, "every dimension needs its wording")
    return MappingProxyType({dimension: entries[dimension] for dimension in DIMENSIONS})


def _dimension(table: _Table) -> DimensionEntry:
    table.refuse_keys_but(
        "icf", "name_da", "name_en", "question_da", "question_en", "anchors_da", "anchors_en"
    )
    icf = table.texts("icf")
    for code in icf:
        if not _ICF_CODE.fullmatch(code):
            raise table.fault("icf", code, "an ICF code is b, d or e and three to five digits")
    none, light, moderate, high, full = (
        Text(da, en) for da, en in zip(_five(table, "anchors_da"), _five(table, "anchors_en"), strict=True)
    )
    return DimensionEntry(
        dimension=_choice(Dimension, table.name, table),
        name=table.both("name_"),
        icf=icf,
        anchors=(none, light, moderate, high, full),
        question=table.both("question_"),
    )


def _five(table: _Table, key: str) -> tuple[str, ...]:
    anchors = table.texts(key)
    if len(set(anchors)) != len(Level) or len(anchors) != len(Level):
        raise table.fault(key, list(anchors), "a dimension has five different anchors")
    return anchors


def _fields(root: _Table) -> Mapping[str, FieldEntry]:
    entries: dict[str, FieldEntry] = {}
    for table in root.table("fields").tables():
        table.refuse_keys_but("da", "en")
        entries[table.name] = FieldEntry(table.name, table.both())
    return MappingProxyType(entries)


def _competences(root: _Table) -> Mapping[CompetenceCode, CompetenceEntry]:
    entries: dict[CompetenceCode, CompetenceEntry] = {}
    for table in root.table("competences").tables():
        table.refuse_keys_but("licence", "proof", "da", "en")
        code = CompetenceCode(table.name)
        proof = table.flag("proof") if "proof" in table.values else False
        entries[code] = CompetenceEntry(code, table.both(), table.flag("licence"), proof)
    return MappingProxyType(entries)


def _considerations(root: _Table) -> Mapping[ConsiderationCode, ConsiderationEntry]:
    entries: dict[ConsiderationCode, ConsiderationEntry] = {}
    for table in root.table("considerations").tables():
        table.refuse_keys_but("kind", "da", "en")
        code = ConsiderationCode(table.name)
        kind = _choice(ConsiderationKind, table.text("kind"), table, "kind")
        entries[code] = ConsiderationEntry(code, kind, table.both())
    return MappingProxyType(entries)


def _task_types(
    folder: Traversable,
    fields: Mapping[str, FieldEntry],
    competences: Mapping[CompetenceCode, CompetenceEntry],
) -> Mapping[TaskTypeCode, TaskType]:
    by_field = {file.name.removesuffix(".toml"): file for file in _toml_files(folder)}
    for stray in sorted(by_field.keys() - fields.keys()):
        raise _fault(f"task_types/{stray}.toml", "file name", stray, "the name must be the code of a field")
    entries: dict[TaskTypeCode, TaskType] = {}
    for field in fields:
        if field not in by_field:
            continue
        for table in _read(by_field[field], f"task_types/{field}.toml").tables():
            task_type = _task_type(table, field, competences)
            if task_type.code in entries:
                other = entries[task_type.code].field
                raise table.fault("", table.name, f"the code is in use in task_types/{other}.toml already")
            entries[task_type.code] = task_type
    return MappingProxyType(entries)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    try:
        yield from (file for file in folder.iterdir() if file.name.endswith(".toml"))
    except FileNotFoundError as absent:
        raise _fault(folder.name, "folder", None, "the vocabulary needs it") from absent


def _task_type(table: _Table, field: str, competences: Mapping[CompetenceCode, CompetenceEntry]) -> TaskType:
    table.refuse_keys_but("da", "en", "synonyms_da", "synonyms_en", "demands", "competences")
    return TaskType(
        code=TaskTypeCode(table.name),
        field=field,
        name=table.both(),
        synonyms_da=table.texts("synonyms_da"),
        synonyms_en=table.texts("synonyms_en"),
        demands=_demands(table.table("demands")),
        competences=_needs(table.listed_tables("competences"), competences),
    )


def _demands(table: _Table) -> Levels:
    return Levels({_choice(Dimension, key, table, key): table.level(key) for key in table.values})


def _needs(
    tables: Iterable[_Table], competences: Mapping[CompetenceCode, CompetenceEntry]
) -> tuple[CompetenceNeed, ...]:
    needs: dict[CompetenceCode, CompetenceNeed] = {}
    for table in tables:
        table.refuse_keys_but("code", "level", "required")
        code = CompetenceCode(table.text("code"))
        if code not in competences:
            raise table.fault("code", code, "no such competence in competences.toml")
        if code in needs:
            raise table.fault("code", code, "the competence is listed twice")
        needs[code] = CompetenceNeed(code, table.level("level"), table.flag("required"))
    return tuple(needs.values())


def _choice(kind: type[_Choice], value: str, table: _Table, key: str = "") -> _Choice:
    try:
        return kind(value)
    except ValueError as unknown:
        raise table.fault(key, value, f"known are {', '.join(kind)}") from unknown


def _read(file: Traversable, shown: str = "") -> _Table:
    """The whole of a file as a table; ``shown`` is what to call it where its name alone says too little."""
    name = shown or file.name
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as absent:
        raise _fault(name, "file", None, "the vocabulary needs it") from absent
    except UnicodeDecodeError as unreadable:
        raise InvalidInput(f"{name} is not written in UTF-8: {unreadable}.", file=name) from unreadable
    try:
        return _Table(name, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as unreadable:
        # A code that is written twice in one file ends here; the parser tells only where.
        place = _LINE.search(str(unreadable))
        line = text.splitlines()[int(place[1]) - 1].strip() if place else ""
        raise InvalidInput(f"{name}: {line!r} - {unreadable}.", file=name) from unreadable


def _fault(file: str, key: str, value: object, rule: str) -> InvalidInput:
    shown = "missing" if value is None else repr(value)
    return InvalidInput(f"{file}, {key}: {shown} - {rule}.", file=file, key=key)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of a file, read key by key, so that every fault can say where it is."""

    file: str
    path: str
    values: Mapping[str, object]

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    def fault(self, key: str, value: object, rule: str) -> InvalidInput:
        return _fault(self.file, ".".join(filter(None, (self.path, key))), value, rule)

    def refuse_keys_but(self, *known: str) -> None:
        for key in self.values:
            if key not in known:
                raise self.fault(key, self.values[key], f"unknown key; known are {', '.join(known)}")

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, value, "must be a text that is not empty")
        return value

    def both(self, prefix: str = "") -> Text:
        return Text(self.text(f"{prefix}da"), self.text(f"{prefix}en"))

    def flag(self, key: str) -> bool:
        value = self.values.get(key)
        if not isinstance(value, bool):
            raise self.fault(key, value, "must be true or false")
        return value

    def level(self, key: str) -> Level:
        value = self.values.get(key)
        # By exact type, as true and false are integers to Python.
        if type(value) is not int or not Level.NONE <= value <= Level.FULL:
            raise self.fault(key, value, "must be a level from 0 to 4")
        return Level(value)

    def texts(self, key: str) -> tuple[str, ...]:
        items = self._list(key)
        texts = tuple(item for item in items if isinstance(item, str) and item.strip())
        if len(texts) != len(items):
            raise self.fault(key, items, "must be a list of texts that are not empty")
        return texts

    def table(self, key: str) -> _Table:
        return self._nested(key, self.values.get(key))

    def tables(self) -> Iterator[_Table]:
        return (self._nested(key, value) for key, value in self.values.items())

    def listed_tables(self, key: str) -> Iterator[_Table]:
        return (self._nested(f"{key}[{i}]", item) for i, item in enumerate(self._list(key)))

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if not isinstance(value, list):
            raise self.fault(key, value, "must be a list")
        return value

    def _nested(self, key: str, value: object) -> _Table:
        if not isinstance(value, dict):
            raise self.fault(key, value, "must be a table")
        return _Table(self.file, ".".join(filter(None, (self.path, key))), value)
