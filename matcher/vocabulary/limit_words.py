"""The words by which Danish texts name a work dimension, and how far a limit on it goes.

Texts say limits loosely ("ingen tunge løft"). Each wording therefore has two readings: the highest level
that a *task* which says so may still demand, and the highest that a *candidate* who says so should be
asked about. The first is read high and the second low, so that neither puts more on a person than was said.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matcher.domain.scale import Dimension, Level

__all__ = ["LimitWords", "load_limit_words"]


@dataclass(frozen=True, slots=True)
class LimitWords:
    """Words for a dimension, and the level that is left when they are limited or ruled out."""

    pattern: re.Pattern[str]
    dimension: Dimension
    task: Level
    candidate: Level


@cache
def load_limit_words() -> tuple[LimitWords, ...]:
    """The wordings that come with the package, in the order in which they are tried; read once."""
    text = (files("matcher.vocabulary") / "data" / "limit_words.toml").read_text(encoding="utf-8")
    return tuple(
        LimitWords(
            re.compile(rf"\b(?:{'|'.join(row['words'])})", re.IGNORECASE),
            Dimension(row["dimension"]),
            Level(row["task"]),
            Level(row["candidate"]),
        )
        for row in tomllib.loads(text)["limits"]
    )
