"""The tables of imported vocabularies. Everything a source holds is a part of that source."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from matcher.storage.tables import METADATA

__all__ = [
    "ISCO_GROUPS",
    "JOB_TITLES",
    "OCCUPATIONS",
    "OCCUPATION_LABELS",
    "OCCUPATION_SKILLS",
    "OCCUPATION_TASKS",
    "SKILLS",
    "SKILL_LABELS",
    "VOCABULARY_SOURCES",
    "WORK_ACTIVITIES",
]


def _source() -> Column[str]:
    return Column(
        "source", String, ForeignKey("vocabulary_sources.source", ondelete="CASCADE"), primary_key=True
    )


def _id(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _labels(name: str) -> Table:
    return Table(
        name,
        METADATA,
        _source(),
        _id("uri"),
        _id("language"),
        Column("place", Integer, primary_key=True, autoincrement=False),
        _text("label"),
        Column("preferred", Boolean, nullable=False),
        sqlite_with_rowid=False,
    )


VOCABULARY_SOURCES: Final = Table(
    "vocabulary_sources",
    METADATA,
    _id("source"),
    _text("version"),
    _text("read_from"),
    Column("imported_on", Date, nullable=False),
)

OCCUPATIONS: Final = Table(
    "occupations", METADATA, _source(), _id("uri"), _text("isco"), sqlite_with_rowid=False
)

OCCUPATION_LABELS: Final = _labels("occupation_labels")

SKILLS: Final = Table("skills", METADATA, _source(), _id("uri"), _text("skill_type"), sqlite_with_rowid=False)

SKILL_LABELS: Final = _labels("skill_labels")

OCCUPATION_SKILLS: Final = Table(
    "occupation_skills",
    METADATA,
    _source(),
    _id("occupation_uri"),
    _id("skill_uri"),
    _text("relation"),
    sqlite_with_rowid=False,
)

ISCO_GROUPS: Final = Table(
    "isco_groups",
    METADATA,
    _source(),
    _id("code"),
    _id("language"),
    _text("title"),
    sqlite_with_rowid=False,
)

JOB_TITLES: Final = Table(
    "job_titles",
    METADATA,
    _source(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _text("code"),
    _text("language"),
    _text("title"),
    _text("relation"),
    _text("occupation_uri"),
    sqlite_with_rowid=False,
)

OCCUPATION_TASKS: Final = Table(
    "occupation_tasks",
    METADATA,
    _source(),
    _id("task_id"),
    _text("occupation"),
    _text("occupation_title"),
    _text("text"),
    Column("core", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

WORK_ACTIVITIES: Final = Table(
    "work_activities",
    METADATA,
    _source(),
    _id("activity_id"),
    _text("title"),
    _text("part_of"),
    sqlite_with_rowid=False,
)
