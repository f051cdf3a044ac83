"""Every table of the data format, declared once: import, template and documentation follow from it."""

from __future__ import annotations

from typing import Final

from matcher.domain.match import Outcome
from matcher.exchange.candidate_tables import (
    AVAILABLE_TIMES,
    CANDIDATE_COMPETENCES,
    CANDIDATES,
    CONSIDERATIONS,
    EXPERIENCE,
    IDENTITIES,
    LEVELS,
    WISHES,
)
from matcher.exchange.columns import Column, Kind, Table, codes
from matcher.exchange.shared_columns import CANDIDATE, id_column
from matcher.exchange.work_tables import (
    ARRANGEMENTS,
    DEMANDS,
    EMPLOYERS,
    JOB_TASKS,
    JOBS,
    PLACES,
    POSITIONS,
    TASK_COMPETENCES,
    TASK_TIMES,
    TASKS,
    WORKPLACES,
)
from matcher.vocabulary.entries import Text

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
MATCHES: Final = Table(
    "matches",
    Text("Kandidater, der er præsenteret for et job", "Candidates put forward for a job"),
    (
        id_column("match_id", "Matchets id", "The match's id"),
        id_column("job_id", "Jobbets id", "The job's id", "jobs"),
        CANDIDATE,
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
        id_column("match_id", "Matchets id", "The match's id", "matches"),
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
