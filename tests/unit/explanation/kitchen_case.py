"""One job in a kitchen and one candidate, made by hand: some fits, some does not, some is unknown."""

from __future__ import annotations

from datetime import date

from matcher.domain.candidate import (
    Candidate,
    Competence,
    Evidence,
    Identity,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Position, Workplace
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    EmployerId,
    JobId,
    PositionId,
    Postcode,
    TaskId,
    TaskTypeCode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task
from matcher.domain.week import DayPart, Weekday, slots_of
from matcher.explanation.practical_facts import WayToWork
from matcher.storage.memory import MemoryUnitOfWork
from tests.builders import AARHUS, ODDER, levels

MORNINGS = slots_of(list(Weekday)[:4], [DayPart.MORNING])
EVENINGS = slots_of([Weekday.THU], [DayPart.EVENING])


def demands(**known: int) -> Demands:
    """Demands by name, all confirmed; a dimension not named is not called on."""
    return Demands(Levels({d: Level(known.get(d.value, 0)) for d in DIMENSIONS}))


WASHING = Task(
    id=TaskId("T-1"),
    position_id=PositionId("P-1"),
    text="Vaske op",
    weekly_minutes=360,
    task_type=TaskTypeCode("wash_dishes"),
    slots=MORNINGS,
    demands=demands(lifting=2, standing=3, time_pressure=2, noise=3),
)
COFFEE = Task(
    id=TaskId("T-2"),
    position_id=PositionId("P-1"),
    text="Lave kaffe til møderne",
    weekly_minutes=180,
    task_type=TaskTypeCode("brew_coffee"),
    slots=MORNINGS,
    demands=demands(lifting=1, standing=2, memory=1, customer_contact=1, noise=2),
    competences=(CompetenceNeed(CompetenceCode("food_hygiene_certificate"), Level.HIGH, required=False),),
)
BUFFET = Task(
    id=TaskId("T-3"),
    position_id=PositionId("P-1"),
    text="Passe buffeten",
    weekly_minutes=180,
    task_type=TaskTypeCode("serve_buffet"),
    slots=EVENINGS,
    separable=False,
    demands=Demands(
        demands(lifting=2, standing=3, customer_contact=3, noise=3).levels,
        frozenset({Dimension.CUSTOMER_CONTACT}),
    ),
    competences=(
        CompetenceNeed(CompetenceCode("table_service"), Level.HIGH),
        CompetenceNeed(CompetenceCode("danish_spoken"), Level.MODERATE, required=False),
    ),
)
WORKPLACE = Workplace(
    WorkplaceId("W-1"),
    EmployerId("E-1"),
    "Kantinen",
    Postcode("8300"),
    {ConsiderationCode("short_breaks"): True, ConsiderationCode("fixed_routine"): False},
)
JOB = JobInFull(
    Job(
        id=JobId("J-12"),
        workplace_id=WorkplaceId("W-1"),
        title="Hjælper i køkkenet",
        task_ids=(TaskId("T-1"), TaskId("T-2"), TaskId("T-3")),
        start_on=date(2026, 9, 1),
    ),
    WORKPLACE,
    (WASHING, COFFEE, BUFFET),
)
CANDIDATE = Candidate(
    id=CandidateId("K-0042"),
    levels=levels(lifting=3, standing=2, memory=3, customer_contact=2, speech_hearing=3),
    competences=(
        Competence(CompetenceCode("food_hygiene_certificate"), Level.HIGH, Evidence.CERTIFICATE),
        Competence(CompetenceCode("table_service"), Level.LIGHT, Evidence.OBSERVED),
    ),
    experience=frozenset({TaskTypeCode("wash_dishes")}),
    wishes=(
        Wish(WishKind.WISH, WishTarget.FIELD, "kitchen"),
        Wish(WishKind.DISLIKE, WishTarget.TASK_TYPE, "serve_buffet"),
    ),
    considerations=frozenset(
        map(ConsiderationCode, ("short_breaks", "fixed_routine", "one_contact")),
    ),
    time=WorkingTime(300, 600, None, MORNINGS, date(2026, 8, 15)),
    travel=Travel(Postcode("8000"), frozenset({TravelMode.PUBLIC}), 90),
)
IDENTITY = Identity(CANDIDATE.id, "Åse Østergaard", "12 34 56 78", "aase@example.org")
WAY = WayToWork(home=AARHUS, workplace=ODDER)


def stored(
    candidate: Candidate = CANDIDATE, job: JobInFull = JOB, *, simulated: bool = True
) -> MemoryUnitOfWork:
    """A unit of work that holds this candidate, with a name, and this job."""
    unit_of_work = MemoryUnitOfWork()
    with unit_of_work as work:
        work.workplaces.put_places([AARHUS, ODDER])
        work.workplaces.put_employers([Employer(EmployerId("E-1"), "Byens Køkken ApS")])
        work.workplaces.put_workplaces([job.workplace])
        work.workplaces.put_positions([Position(PositionId("P-1"), WorkplaceId("W-1"), "Køkkenmedhjælper")])
        work.workplaces.put_tasks(job.tasks)
        work.jobs.put([job.job])
        work.candidates.put([candidate])
        work.identities.put([IDENTITY])
        work.set_label(DatasetLabel("Prøvekøbing", simulated=simulated))
        work.commit()
    return unit_of_work
