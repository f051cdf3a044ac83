"""Checked rows as the things of the domain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Identity,
    Proof,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.job import Job, JobState
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task, Wanted
from matcher.domain.week import Slot
from matcher.exchange.typed_rows import Frames, rows, rows_by_owner, slots_named


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that an import holds, each kind in the order of its table."""

    label: DatasetLabel | None
    places: tuple[Place, ...]
    employers: tuple[Employer, ...]
    workplaces: tuple[Workplace, ...]
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    jobs: tuple[Job, ...]
    candidates: tuple[Candidate, ...]
    identities: tuple[Identity, ...]
    matches: tuple[Match, ...]


NOTHING: Final = Imported(None, (), (), (), (), (), (), (), (), ())


def assemble(frames: Frames) -> Imported:
    """The things that checked tables describe.

    ``frames`` come from :func:`matcher.exchange.checks.check`, which found nothing wrong with them.
    """
    labels = [DatasetLabel(*row) for row in rows(frames, "dataset", "name", "simulated")]
    places = rows(frames, "places", "postcode", "name", "latitude", "longitude")
    positions = rows(frames, "positions", "position_id", "workplace_id", "title", "occupation_code")
    return Imported(
        label=labels[0] if labels else None,
        places=tuple(Place(*row) for row in places),
        employers=tuple(Employer(*row) for row in rows(frames, "employers", "employer_id", "name")),
        workplaces=_workplaces(frames),
        positions=tuple(Position(id_, home, title, code or "") for id_, home, title, code in positions),
        tasks=_tasks(frames),
        jobs=_jobs(frames),
        candidates=_candidates(frames),
        identities=_identities(frames),
        matches=_matches(frames),
    )


def _workplaces(frames: Frames) -> tuple[Workplace, ...]:
    possible = rows_by_owner(frames, "arrangements", "workplace_id", "consideration", "possible")
    found = rows(frames, "workplaces", "workplace_id", "employer_id", "name", "postcode")
    return tuple(
        Workplace(workplace, employer, name, postcode, dict(possible[workplace]))
        for workplace, employer, name, postcode in found
    )


def _tasks(frames: Frames) -> tuple[Task, ...]:
    named = rows_by_owner(frames, "task_times", "task_id", "days", "day_parts")
    demands = rows_by_owner(frames, "demands", "task_id", "dimension", "level", "status")
    needs = rows_by_owner(frames, "task_competences", "task_id", "competence", "level", "required")
    found = rows(
        frames, "tasks", "task_id", "position_id", "text", "weekly_hours", "task_type", "days", "day_parts",
        "separable", "now_undone", "takes_skilled_time", "wanted",
    )  # fmt: skip
    return tuple(
        Task(
            id=task,
            position_id=position,
            text=text,
            weekly_minutes=minutes,
            task_type=task_type,
            slots=_together([(days, parts), *named[task]]),
            separable=separable,
            now_undone=undone,
            takes_skilled_time=skilled,
            wanted=Wanted(wanted),
            demands=_demands(demands[task]),
            competences=tuple(CompetenceNeed(code, Level(level), must) for code, level, must in needs[task]),
        )
        for task, position, text, minutes, task_type, days, parts, separable, undone, skilled, wanted in found
    )


def _demands(found: list[tuple[str, int, str]]) -> Demands:
    levels = Levels({_DIMENSIONS[code]: _LEVELS[level] for code, level, _ in found})
    return Demands(levels, frozenset(_DIMENSIONS[code] for code, _, status in found if status == "proposed"))


def _jobs(frames: Frames) -> tuple[Job, ...]:
    tasks = rows_by_owner(frames, "job_tasks", "job_id", "task_id")
    found = rows(frames, "jobs", "job_id", "workplace_id", "title", "state", "start_on", "opened_on")
    return tuple(
        Job(job, workplace, title, tuple(task for (task,) in tasks[job]), JobState(state), start, opened)
        for job, workplace, title, state, start, opened in found
    )


def _candidates(frames: Frames) -> tuple[Candidate, ...]:
    levels = rows_by_owner(frames, "levels", "candidate_id", "dimension", "level")
    competences = rows_by_owner(
        frames, "candidate_competences", "candidate_id", "competence", "level", "evidence", "shown_on"
    )
    experience = rows_by_owner(frames, "experience", "candidate_id", "task_type", "evidence", "shown_on")
    wishes = rows_by_owner(frames, "wishes", "candidate_id", "kind", "target", "code")
    considerations = rows_by_owner(frames, "considerations", "candidate_id", "consideration")
    times = _working_times(frames)
    travels = _travels(frames)
    return tuple(
        Candidate(
            id=candidate,
            availability=Availability(availability),
            levels=Levels({_DIMENSIONS[code]: _LEVELS[level] for code, level in levels[candidate]}),
            competences=tuple(
                Competence(code, _LEVELS[level], Evidence(evidence), shown_on)
                for code, level, evidence, shown_on in competences[candidate]
            ),
            experience=frozenset(code for code, _, _ in experience[candidate]),
            wishes=tuple(
                Wish(WishKind(kind), WishTarget(target), code) for kind, target, code in wishes[candidate]
            ),
            considerations=frozenset(code for (code,) in considerations[candidate]),
            time=times[candidate],
            travel=travels[candidate],
            updated_on=updated_on,
            proofs=tuple(
                Proof(code, Evidence(evidence or Evidence.STATEMENT), shown_on)
                for code, evidence, shown_on in experience[candidate]
                if evidence or shown_on
            ),
        )
        for candidate, availability, updated_on in rows(
            frames, "candidates", "candidate_id", "availability", "updated_on"
        )
    )


def _working_times(frames: Frames) -> dict[str, WorkingTime]:
    named = rows_by_owner(frames, "available_times", "candidate_id", "days", "day_parts")
    found = rows(
        frames, "candidates", "candidate_id", "least_weekly_hours", "most_weekly_hours", "most_daily_hours",
        "available_from",
    )  # fmt: skip
    times = {}
    for candidate, least, most, daily, start in found:
        times[candidate] = WorkingTime(least, most, daily, _together(named[candidate]), start)
    return times


def _together(named: Iterable[tuple[str | None, str | None]]) -> frozenset[Slot] | None:
    """The slots of several rows of days and parts of the day, ``None`` where they name none."""
    slots = frozenset[Slot]().union(*(slots_named(days, parts) or () for days, parts in named))
    return slots or None


def _travels(frames: Frames) -> dict[str, Travel]:
    found = rows(frames, "candidates", "candidate_id", "postcode", "travel_modes", "longest_travel_minutes")
    return {
        candidate: Travel(postcode, frozenset(TravelMode(mode) for mode in modes.split(",") if mode), longest)
        for candidate, postcode, modes, longest in ((c, p, m or "", t) for c, p, m, t in found)
    }


def _identities(frames: Frames) -> tuple[Identity, ...]:
    found = rows(frames, "identities", "candidate_id", "name", "phone", "email")
    return tuple(
        Identity(candidate, name, phone or "", email or "") for candidate, name, phone, email in found
    )


def _matches(frames: Frames) -> tuple[Match, ...]:
    events = rows_by_owner(frames, "match_events", "match_id", "on", "outcome", "by")
    found = rows(frames, "matches", "match_id", "job_id", "candidate_id", "list_position")
    return tuple(
        Match(
            match,
            job,
            candidate,
            place,
            tuple(MatchEvent(on, Outcome(what), by) for on, what, by in events[match]),
        )
        for match, job, candidate, place in found
    )


_DIMENSIONS = {dimension.value: dimension for dimension in DIMENSIONS}
_LEVELS = tuple(Level)
