"""Words as people write them, made alike, and the one entry of a list that they name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Several:
    """More than one entry could be meant."""

    codes: tuple[str, ...]


def plain(text: str) -> str:
    """The text in small letters, with one space for every run of other signs.

    >>> plain("Støj / larm ")
    'støj larm'
    """
    return " ".join(_WORD.findall(text.casefold()))


def says_nothing(text: str) -> bool:
    """Whether a cell says in words or signs that nothing is known.

    >>> says_nothing("Ved ikke"), says_nothing("?"), says_nothing("nej")
    (True, True, False)
    """
    return plain(text) in _NOTHING


class Names:
    """The entries of one list by everything that they are called."""

    def __init__(self, names: Iterable[tuple[str, str]], synonyms: Iterable[tuple[str, str]] = ()) -> None:
        """Pairs of a name and its code. A name is no other code's synonym as well."""
        by_name: dict[str, set[str]] = {}
        for name, code in names:
            by_name.setdefault(plain(name), set()).add(code)
        proper = set(by_name)
        for name, code in synonyms:
            if plain(name) not in proper:
                by_name.setdefault(plain(name), set()).add(code)
        self._exact = by_name
        self._words = {name: frozenset(name.split()) for name in by_name}
        self._alike: dict[frozenset[str], set[str]] = {}
        for name in by_name:
            self._alike.setdefault(_guarded(name), set()).add(name)
        self._found: dict[str, str | Several | None] = {}

    def find(self, text: str) -> str | Several | None:
        """The code that is called this, or the only one whose name is nearly this.

        A word that denies, and a number, must stand in the name as well: "ikke tunge løft" is no lifting.
        """
        wanted = plain(text)
        if wanted not in self._found:
            self._found[wanted] = self._find(wanted)
        return self._found[wanted]

    def _find(self, wanted: str) -> str | Several | None:
        exact = self._exact.get(wanted)
        if exact is not None:
            return _only(exact)
        likely = self._alike.get(_guarded(wanted), set())
        words = frozenset(wanted.split())
        if len(wanted) >= _SHORTEST:
            held = self._codes(name for name in likely if words <= self._words[name])
            if held:
                return _only(held)
            begun = self._codes(name for name in likely if any(w.startswith(wanted) for w in name.split()))
            if begun:
                return _only(begun)
        return self._nearly(wanted, likely)

    def _nearly(self, wanted: str, likely: set[str]) -> str | Several | None:
        near = difflib.get_close_matches(wanted, sorted(likely), n=5, cutoff=_NEAR)
        if not near:
            return None
        best = difflib.SequenceMatcher(None, near[0], wanted).ratio()
        close = [n for n in near if difflib.SequenceMatcher(None, n, wanted).ratio() > best - _MARGIN]
        return _only(self._codes(close))

    def _codes(self, names: Iterable[str]) -> set[str]:
        return {code for name in names for code in self._exact[name]}


def trigram_likeness(one: str, other: str) -> float:
    """How like two texts are, from 0 to 1: twice the shared runs of three letters over all of them.

    >>> trigram_likeness("Postnr.", "postnr")
    1.0
    """
    first, second = _trigrams(plain(one)), _trigrams(plain(other))
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def _trigrams(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2)) if text else frozenset()


def _only(codes: set[str]) -> str | Several:
    return next(iter(codes)) if len(codes) == 1 else Several(tuple(sorted(codes)))


def _guarded(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if word in _DENIALS or any(c.isdigit() for c in word))


def aliases(pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Names and codes out of a code and its names with bars between."""
    return tuple((name.strip(), code) for code, names in pairs.items() for name in names.split("|"))


_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 4
_NEAR: Final = 0.86
_MARGIN: Final = 0.08
_DENIALS: Final = frozenset(
    {"ikke", "ej", "ingen", "intet", "uden", "aldrig", "kun", "not", "no", "never", "without", "only"}
)
_NOTHING: Final = frozenset(
    {"", "ved ikke", "ved det ikke", "ukendt", "uoplyst", "ikke oplyst", "ikke afklaret", "uafklaret",
     "ikke vurderet", "unknown", "don t know", "not known", "n a", "na", "null"}
)  # fmt: skip
