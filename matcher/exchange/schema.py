"""Every table of the data format, declared once: import, template and documentation follow from it."""

from __future__ import annotations

from typing import Final

from matcher.domain.candidate import Availability, Evidence, TravelMode, WishKind, WishTarget
from matcher.domain.job import JobState
from matcher.domain.match import Outcome
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart
from matcher.exchange.columns import Codes, Column, Kind, Table, codes
from matcher.vocabulary.entries import Text

_POSTCODE: Final = Text("Postnummer, fire cifre", "Postcode, four digits")
_DAYS: Final = Text("Ugedage, fx mon-fri eller mon,wed", "Days of the week, such as mon-fri or mon,wed")
_PARTS: Final = Text(
    "Tider på dagen: early 5-8, morning 8-12, afternoon 12-16, evening 16-21, night 21-5",
    "Parts of the day: early 5-8, morning 8-12, afternoon 12-16, evening 16-21, night 21-5",
)
_LEVEL: Final = Text("Trin 0-4 på skalaen", "Level 0-4 on the scale")
_HELD: Final = Text(
    "0 har ikke, 1 under oplæring, 2 med støtte, 3 selvstændigt, 4 kan lære fra sig",
    "0 not held, 1 being learnt, 2 with support, 3 independently, 4 can teach it",
)


def _id(name: str, da: str, en: str, refers_to: str = "") -> Column:
    return Column(name, Kind.ID, Text(da, en), required=True, refers_to=refers_to)


_CANDIDATE: Final = _id("candidate_id", "Kandidatens id", "The candidate's id", "candidates")
_TASK: Final = _id("task_id", "Opgavens id", "The task's id", "tasks")

