"""Places, employers, workplaces and positions as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.storage.rows import Layout, Rows, parts_of
from matcher.storage.tables import ARRANGEMENTS, EMPLOYERS, PLACES, POSITIONS, WORKPLACES

__all__ = ["EMPLOYER_LAYOUT", "PLACE_LAYOUT", "POSITION_LAYOUT", "WORKPLACE_LAYOUT"]


def _places_apart(places: Iterable[Place]) -> Rows:
    return {
        PLACES: [
            {"postcode": p.postcode, "name": p.name, "latitude": p.latitude, "longitude": p.longitude}
            for p in places
        ]
    }


def _places_together(rows: Rows) -> list[Place]:
    return [Place(r["postcode"], r["name"], r["latitude"], r["longitude"]) for r in rows[PLACES]]


def _employers_apart(employers: Iterable[Employer]) -> Rows:
    return {EMPLOYERS: [{"employer_id": e.id, "name": e.name} for e in employers]}


def _employers_together(rows: Rows) -> list[Employer]:
    return [Employer(r["employer_id"], r["name"]) for r in rows[EMPLOYERS]]


def _workplaces_apart(workplaces: Iterable[Workplace]) -> Rows:
    every = list(workplaces)
    return {
        WORKPLACES: [
            {"workplace_id": w.id, "employer_id": w.employer_id, "name": w.name, "postcode": w.postcode}
            for w in every
        ],
        ARRANGEMENTS: [
            {"workplace_id": w.id, "consideration": code, "possible": possible}
            for w in every
            for code, possible in w.arrangements.items()
        ],
    }


def _workplaces_together(rows: Rows) -> list[Workplace]:
    arrangements = parts_of(rows, ARRANGEMENTS)
    return [
        Workplace(
            id=row["workplace_id"],
            employer_id=row["employer_id"],
            name=row["name"],
            postcode=row["postcode"],
            arrangements={r["consideration"]: r["possible"] for r in arrangements[row["workplace_id"]]},
        )
        for row in rows[WORKPLACES]
    ]


def _positions_apart(positions: Iterable[Position]) -> Rows:
    return {
        POSITIONS: [
            {
                "position_id": p.id,
                "workplace_id": p.workplace_id,
                "title": p.title,
                "occupation_code": p.occupation_code,
            }
            for p in positions
        ]
    }


def _positions_together(rows: Rows) -> list[Position]:
    return [
        Position(r["position_id"], r["workplace_id"], r["title"], r["occupation_code"])
        for r in rows[POSITIONS]
    ]


PLACE_LAYOUT: Final = Layout(
    name="postal district",
    root=PLACES,
    parts=(),
    key=lambda place: place.postcode,
    apart=_places_apart,
    together=_places_together,
)
EMPLOYER_LAYOUT: Final = Layout(
    name="employer",
    root=EMPLOYERS,
    parts=(),
    key=lambda employer: employer.id,
    apart=_employers_apart,
    together=_employers_together,
)
WORKPLACE_LAYOUT: Final = Layout(
    name="workplace",
    root=WORKPLACES,
    parts=(ARRANGEMENTS,),
    key=lambda workplace: workplace.id,
    apart=_workplaces_apart,
    together=_workplaces_together,
)
POSITION_LAYOUT: Final = Layout(
    name="position",
    root=POSITIONS,
    parts=(),
    key=lambda position: position.id,
    apart=_positions_apart,
    together=_positions_together,
)
