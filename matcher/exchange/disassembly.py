"""The things of the domain as rows of text: the inverse of :mod:`matcher.exchange.assembly`.

Text is what both a CSV file and a workbook begin with, so that the two can never come to differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from matcher.domain.candidate import Candidate, Identity
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.job import Job
from matcher.domain.match import Match
from matcher.domain.task import Task
from matcher.domain.week import DayPart, Slot, Weekday

Thing: TypeAlias = (
    DatasetLabel | Place | Employer | Workplace | Position | Task | Job | Candidate | Identity | Match
)
"""Whatever the format has a table for."""
Row: TypeAlias = tuple[str, ...]
"""A cell for each column of a table, in their order; one that is empty is ''."""
TableRow: TypeAlias = tuple[str, Row]
"""Name of a table, and a row of it."""


def disassemble(thing: Thing) -> Iterator[TableRow]:
    """The rows that describe a thing, those that belong to it included.

    >>> list(disassemble(Employer("e1", "Odder Bageri ApS")))
    [('employers', ('e1', 'Odder Bageri ApS'))]
    """
    match thing:
        case Candidate():
            yield from _candidate(thing)
        case Task():
            yield from _task(thing)
        case Workplace():
            yield "workplaces", (thing.id, thing.employer_id, thing.name, _text(thing.postcode))
            for code, possible in thing.arrangements.items():
                yield "arrangements", (thing.id, code, _yes(possible))
        case Job():
            days = _text(thing.start_on), _text(thing.opened_on)
            yield "jobs", (thing.id, thing.workplace_id, thing.title, thing.state.value, *days)
            yield from (("job_tasks", (thing.id, task)) for task in thing.task_ids)
        case Match():
            yield "matches", (thing.id, thing.job_id, thing.candidate_id, str(thing.list_position))
            for event in thing.events:
                yield "match_events", (thing.id, event.on.isoformat(), event.outcome.value, event.by)
        case Position():
            yield "positions", (thing.id, thing.workplace_id, thing.title, thing.occupation_code)
        case Place():
            degrees = _decimal(thing.latitude), _decimal(thing.longitude)
            yield "places", (thing.postcode, thing.name, *degrees)
        case Employer():
            yield "employers", (thing.id, thing.name)
        case Identity():
            yield "identities", (thing.candidate_id, thing.name, thing.phone, thing.email)
        case DatasetLabel():
            yield "dataset", (thing.name, _yes(thing.simulated))


def _task(task: Task) -> Iterator[TableRow]:
    pairs = _day_pairs(task.slots or ())
    days, parts = pairs[0] if len(pairs) == 1 else ("", "")
    yield (
        "tasks",
        (
            task.id,
            task.position_id,
            task.text,
            _text(task.task_type),
            _hours(task.weekly_minutes),
            days,
            parts,
            _yes(task.separable),
            _yes(task.now_undone),
            _yes(task.takes_skilled_time),
            task.wanted.value,
        ),
    )
    if len(pairs) > 1:
        yield from (("task_times", (task.id, *pair)) for pair in pairs)
    for dimension, level in task.demands.levels.known.items():
        status = "proposed" if dimension in task.demands.proposed else "confirmed"
        yield "demands", (task.id, dimension.value, _level(level), status)
    for need in task.competences:
        yield "task_competences", (task.id, need.code, _level(need.level), _yes(need.required))


def _candidate(candidate: Candidate) -> Iterator[TableRow]:
    key, time, travel = candidate.id, candidate.time, candidate.travel
    yield (
        "candidates",
        (
            key,
            candidate.availability.value,
            _hours(time.least_weekly_minutes),
            _hours(time.most_weekly_minutes),
            _hours(time.most_daily_minutes),
            _text(time.available_from),
            _text(travel.postcode),
            ",".join(sorted(travel.modes)),
            _text(travel.longest_minutes),
            _text(candidate.updated_on),
        ),
    )
    yield from (("available_times", (key, *pair)) for pair in _day_pairs(time.slots or ()))
    for dimension, level in candidate.levels.known.items():
        yield "levels", (key, dimension.value, _level(level))
    for held in candidate.competences:
        known = held.evidence.value, _text(held.shown_on)
        yield "candidate_competences", (key, held.code, _level(held.level), *known)
    yield from _experience(candidate)
    for wish in candidate.wishes:
        yield "wishes", (key, wish.kind.value, wish.target.value, wish.code)
    for code in sorted(candidate.considerations):
        yield "considerations", (key, code)


def _experience(candidate: Candidate) -> Iterator[TableRow]:
    proofs = {proof.task_type: proof for proof in candidate.proofs}
    for code in sorted(candidate.experience):
        proof = proofs.get(code)
        known = (proof.evidence.value, _text(proof.shown_on)) if proof else ("", "")
        yield "experience", (candidate.id, code, *known)


def _day_pairs(slots: Iterable[Slot]) -> tuple[tuple[str, str], ...]:
    """Days and parts of the day whose combinations are just these slots, one pair for the days alike.

    >>> _day_pairs({Slot(day, DayPart.MORNING) for day in (Weekday.MON, Weekday.WED)})
    (('mon,wed', 'morning'),)
    """
    days_by_parts: dict[str, list[Weekday]] = {}
    for day in Weekday:
        parts = _in_order(DayPart, {slot.part for slot in slots if slot.day is day})
        if parts:
            days_by_parts.setdefault(parts, []).append(day)
    return tuple((_in_order(Weekday, days), parts) for parts, days in days_by_parts.items())


def _in_order(kind: type[StrEnum], chosen: Iterable[StrEnum]) -> str:
    found = set(chosen)
    return ",".join(each.value for each in kind if each in found)


def _hours(minutes: int | None) -> str:
    """Decimal hours that give the same whole minutes again.

    >>> _hours(75), _hours(50)
    ('1.25', '0.833333')
    """
    return "" if minutes is None else f"{minutes / 60:.6g}"


def _decimal(value: float) -> str:
    """All the digits that tell a number from its neighbours, and never an exponent.

    >>> _decimal(55.9731), _decimal(1e-05)
    ('55.9731', '0.00001')
    """
    return f"{Decimal(repr(value)):f}"


def _level(level: int) -> str:
    return str(int(level))


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _text(value: str | int | date | None) -> str:
    return "" if value is None else str(value)
