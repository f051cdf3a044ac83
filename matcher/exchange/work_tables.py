"""The tables about work: places, employers, workplaces, positions, tasks and jobs."""

from __future__ import annotations

from typing import Final

from matcher.domain.job import JobState
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart
from matcher.exchange.columns import Codes, Column, Kind, Table, codes
from matcher.exchange.shared_columns import DAYS, HELD, LEVEL, PARTS, POSTCODE, TASK, id_column
from matcher.vocabulary.entries import Text

PLACES: Final = Table(
    "places",
    Text("Postdistrikter og deres midtpunkt", "Postal districts and their middle"),
    (
        Column("postcode", Kind.ID, POSTCODE, required=True),
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
        id_column("employer_id", "Arbejdsgiverens id", "The employer's id"),
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
    ),
    key=("employer_id",),
)
WORKPLACES: Final = Table(
    "workplaces",
    Text("Arbejdspladser: der hvor arbejdet udføres", "Workplaces: where the work is done"),
    (
        id_column("workplace_id", "Arbejdspladsens id", "The workplace's id"),
        id_column("employer_id", "Arbejdsgiverens id", "The employer's id", "employers"),
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
        Column("postcode", Kind.ID, POSTCODE, refers_to="places"),
    ),
    key=("workplace_id",),
)
ARRANGEMENTS: Final = Table(
    "arrangements",
    Text("Hvilke skånehensyn arbejdspladsen kan tage", "Which considerations a workplace can meet"),
    (
        id_column("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
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
        id_column("position_id", "Stillingens id", "The position's id"),
        id_column("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
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
        id_column("task_id", "Opgavens id", "The task's id"),
        id_column("position_id", "Stillingens id", "The position's id", "positions"),
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
        Column("days", Kind.DAYS, DAYS),
        Column("day_parts", Kind.CODES, PARTS, values=codes(DayPart)),
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
        TASK,
        Column("days", Kind.DAYS, DAYS, required=True),
        Column("day_parts", Kind.CODES, PARTS, required=True, values=codes(DayPart)),
    ),
    key=("task_id", "days", "day_parts"),
)
DEMANDS: Final = Table(
    "demands",
    Text("Hvad opgaverne kræver", "What the tasks demand"),
    (
        TASK,
        Column(
            "dimension", Kind.CODE, Text("Arbejdsdimension", "Work dimension"), True, values=Codes.DIMENSION
        ),
        Column("level", Kind.INTEGER, LEVEL, required=True, least=0, most=4),
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
        TASK,
        Column("competence", Kind.CODE, Text("Kompetence", "Competence"), True, values=Codes.COMPETENCE),
        Column("level", Kind.INTEGER, HELD, required=True, least=1, most=4),
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
        id_column("job_id", "Jobbets id", "The job's id"),
        id_column("workplace_id", "Arbejdspladsens id", "The workplace's id", "workplaces"),
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
    (id_column("job_id", "Jobbets id", "The job's id", "jobs"), TASK),
    key=("job_id", "task_id"),
)