DATASET: Final = Table(
    "dataset",
    Text("Hvis data det er, og om de er simulerede", "Whose data these are, and whether they are simulated"),
    (
        Column("name", Kind.TEXT, Text("Kommunens navn", "Name of the municipality"), required=True),
        Column(
            "simulated", Kind.BOOLEAN, Text("Er data simulerede?", "Are the data simulated?"), required=True
        ),
    ),
    key=("name",),
)
PLACES: Final = Table(
    "places",
    Text("Postdistrikter og deres midtpunkt", "Postal districts and their middle"),
    (
        Column("postcode", Kind.ID, _POSTCODE, required=True),
        Column("name", Kind.TEXT, Text("By", "Town"), required=True),
        Column(
            "latitude", Kind.DECIMAL, Text("Breddegrad (WGS 84)", "Latitude (WGS 84)"), True, None, -90, 90
        ),
        Column(
            "longitude",
            Kind.DECIMAL,
            Text("Længdegrad (WGS 84)", "Longitude (WGS 84)"),
            True,
            None,
            -180,
            180,
        ),
    ),
    key=("postcode",),
)
EMPLOYERS: Final = Table(
    "employers",
    Text("Arbejdsgivere", "Employers"),
    (
        _id("employer_id", "Arbejdsgiverens id", "The employer's id"),
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
    ),
    key=("employer_id",),
)
WORKPLACES: Final = Table(
    "workplaces",
    Text("Arbejdspladser: der hvor arbejdet udføres", "Workplaces: where the work is done"),
    (
        _id("workplace_id", "Arbejdspladsens id", "The workplace's id"),
        _id("employer_id", "Arbejdsgiverens id", "The employer's id", "employers"),
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
        Column("postcode", Kind.ID, _POSTCODE, refers_to="places"),
    ),
    key=("workplace_id",),
)
ARRANGEMENTS: Final = Table(
    "arrangements",
    Text("Hvilke skånehensyn arbejdspladsen kan tage", "Which considerations a workplace can meet"),
    (
        _id("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
        Column(
            "consideration",
            Kind.CODE,
            Text("Skånehensyn", "Consideration"),
            required=True,
            values=Codes.CONSIDERATION,
        ),
        Column("possible", Kind.BOOLEAN, Text("Kan det lade sig gøre?", "Is it possible?"), required=True),
    ),
    key=("workplace_id", "consideration"),
)
POSITIONS: Final = Table(
    "positions",
    Text("Stillinger: de roller, der findes i dag", "Positions: the roles there are today"),
    (
        _id("position_id", "Stillingens id", "The position's id"),
        _id("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
        Column("title", Kind.TEXT, Text("Stillingsbetegnelse", "Title"), required=True),
        Column(
            "occupation_code",
            Kind.TEXT,
            Text(
                "Kode for faget, fx DISCO-08 eller O*NET", "Code of the occupation, such as ISCO-08 or O*NET"
            ),
        ),
    ),
    key=("position_id",),
)
TASKS: Final = Table(
    "tasks",
    Text("Arbejdsopgaver i stillingerne", "The tasks that positions are made of"),
    (
        _id("task_id", "Opgavens id", "The task's id"),
        _id("position_id", "Stillingens id", "The position's id", "positions"),
        Column(
            "text", Kind.TEXT, Text("Opgaven med jeres egne ord", "The task in your own words"), required=True
        ),
        Column("task_type", Kind.CODE, Text("Opgavetype", "Type of task"), values=Codes.TASK_TYPE),
        Column(
            "weekly_hours",
            Kind.HOURS,
            Text("Timer om ugen", "Hours a week"),
            required=True,
            least=0.1,
            most=168,
        ),
        Column("days", Kind.DAYS, _DAYS),
        Column("day_parts", Kind.CODES, _PARTS, values=codes(DayPart)),
        Column(
            "separable",
            Kind.BOOLEAN,
            Text("Kan opgaven tages ud af stillingen? (yes)", "Can it be taken out of the position? (yes)"),
        ),
        Column(
            "now_undone", Kind.BOOLEAN, Text("Bliver den ikke gjort i dag? (no)", "Is it left undone? (no)")
        ),
        Column(
            "takes_skilled_time",
            Kind.BOOLEAN,
            Text("Tager den faglærtes tid? (no)", "Does it take skilled people's time? (no)"),
        ),
        Column(
            "wanted",
            Kind.CODE,
            Text(
                "Hvad synes de, der gør det i dag? (neutral)",
                "How do those who do it feel about it? (neutral)",
            ),
            values=codes(Wanted),
        ),
    ),
    key=("task_id",),
)
TASK_TIMES: Final = Table(
    "task_times",
    Text(
        "Hvornår opgaver udføres, når tiderne ikke er ens alle dage; linjerne lægges sammen",
        "When tasks are done, where the times are not alike on all days; rows add up",
    ),
    (
        _TASK,
        Column("days", Kind.DAYS, _DAYS, required=True),
        Column("day_parts", Kind.CODES, _PARTS, required=True, values=codes(DayPart)),
    ),
    key=("task_id", "days", "day_parts"),
)
DEMANDS: Final = Table(
    "demands",
    Text("Hvad opgaverne kræver", "What the tasks demand"),
    (
        _TASK,
        Column(
            "dimension", Kind.CODE, Text("Arbejdsdimension", "Work dimension"), True, values=Codes.DIMENSION
        ),
        Column("level", Kind.INTEGER, _LEVEL, required=True, least=0, most=4),
        Column(
            "status",
            Kind.CODE,
            Text("Bekræftet af arbejdspladsen? (confirmed)", "Confirmed by the workplace? (confirmed)"),
            values=("confirmed", "proposed"),
        ),
    ),
    key=("task_id", "dimension"),
)
TASK_COMPETENCES: Final = Table(
    "task_competences",
    Text("Kompetencer, som opgaverne kræver", "Competences that tasks need"),
    (
        _TASK,
        Column("competence", Kind.CODE, Text("Kompetence", "Competence"), True, values=Codes.COMPETENCE),
        Column("level", Kind.INTEGER, _HELD, required=True, least=1, most=4),
        Column(
            "required",
            Kind.BOOLEAN,
            Text("Kan opgaven ikke udføres uden? (yes)", "Can the task not be done without it? (yes)"),
        ),
    ),
    key=("task_id", "competence"),
)
JOBS: Final = Table(
    "jobs",
    Text("Jobs sat sammen af opgaver fra én arbejdsplads", "Jobs made of tasks from one workplace"),
    (
        _id("job_id", "Jobbets id", "The job's id"),
        _id("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
        Column("title", Kind.TEXT, Text("Jobtitel", "Title"), required=True),
        Column("state", Kind.CODE, Text("Status (open)", "State (open)"), values=codes(JobState)),
        Column("start_on", Kind.DATE, Text("Første arbejdsdag", "First day of work")),
        Column("opened_on", Kind.DATE, Text("Oprettet", "Opened")),
    ),
    key=("job_id",),
)
JOB_TASKS: Final = Table(
    "job_tasks",
    Text("Hvilke opgaver hvert job er sat sammen af", "Which tasks each job is made of"),
    (_id("job_id", "Jobbets id", "The job's id", "jobs"), _TASK),
    key=("job_id", "task_id"),
)
CANDIDATES: Final = Table(
    "candidates",
    Text("Kandidater: tid og transport", "Candidates: time and travel"),
    (
        _id("candidate_id", "Kandidatens id (aldrig CPR-nummer)", "The candidate's id (never a CPR number)"),
        Column(
            "availability",
            Kind.CODE,
            Text("Søger job nu? (available)", "Looking now? (available)"),
            False,
            codes(Availability),
        ),
        Column(
            "least_weekly_hours",
            Kind.HOURS,
            Text("Mindste timetal om ugen", "Least hours a week"),
            least=0,
            most=60,
        ),
        Column(
            "most_weekly_hours",
            Kind.HOURS,
            Text("Højeste timetal om ugen", "Most hours a week"),
            least=0.5,
            most=60,
        ),
        Column(
            "most_daily_hours",
            Kind.HOURS,
            Text("Højeste timetal om dagen", "Most hours a day"),
            least=0.5,
            most=16,
        ),
        Column("available_from", Kind.DATE, Text("Kan begynde", "Can start")),
        Column("postcode", Kind.ID, _POSTCODE, refers_to="places"),
        Column("travel_modes", Kind.CODES, Text("Transport", "Ways of travelling"), False, codes(TravelMode)),
        Column(
            "longest_travel_minutes",
            Kind.INTEGER,
            Text("Længste rejsetid, minutter hver vej", "Longest journey, minutes each way"),
            least=1,
            most=300,
        ),
        Column("updated_on", Kind.DATE, Text("Profilen senest opdateret", "Profile last brought up to date")),
    ),
    key=("candidate_id",),
)
AVAILABLE_TIMES: Final = Table(
    "available_times",
    Text(
        "Hvornår kandidaterne kan arbejde; flere linjer lægges sammen",
        "When candidates can work; rows add up",
    ),
    (
        _CANDIDATE,
        Column("days", Kind.DAYS, _DAYS, required=True),
        Column("day_parts", Kind.CODES, _PARTS, required=True, values=codes(DayPart)),
    ),
    key=("candidate_id", "days", "day_parts"),
)
LEVELS: Final = Table(
    "levels",
    Text("Hvad kandidaterne kan på skalaen", "What candidates can do, on the scale"),
    (
        _CANDIDATE,
        Column(
            "dimension", Kind.CODE, Text("Arbejdsdimension", "Work dimension"), True, values=Codes.DIMENSION
        ),
        Column("level", Kind.INTEGER, _LEVEL, required=True, least=0, most=4),
    ),
    key=("candidate_id", "dimension"),
)
CANDIDATE_COMPETENCES: Final = Table(
    "candidate_competences",
    Text("Kandidaternes kompetencer", "The candidates' competences"),
    (
        _CANDIDATE,
        Column("competence", Kind.CODE, Text("Kompetence", "Competence"), True, values=Codes.COMPETENCE),
        Column("level", Kind.INTEGER, _HELD, required=True, least=0, most=4),
        Column(
            "evidence",
            Kind.CODE,
            Text("Hvordan det vides (statement)", "How it is known (statement)"),
            values=codes(Evidence),
        ),
        Column("shown_on", Kind.DATE, Text("Vist hvornår", "Shown when")),
    ),
    key=("candidate_id", "competence"),
)
EXPERIENCE: Final = Table(
    "experience",
    Text("Opgavetyper, kandidaterne har prøvet", "Types of task that candidates have done"),
    (
        _CANDIDATE,
        Column("task_type", Kind.CODE, Text("Opgavetype", "Type of task"), True, values=Codes.TASK_TYPE),
        Column(
            "evidence",
            Kind.CODE,
            Text(
                "Kompetencebevis: hvordan det vides, hvis det er vist",
                "Proof of competence: how it is known, if it has been shown",
            ),
            values=codes(Evidence),
        ),
        Column("shown_on", Kind.DATE, Text("Vist hvornår", "Shown when")),
    ),
    key=("candidate_id", "task_type"),
)
WISHES: Final = Table(
    "wishes",
    Text("Hvad kandidaterne ønsker sig, og hvad de helst er fri for", "What candidates wish for and dislike"),
    (
        _CANDIDATE,
        Column(
            "kind", Kind.CODE, Text("Ønske eller helst fri for", "Wish or dislike"), True, codes(WishKind)
        ),
        Column(
            "target",
            Kind.CODE,
            Text("Opgavetype eller fagområde", "Task type or field"),
            True,
            codes(WishTarget),
        ),
        Column("code", Kind.CODE, Text("Kode", "Code"), required=True, values=Codes.WISH),
    ),
    key=("candidate_id", "target", "code"),
)
CONSIDERATIONS: Final = Table(
    "considerations",
    Text("Kandidaternes skånehensyn og støttebehov", "What must be true at work for the candidates"),
    (
        _CANDIDATE,
        Column(
            "consideration", Kind.CODE, Text("Skånehensyn", "Consideration"), True, values=Codes.CONSIDERATION
        ),
    ),
    key=("candidate_id", "consideration"),
)
IDENTITIES: Final = Table(
    "identities",
    Text("Navn og kontakt; gemmes for sig og krypteret", "Name and contact; kept apart and encrypted"),
    (
        _CANDIDATE,
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
        Column("phone", Kind.TEXT, Text("Telefon", "Telephone")),
        Column("email", Kind.TEXT, Text("E-mail", "E-mail")),
    ),
    key=("candidate_id",),
)
MATCHES: Final = Table(
    "matches",
    Text("Kandidater, der er præsenteret for et job", "Candidates put forward for a job"),
    (
        _id("match_id", "Matchets id", "The match's id"),
        _id("job_id", "Jobbets id", "The job's id", "jobs"),
        _CANDIDATE,
        Column(
            "list_position",
            Kind.INTEGER,
            Text("Plads på listen, 1 øverst", "Place in the list, 1 is the top"),
            True,
            None,
            1,
            100_000,
        ),
    ),
    key=("match_id",),
)
MATCH_EVENTS: Final = Table(
    "match_events",
    Text("Hvad der siden skete med matchet", "What happened to a match"),
    (
        _id("match_id", "Matchets id", "The match's id", "matches"),
        Column("on", Kind.DATE, Text("Dato", "Date"), required=True),
        Column("outcome", Kind.CODE, Text("Hvor langt det kom", "How far it went"), True, codes(Outcome)),
        Column("by", Kind.TEXT, Text("Hvem der har registreret det", "Who recorded it"), required=True),
    ),
    key=("match_id", "outcome"),
)

TABLES: Final = (
    DATASET, PLACES, EMPLOYERS, WORKPLACES, ARRANGEMENTS, POSITIONS, TASKS, TASK_TIMES, DEMANDS,
    TASK_COMPETENCES, JOBS, JOB_TASKS, CANDIDATES, AVAILABLE_TIMES, LEVELS, CANDIDATE_COMPETENCES,
    EXPERIENCE, WISHES, CONSIDERATIONS, IDENTITIES, MATCHES, MATCH_EVENTS,
)  # fmt: skip
"""All tables, each after those that it refers to."""
