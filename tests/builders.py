"""Small valid domain objects for tests. Every default is a value that a real case could have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

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
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    EmployerId,
    JobId,
    MatchId,
    PositionId,
    Postcode,
    TaskId,
    TaskTypeCode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobState
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task, Wanted
from matcher.domain.user import Role, User
from matcher.domain.week import OFFICE_HOURS, DayPart, Slot, Weekday
from matcher.usecases.ports import UnitOfWork

AARHUS = Place(Postcode("8000"), "Aarhus C", 56.1572, 10.2107)
ODDER = Place(Postcode("8300"), "Odder", 55.9731, 10.1530)


def levels(**known: int) -> Levels:
    """``levels(noise=3)``: levels by the name of their dimension, all others unknown."""
    return Levels({Dimension(name): Level(step) for name, step in known.items()})


def employer(employer_id: str = "E1", name: str = "Odder Bageri ApS") -> Employer:
    """An employer."""
    return Employer(EmployerId(employer_id), name)


def workplace(
    workplace_id: str = "W1",
    employer_id: str = "E1",
    *,
    postcode: str | None = "8300",
    arrangements: Mapping[str, bool] | None = None,
) -> Workplace:
    """A workplace where nobody has asked about arrangements, unless some are given."""
    asked = {ConsiderationCode(code): possible for code, possible in (arrangements or {}).items()}
    where = None if postcode is None else Postcode(postcode)
    return Workplace(
        WorkplaceId(workplace_id), EmployerId(employer_id), "Butikken i Rosensgade", where, asked
    )


def position(position_id: str = "P1", workplace_id: str = "W1", title: str = "Butiksassistent") -> Position:
    """A position at a workplace."""
    return Position(PositionId(position_id), WorkplaceId(workplace_id), title)


def task(task_id: str = "T1", position_id: str = "P1", *, weekly_minutes: int = 180, **facts: int) -> Task:
    """A task of which only the hours and these demands are known: ``task("T1", noise=2)``."""
    return Task(
        id=TaskId(task_id),
        position_id=PositionId(position_id),
        text="Sætte varer på plads",
        weekly_minutes=weekly_minutes,
        demands=Demands(levels(**facts)),
    )


def task_in_full(task_id: str = "T2", position_id: str = "P1") -> Task:
    """A task with a value in every field that may be unknown or left at its default."""
    return Task(
        id=TaskId(task_id),
        position_id=PositionId(position_id),
        text="Pakke brød og skrive mærkater (æøå)",
        weekly_minutes=240,
        task_type=TaskTypeCode("packing_goods"),
        slots=frozenset({Slot(Weekday.MON, DayPart.EARLY), Slot(Weekday.SUN, DayPart.NIGHT)}),
        separable=False,
        now_undone=True,
        takes_skilled_time=True,
        wanted=Wanted.LIKED,
        demands=Demands(levels(lifting=2, noise=0, reading=1), frozenset({Dimension.NOISE})),
        competences=(
            CompetenceNeed(CompetenceCode("hygiene_certificate"), Level.HIGH),
            CompetenceNeed(CompetenceCode("baking"), Level.LIGHT, required=False),
        ),
    )


def job(
    job_id: str = "J1",
    workplace_id: str = "W1",
    task_ids: tuple[str, ...] = ("T1",),
    *,
    state: JobState = JobState.OPEN,
) -> Job:
    """An open job made of tasks."""
    return Job(
        id=JobId(job_id),
        workplace_id=WorkplaceId(workplace_id),
        title="Hjælp i butikken",
        task_ids=tuple(TaskId(each) for each in task_ids),
        state=state,
        start_on=date(2026, 9, 1),
        opened_on=date(2026, 8, 3),
    )


def candidate(candidate_id: str = "K1", *, postcode: str | None = "8000", **known: int) -> Candidate:
    """A candidate of whom only the postcode and these levels are known: ``candidate("K1", noise=2)``."""
    where = None if postcode is None else Postcode(postcode)
    return Candidate(id=CandidateId(candidate_id), levels=levels(**known), travel=Travel(postcode=where))


def candidate_in_full(candidate_id: str = "K2") -> Candidate:
    """A candidate with a value in every field that may be unknown or left at its default."""
    return Candidate(
        id=CandidateId(candidate_id),
        availability=Availability.IN_WORK_LOOKING,
        levels=levels(lifting=4, noise=0, memory=2),
        competences=(
            Competence(CompetenceCode("till"), Level.HIGH, Evidence.OBSERVED, date(2026, 2, 1)),
            Competence(CompetenceCode("baking"), Level.NONE),
        ),
        experience=frozenset({TaskTypeCode("packing_goods"), TaskTypeCode("cleaning_floors")}),
        wishes=(
            Wish(WishKind.WISH, WishTarget.TASK_TYPE, "packing_goods"),
            Wish(WishKind.DISLIKE, WishTarget.FIELD, "cleaning"),
        ),
        considerations=frozenset({ConsiderationCode("quiet_place"), ConsiderationCode("short_breaks")}),
        time=WorkingTime(300, 900, 240, OFFICE_HOURS, date(2026, 8, 17)),
        travel=Travel(Postcode("8000"), frozenset({TravelMode.PUBLIC, TravelMode.BICYCLE}), 45),
        updated_on=date(2026, 7, 1),
        proofs=(Proof(TaskTypeCode("packing_goods"), Evidence.OBSERVED, date(2026, 3, 2)),),
    )


def identity(candidate_id: str = "K1", name: str = "Åse Østergaard") -> Identity:
    """Who a candidate is: nobody, made up for the test."""
    return Identity(CandidateId(candidate_id), name, "00 00 00 00", "aase@example.org")


def match(match_id: str = "M1", job_id: str = "J1", candidate_id: str = "K1", *steps: Outcome) -> Match:
    """A match that was presented and then reached these steps, one day after the other."""
    outcomes = (Outcome.PRESENTED, *steps)
    return Match(
        id=MatchId(match_id),
        job_id=JobId(job_id),
        candidate_id=CandidateId(candidate_id),
        list_position=1,
        events=tuple(
            MatchEvent(date(2026, 8, 3 + day), outcome, "Mette Holm") for day, outcome in enumerate(outcomes)
        ),
    )


def user(name: str = "mette", role: Role = Role.BROKER, token_hash: str = "a" * 64) -> User:
    """A user; one with the role employer belongs to ``E1``."""
    return User(name, role, token_hash, EmployerId("E1") if role is Role.EMPLOYER else None)


@dataclass(frozen=True, slots=True)
class Town:
    """A little of everything, each fitting the rest."""

    places: tuple[Place, ...] = (AARHUS, ODDER)
    employers: tuple[Employer, ...] = (employer(),)
    workplaces: tuple[Workplace, ...] = (
        workplace("W1", arrangements={"quiet_place": True, "own_pace": False}),
        workplace("W2", postcode=None, arrangements={"parking": True}),
    )
    positions: tuple[Position, ...] = (position("P1", "W1"), position("P2", "W2", "Lagermedarbejder"))
    tasks: tuple[Task, ...] = (
        task("T1", "P1", noise=2),
        task_in_full("T2", "P1"),
        task("T3", "P2", lifting=3),
    )
    jobs: tuple[Job, ...] = (job("J1", "W1", ("T2", "T1")), job("J2", "W2", ("T3",)))
    candidates: tuple[Candidate, ...] = (candidate("K1", postcode=None), candidate_in_full("K2"))
    label: DatasetLabel = field(default_factory=lambda: DatasetLabel("Prøvekøbing", simulated=True))

    def store(self, unit_of_work: UnitOfWork) -> None:
        """Put everything into a unit of work that is open, without committing it."""
        there = unit_of_work.workplaces
        there.put_places(self.places)
        there.put_employers(self.employers)
        there.put_workplaces(self.workplaces)
        there.put_positions(self.positions)
        there.put_tasks(self.tasks)
        unit_of_work.jobs.put(self.jobs)
        unit_of_work.candidates.put(self.candidates)
        unit_of_work.set_label(self.label)
