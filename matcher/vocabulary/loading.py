"""Reads the vocabulary that comes with the package, and refuses one that does not hang together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed
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
from matcher.vocabulary.toml_tables import Table, choice_of, fault, read_table

__all__ = ["load_vocabulary", "read_vocabulary"]

_ICF_CODE: Final = re.compile(r"[bde]\d{3,5}")


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


def _dimensions(root: Table) -> Mapping[Dimension, DimensionEntry]:
    entries = {entry.dimension: entry for entry in map(_dimension, root.tables())}
    for dimension in DIMENSIONS:
        if dimension not in entries:
            raise root.fault(dimension.value, None, "every dimension needs its wording")
    return MappingProxyType({dimension: entries[dimension] for dimension in DIMENSIONS})


def _dimension(table: Table) -> DimensionEntry:
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
        dimension=choice_of(Dimension, table.name, table),
        name=table.both("name_"),
        icf=icf,
        anchors=(none, light, moderate, high, full),
        question=table.both("question_"),
    )


def _five(table: Table, key: str) -> tuple[str, ...]:
    anchors = table.texts(key)
    if len(set(anchors)) != len(Level) or len(anchors) != len(Level):
        raise table.fault(key, list(anchors), "a dimension has five different anchors")
    return anchors


def _fields(root: Table) -> Mapping[str, FieldEntry]:
    entries: dict[str, FieldEntry] = {}
    for table in root.table("fields").tables():
        table.refuse_keys_but("da", "en")
        entries[table.name] = FieldEntry(table.name, table.both())
    return MappingProxyType(entries)


def _competences(root: Table) -> Mapping[CompetenceCode, CompetenceEntry]:
    entries: dict[CompetenceCode, CompetenceEntry] = {}
    for table in root.table("competences").tables():
        table.refuse_keys_but("licence", "proof", "da", "en")
        code = CompetenceCode(table.name)
        proof = table.flag("proof") if "proof" in table.values else False
        entries[code] = CompetenceEntry(code, table.both(), table.flag("licence"), proof)
    return MappingProxyType(entries)


def _considerations(root: Table) -> Mapping[ConsiderationCode, ConsiderationEntry]:
    entries: dict[ConsiderationCode, ConsiderationEntry] = {}
    for table in root.table("considerations").tables():
        table.refuse_keys_but("kind", "da", "en")
        code = ConsiderationCode(table.name)
        kind = choice_of(ConsiderationKind, table.text("kind"), table, "kind")
        entries[code] = ConsiderationEntry(code, kind, table.both())
    return MappingProxyType(entries)


def _task_types(
    folder: Traversable,
    fields: Mapping[str, FieldEntry],
    competences: Mapping[CompetenceCode, CompetenceEntry],
) -> Mapping[TaskTypeCode, TaskType]:
    by_field = {file.name.removesuffix(".toml"): file for file in _toml_files(folder)}
    for stray in sorted(by_field.keys() - fields.keys()):
        raise fault(f"task_types/{stray}.toml", "file name", stray, "the name must be the code of a field")
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
        raise fault(folder.name, "folder", None, "the vocabulary needs it") from absent


def _task_type(table: Table, field: str, competences: Mapping[CompetenceCode, CompetenceEntry]) -> TaskType:
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


def _demands(table: Table) -> Levels:
    return Levels({choice_of(Dimension, key, table, key): table.level(key) for key in table.values})


def _needs(
    tables: Iterable[Table], competences: Mapping[CompetenceCode, CompetenceEntry]
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


def _read(file: Traversable, shown: str = "") -> Table:
    return read_table(file, "the vocabulary needs it", shown)
