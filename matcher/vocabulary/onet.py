"""Reads what people in an occupation do from a copy of the O*NET database that the user has fetched.

Understands the database's tab-separated text files. ``Task Statements`` is needed; the title of the
occupation stands there or, in the official text edition, in ``Occupation Data``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.errors import InvalidInput

__all__ = ["TaskStatement", "parse_task_statements", "read_task_statements"]

_OCCUPATION: Final = "O*NET-SOC Code"
_TITLE: Final = "Title"
_TASK_ID: Final = "Task ID"
_TASK: Final = "Task"
_TASK_TYPE: Final = "Task Type"
_CORE: Final = "Core"
_SUFFIXES: Final = (".txt", ".tsv")


@dataclass(frozen=True, slots=True)
class TaskStatement:
    """One task of an occupation.

    ``core`` is false for a supplemental task and for one that O*NET has not classified yet. ``title`` is
    the occupation's title in English, empty where the files do not hold it.
    """

    id: str
    text: str
    core: bool
    occupation: str
    title: str = ""


def read_task_statements(directory: Path, occupation: str) -> tuple[TaskStatement, ...]:
    """The tasks of one occupation, in the order of the file.

    Parameters
    ----------
    directory
        Holds the text edition of an O*NET database, under the official file names or with underscores.
    occupation
        An O*NET-SOC code such as ``35-2021.00``.

    Raises
    ------
    InvalidInput
        A file, a column or the occupation is missing; says which, and what would be right.
    """
    tasks = _find(directory, "task statements")
    if tasks is None:
        raise InvalidInput(
            f"{directory}: there is no file Task Statements.txt. Fetch the text edition of the O*NET "
            "database, unpack it and give the folder that holds its files.",
            directory=str(directory),
        )
    titles = _find(directory, "occupation data")
    return parse_task_statements(
        _read(tasks), tasks.name, occupation, _titles(_read(titles), titles.name) if titles else {}
    )


def parse_task_statements(
    text: str, file: str, occupation: str, titles: Mapping[str, str] | None = None
) -> tuple[TaskStatement, ...]:
    """The tasks of one occupation from the text of ``Task Statements``.

    ``file`` is what errors call it; ``titles`` are those of the occupations, for a file that has none.
    """
    known = dict(titles or {})
    statements: list[TaskStatement] = []
    for row in _rows(text, file, (_OCCUPATION, _TASK_ID, _TASK, _TASK_TYPE)):
        code = row[_OCCUPATION]
        title = known.setdefault(code, row.get(_TITLE, ""))
        if code == occupation:
            core = row[_TASK_TYPE] == _CORE
            statements.append(TaskStatement(row[_TASK_ID], row[_TASK], core, code, title))
    if not statements:
        raise InvalidInput(_no_such_occupation(file, occupation, known), file=file, occupation=occupation)
    return tuple(statements)


def _no_such_occupation(file: str, occupation: str, titles: Mapping[str, str]) -> str:
    similar = sorted(difflib.get_close_matches(occupation, sorted(titles), n=3))
    named = ", ".join(f"{code} {titles[code]}".strip() for code in similar)
    remedy = f"Similar codes are {named}." if similar else "A code looks like 35-2021.00."
    return f"{file}, column {_OCCUPATION}: no tasks for {occupation!r}. {remedy}"


def _titles(text: str, file: str) -> dict[str, str]:
    return {row[_OCCUPATION]: row[_TITLE] for row in _rows(text, file, (_OCCUPATION, _TITLE))}


def _rows(text: str, file: str, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    lines = text.split("\n")
    header = [_plain(name) for name in lines[0].split("\t")]
    for column in needed:
        if column not in header:
            raise InvalidInput(
                f"{file}, row 1: the column {column!r} is missing. The file must be the tab-separated text "
                "edition, with its first row as it came.",
                file=file,
                column=column,
            )
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != len(header):
            raise InvalidInput(
                f"{file}, row {number}: {len(fields)} fields where the first row has {len(header)}. "
                "Fetch the file again.",
                file=file,
                row=number,
            )
        yield dict(zip(header, map(_plain, fields), strict=True))


def _plain(field: str) -> str:
    # Some copies were saved by a spreadsheet, which puts quotation marks round a field that holds some.
    stripped = field.strip()
    if len(stripped) > 1 and stripped.startswith('"') and stripped.endswith('"'):
        return stripped[1:-1].replace('""', '"')
    return stripped


def _find(directory: Path, name: str) -> Path | None:
    """The file whose name ends so, official name first; names differ in case, underscores and release."""
    if not directory.is_dir():
        raise InvalidInput(f"{directory}: there is no such folder.", directory=str(directory))
    found = [
        path
        for path in directory.iterdir()
        if path.suffix.casefold() in _SUFFIXES and path.stem.casefold().replace("_", " ").endswith(name)
    ]
    return min(found, key=lambda path: (len(path.name), path.name), default=None)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as unreadable:
        raise InvalidInput(
            f"{path.name} is not UTF-8 text. Fetch the text edition again.", file=path.name
        ) from unreadable
    except OSError as unreadable:
        raise InvalidInput(
            f"{path.name} cannot be read: {unreadable.strerror}.", file=path.name
        ) from unreadable
