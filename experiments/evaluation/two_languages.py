"""Whether Danish and English say the same: one shape, the same codes and figures, the same numbers in words.

Two sheets, or two pages, are gone through side by side. What is no text must be equal. Texts are in two
languages; of them, the numbers must be. What stands in quotes is the workplace's own and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from matcher.vocabulary.entries import Language

AS_STORED: Final = frozenset(
    {"codes", "job_id", "candidate_id", "reference", "model_version", "dataset", "rules"}
)
"""Fields of plain text that are the same in every language, as are ids and codes with a type of their own."""

_QUOTED: Final = re.compile(r"[»“][^«”]*[«”]")
_THOUSANDS: Final = {
    Language.DA: re.compile(r"(?<=\d)\.(?=\d{3}\b)"),
    Language.EN: re.compile(r"(?<=\d),(?=\d{3}\b)"),
}
_QUARTER: Final = re.compile(r"\bkvartalet\b")
"""What English says as three months."""
_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d]+")
_TWO_TO_TWELVE: Final = {
    Language.DA: "to tre fire fem seks syv otte ni ti elleve tolv",  # codespell:ignore tre
    Language.EN: "two three four five six seven eight nine ten eleven twelve",
}
_WORDS: Final = {
    language: {word: str(number) for number, word in enumerate(words.split(), start=2)}
    for language, words in _TWO_TO_TWELVE.items()
}
"""From two on: "en" and "one" are articles and pronouns as well."""


def first_difference(danish: object, english: object, name: str) -> str | None:
    """Where the two first say something else, as a path that begins with ``name``; ``None`` where nowhere.

    >>> first_difference(("1,5 timer",), ("2 hours",), "hours")
    'hours[0]: 1.5 / 2'
    """
    return next(_differences(danish, english, name), None)


def numbers_said(text: str, language: Language) -> tuple[str, ...]:
    """The numbers that a text says, in figures or in words from two to twelve, in order of size as texts.

    >>> numbers_said("Tasks »2 kar« take 1,500 minutes, three days", Language.EN)
    ('1500', '3')
    """
    words = _WORDS[language]
    plain = _THOUSANDS[language].sub("", _QUARTER.sub("3", _QUOTED.sub("", text)))
    found = (words.get(word.lower(), word) for word in _NUMBER.findall(plain))
    return tuple(sorted(re.sub("[,:]", ".", word) for word in found if word[0].isdigit()))


def _differences(danish: object, english: object, path: str) -> Iterator[str]:
    match danish:
        case Language():
            return
        case _ if type(danish) is not type(english):
            yield f"{path}: {type(danish).__name__} / {type(english).__name__}"
        case str() if not isinstance(danish, Enum):
            yield from _texts(danish, str(english), path)
        case tuple():
            yield from _tuples(danish, english, path)
        case _ if is_dataclass(danish):
            yield from _fields(danish, english, path)
        case _:
            yield from _equal(danish, english, path)


def _fields(danish: Any, english: object, path: str) -> Iterator[str]:
    for name in (field.name for field in fields(danish)):
        compare = _equal if name in _untranslated(danish.__class__) else _differences
        yield from compare(getattr(danish, name), getattr(english, name), f"{path}.{name}")


def _tuples(danish: tuple[object, ...], english: Any, path: str) -> Iterator[str]:
    if len(danish) != len(english):
        yield f"{path}: {len(danish)} / {len(english)} of them"
    for place, (one, other) in enumerate(zip(danish, english, strict=False)):
        yield from _differences(one, other, f"{path}[{place}]")


def _texts(danish: str, english: str, path: str) -> Iterator[str]:
    if bool(danish) != bool(english):
        yield f"{path}: said in one language only"
        return
    if danish == english:
        return
    one, other = numbers_said(danish, Language.DA), numbers_said(english, Language.EN)
    if one != other:
        yield f"{path}: {' '.join(one)} / {' '.join(other)}"


def _equal(danish: object, english: object, path: str) -> Iterator[str]:
    if danish != english:
        yield f"{path}: {danish!r} / {english!r}"


@cache
def _untranslated(kind: type) -> frozenset[str]:
    """The fields that hold ids and codes."""
    hints = get_type_hints(kind)
    typed = (
        name
        for name, hint in hints.items()
        if any(hasattr(t, "__supertype__") for t in (hint, *get_args(hint)))
    )
    return AS_STORED.intersection(hints).union(typed)
