"""Employers, their workplaces, and where those are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from matcher.domain.ids import ConsiderationCode, EmployerId, PositionId, Postcode, WorkplaceId
from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Place:
    """A postal district with a point to measure distance from, in degrees (WGS 84)."""

    postcode: Postcode
    name: str
    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise InvalidInput(f"Place {self.postcode} lies at no point on earth.")


@dataclass(frozen=True, slots=True)
class Employer:
    """A legal unit that employs people."""

    id: EmployerId
    name: str


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place where work is done.

    ``arrangements`` says which considerations can (``True``) or cannot (``False``) be met there.
    One that is not there has not been asked about.
    """

    id: WorkplaceId
    employer_id: EmployerId
    name: str
    postcode: Postcode | None = None
    arrangements: Mapping[ConsiderationCode, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ordered = {code: self.arrangements[code] for code in sorted(self.arrangements)}
        object.__setattr__(self, "arrangements", MappingProxyType(ordered))


@dataclass(frozen=True, slots=True)
class Position:
    """An existing role at a workplace, made of tasks."""

    id: PositionId
    workplace_id: WorkplaceId
    title: str
    occupation_code: str = ""
