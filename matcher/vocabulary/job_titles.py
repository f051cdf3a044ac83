"""Reads national job titles that have been linked to ESCO occupations.

The table has a column ``title_<language>``, ``relation`` (exactMatch, closeMatch, narrowMatch, broadMatch),
``esco_uri`` (an occupation, or a group where ESCO has no occupation) and, where titles have codes of their
own, a column whose name ends in ``code``. The mapping tables that EURES countries publish are read too:
their header, below some rows about the mapping, has ``Mapping relation`` and, for each of two
classifications, ``Classification 1 URI`` and ``Classification 1 PrefLabel``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from matcher.vocabulary.delimited import Faults, PublishedRow, PublishedTable, parse_table, read_text, unknown
from matcher.vocabulary.occupations import JobTitle, Origin, SourceContent, TitleRelation
from matcher.vocabulary.versions import version_in

__all__ = ["read_job_titles"]

_TITLE: Final = re.compile(r"title_([a-z]{2})")
_PLACES: Final = ("http://data.europa.eu/esco/occupation/", "http://data.europa.eu/esco/isco/")
_MAPPING: Final = "Mapping relation"
_SEEN_FROM_THE_OTHER_SIDE: Final = MappingProxyType(
    {TitleRelation.BROAD: TitleRelation.NARROW, TitleRelation.NARROW: TitleRelation.BROAD}
)


def read_job_titles(path: Path, imported_on: date, version: str = "") -> SourceContent:
    """The titles in a file.

    Raises
    ------
    RejectedImport
        Says every fault with file, row, column, value and remedy.
    """
    faults = Faults()
    text = read_text(path, faults)
    faults.refuse_if_any()
    titles = tuple(_titles(parse_table(text, path.name, faults, _MAPPING)))
    faults.refuse_if_any()
    return SourceContent(
        Origin("titles", version or version_in(path), path.name, imported_on), job_titles=titles
    )


def _titles(table: PublishedTable) -> Iterator[JobTitle]:
    if table.has(_MAPPING):
        yield from _mapped(table)
        return
    column = next((name for name in table.header if _TITLE.fullmatch(name)), "title_da")
    code = next((name for name in table.header if name.endswith("code")), "")
    if not table.need(column, "relation", "esco_uri"):
        return
    for row in table.rows():
        title = row.needed(column)
        _check_place(row, "esco_uri")
        if not unknown(row, "relation", tuple(TitleRelation)):
            yield JobTitle(row[code], title, column[-2:], TitleRelation(row["relation"]), row["esco_uri"])


def _mapped(table: PublishedTable) -> Iterator[JobTitle]:
    """The titles in a mapping table, where ESCO is either of the two classifications."""
    if not table.need(*(f"Classification {side} {part}" for side in "12" for part in ("URI", "PrefLabel"))):
        return
    for row in table.rows():
        esco = "1" if row["Classification 1 URI"].startswith(_PLACES) else "2"
        national = "2" if esco == "1" else "1"
        title = row.needed(f"Classification {national} PrefLabel")
        _check_place(row, f"Classification {esco} URI")
        word = re.split(r"[:#/]", row[_MAPPING])[-1]
        if word not in tuple(TitleRelation):
            row.fault(_MAPPING, "This word is not known.", f"Write one of {', '.join(TitleRelation)}.")
            continue
        relation = TitleRelation(word)
        if esco == "1":
            relation = _SEEN_FROM_THE_OTHER_SIDE.get(relation, relation)
        code, uri = row[f"Classification {national} URI"], row[f"Classification {esco} URI"]
        yield JobTitle(code, title, "da", relation, uri)


def _check_place(row: PublishedRow, column: str) -> None:
    if not row[column].startswith(_PLACES):
        row.fault(column, "This is no ESCO occupation or group.", f"It begins with {_PLACES[0]}.")
