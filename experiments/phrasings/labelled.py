"""The labelled phrasings: which types are right for each, and in which half it is."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files

from matcher.domain.ids import TaskTypeCode
from matcher.vocabulary.limits import About

__all__ = ["Half", "Phrasing", "half_of", "read_phrasings"]


class Half(StrEnum):
    """What a phrasing may be used for: to choose and to fit, or only to measure at the end."""

    TUNING = "tuning"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A text with what is right for it.

    ``codes``: each of them is right, none where no type fits. ``names_all``: the text names them all.
    ``when``: days and parts of the day it says. ``limits``: what it limits or rules out.
    """

    id: str
    half: Half
    text: str
    codes: frozenset[TaskTypeCode]
    names_all: bool
    when: frozenset[str]
    limits: frozenset[str]

    @property
    def about(self) -> About:
        """Who speaks: a candidate where the text says "jeg" or "mig"."""
        speaks = re.search(r"\b(?:jeg|mig)\b", self.text, re.IGNORECASE)
        return About.CANDIDATE if speaks else About.TASK


def half_of(phrasing_id: str) -> Half:
    """The half that an id belongs to, by the parity of the first byte of its SHA-256."""
    return Half.HELD_OUT if sha256(phrasing_id.encode()).digest()[0] % 2 else Half.TUNING


def read_phrasings() -> tuple[Phrasing, ...]:
    """All labelled phrasings, in their order."""
    text = (files("experiments.phrasings") / "phrasings.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Phrasing(
            id=row["id"],
            half=Half(row["half"]),
            text=row["text"],
            codes=frozenset(map(TaskTypeCode, row["codes"].replace("+", " ").split())),
            names_all="+" in row["codes"],
            when=frozenset(row["when"].split()),
            limits=frozenset(row["limits"].split()),
        )
        for row in csv.DictReader(lines)
    )
