"""Files in long form: each row says of one person one thing, named in a column of items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.exchange.columns import Codes, Column
from matcher.exchange.mapping.format import ColumnMapping
from matcher.exchange.mapping.profiles import Profile, fit
from matcher.exchange.mapping.readers import Readers
from matcher.exchange.mapping.targets import BY_NAME, SUBJECTS, Target
from matcher.exchange.mapping.wording import plain, says_nothing


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a long file that go to one table, chosen by their item."""

    table: str
    columns: Mapping[str, ColumnMapping]
    only: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Long:
    """How a long file is taken apart.

    ``places`` say by header where it goes, how surely, and a remark; ``left_out`` are items without a place.
    """

    parts: tuple[Part, ...]
    places: Mapping[str, tuple[str, float, str]]
    left_out: Mapping[str, tuple[str, ...]]


def long_form_of(profiles: Sequence[Profile], readers: Readers) -> Long | None:
    """How a file is taken apart, ``None`` where its rows are not of items of several kinds."""
    best = max(profiles, key=lambda profile: _named_share(profile, readers), default=None)
    if best is None or _named_share(best, readers) < _ENOUGH:
        return None
    rest = [profile for profile in profiles if profile is not best]
    person = _best(rest, _PERSON, readers)
    rest = [profile for profile in rest if profile is not person]
    value = _best(rest, _VALUE, readers)
    rest = [profile for profile in rest if profile is not value]
    if person is None or value is None:
        return None
    day = _best(rest, _DAY, readers)
    return _taken_apart(best, person, value, day, readers)


def _taken_apart(
    items: Profile, person: Profile, value: Profile, day: Profile | None, readers: Readers
) -> Long:
    by_table: dict[str, list[str]] = {}
    for text in items.said:
        by_table.setdefault(_table_of(text, readers), []).append(text)
    owner, level = fit(person, _PERSON, readers).how, ColumnMapping(header=value.header)
    item = ColumnMapping(header=items.header)
    competence_level = ColumnMapping(header=value.header, values=_as_levels(value))
    parts = []
    for table, texts in by_table.items():
        only = {items.header: tuple(texts)}
        if table == "levels":
            parts.append(Part(table, {"candidate_id": owner, "dimension": item, "level": level}, only))
        elif table == "candidate_competences":
            columns = {"candidate_id": owner, "competence": item, "level": competence_level}
            columns |= {"shown_on": ColumnMapping(header=day.header)} if day else {}
            parts.append(Part(table, columns, only))
        elif table == "considerations":
            only[value.header] = tuple(text for text in value.said if plain(text) in _YES)
            parts.append(Part(table, {"candidate_id": owner, "consideration": item}, only))
    unknown = by_table.get("", [])
    note = f"No place for the items: {', '.join(unknown)}." if unknown else ""
    places = {
        person.header: ("candidate_id", 0.9, ""),
        items.header: (" / ".join(part.table for part in parts), _named_share(items, readers), note),
        value.header: ("level", 0.9, "yes is taken as level 3 for competences"),
    }
    if day is not None:
        has_day = "candidate_competences" in by_table
        places |= {day.header: ("candidate_competences.shown_on", 0.7, "")} if has_day else {}
    left_out = {items.header: tuple(unknown)} if unknown else {}
    return Long(tuple(parts), places, left_out)


def _as_levels(value: Profile) -> Mapping[str, str]:
    """What answers in words mean as the level of a competence."""
    yes = {text: "3" for text in value.said if plain(text) in _YES}
    return yes | {text: "0" for text in value.said if plain(text) in _NO}


def _table_of(text: str, readers: Readers) -> str:
    for table, column in _LISTS.items():
        code = readers.code(column, text)
        if isinstance(code, str) and readers.is_exact(column, text, code):
            return table
    for table, column in _LISTS.items():
        if isinstance(readers.code(column, text), str):
            return table
    return ""


def _named_share(profile: Profile, readers: Readers) -> float:
    """The share of a column's texts that have a place, if they are of two kinds at least."""
    texts = [text for text in profile.said if not says_nothing(text)]
    if len(texts) < _FEWEST or profile.is_unique:
        return 0.0
    tables = [_table_of(text, readers) for text in texts]
    if len(set(tables) - {""}) < _KINDS:
        return 0.0
    return round(sum(map(bool, tables)) / len(tables), 3)


def _best(profiles: Sequence[Profile], target: Target, readers: Readers) -> Profile | None:
    fits = [fit(profile, target, readers) for profile in profiles]
    good = max(fits, key=lambda each: each.certainty, default=None)
    return good.profile if good is not None and good.certainty >= _LEAST else None


def _target(table: str, column: str) -> Target:
    return next(target for target in SUBJECTS[table][1] if target.column.name == column)


def _list(table: str, codes: Codes) -> Column:
    return next(column for column in BY_NAME[table].columns if column.values is codes)


_ENOUGH: Final = 0.6
_LEAST: Final = 0.3
_FEWEST: Final = 4
_KINDS: Final = 2
_YES: Final = frozenset({"ja", "yes", "x", "true"})
_NO: Final = frozenset({"nej", "no", "false"})
_PERSON: Final = _target("levels", "candidate_id")
_VALUE: Final = _target("levels", "level")
_DAY: Final = _target("candidate_competences", "shown_on")
_LISTS: Final = {
    "levels": _list("levels", Codes.DIMENSION),
    "candidate_competences": _list("candidate_competences", Codes.COMPETENCE),
    "considerations": _list("considerations", Codes.CONSIDERATION),
}
