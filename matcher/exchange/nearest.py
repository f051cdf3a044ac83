"""What someone probably meant to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from matcher.vocabulary.entries import Text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the given one, ``None`` where none is like it.

    >>> nearest("postions", ["positions", "places"])
    'positions'
    """
    found = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def nearest_code(word: str, codes: Mapping[str, Text]) -> str | None:
    """The code that is most like the word, or whose Danish or English name is.

    >>> nearest_code("madlavning", {"cooking": Text("madlavning", "cooking")})
    'cooking'
    """
    by_name = {text.casefold(): code for code, name in codes.items() for text in (name.da, name.en)}
    found = nearest(word, dict.fromkeys((*codes, *by_name)))
    if found is None:
        return None
    return found if found in codes else by_name[found]
