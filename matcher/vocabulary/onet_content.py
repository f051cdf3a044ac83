"""Reads what O*NET's text edition says of all occupations: task statements and detailed work activities.

``Task Statements`` or ``DWA Reference`` must be there, under the official name or with underscores.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from matcher.vocabulary.delimited import Faults, PublishedTable, parse_table, read_text
from matcher.vocabulary.occupations import OccupationTask, Origin, SourceContent, WorkActivity
from matcher.vocabulary.versions import version_in

__all__ = ["read_onet"]

_SUFFIXES: Final = (".txt", ".tsv")
_CODE: Final = "O*NET-SOC Code"


def read_onet(directory: Path, imported_on: date, version: str = "") -> SourceContent:
    """The tasks and activities in a folder.

    Raises
    ------
    RejectedImport
        Says every fault with file, row, column, value and remedy.
    """
    faults = Faults()
    tasks, activities, titles = (
        _file(directory, name) for name in ("task statements", "dwa reference", "occupation data")
    )
    if tasks is None and activities is None:
        remedy = "Unpack the text edition and give the folder that holds Task Statements.txt."
        rule = "There is neither Task Statements nor DWA Reference."
        faults.add(directory.name, 0, rule, remedy)
    faults.refuse_if_any()
    known = dict(_titles(_table(titles, faults))) if titles else {}
    content = SourceContent(
        Origin("onet", version or _version(directory, tasks or activities), directory.name, imported_on),
        tasks=tuple(_tasks(_table(tasks, faults), known)) if tasks else (),
        activities=tuple(_activities(_table(activities, faults))) if activities else (),
    )
    faults.refuse_if_any()
    return content


def _version(directory: Path, file: Path | None) -> str:
    return version_in(directory) or (version_in(file) if file else "")


def _file(directory: Path, name: str) -> Path | None:
    found = [
        path
        for path in (directory.iterdir() if directory.is_dir() else ())
        if path.suffix.casefold() in _SUFFIXES and path.stem.casefold().replace("_", " ").endswith(name)
    ]
    return min(found, key=lambda path: (len(path.name), path.name), default=None)


def _table(path: Path, faults: Faults) -> PublishedTable:
    return parse_table(read_text(path, faults), path.name, faults)


def _titles(table: PublishedTable) -> Iterator[tuple[str, str]]:
    if table.need(_CODE, "Title"):
        yield from ((row[_CODE], row["Title"]) for row in table.rows())


def _tasks(table: PublishedTable, titles: dict[str, str]) -> Iterator[OccupationTask]:
    if not table.need(_CODE, "Task ID", "Task", "Task Type"):
        return
    seen: set[str] = set()
    for row in table.rows():
        code, key = row.needed(_CODE), row.needed("Task ID")
        if key in seen:
            row.fault("Task ID", "This is there twice.", "Fetch the file again.")
        seen.add(key)
        title = row["Title"] or titles.get(code, "")
        yield OccupationTask(key, code, title, _plain(row.needed("Task")), row["Task Type"] == "Core")


def _activities(table: PublishedTable) -> Iterator[WorkActivity]:
    if not table.need("DWA ID", "DWA Title", "IWA Title"):
        return
    seen: set[str] = set()
    for row in table.rows():
        key = row.needed("DWA ID")
        if key in seen:
            row.fault("DWA ID", "This is there twice.", "Fetch the file again.")
        seen.add(key)
        yield WorkActivity(key, _plain(row.needed("DWA Title")), _plain(row["IWA Title"]))


def _plain(text: str) -> str:
    # Some copies were saved by a spreadsheet, which puts quotation marks round a text that holds some.
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return text[1:-1].replace('""', '"')
    return text
