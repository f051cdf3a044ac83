"""The tables about candidates: what they can and want, what must be true at work, and who they are."""

from __future__ import annotations

from typing import Final

from matcher.domain.candidate import Availability, Evidence, TravelMode, WishKind, WishTarget
from matcher.domain.week import DayPart
from matcher.exchange.columns import Codes, Column, Kind, Table, codes
from matcher.exchange.shared_columns import CANDIDATE, DAYS, HELD, LEVEL, PARTS, POSTCODE, id_column
from matcher.vocabulary.entries import Text

CANDIDATES: Final = Table(
    "candidates",
    Text("Kandidater: tid og transport", "Candidates: time and travel"),
    (
        id_column(
            "candidate_id", "Kandidatens id (aldrig CPR-nummer)", "The candidate's id (never a CPR number)"
        ),
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
        Column("postcode", Kind.ID, POSTCODE, refers_to="places"),
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
        CANDIDATE,
        Column("days", Kind.DAYS, DAYS, required=True),
        Column("day_parts", Kind.CODES, PARTS, required=True, values=codes(DayPart)),
    ),
    key=("candidate_id", "days", "day_parts"),
)
LEVELS: Final = Table(
    "levels",
    Text("Hvad kandidaterne kan på skalaen", "What candidates can do, on the scale"),
    (
        CANDIDATE,
        Column(
            "dimension", Kind.CODE, Text("Arbejdsdimension", "Work dimension"), True, values=Codes.DIMENSION
        ),
        Column("level", Kind.INTEGER, LEVEL, required=True, least=0, most=4),
    ),
    key=("candidate_id", "dimension"),
)
CANDIDATE_COMPETENCES: Final = Table(
    "candidate_competences",
    Text("Kandidaternes kompetencer", "The candidates' competences"),
    (
        CANDIDATE,
        Column("competence", Kind.CODE, Text("Kompetence", "Competence"), True, values=Codes.COMPETENCE),
        Column("level", Kind.INTEGER, HELD, required=True, least=0, most=4),
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
        CANDIDATE,
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
        CANDIDATE,
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
        CANDIDATE,
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
        CANDIDATE,
        Column("name", Kind.TEXT, Text("Navn", "Name"), required=True),
        Column("phone", Kind.TEXT, Text("Telefon", "Telephone")),
        Column("email", Kind.TEXT, Text("E-mail", "E-mail")),
    ),
    key=("candidate_id",),
)
