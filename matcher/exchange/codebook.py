"""The codes that a cell may hold, with what they are called in Danish and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.candidate import Availability, Evidence, TravelMode, WishKind, WishTarget
from matcher.domain.job import JobState
from matcher.domain.match import Outcome
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart
from matcher.exchange.columns import Codes, Column, Kind, codes
from matcher.exchange.schema import TABLES
from matcher.vocabulary.entries import Text, Vocabulary


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of one list. ``noun`` is what one of them is called in a sentence."""

    title: Text
    noun: str
    names: Mapping[str, Text]


def code_list(column: Column, vocabulary: Vocabulary) -> CodeList | None:
    """The list that a column's codes come from, ``None`` where it holds no codes."""
    if column.kind is Kind.BOOLEAN:
        return YES_OR_NO
    if isinstance(column.values, Codes):
        return from_vocabulary(column.values, vocabulary)
    return None if column.values is None else _FIXED[column.values]


def from_vocabulary(which: Codes, vocabulary: Vocabulary) -> CodeList:
    """One of the lists that the vocabulary holds."""
    title, noun = _TITLES[which]
    names: dict[str, Text] = {}
    if which is Codes.DIMENSION:
        names.update({code: entry.name for code, entry in vocabulary.dimensions.items()})
    if which is Codes.COMPETENCE:
        names.update({code: entry.name for code, entry in vocabulary.competences.items()})
    if which is Codes.CONSIDERATION:
        names.update({code: entry.name for code, entry in vocabulary.considerations.items()})
    if which in {Codes.TASK_TYPE, Codes.WISH}:
        names.update({code: task_type.name for code, task_type in vocabulary.task_types.items()})
    if which in {Codes.FIELD, Codes.WISH}:
        names.update({code: entry.name for code, entry in vocabulary.fields.items()})
    return CodeList(title, noun, names)


def title_of(which: Codes) -> Text:
    """What one of the vocabulary's lists is called."""
    return _TITLES[which][0]


def all_lists(vocabulary: Vocabulary) -> tuple[CodeList, ...]:
    """Every list that some column uses, each once, in the order of the tables."""
    lists: dict[str, CodeList] = {}
    for table in TABLES:
        for column in table.columns:
            found = code_list(column, vocabulary)
            if found is not None:
                lists.setdefault(found.title.en, found)
    return tuple(lists.values())


_TITLES: Final = {
    Codes.DIMENSION: (Text("Arbejdsdimensioner", "Work dimensions"), "work dimension"),
    Codes.COMPETENCE: (Text("Kompetencer", "Competences"), "competence"),
    Codes.TASK_TYPE: (Text("Opgavetyper", "Types of task"), "type of task"),
    Codes.FIELD: (Text("Fagområder", "Fields of work"), "field of work"),
    Codes.CONSIDERATION: (Text("Skånehensyn og støtte", "Considerations and support"), "consideration"),
    Codes.WISH: (
        Text("Ønsker: opgavetyper og fagområder", "Wishes: types of task and fields of work"),
        "type of task or field of work",
    ),
}


def _list(title: Text, noun: str, values: Iterable[StrEnum], *names: Text) -> CodeList:
    return CodeList(title, noun, dict(zip(codes(values), names, strict=True)))


YES_OR_NO: Final = CodeList(
    Text("Ja eller nej", "Yes or no"), "answer", {"yes": Text("ja", "yes"), "no": Text("nej", "no")}
)
_STATUS: Final = CodeList(
    Text("Kravets status", "Status of a demand"),
    "status",
    {
        "confirmed": Text("bekræftet af arbejdspladsen", "confirmed by the workplace"),
        "proposed": Text("foreslået, endnu ikke bekræftet", "proposed, not confirmed yet"),
    },
)
_ENUMERATIONS: Final = (
    _list(
        Text("Tider på dagen", "Parts of the day"),
        "part of the day",
        DayPart,
        Text("tidlig morgen, kl. 5-8", "early, 5-8 o'clock"),
        Text("formiddag, kl. 8-12", "morning, 8-12 o'clock"),
        Text("eftermiddag, kl. 12-16", "afternoon, 12-16 o'clock"),
        Text("aften, kl. 16-21", "evening, 16-21 o'clock"),
        Text("nat, kl. 21-5", "night, 21-5 o'clock"),
    ),
    _list(
        Text("Holdning til opgaven", "Feeling about the task"),
        "answer",
        Wanted,
        Text("en opgave, de gerne beholder", "they like to do it"),
        Text("hverken eller", "neither"),
        Text("en opgave, de helst er fri for", "they would rather be without it"),
    ),
    _list(
        Text("Jobbets status", "State of a job"),
        "state",
        JobState,
        Text("ledigt", "open"),
        Text("besat", "filled"),
        Text("lukket", "closed"),
    ),
    _list(
        Text("Jobsøgning", "Looking for work"),
        "availability",
        Availability,
        Text("søger job nu", "looking for work now"),
        Text("er i job og ser efter det næste", "in work and looking for the next job"),
        Text("holder pause", "paused"),
    ),
    _list(
        Text("Transport", "Ways of travelling"),
        "way of travelling",
        TravelMode,
        Text("gående", "on foot"),
        Text("cykel", "bicycle"),
        Text("offentlig transport", "public transport"),
        Text("bil", "car"),
        Text("flextrafik", "flexible transport"),
    ),
    _list(
        Text("Hvordan det vides", "How it is known"),
        "kind of evidence",
        Evidence,
        Text("bevis", "certificate"),
        Text("set på arbejdet", "observed at work"),
        Text("kandidaten siger det selv", "the candidate's own statement"),
    ),
    _list(
        Text("Ønske eller helst fri for", "Wish or dislike"),
        "kind of wish",
        WishKind,
        Text("ønske", "wish"),
        Text("helst fri for", "would rather be without"),
    ),
    _list(
        Text("Hvad ønsket gælder", "What a wish is about"),
        "target of a wish",
        WishTarget,
        Text("en opgavetype", "a type of task"),
        Text("et helt fagområde", "a whole field of work"),
    ),
    _list(
        Text("Hvor langt matchet kom", "How far a match went"),
        "outcome",
        Outcome,
        Text("præsenteret for arbejdsgiveren", "presented to the employer"),
        Text("udvalgt af jobformidleren", "shortlisted by the broker"),
        Text("holdt møde", "met"),
        Text("begyndt i praktik", "trial started"),
        Text("ansat i ordinære løntimer", "hired in ordinary paid hours"),
        Text("fastholdt i mindst 13 af 26 uger", "retained at least 13 of 26 weeks"),
        Text("afsluttet", "ended"),
    ),
    _STATUS,
)
_FIXED: Final = {tuple(each.names): each for each in _ENUMERATIONS}
