"""Reads titles of ISCO-08 or DISCO-08 groups.

Understands ESCO's ``ISCOGroups_da.csv`` (code, preferredLabel), Statistics Denmark's DISCO-08 (KODE, TITEL)
and a plain table with isco or code and one column ``title_<language>`` for each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from matcher.vocabulary.delimited import Faults, PublishedTable, parse_table, read_text
from matcher.vocabulary.occupations import IscoGroup, Origin, SourceContent
from matcher.vocabulary.versions import version_in

__all__ = ["isco_groups", "read_isco"]

_CODE: Final = re.compile(r"\d{1,6}")
_TITLE: Final = re.compile(r"title_([a-z]{2})")
_IN_THE_NAME: Final = re.compile(r"_([a-z]{2})$")


def read_isco(path: Path, imported_on: date, version: str = "") -> SourceContent:
    """The titles in a file.

    Raises
    ------
    RejectedImport
        Says every fault with file, row, column, value and remedy.
    """
    faults = Faults()
    text = read_text(path, faults)
    faults.refuse_if_any()
    named = _IN_THE_NAME.search(path.stem.casefold())
    groups = tuple(isco_groups(parse_table(text, path.name, faults), named[1] if named else "da"))
    faults.refuse_if_any()
    return SourceContent(
        Origin("isco", version or version_in(path), path.name, imported_on), isco_groups=groups
    )


def isco_groups(table: PublishedTable, language: str) -> Iterator[IscoGroup]:
    """The titles in a table; ``language`` is that of a table with one language only."""
    code, titles = _columns(table, language)
    if not table.need(code, *titles.values()):
        return
    seen: set[str] = set()
    for row in table.rows():
        digits = row[code].replace(".", "")
        if not _CODE.fullmatch(digits):
            row.fault(code, "A code has one to six digits.", "Fetch the file again as it was published.")
        elif digits in seen:
            row.fault(code, "This code is there twice.", "Fetch the file again as it was published.")
        seen.add(digits)
        for each, column in titles.items():
            yield IscoGroup(digits, each, row.needed(column))


def _columns(table: PublishedTable, language: str) -> tuple[str, dict[str, str]]:
    """The column of codes, and that of titles by language."""
    if table.has("preferredLabel"):
        return "code", {language: "preferredLabel"}
    if table.has("TITEL"):
        return "KODE", {"da": "TITEL"}
    by_language = {found[1]: name for name in table.header if (found := _TITLE.fullmatch(name))}
    return ("isco" if table.has("isco") else "code"), by_language or {language: f"title_{language}"}
