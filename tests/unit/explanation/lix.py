"""The Danish and Swedish readability index: Björnsson, "Läsbarhet", 1968."""

from __future__ import annotations

import re


def lix(text: str) -> float:
    """Words per sentence, plus words of more than six letters in per cent. Under 40 is easy to read.

    >>> lix("Det kan du. Det kan kandidaten.")
    19.67
    """
    words = re.findall(r"[^\W\d_]+", text)
    sentences = [part for part in re.split(r"[.?!:\n]+", text) if re.search(r"[^\W\d_]", part)]
    long_words = [word for word in words if len(word) > 6]
    return round(len(words) / len(sentences) + 100 * len(long_words) / len(words), 2)
