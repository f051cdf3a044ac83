"""Columns whose header is itself an entry of the vocabulary: one column for each dimension or competence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.exchange.cells import Fault
from matcher.exchange.columns import Column
from matcher.exchange.mapping.danish_values import read_yes_no
from matcher.exchange.mapping.format import ColumnMapping, Unpivot
from matcher.exchange.mapping.profiles import Profile
from matcher.exchange.mapping.readers import Readers
from matcher.exchange.mapping.targets import BY_NAME
from matcher.exchange.mapping.wording import says_nothing

_PLAIN: Final = ColumnMapping()


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that become rows of one table; ``certainties`` by header."""

    table: str
    unpivot: Unpivot
    certainties: dict[str, float]
    note: str = ""


def groups_of(profiles: Sequence[Profile], subject: str, readers: Readers) -> list[Group]:
    """The groups of columns that become rows, for a source about a subject."""
    groups = []
    taken: set[str] = set()
    for table, into, value in _FORMS.get(subject, ()):
        found: dict[str, tuple[str, float]] = {}
        answers: set[str] = set()
        for profile in profiles:
            if profile.header in taken or not profile.said:
                continue
            placed = _placed(profile, table, into, value, readers)
            if placed is not None and placed[0] not in {code for code, _ in found.values()}:
                found[profile.header] = placed
                answers.update(profile.said)
        if not found:
            continue
        taken |= found.keys()
        cells, note = _cells(table, answers)
        headers = {header: code for header, (code, _) in found.items()}
        certainties = {header: certainty for header, (_, certainty) in found.items()}
        groups.append(Group(table, Unpivot(into, headers, value, cells), certainties, note))
    return groups


def _placed(
    profile: Profile, table: str, into: str, value: str, readers: Readers
) -> tuple[str, float] | None:
    column = _column(table, into)
    for certainty, words in _readings(profile.header):
        code = readers.code(column, words)
        if not isinstance(code, str):
            continue
        exact = readers.is_exact(column, words, code)
        share = _share(profile, table, value, code, readers)
        if share >= _ENOUGH:
            return code, round(certainty * (1.0 if exact else 0.75) * share, 3)
    return None


def _readings(header: str) -> Iterator[tuple[float, str]]:
    """What a header may say: itself, without what stands in brackets, or what stands behind a sign."""
    yield 1.0, header
    bare = re.sub(r"\s*[\[(].*?[\])]", "", header).strip()
    if bare != header:
        yield 0.97, bare
    behind = re.split(r"\s*[:_–]\s*|\s+-\s+", bare, maxsplit=1)
    if len(behind) == 2 and behind[1]:
        yield 0.95, behind[1]
        yield 0.9, behind[0]


def _share(profile: Profile, table: str, value: str, code: str, readers: Readers) -> float:
    """The share of the cells that can be read as what this group would hold."""
    if value == "level":
        context = code if table in {"levels", "demands"} else ""
        read = [readers.read(_column(table, value), text, _PLAIN, context) for text in profile.said]
        levels = sum(isinstance(each, str) and each in _LEVELS for each in read) / len(read)
        if context or levels >= _ENOUGH:
            return levels
    return sum(not isinstance(read_yes_no(text), Fault) for text in profile.said) / len(profile.said)


def _cells(table: str, answers: set[str]) -> tuple[ColumnMapping, str]:
    """How the cells of a group are read: yes and no as levels where a competence is asked for so."""
    answers = {text for text in answers if not says_nothing(text)}
    if table not in {"candidate_competences", "task_competences"} or answers <= _LEVELS:
        return _PLAIN, ""
    values = {}
    for text in sorted(answers):
        answer = read_yes_no(text)
        if isinstance(answer, str) and text not in _LEVELS:
            values[text] = "3" if answer == "yes" else ("0" if table == "candidate_competences" else "")
    return ColumnMapping(values=values), "yes is taken as level 3 (independently)" if values else ""


def _column(table: str, name: str) -> Column:
    return next(column for column in BY_NAME[table].columns if column.name == name)


_ENOUGH: Final = 0.8
_LEVELS: Final = frozenset("01234")
_FORMS: Final = {
    "candidates": (
        ("levels", "dimension", "level"),
        ("candidate_competences", "competence", "level"),
        ("considerations", "consideration", ""),
        ("experience", "task_type", ""),
    ),
    "tasks": (("demands", "dimension", "level"), ("task_competences", "competence", "level")),
    "workplaces": (("arrangements", "consideration", "possible"),),
}
"""By subject: the table that such columns fill, where the header goes, and where the cell goes."""
