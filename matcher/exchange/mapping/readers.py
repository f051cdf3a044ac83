"""How the cells of each of our columns are read, whatever system they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from matcher.domain.candidate import WishTarget
from matcher.domain.scale import Dimension
from matcher.exchange.cells import Fault, expected
from matcher.exchange.codebook import CodeList, code_list, from_vocabulary
from matcher.exchange.columns import Codes, Column, Kind
from matcher.exchange.mapping.danish_values import (
    Reading,
    read_date,
    read_hours,
    read_minutes,
    read_number,
    read_yes_no,
)
from matcher.exchange.mapping.format import ColumnMapping, Transform
from matcher.exchange.mapping.times import read_times
from matcher.exchange.mapping.wording import Names, Several, aliases, plain, says_nothing
from matcher.vocabulary.entries import Vocabulary


class Readers:
    """Reads cells with one vocabulary; the names of its entries are looked at once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._names = cache(self._made_names)
        self._anchors = cache(self._made_anchors)

    def read(self, column: Column, text: str, how: ColumnMapping, context: str = "") -> Reading:
        """The text that our format has for a cell.

        ``context`` is the code of the work dimension where a level is read.
        """
        translated = _translated(text, how)
        if translated is not None:
            return translated or None
        if column.kind is not Kind.TEXT and says_nothing(text):
            return None
        if column.kind in _MEASURES:
            return self._level(text, context) if column.name == "level" else _measure(column, text, how)
        if column.kind is Kind.DAYS or column.name == "day_parts":
            return _time(column, text)
        if column.kind in {Kind.CODE, Kind.CODES}:
            return self._codes(column, text, how)
        return _word(column, text, how)

    def code(self, column: Column, text: str) -> str | Several | None:
        """The code that a text names."""
        return self._names(column).find(text)

    def is_exact(self, column: Column, text: str, code: str) -> bool:
        """Whether a text is the code itself, or just what it is called."""
        names = (*self._proper(column), *aliases(_ALIASES.get(column.name, {})))
        return any(plain(name) == plain(text) for name, own in names if own == code)

    def wish_target(self, code: str) -> str:
        """What a wish with this code is about."""
        return (WishTarget.FIELD if code in self._vocabulary.fields else WishTarget.TASK_TYPE).value

    def _codes(self, column: Column, text: str, how: ColumnMapping) -> Reading:
        several = column.kind is Kind.CODES
        parts = [part.strip() for part in _BETWEEN.split(text)] if several else [text]
        read: dict[str, None] = {}
        for part in filter(None, parts):
            found = _translated(part, how) or self.code(column, part)
            if not isinstance(found, str):
                return self._unnamed(column, part if len(parts) > 1 else "", found)
            read[found] = None
        return ",".join(read) or None

    def _unnamed(self, column: Column, part: str, found: Several | None) -> Fault:
        noun = self._noun(column)
        shown = f' "{part}"' if part else ""
        if found is not None:
            names = ", ".join(f'"{self._called(column, code)}"' for code in found.codes[:_FEW])
            rule = f"This{shown} could be more than one {noun}."
            return Fault(rule, f"Write which, or translate it under values in the mapping: {names}.")
        rule = f"There is no {noun} of this name{shown}."
        if len(self._listed(column).names) > _FEW:
            return Fault(rule, "Translate it under values in the mapping; docs/data-format.md has the codes.")
        return Fault(
            rule, f"{expected(column, self._listed(column))}, or translate it under values in the mapping."
        )

    def _level(self, text: str, dimension: str) -> Reading:
        digit = re.fullmatch(
            r"(?:trin|niveau|level|step)?\s*([0-9]+)(?:[.,]0+)?(?:\s*[-–:=.)]\s*\D.*)?",
            text.strip().casefold(),
        )
        if digit:
            return digit[1]
        names = self._anchors(dimension) if dimension in set(Dimension) else _HELD
        found = names.find(re.sub(r"^(kan|can)\s+", "", text.strip(), flags=re.IGNORECASE))
        if isinstance(found, str):
            return found
        what = "the five steps" if dimension in set(Dimension) else "the levels of a competence"
        rule = "This could be more than one level." if found else "This is no level from 0 to 4."
        return Fault(rule, f"Write 0 to 4 or one of {what}, or translate it under values in the mapping.")

    def _made_names(self, column: Column) -> Names:
        return Names(self._proper(column), self._synonyms(column))

    def _proper(self, column: Column) -> Iterator[tuple[str, str]]:
        for code, name in self._listed(column).names.items():
            yield from ((code, code), (name.da, code), (name.en, code))

    def _synonyms(self, column: Column) -> Iterator[tuple[str, str]]:
        yield from aliases(_ALIASES.get(column.name, {}))
        if column.values in {Codes.TASK_TYPE, Codes.WISH}:
            for task_type in self._vocabulary.task_types.values():
                synonyms = (*task_type.synonyms_da, *task_type.synonyms_en)
                yield from ((synonym, task_type.code) for synonym in synonyms)

    def _made_anchors(self, dimension: str) -> Names:
        anchors = self._vocabulary.dimensions[Dimension(dimension)].anchors
        return Names(
            (text, str(level)) for level, anchor in enumerate(anchors) for text in (anchor.da, anchor.en)
        )

    def _listed(self, column: Column) -> CodeList:
        if isinstance(column.values, Codes):
            return from_vocabulary(column.values, self._vocabulary)
        found = code_list(column, self._vocabulary)
        return found if found is not None else CodeList(column.help, "value", {})

    def _noun(self, column: Column) -> str:
        return self._listed(column).noun

    def _called(self, column: Column, code: str) -> str:
        name = self._listed(column).names.get(code)
        return f"{code} ({name.da})" if name else code


