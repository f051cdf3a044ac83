"""Simulated: writes a simulation as CSV files of the data format, with its truth in a folder apart."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from experiments.simulation.content import load_content
from experiments.simulation.municipality import Simulation
from experiments.simulation.truth import write_truth
from matcher.domain.candidate import Candidate
from matcher.domain.task import Task
from matcher.domain.week import DayPart, Slot, Weekday
from matcher.exchange.schema import TABLES

Row = tuple[str, ...]
TABLES_FOLDER: Final = "tables"
"""What ``matcher import`` reads; the truth lies beside it, out of its sight."""


def write(simulation: Simulation, directory: Path) -> None:
    """Write a folder ``tables`` with one CSV file for each table of the data format, and the truth apart.

    The same simulation gives the same files, byte for byte.
    """
    folder = directory / TABLES_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(load_content().readme, encoding="utf-8", newline="\n")
    rows = _rows(simulation)
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.header)
            writer.writerows(rows[table.name])
    write_truth(simulation.truth, directory)


def _rows(s: Simulation) -> dict[str, Iterable[Row]]:
    """The rows of each table, in the order of its columns."""
    return {
        "dataset": [(s.label.name, _yes(s.label.simulated))],
        "places": ((p.postcode, p.name, str(p.latitude), str(p.longitude)) for p in s.places),
        "employers": ((e.id, e.name) for e in s.employers),
        "workplaces": ((w.id, w.employer_id, w.name, _text(w.postcode)) for w in s.workplaces),
        "arrangements": (
            (w.id, code, _yes(possible)) for w in s.workplaces for code, possible in w.arrangements.items()
        ),
        "positions": ((p.id, p.workplace_id, p.title, p.occupation_code) for p in s.positions),
        "tasks": map(_task, s.tasks),
        "demands": (row for task in s.tasks for row in _demands(task)),
        "task_competences": (
            (t.id, need.code, str(int(need.level)), _yes(need.required))
            for t in s.tasks
            for need in t.competences
        ),
        "jobs": (
            (j.id, j.workplace_id, j.title, j.state.value, _text(j.start_on), _text(j.opened_on))
            for j in s.jobs
        ),
        "job_tasks": ((j.id, task) for j in s.jobs for task in j.task_ids),
        "candidates": map(_candidate, s.candidates),
        "available_times": (row for c in s.candidates for row in _available_times(c)),
        "levels": (
            (c.id, d.value, str(int(level))) for c in s.candidates for d, level in c.levels.known.items()
        ),
        "candidate_competences": (
            (c.id, held.code, str(int(held.level)), held.evidence.value, _text(held.shown_on))
            for c in s.candidates
            for held in c.competences
        ),
        "experience": ((c.id, code) for c in s.candidates for code in sorted(c.experience)),
        "wishes": ((c.id, w.kind.value, w.target.value, w.code) for c in s.candidates for w in c.wishes),
        "considerations": ((c.id, code) for c in s.candidates for code in sorted(c.considerations)),
        "identities": ((i.candidate_id, i.name, i.phone, i.email) for i in s.identities),
        "matches": ((m.id, m.job_id, m.candidate_id, str(m.list_position)) for m in s.matches),
        "match_events": (
            (m.id, e.on.isoformat(), e.outcome.value, e.by) for m in s.matches for e in m.events
        ),
    }


def _task(task: Task) -> Row:
    slots = task.slots or frozenset()
    return (
        task.id,
        task.position_id,
        task.text,
        _text(task.task_type),
        _hours(task.weekly_minutes),
        _in_order(Weekday, {slot.day for slot in slots}),
        _in_order(DayPart, {slot.part for slot in slots}),
        _yes(task.separable),
        _yes(task.now_undone),
        _yes(task.takes_skilled_time),
        task.wanted.value,
    )


def _demands(task: Task) -> Iterator[Row]:
    for dimension, level in task.demands.levels.known.items():
        status = "proposed" if dimension in task.demands.proposed else "confirmed"
        yield task.id, dimension.value, str(int(level)), status


def _candidate(candidate: Candidate) -> Row:
    time, travel = candidate.time, candidate.travel
    return (
        candidate.id,
        candidate.availability.value,
        _hours(time.least_weekly_minutes),
        _hours(time.most_weekly_minutes),
        _hours(time.most_daily_minutes),
        _text(time.available_from),
        _text(travel.postcode),
        ",".join(sorted(travel.modes)),
        _text(travel.longest_minutes),
        _text(candidate.updated_on),
    )


def _available_times(candidate: Candidate) -> Iterator[Row]:
    """One row for the days that have the same parts of the day."""
    slots: frozenset[Slot] = candidate.time.slots or frozenset()
    days_by_parts: dict[str, list[Weekday]] = {}
    for day in Weekday:
        parts = _in_order(DayPart, {slot.part for slot in slots if slot.day is day})
        if parts:
            days_by_parts.setdefault(parts, []).append(day)
    for parts, days in days_by_parts.items():
        yield candidate.id, _in_order(Weekday, set(days)), parts


def _in_order(kind: type[StrEnum], chosen: Iterable[StrEnum]) -> str:
    found = set(chosen)
    return ",".join(each.value for each in kind if each in found)


def _hours(minutes: int | None) -> str:
    """Decimal hours that give the same whole minutes again.

    >>> _hours(75), _hours(50)
    ('1.25', '0.833333')
    """
    return "" if minutes is None else f"{minutes / 60:.6g}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _text(value: str | int | date | None) -> str:
    return "" if value is None else str(value)
