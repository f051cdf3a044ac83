"""Simulated: the lists of towns, names, kinds of workplace and wordings that the simulation draws from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from matcher.domain.ids import ConsiderationCode, Postcode
from matcher.domain.scale import Dimension
from matcher.domain.week import DayPart, Weekday


@dataclass(frozen=True, slots=True)
class Town:
    """A fictional town; ``east`` and ``north`` in km from the middle, ``inhabitants`` in thousands."""

    postcode: Postcode
    name: str
    east: float
    north: float
    inhabitants: float


@dataclass(frozen=True, slots=True)
class Municipality:
    """The fictional municipality, its middle in degrees (WGS 84), and its towns."""

    name: str
    latitude: float
    longitude: float
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """First and last names to be put together, the brokers' whole names, and names of streets."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    brokers: tuple[str, ...]
    streets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionKind:
    """A title, and how much of each field of work its tasks come from."""

    title: str
    fields: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WorkplaceKind:
    """A kind of workplace: how it is named, when it works, and the positions it may have."""

    code: str
    municipal: bool
    share: float
    hours: str
    names: tuple[str, ...]
    chain: tuple[str, ...]
    words: tuple[str, ...]
    raises: Mapping[Dimension, int]
    positions: tuple[PositionKind, ...]


@dataclass(frozen=True, slots=True)
class FieldWording:
    """How jobs and tasks of one field of work are worded; ``place`` reads after "Hjælper"."""

    titles: tuple[str, ...]
    place: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Days and parts of the day on which a kind of workplace works."""

    days: tuple[Weekday, ...]
    parts: tuple[DayPart, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Work dimensions that tend to be limited together; ``hours`` is the share of the week it may take."""

    name: str
    share: float
    hours: float
    dims: Mapping[Dimension, float]


@dataclass(frozen=True, slots=True)
class ConsiderationOdds:
    """Who needs a consideration, and how many workplaces can meet it or have been asked."""

    code: ConsiderationCode
    dims: tuple[Dimension, ...]
    chance: float
    other: float
    possible: float
    asked: float


@dataclass(frozen=True, slots=True)
class Content:
    """All the lists.

    ``only_at`` has, by type of task, the only kinds of workplace where it is done. ``readme`` is the note
    that stands beside the data, in Danish and English.
    """

    municipality: Municipality
    names: Names
    kinds: tuple[WorkplaceKind, ...]
    only_at: Mapping[str, frozenset[str]]
    fields: Mapping[str, FieldWording]
    details_anywhere: tuple[str, ...]
    roles: tuple[str, ...]
    hours: Mapping[str, OpeningHours]
    clusters: tuple[Cluster, ...]
    considerations: tuple[ConsiderationOdds, ...]
    readme: str


@cache
def load_content() -> Content:
    """The lists that come with the package; read once in a process."""
    folder = files("experiments.simulation") / "data"
    names, wording = _read(folder / "names.toml"), _read(folder / "wording.toml")
    readme = _read(folder / "readme.toml")
    people, settings = _read(folder / "people.toml"), _read(folder / "settings.toml")
    kinds = sorted((folder / "workplaces").iterdir(), key=lambda file: file.name)
    return Content(
        municipality=_municipality(_read(folder / "places.toml")),
        names=Names(**{kind: tuple(listed) for kind, listed in names.items()}),
        kinds=tuple(_kind(kind) for file in kinds for kind in _read(file)["kinds"]),
        only_at=MappingProxyType({code: frozenset(at) for code, at in settings["only_at"].items()}),
        fields=MappingProxyType({code: _wording(row) for code, row in wording["fields"].items()}),
        details_anywhere=tuple(wording["anywhere"]),
        roles=tuple(wording["roles"]),
        hours=MappingProxyType({code: _hours(row) for code, row in wording["hours"].items()}),
        clusters=tuple(_cluster(row) for row in people["clusters"]),
        considerations=tuple(_odds(code, row) for code, row in people["considerations"].items()),
        readme=f"{readme['da']}\n\n{readme['en']}",
    )


def _read(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _municipality(root: dict[str, Any]) -> Municipality:
    towns = tuple(Town(**{**row, "postcode": Postcode(row["postcode"])}) for row in root["towns"])
    return Municipality(root["municipality"], root["latitude"], root["longitude"], towns)


def _kind(row: dict[str, Any]) -> WorkplaceKind:
    return WorkplaceKind(
        code=row["code"],
        municipal=row["municipal"],
        share=float(row["share"]),
        hours=row["hours"],
        names=tuple(row["names"]),
        chain=tuple(row.get("chain", ())),
        words=tuple(row["words"]),
        raises=MappingProxyType({Dimension(name): by for name, by in row["raises"].items()}),
        positions=tuple(
            PositionKind(position["title"], MappingProxyType(dict(position["fields"])))
            for position in row["positions"]
        ),
    )


def _wording(row: dict[str, Any]) -> FieldWording:
    return FieldWording(tuple(row["titles"]), row["place"], tuple(row["details"]))


def _hours(row: dict[str, Any]) -> OpeningHours:
    return OpeningHours(tuple(map(Weekday, row["days"])), tuple(map(DayPart, row["parts"])))


def _cluster(row: dict[str, Any]) -> Cluster:
    dims = MappingProxyType({Dimension(name): weight for name, weight in row["dims"].items()})
    return Cluster(row["name"], float(row["share"]), float(row["hours"]), dims)


def _odds(code: str, row: dict[str, Any]) -> ConsiderationOdds:
    return ConsiderationOdds(
        **{**row, "code": ConsiderationCode(code), "dims": tuple(map(Dimension, row["dims"]))}
    )
