"""What one column of a foreign file looks like, and how well it can be read as one of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.exchange.cells import Fault
from matcher.exchange.columns import Column, Kind
from matcher.exchange.mapping.danish_values import TWO_DATES, TWO_NUMBERS
from matcher.exchange.mapping.format import ColumnMapping, DateOrder, Decimal, Transform
from matcher.exchange.mapping.readers import Readers
from matcher.exchange.mapping.targets import Target
from matcher.exchange.mapping.wording import plain, says_nothing, trigram_likeness
from matcher.exchange.personal_numbers import has_personal_number
from matcher.exchange.raw import RawTable

_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SAMPLE: Final = 300


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: its header, some of its distinct texts, and whether no text stands twice."""

    header: str
    texts: tuple[str, ...]
    is_unique: bool

    @property
    def holds_personal_numbers(self) -> bool:
        """Whether this looks like the column of CPR numbers."""
        named = "cpr" in plain(self.header).split() or "personnummer" in plain(self.header)
        return named or any(map(has_personal_number, self.texts[:50]))

    @property
    def said(self) -> tuple[str, ...]:
        """The texts that say something."""
        return tuple(text for text in self.texts if not says_nothing(text))


@dataclass(frozen=True, slots=True)
class Fit:
    """How one column would be read as a target: from 0 to 1 how sure, and with what settings."""

    profile: Profile
    target: Target
    certainty: float
    how: ColumnMapping
    split: str = ""
    unread: tuple[str, ...] = ()


def profiles_of(source: RawTable) -> tuple[Profile, ...]:
    """The columns of a source, in its order."""
    found = []
    for header in source.header:
        texts = source.cells[header].drop_nulls()
        distinct = texts.unique(maintain_order=True)
        found.append(Profile(header, tuple(distinct[:_SAMPLE]), len(distinct) == len(texts)))
    return tuple(found)


def likeness(header: str, names: Sequence[str]) -> float:
    """How like a header is to the most like of some names.

    A unit or remark in brackets is left aside, letters may be written as aa, oe and ae, and words that only
    say that it is a number or an id weigh little.
    """
    bare = re.sub(r"\s*[\[(].*?[\])]", "", plain(header) if "_" in header else header)
    danish = plain(bare).replace("aa", "å").replace("oe", "ø").replace("ae", "æ")
    written = {header, bare, danish}
    direct = max(trigram_likeness(each, name) for name in names for each in written)
    if direct == 1.0:
        return direct
    bones = {_without_id_words(each) for each in written} - {""}
    core = max(
        (
            trigram_likeness(bone, core)
            for name in names
            if (core := _without_id_words(name))
            for bone in bones
        ),
        default=0.0,
    )
    return max(direct, _BONES * core)


def _without_id_words(text: str) -> str:
    return " ".join(word for word in plain(text).split() if word not in _ID_WORDS)


def fit(profile: Profile, target: Target, readers: Readers) -> Fit:
    """How well a column would do as a target."""
    like = likeness(profile.header, target.names)
    column = target.column
    if like < LEAST:
        return Fit(profile, target, 0.0, ColumnMapping(header=profile.header))
    settings = [ColumnMapping(header=profile.header)]
    if column.kind is Kind.DATE:
        settings += [replace(settings[0], date=order) for order in (DateOrder.DMY, DateOrder.MDY)]
    if column.kind in _NUMBERS:
        settings += [replace(settings[0], decimal=sign) for sign in Decimal]
    if column.kind is Kind.HOURS and _IN_MINUTES.search(profile.header):
        settings = [replace(settings[0], transform=Transform.MINUTES)]
    if column.kind is Kind.ID:
        settings.append(replace(settings[0], transform=Transform.SLUG))
    splits = ("", *_SIGNS) if target.listed else ("",)
    best = max(
        ((readable(profile, column, how, split, readers), -i, how, split)
         for i, (split, how) in enumerate((s, h) for s in splits for h in settings)),
        key=lambda each: (round(each[0], 6), each[1]),
    )  # fmt: skip
    share, _, how, split = best
    doubt = 1.0 if profile.said else 0.8
    certainty = like * (0.3 + 0.7 * share) * doubt
    if like >= _SURE_NAME and column.kind in _CODED:
        certainty = max(certainty, _CODES_OF_ITS_OWN)
    unread = () if share == 1 else _unread(profile, column, how, split, readers)
    return Fit(profile, target, round(certainty, 3), _justified(how, profile, readers, column), split, unread)


def _unread(
    profile: Profile, column: Column, how: ColumnMapping, split: str, readers: Readers
) -> tuple[str, ...]:
    """The texts of a column of codes that are not known, for a person to translate."""
    if column.kind not in _CODED:
        return ()
    parts = [part.strip() for text in profile.said for part in (text.split(split) if split else [text])]
    return tuple(part for part in parts if part and isinstance(readers.read(column, part, how), Fault))


def _justified(how: ColumnMapping, profile: Profile, readers: Readers, column: Column) -> ColumnMapping:
    """The settings, without those that nothing in the column speaks for."""
    if how.date is None and how.decimal is None:
        return how
    plainly = replace(how, date=None, decimal=None)
    read = [readers.read(column, text, plainly) for text in profile.said]
    sure = [value for value in read if not isinstance(value, Fault)]
    doubtful = any(value in (TWO_DATES, TWO_NUMBERS) for value in read)
    return how if sure and doubtful else plainly


def readable(profile: Profile, column: Column, how: ColumnMapping, split: str, readers: Readers) -> float:
    """The share of a column's texts that can be read as one of our columns."""
    texts = profile.said
    if split:
        if not any(split in text for text in texts):
            return 0.0
        texts = tuple(part.strip() for text in texts for part in text.split(split) if part.strip())
    if column.kind is Kind.TEXT:
        return 0.8
    if not texts:
        return 0.5
    if column.kind is Kind.ID:
        legal = sum(_ID.fullmatch(text) is not None for text in texts) / len(texts)
        return legal if how.transform is None else 0.95
    good = [_reads(column, text, how, readers) for text in texts]
    return sum(good) / len(good)


def _reads(column: Column, text: str, how: ColumnMapping, readers: Readers) -> bool:
    value = readers.read(column, text, how)
    if isinstance(value, Fault):
        return False
    if column.kind in _NUMBERS and value is not None and column.least is not None:
        number = float(value)
        return column.least <= number <= (column.most if column.most is not None else number)
    return value is not None or column.kind in {Kind.DAYS, Kind.CODES}


_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.HOURS})
_CODED: Final = frozenset({Kind.CODE, Kind.CODES, Kind.BOOLEAN})
_SURE_NAME: Final = 0.85
_CODES_OF_ITS_OWN: Final = 0.5
"""How sure a column is by its name alone, where its cells are codes that are not known here."""
_IN_MINUTES: Final = re.compile(r"minut|[(\[]min\.?[)\]]|\bi min\b", re.IGNORECASE)
LEAST: Final = 0.3
"""A header less like than this is not looked at further: no fit is surer than its header."""
_BONES: Final = 0.93
_ID_WORDS: Final = frozenset({"nr", "id", "nummer", "kode", "no", "number"})
_SIGNS: Final = (";", ",", "/", "|", "\n")
