"""Simulated: employers and their workplaces, each of a kind, in a town, with a name and a contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

import numpy as np

from experiments.simulation.content import Content, Names, WorkplaceKind
from experiments.simulation.places import inhabitants
from matcher.domain.employer import Employer, Workplace
from matcher.domain.ids import ConsiderationCode, EmployerId, WorkplaceId

_TRIES_FOR_A_NAME: Final = 30
_BRAND_SHARE: Final = 0.45


@dataclass(frozen=True, slots=True)
class Site:
    """A workplace before anyone has asked what can be arranged there; ``contact`` is its contact person."""

    id: WorkplaceId
    employer_id: EmployerId
    name: str
    kind: WorkplaceKind
    town: int
    contact: str


def draw_sites(
    how_many: int, content: Content, random: np.random.Generator
) -> tuple[tuple[Employer, ...], tuple[Site, ...]]:
    """Employers, and their workplaces in the order of their ids.

    The municipality is the employer of all workplaces of the kinds it runs, a chain of those called
    after it; every other workplace has an employer of its own.
    """
    shares = np.array([kind.share for kind in content.kinds])
    kinds = random.choice(len(shares), size=how_many, p=shares / shares.sum())
    towns = random.choice(len(content.municipality.towns), size=how_many, p=inhabitants(content.municipality))
    employers: dict[str, Employer] = {}
    taken: set[str] = set()
    sites = []
    for i, (kind_at, town) in enumerate(zip(kinds.tolist(), towns.tolist(), strict=True), start=1):
        kind = content.kinds[kind_at]
        name, legal_name = _named(kind, content, town, taken, random)
        taken.add(name)
        new = Employer(EmployerId(f"a{len(employers) + 1:04d}"), legal_name)
        employer = employers.setdefault(legal_name, new)
        contact = person_name(content.names, random)
        sites.append(Site(WorkplaceId(f"w{i:04d}"), employer.id, name, kind, town, contact))
    return tuple(employers.values()), tuple(sites)


def workplace(site: Site, content: Content, arrangements: Mapping[ConsiderationCode, bool]) -> Workplace:
    """The workplace as the data format has it, with what is known about arrangements."""
    postcode = content.municipality.towns[site.town].postcode
    return Workplace(site.id, site.employer_id, site.name, postcode, arrangements)


def person_name(names: Names, random: np.random.Generator) -> str:
    """A first and a last name put together at random."""
    return f"{_one(names.first, random)} {_one(names.last, random)}"


def _named(
    kind: WorkplaceKind, content: Content, town: int, taken: set[str], random: np.random.Generator
) -> tuple[str, str]:
    """A name that no other workplace has, and the employer's name."""
    town_name = content.municipality.towns[town].name
    if kind.chain and random.random() < _BRAND_SHARE:
        brand = _one(kind.chain, random)
        return _first_free(f"{brand} {town_name}", content.names.streets, taken), f"{brand} A/S"
    name = ""
    for _ in range(_TRIES_FOR_A_NAME):
        name = _fill(_one(kind.names, random), town_name, kind.words, content.names, random)
        if name not in taken:
            break
    else:
        name = _first_free(name, content.names.streets, taken)
    if kind.municipal:
        return name, content.municipality.name
    return name, f"{name} {_one(('ApS', 'A/S', 'I/S'), random)}"


def _first_free(name: str, streets: tuple[str, ...], taken: set[str]) -> str:
    """The name, with a street behind it where it is taken, and a house number where that is too."""
    turn = len(taken) % len(streets)
    turned = streets[turn:] + streets[:turn]
    addresses = chain((name,), (f"{name}, {street}" for street in turned))
    numbered = (f"{name}, {street} {number}" for number in count(1) for street in turned)
    return next(free for free in chain(addresses, numbered) if free not in taken)


def _fill(pattern: str, town: str, words: tuple[str, ...], names: Names, random: np.random.Generator) -> str:
    first, second = _one(names.last, random), _one(names.last, random)
    genitive = f"{first}'" if first.endswith(("s", "x", "z")) else f"{first}s"
    word = _one(words, random) if words else ""
    filled = pattern.replace("{last}s", genitive).replace("{last}", first).replace("{last2}", second)
    return filled.replace("{town}", town).replace("{word}", word)


def _one(options: tuple[str, ...], random: np.random.Generator) -> str:
    return options[int(random.integers(len(options)))]
