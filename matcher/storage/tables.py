"""The tables, the same on SQLite and PostgreSQL.

A table of *parts* (the levels of a candidate, the tasks of a job ...) has its owner's id as its first
column and goes when its owner goes. ``place`` keeps the order in which the parts were given. Columns
that may be null are those that may be unknown. Days are dates, durations whole minutes, and ``slots``
the bit mask of :mod:`matcher.domain.week`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)

__all__ = [
    "ARRANGEMENTS",
    "CANDIDATES",
    "CANDIDATE_VERSIONS",
    "CHANGES",
    "COMPETENCES",
    "CONSIDERATIONS",
    "DATASET_LABEL",
    "DEMANDS",
    "EMPLOYERS",
    "ERASURES",
    "EXPERIENCE",
    "IDENTITY",
    "IMPORT_IMAGES",
    "IMPORT_RUNS",
    "JOBS",
    "JOB_TASKS",
    "JOB_VERSIONS",
    "LEVELS",
    "MATCHES",
    "MATCH_EVENTS",
    "METADATA",
    "PLACES",
    "POSITIONS",
    "TASKS",
    "TASK_COMPETENCES",
    "USERS",
    "WISHES",
    "WORKPLACES",
]

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _id(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _owner(name: str, table: str) -> Column[str]:
    return Column(name, String, ForeignKey(f"{table}.{name}", ondelete="CASCADE"), primary_key=True)


def _refers(name: str, table: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, String, ForeignKey(f"{table}.{name}"), nullable=nullable, index=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _level() -> tuple[Column[int], CheckConstraint]:
    return (
        Column("level", SmallInteger, nullable=False),
        CheckConstraint("level BETWEEN 0 AND 4", name="level_on_the_scale"),
    )


def _place() -> Column[int]:
    return Column("place", Integer, nullable=False)


def _minutes(name: str) -> tuple[Column[int], CheckConstraint]:
    return Column(name, Integer), CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative")


PLACES: Final = Table(
    "places",
    METADATA,
    _id("postcode"),
    _text("name"),
    Column("latitude", Double, nullable=False),
    Column("longitude", Double, nullable=False),
    CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_on_earth"),
    CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_on_earth"),
)

EMPLOYERS: Final = Table("employers", METADATA, _id("employer_id"), _text("name"))

WORKPLACES: Final = Table(
    "workplaces",
    METADATA,
    _id("workplace_id"),
    _refers("employer_id", "employers"),
    _text("name"),
    _refers("postcode", "places", nullable=True),
)

ARRANGEMENTS: Final = Table(
    "arrangements",
    METADATA,
    _owner("workplace_id", "workplaces"),
    _id("consideration"),
    _flag("possible"),
    sqlite_with_rowid=False,
)

POSITIONS: Final = Table(
    "positions",
    METADATA,
    _id("position_id"),
    _refers("workplace_id", "workplaces"),
    _text("title"),
    _text("occupation_code"),
)

TASKS: Final = Table(
    "tasks",
    METADATA,
    _id("task_id"),
    _refers("position_id", "positions"),
    _text("text"),
    Column("weekly_minutes", Integer, nullable=False),
    Column("task_type", String),
    Column("slots", BigInteger),
    _flag("separable"),
    _flag("now_undone"),
    _flag("takes_skilled_time"),
    _text("wanted"),
    CheckConstraint("weekly_minutes BETWEEN 1 AND 10080", name="within_a_week"),
)

DEMANDS: Final = Table(
    "demands",
    METADATA,
    _owner("task_id", "tasks"),
    _id("dimension"),
    *_level(),
    _flag("proposed"),
    sqlite_with_rowid=False,
)

TASK_COMPETENCES: Final = Table(
    "task_competences",
    METADATA,
    _owner("task_id", "tasks"),
    _id("competence"),
    _place(),
    *_level(),
    _flag("required"),
    sqlite_with_rowid=False,
)

JOBS: Final = Table(
    "jobs",
    METADATA,
    _id("job_id"),
    _refers("workplace_id", "workplaces"),
    _text("title"),
    _text("state"),
    Column("start_on", Date),
    Column("opened_on", Date),
)

JOB_TASKS: Final = Table(
    "job_tasks",
    METADATA,
    _owner("job_id", "jobs"),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _refers("task_id", "tasks"),
    UniqueConstraint("job_id", "task_id"),
    sqlite_with_rowid=False,
)

CANDIDATES: Final = Table(
    "candidates",
    METADATA,
    _id("candidate_id"),
    _text("availability"),
    *_minutes("least_weekly_minutes"),
    *_minutes("most_weekly_minutes"),
    *_minutes("most_daily_minutes"),
    Column("slots", BigInteger),
    Column("available_from", Date),
    _refers("postcode", "places", nullable=True),
    _text("travel_modes"),
    *_minutes("longest_travel_minutes"),
    Column("updated_on", Date),
)

LEVELS: Final = Table(
    "levels",
    METADATA,
    _owner("candidate_id", "candidates"),
    _id("dimension"),
    *_level(),
    sqlite_with_rowid=False,
)

COMPETENCES: Final = Table(
    "competences",
    METADATA,
    _owner("candidate_id", "candidates"),
    _id("competence"),
    _place(),
    *_level(),
    _text("evidence"),
    Column("shown_on", Date),
    sqlite_with_rowid=False,
)

EXPERIENCE: Final = Table(
    "experience",
    METADATA,
    _owner("candidate_id", "candidates"),
    _id("task_type"),
    Column("evidence", String),
    Column("shown_on", Date),
    sqlite_with_rowid=False,
)

WISHES: Final = Table(
    "wishes",
    METADATA,
    _owner("candidate_id", "candidates"),
    _id("target"),
    _id("code"),
    _place(),
    _text("kind"),
    sqlite_with_rowid=False,
)

CONSIDERATIONS: Final = Table(
    "considerations",
    METADATA,
    _owner("candidate_id", "candidates"),
    _id("consideration"),
    sqlite_with_rowid=False,
)

IDENTITY: Final = Table(
    "identity",
    METADATA,
    _owner("candidate_id", "candidates"),
    Column("sealed", LargeBinary, nullable=False),
)

MATCHES: Final = Table(
    "matches",
    METADATA,
    _id("match_id"),
    _refers("job_id", "jobs"),
    _refers("candidate_id", "candidates"),
    Column("list_position", Integer, nullable=False),
    CheckConstraint("list_position >= 1", name="list_position_from_one"),
)

MATCH_EVENTS: Final = Table(
    "match_events",
    METADATA,
    _owner("match_id", "matches"),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("happened_on", Date, nullable=False),
    _text("outcome"),
    _text("said_by"),
    sqlite_with_rowid=False,
)

USERS: Final = Table(
    "users",
    METADATA,
    _id("name"),
    _text("role"),
    _text("token_hash"),
    _refers("employer_id", "employers", nullable=True),
    Column("phone", String),
    Column("email", String),
    UniqueConstraint("token_hash"),
)

CHANGES: Final = Table("changes", METADATA, _id("change_id"))
"""One row for each transaction that wrote something; how many there are tells that something changed."""

IMPORT_RUNS: Final = Table(
    "import_runs",
    METADATA,
    _id("run_id"),
    Column("imported_at", DateTime, nullable=False),
    _text("imported_by"),
    _text("source"),
    Column("created", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("left_alone", Integer, nullable=False),
    Column("undone_at", DateTime),
    Column("undone_by", String),
    Column("known_on", Date),
)
"""Every import that was kept. Times are UTC. ``known_on`` is the day on which its files were
true. An import that was taken back has lost its images."""

IMPORT_IMAGES: Final = Table(
    "import_images",
    METADATA,
    _owner("run_id", "import_runs"),
    _id("kind"),
    _id("id"),
    Column("before", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What an import changed: how it stood before, null where it was not there, and a digest of it after."""


def _versions(name: str, owner: str, table: str) -> Table:
    return Table(
        name,
        METADATA,
        _owner(owner, table),
        Column("known_from", Date, primary_key=True),
        Column("image", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


CANDIDATE_VERSIONS: Final = _versions("candidate_versions", "candidate_id", "candidates")
JOB_VERSIONS: Final = _versions("job_versions", "job_id", "jobs")
"""What features could see of a candidate or a job, from one day until the next version's: see
:mod:`matcher.storage.fact_versions`. They go when their owner goes."""

ERASURES: Final = Table(
    "erasures",
    METADATA,
    _id("pseudonym"),
    Column("erased_on", Date, primary_key=True),
    _text("erased_by"),
)
"""That somebody was erased: a keyed hash of the id, and never the id."""

DATASET_LABEL: Final = Table(
    "dataset_label",
    METADATA,
    Column("singleton", SmallInteger, primary_key=True, autoincrement=False),
    _text("name"),
    _flag("simulated"),
    CheckConstraint("singleton = 1", name="one_row"),
)
