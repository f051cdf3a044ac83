"""A short hash over everything that rules say, by which a replay can tell that they have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

__all__ = ["fingerprint_of"]


def fingerprint_of(value: object) -> str:
    """Sixteen hex digits that change with any word, figure, day or code in ``value``; never with the process.

    Raises
    ------
    TypeError
        ``value`` holds something that has no one way to be written down.

    >>> fingerprint_of(("a", 1)) == fingerprint_of(("a", 1)) != fingerprint_of(("a", 2))
    True
    """
    return sha256(_written(value).encode()).hexdigest()[:16]


def _written(value: object) -> str:
    """The value in one line, the same for equal values whatever the order of a set."""
    match value:
        case Enum():
            told = value.name
        case None | int() | str() | date():
            told = repr(value)
        case tuple():
            told = ",".join(map(_written, value))
        case frozenset():
            told = ",".join(sorted(map(_written, value)))
        case Mapping():
            told = ",".join(f"{_written(key)}:{_written(each)}" for key, each in value.items())
        case _ if is_dataclass(value):
            told = ",".join(f"{each.name}={_written(getattr(value, each.name))}" for each in fields(value))
        case _:
            raise TypeError(f"{type(value).__name__} has no one way to be written down")
    return f"{type(value).__name__}({told})"
