"""Reads ESCO: the tables of the official CSV download in any language, or a plain table of occupations.

The official download has a folder for each language with ``occupations_da.csv``, ``skills_da.csv``,
``occupationSkillRelations_da.csv`` and ``ISCOGroups_da.csv``. Only the occupations must be there. A plain
table ``esco_occupations_da.tsv`` has the columns uri, isco, rank (0: preferred) and label_da.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from matcher.vocabulary.delimited import Faults, PublishedRow, PublishedTable, parse_table, read_text, unknown
from matcher.vocabulary.isco import isco_groups
from matcher.vocabulary.occupations import Concept, Label, Origin, SkillLink, SkillRelation, SourceContent
from matcher.vocabulary.versions import version_in

__all__ = ["parse_esco", "read_esco"]

_OCCUPATIONS: Final = "occupations"
_SKILLS: Final = "skills"
_RELATIONS: Final = "occupationskillrelations"
_GROUPS: Final = "iscogroups"
_NAME: Final = re.compile(r"(?:esco_)?([a-z]+?)(?:_([a-z]{2}))?\.(?:csv|tsv)")
_ISCO: Final = re.compile(r"\d{4}")
_FETCH: Final = "Fetch all tables of one release, in the same language."


def read_esco(path: Path, imported_on: date, version: str = "") -> tuple[SourceContent, ...]:
    """The content of each language in a folder, or of one table of occupations.

    ``version`` is taken from the names of folder and files where none is given.

    Raises
    ------
    RejectedImport
        Says every fault with file, row, column, value and remedy.
    """
    faults = Faults()
    found = _files(path)
    if not any(name == _OCCUPATIONS for name, _ in found):
        remedy = "Unpack the official CSV download and give the folder that holds occupations_da.csv."
        faults.add(path.name, 0, "There is no table of occupations.", remedy)
    faults.refuse_if_any()
    contents = []
    for language in sorted({language for _, language in found if language}):
        texts = {
            name: (file.name, read_text(file, faults))
            for (name, lang), file in found.items()
            if lang in (language, "")
        }
        origin = Origin(f"esco-{language}", version or version_in(path), path.name, imported_on)
        contents.append(parse_esco(texts, language, origin, faults))
    faults.refuse_if_any()
    return tuple(contents)


def parse_esco(
    texts: Mapping[str, tuple[str, str]], language: str, origin: Origin, faults: Faults
) -> SourceContent:
    """The content of one language, from file name and text of each of its tables.

    The tables go by ``occupations``, ``skills``, ``occupationskillrelations`` and ``iscogroups``. What is
    wrong is noted in ``faults``.
    """
    tables = {name: parse_table(text, file, faults) for name, (file, text) in texts.items()}
    occupations = tuple(_occupations(tables[_OCCUPATIONS], language)) if _OCCUPATIONS in tables else ()
    skills = tuple(_skills(tables[_SKILLS], language)) if _SKILLS in tables else ()
    links: tuple[SkillLink, ...] = ()
    if relations := tables.get(_RELATIONS):
        for needed, what in ((_OCCUPATIONS, "occupations"), (_SKILLS, "skills")):
            if needed not in tables:
                faults.add(f"{what}_{language}.csv", 0, f"{relations.file} needs this file.", _FETCH)
        # A table that could not be read at all has had its own fault already.
        if occupations and skills:
            links = tuple(_links(relations, {c.uri for c in occupations}, {c.uri for c in skills}))
    groups = tuple(isco_groups(tables[_GROUPS], language)) if _GROUPS in tables else ()
    return SourceContent(origin, occupations, skills, links, groups)


def _files(path: Path) -> dict[tuple[str, str], Path]:
    """The tables by name and language; that of relations may be for all languages, and has none then."""
    places = sorted(path.iterdir()) if path.is_dir() else [path] if path.is_file() else []
    found = {}
    for place in places:
        named = _NAME.fullmatch(place.name.casefold())
        if named and named[1] in (_OCCUPATIONS, _SKILLS, _RELATIONS, _GROUPS):
            found[named[1], named[2] or ""] = place
    return found


def _occupations(table: PublishedTable, language: str) -> Iterator[Concept]:
    if not table.has("conceptUri") and table.has("uri"):
        return _plain_occupations(table, language)
    if not table.need("conceptUri", "iscoGroup", "preferredLabel", "altLabels"):
        return iter(())
    return _concepts(table, "iscoGroup", language)


def _skills(table: PublishedTable, language: str) -> Iterator[Concept]:
    if table.need("conceptUri", "skillType", "preferredLabel", "altLabels"):
        yield from _concepts(table, "skillType", language)


def _concepts(table: PublishedTable, kind: str, language: str) -> Iterator[Concept]:
    """One concept for each row that has been released; what is withdrawn has another status."""
    seen: set[str] = set()
    for row in table.rows():
        if row["status"] not in ("", "released"):
            continue
        uri, preferred = row.needed("conceptUri"), row.needed("preferredLabel")
        if uri in seen:
            row.fault("conceptUri", "This is there twice.", "Fetch the file again.")
            continue
        seen.add(uri)
        if kind == "iscoGroup":
            _check_isco(row, kind)
        texts = dict.fromkeys([preferred, *(line.strip() for line in row["altLabels"].splitlines())])
        labels = tuple(Label(language, text, text == preferred) for text in texts if text)
        yield Concept(uri, row[kind], labels)


def _plain_occupations(table: PublishedTable, language: str) -> Iterator[Concept]:
    column = f"label_{language}"
    if not table.need("uri", "isco", "rank", column):
        return
    groups: dict[str, str] = {}
    labels: dict[str, dict[str, Label]] = {}
    for row in table.rows():
        uri, text = row.needed("uri"), row.needed(column)
        if groups.setdefault(uri, row["isco"]) != row["isco"]:
            row.fault("isco", "The same occupation has another group further up.", "Fetch the file again.")
        _check_isco(row, "isco")
        labels.setdefault(uri, {}).setdefault(text, Label(language, text, row["rank"] == "0"))
    for uri, group in groups.items():
        yield Concept(uri, group, tuple(labels[uri].values()))


def _check_isco(row: PublishedRow, column: str) -> None:
    if row[column] and not _ISCO.fullmatch(row[column]):
        remedy = "A spreadsheet drops leading zeros: fetch the file again and import it unopened."
        row.fault(column, "An ISCO-08 group has four digits.", remedy)


def _links(table: PublishedTable, occupations: set[str], skills: set[str]) -> Iterator[SkillLink]:
    if not table.need("occupationUri", "relationType", "skillUri"):
        return
    seen: set[tuple[str, str]] = set()
    for row in table.rows():
        pair = row["occupationUri"], row["skillUri"]
        if pair in seen:
            row.fault("skillUri", "The occupation has this skill twice.", "Fetch the file again.")
        seen.add(pair)
        for column, known in (("occupationUri", occupations), ("skillUri", skills)):
            if row[column] not in known:
                row.fault(column, "This is in none of the other tables.", _FETCH)
        if not unknown(row, "relationType", tuple(SkillRelation)):
            yield SkillLink(row["occupationUri"], row["skillUri"], SkillRelation(row["relationType"]))
