"""Plain data as bytes and back: what an explanation was made from, to be made again one day.

The bytes are canonical JSON - keys and sets sorted, no spaces - so that the same data are the same bytes.
What is read must have exactly the fields that this program knows: data of another shape are refused, not
guessed at. No sentence tells anything of what the data hold.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from matcher.errors import InvalidInput

__all__ = ["from_bytes", "to_bytes"]

T = TypeVar("T")
_FORMAT: Final = 1


def to_bytes(value: object) -> bytes:
    """A frozen dataclass of plain data as bytes.

    Fields may hold numbers, texts, days, members of enums, dataclasses, and tuples, sets and mappings of
    them; a mapping goes by texts.
    """
    told = {"format": _FORMAT, "kind": type(value).__name__, "value": _plain(value)}
    return _canonical(told).encode()


def from_bytes(kind: type[T], stored: bytes) -> T:
    """The dataclass of this kind that the bytes were made from.

    Raises
    ------
    InvalidInput
        If they have another shape than this program writes: they come from another version of it, or
        have been changed.
    """
    try:
        told = json.loads(stored)
        if not isinstance(told, dict) or (told.get("format"), told.get("kind")) != (_FORMAT, kind.__name__):
            raise _OtherShape
        value: T = _read(kind, told.get("value"))
        if to_bytes(value) != stored:
            raise _OtherShape
    except (ValueError, InvalidInput):
        # The cause is not told: it may name what the data hold.
        raise InvalidInput(
            f"What was kept as {kind.__name__} cannot be read by this version of the program: "
            "it was kept by another version, or has been changed since. Nothing of it was lost; "
            "read it with the version that kept it.",
            kind=kind.__name__,
        ) from None
    return value


class _OtherShape(ValueError):
    """Something is not as its type says."""


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, bool, int, float)) else _plain_parts(value)


def _plain_parts(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted((_plain(each) for each in value), key=_canonical)
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(each) for key, each in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} is no plain data")


def _canonical(told: object) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _read(hint: Any, told: Any) -> Any:
    """What was told, as the type that a hint names."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) is not None:
        return _read_parts(get_origin(hint), get_args(hint), told)
    if is_dataclass(hint):
        return _read_fields(hint, _expect(dict, told))
    if issubclass(hint, tuple):
        named = zip(_hints(hint).values(), _expect(list, told), strict=True)
        return hint(*(_read(part, each) for part, each in named))
    if issubclass(hint, Enum):
        return hint(told)
    if hint is date:
        return date.fromisoformat(_expect(str, told))
    # A whole number may stand where a fraction is meant: 56 is what 56.0 is.
    return told if hint is float and type(told) is int else _expect(hint, told)


def _read_parts(origin: Any, parts: tuple[Any, ...], told: Any) -> Any:
    if origin in (Union, types.UnionType):
        (other,) = (part for part in parts if part is not type(None))
        return None if told is None else _read(other, told)
    if issubclass(origin, Mapping):
        key, value = parts
        return {_read(key, k): _read(value, each) for k, each in _expect(dict, told).items()}
    return origin(_read(parts[0], each) for each in _expect(list, told))


def _read_fields(kind: Any, told: dict[str, Any]) -> Any:
    hints = _hints(kind)
    if told.keys() != {field.name for field in fields(kind)}:
        raise _OtherShape
    return kind(**{name: _read(hints[name], value) for name, value in told.items()})


def _expect(kind: type[T], told: object) -> T:
    if type(told) is not kind:
        raise _OtherShape
    return told


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
