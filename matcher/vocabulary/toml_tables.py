"""Tables of the TOML files that come with the package, read so that every fault says where it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Final, TypeVar

from matcher.domain.scale import UNKNOWN, Level, Unknown
from matcher.errors import InvalidInput
from matcher.vocabulary.entries import Text

__all__ = ["Table", "choice_of", "fault", "read_table"]

_LINE: Final = re.compile(r"at line (\d+)")
_Choice = TypeVar("_Choice", bound=StrEnum)


def read_table(file: Traversable, needed: str, shown: str = "") -> Table:
    """The whole of a file as a table.

    ``needed`` says why it must be there; ``shown`` is what to call it where its name alone says too little.

    Raises
    ------
    InvalidInput
        The file is missing, not in UTF-8, or not TOML.
    """
    name = shown or file.name
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as absent:
        raise fault(name, "file", None, needed) from absent
    except UnicodeDecodeError as unreadable:
        raise InvalidInput(f"{name} is not written in UTF-8: {unreadable}.", file=name) from unreadable
    try:
        return Table(name, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as unreadable:
        # A code that is written twice in one file ends here; the parser tells only where.
        place = _LINE.search(str(unreadable))
        line = text.splitlines()[int(place[1]) - 1].strip() if place else ""
        raise InvalidInput(f"{name}: {line!r} - {unreadable}.", file=name) from unreadable


def fault(file: str, key: str, value: object, rule: str) -> InvalidInput:
    """The error for a value that breaks a rule; ``None`` as the value stands for a missing one."""
    shown = "missing" if value is None else repr(value)
    return InvalidInput(f"{file}, {key}: {shown} - {rule}.", file=file, key=key)


def choice_of(kind: type[_Choice], value: str, table: Table, key: str = "") -> _Choice:
    """The member of an enumeration that a value names."""
    try:
        return kind(value)
    except ValueError as unknown:
        raise table.fault(key, value, f"known are {', '.join(kind)}") from unknown


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file. Reading a key raises InvalidInput where it does not hold what is asked for."""

    file: str
    path: str
    values: Mapping[str, object]

    @property
    def name(self) -> str:
        """The last part of the path: the table's own key."""
        return self.path.rpartition(".")[2]

    def fault(self, key: str, value: object, rule: str) -> InvalidInput:
        """The error for one of this table's keys."""
        return fault(self.file, ".".join(filter(None, (self.path, key))), value, rule)

    def refuse_keys_but(self, *known: str) -> None:
        """Raises on a key that is none of these."""
        for key in self.values:
            if key not in known:
                raise self.fault(key, self.values[key], f"unknown key; known are {', '.join(known)}")

    def text(self, key: str) -> str:
        """A text that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, value, "must be a text that is not empty")
        return value

    def both(self, prefix: str = "") -> Text:
        """The same words in both languages."""
        return Text(self.text(f"{prefix}da"), self.text(f"{prefix}en"))

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.values.get(key)
        if not isinstance(value, bool):
            raise self.fault(key, value, "must be true or false")
        return value

    def whole(self, key: str) -> int:
        """A whole number above zero."""
        value = self.values.get(key)
        # By exact type, as true and false are integers to Python.
        if type(value) is not int or value < 1:
            raise self.fault(key, value, "must be a whole number above zero")
        return value

    def level(self, key: str) -> Level:
        """A level of the scale."""
        value = self.values.get(key)
        if type(value) is not int or not Level.NONE <= value <= Level.FULL:
            raise self.fault(key, value, "must be a level from 0 to 4")
        return Level(value)

    def day(self, key: str) -> date:
        """A day."""
        value = self.values.get(key)
        # By exact type, as a time of day makes a datetime, which is a date to Python.
        if type(value) is not date:
            raise self.fault(key, value, "must be a day such as 2027-01-01, without quotation marks")
        return value

    def day_or_unknown(self, key: str) -> date | Unknown:
        """A day, or that nobody has said which."""
        value = self.values.get(key)
        if value == UNKNOWN.value:
            return UNKNOWN
        if type(value) is not date:
            raise self.fault(
                key, value, 'must be a day such as 2027-01-01, without quotation marks, or "unknown"'
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        items = self._list(key)
        texts = tuple(item for item in items if isinstance(item, str) and item.strip())
        if len(texts) != len(items):
            raise self.fault(key, items, "must be a list of texts that are not empty")
        return texts

    def choices(self, key: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """A list of members of an enumeration, each named once, in the order in which they are written."""
        chosen = tuple(choice_of(kind, text, self, key) for text in self.texts(key))
        if len(set(chosen)) != len(chosen):
            raise self.fault(key, [each.value for each in chosen], "names one of them twice")
        return chosen

    def table(self, key: str) -> Table:
        """A table inside this one."""
        return self._nested(key, self.values.get(key))

    def tables(self) -> Iterator[Table]:
        """Every value of this table, each of which is a table."""
        return (self._nested(key, value) for key, value in self.values.items())

    def listed_tables(self, key: str) -> Iterator[Table]:
        """The tables of a list."""
        return (self._nested(f"{key}[{i}]", item) for i, item in enumerate(self._list(key)))

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if not isinstance(value, list):
            raise self.fault(key, value, "must be a list")
        return value

    def _nested(self, key: str, value: object) -> Table:
        if not isinstance(value, dict):
            raise self.fault(key, value, "must be a table")
        return Table(self.file, ".".join(filter(None, (self.path, key))), value)