def _translated(text: str, how: ColumnMapping) -> str | None:
    """What the mapping says that a text means; large and small letters are alike."""
    return next((new for old, new in how.values.items() if old.strip().casefold() == text.casefold()), None)


def _measure(column: Column, text: str, how: ColumnMapping) -> Reading:
    """A number, an amount of time, a date or an answer."""
    match column.kind:
        case Kind.HOURS:
            end = column.name.partition("_")[0]
            minutes = how.transform is Transform.MINUTES
            return read_hours(text, how.decimal, end=end if end in _ENDS else "", minutes=minutes)
        case Kind.DATE:
            return read_date(text, how.date)
        case Kind.BOOLEAN:
            return read_yes_no(text)
        case Kind.INTEGER if column.name.endswith("_minutes"):
            return read_minutes(text, how.decimal)
        case _:
            return read_number(text, how.decimal, column.most if column.kind is Kind.DECIMAL else None)


def _time(column: Column, text: str) -> Reading:
    times = read_times(text)
    if isinstance(times, Fault):
        return times
    return (times.days if column.kind is Kind.DAYS else times.day_parts) or None


def _word(column: Column, text: str, how: ColumnMapping) -> Reading:
    if column.kind is not Kind.ID:
        return text
    return how.prefix + (_slug(text) if how.transform is Transform.SLUG else text)


def _slug(text: str) -> str:
    plain_letters = text.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")


_MEASURES: Final = frozenset({Kind.HOURS, Kind.DATE, Kind.BOOLEAN, Kind.INTEGER, Kind.DECIMAL})
_ENDS: Final = {"least", "most"}
_LETTERS: Final[Mapping[int, str]] = {
    ord("æ"): "ae",
    ord("ø"): "oe",
    ord("å"): "aa",
    ord("é"): "e",
    ord("ü"): "u",
}
_FEW: Final = 12
_BETWEEN: Final = re.compile(r"\s*(?:[,;/+&|\n]|\bog\b|\bsamt\b|\band\b)\s*", re.IGNORECASE)
_HELD: Final = Names(
    aliases(
        {
            "0": "har ikke|har den ikke|not held",
            "1": "under oplæring|being learnt|in training",
            "2": "med støtte|with support",
            "3": "selvstændigt|independently|independent",
            "4": "kan lære fra sig|kan lære den fra sig|can teach it",
        }
    )
)
_ALIASES: Final[Mapping[str, Mapping[str, str]]] = {
    "travel_modes": {
        "walk": "gang|gå|går|til fods|gåben|walking",
        "bicycle": "elcykel|el-cykel|på cykel|bike",
        "public": "bus|tog|metro|letbane|bus og tog|kollektiv trafik|kollektiv transport|bus tog|train",
        "car": "egen bil|i bil",
        "flex_transport": "flextur|flex|handicapkørsel",
    },
    "availability": {
        "available": "søger|søger job|jobsøgende|ledig|aktiv|active|looking",
        "in_work_looking": "i job, søger nyt|i job og søger|i arbejde, søger nyt|in work, looking",
        "paused": "pause|på pause|sat på pause|inaktiv|inactive|on hold",
    },
    "evidence": {
        "certificate": "certifikat|kursusbevis|dokumenteret|certified",
        "observed": "observeret|set i praktik|set på arbejdspladsen|observed",
        "statement": "eget udsagn|egne ord|oplyst af borger|oplyst af kandidaten|own statement|self-reported",
    },
    "kind": {
        "wish": "ønsker|vil gerne|likes",
        "dislike": "vil helst være fri for|helst fri|helst ikke|ønsker ikke|undgå|vil ikke|avoid",
    },
    "target": {"task_type": "opgave|opgavetype|task", "field": "fagområde|område|branche"},
    "wanted": {
        "liked": "gerne|vil gerne beholde|glad for",
        "neutral": "neutralt|ligeglad",
        "unwanted": "helst fri for|vil gerne af med|uønsket",
    },
    "state": {"open": "åbent|åben", "filled": "besat|taken", "closed": "lukket"},
    "status": {"confirmed": "bekræftet", "proposed": "foreslået|forslag"},
    "outcome": {
        "presented": "præsenteret",
        "shortlisted": "udvalgt",
        "met": "møde|samtale",
        "trial_started": "praktik|i praktik|trial",
        "hired": "ansat",
        "retained": "fastholdt",
        "ended": "ophørt|slut",
    },
}
