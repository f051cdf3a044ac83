"""Competence profiles as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Proof,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.week import bits_of, slots_from_bits
from matcher.storage.rows import Layout, Row, Rows, in_order, minutes, parts_of
from matcher.storage.tables import CANDIDATES, COMPETENCES, CONSIDERATIONS, EXPERIENCE, LEVELS, WISHES

__all__ = ["CANDIDATE_LAYOUT"]


def _apart(candidates: Iterable[Candidate]) -> Rows:
    everyone = list(candidates)
    return {
        CANDIDATES: [_profile_row(c) for c in everyone],
        LEVELS: [
            {"candidate_id": c.id, "dimension": dimension.value, "level": level.value}
            for c in everyone
            for dimension, level in c.levels.known.items()
        ],
        COMPETENCES: [row for c in everyone for row in _competence_rows(c)],
        EXPERIENCE: [row for c in everyone for row in _experience_rows(c)],
        WISHES: [row for c in everyone for row in _wish_rows(c)],
        CONSIDERATIONS: [
            {"candidate_id": c.id, "consideration": code}
            for c in everyone
            for code in sorted(c.considerations)
        ],
    }


def _profile_row(candidate: Candidate) -> Row:
    time, travel = candidate.time, candidate.travel
    durations = {
        "least_weekly_minutes": time.least_weekly_minutes,
        "most_weekly_minutes": time.most_weekly_minutes,
        "most_daily_minutes": time.most_daily_minutes,
        "longest_travel_minutes": travel.longest_minutes,
    }
    return {
        "candidate_id": candidate.id,
        "availability": candidate.availability.value,
        "slots": None if time.slots is None else bits_of(time.slots),
        "available_from": time.available_from,
        "postcode": travel.postcode,
        "travel_modes": ",".join(sorted(mode.value for mode in travel.modes)),
        "updated_on": candidate.updated_on,
        **{name: minutes(f"Candidate {candidate.id}", name, value) for name, value in durations.items()},
    }


def _competence_rows(candidate: Candidate) -> list[Row]:
    return [
        {
            "candidate_id": candidate.id,
            "competence": competence.code,
            "place": place,
            "level": competence.level.value,
            "evidence": competence.evidence.value,
            "shown_on": competence.shown_on,
        }
        for place, competence in enumerate(candidate.competences)
    ]


def _experience_rows(candidate: Candidate) -> list[Row]:
    proofs = {proof.task_type: proof for proof in candidate.proofs}
    return [
        {
            "candidate_id": candidate.id,
            "task_type": code,
            "evidence": proofs[code].evidence.value if code in proofs else None,
            "shown_on": proofs[code].shown_on if code in proofs else None,
        }
        for code in sorted(candidate.experience)
    ]


def _wish_rows(candidate: Candidate) -> list[Row]:
    return [
        {
            "candidate_id": candidate.id,
            "target": wish.target.value,
            "code": wish.code,
            "place": place,
            "kind": wish.kind.value,
        }
        for place, wish in enumerate(candidate.wishes)
    ]


def _together(rows: Rows) -> list[Candidate]:
    levels, competences = parts_of(rows, LEVELS), parts_of(rows, COMPETENCES)
    experience, wishes = parts_of(rows, EXPERIENCE), parts_of(rows, WISHES)
    considerations = parts_of(rows, CONSIDERATIONS)
    return [
        Candidate(
            id=row["candidate_id"],
            availability=Availability(row["availability"]),
            levels=Levels(
                {Dimension(r["dimension"]): Level(r["level"]) for r in levels[row["candidate_id"]]}
            ),
            competences=tuple(_competence(r) for r in in_order(competences[row["candidate_id"]])),
            experience=frozenset(r["task_type"] for r in experience[row["candidate_id"]]),
            wishes=tuple(_wish(r) for r in in_order(wishes[row["candidate_id"]])),
            considerations=frozenset(r["consideration"] for r in considerations[row["candidate_id"]]),
            time=_working_time(row),
            travel=_travel(row),
            updated_on=row["updated_on"],
            proofs=_proofs(experience[row["candidate_id"]]),
        )
        for row in rows[CANDIDATES]
    ]


def _working_time(row: Row) -> WorkingTime:
    return WorkingTime(
        least_weekly_minutes=row["least_weekly_minutes"],
        most_weekly_minutes=row["most_weekly_minutes"],
        most_daily_minutes=row["most_daily_minutes"],
        slots=None if row["slots"] is None else slots_from_bits(row["slots"]),
        available_from=row["available_from"],
    )


def _travel(row: Row) -> Travel:
    modes = frozenset(TravelMode(mode) for mode in row["travel_modes"].split(",") if mode)
    return Travel(postcode=row["postcode"], modes=modes, longest_minutes=row["longest_travel_minutes"])


def _competence(row: Row) -> Competence:
    return Competence(row["competence"], Level(row["level"]), Evidence(row["evidence"]), row["shown_on"])


def _proofs(rows: list[Row]) -> tuple[Proof, ...]:
    return tuple(
        Proof(row["task_type"], Evidence(row["evidence"]), row["shown_on"])
        for row in rows
        if row["evidence"] is not None
    )


def _wish(row: Row) -> Wish:
    return Wish(WishKind(row["kind"]), WishTarget(row["target"]), row["code"])


CANDIDATE_LAYOUT: Final = Layout(
    name="candidate",
    root=CANDIDATES,
    parts=(LEVELS, COMPETENCES, EXPERIENCE, WISHES, CONSIDERATIONS),
    key=lambda candidate: candidate.id,
    apart=_apart,
    together=_together,
)
