"""Public vocabularies are kept: occupations, skills, job titles, and what people in occupations do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_PARTS = (
    "occupations",
    "occupation_labels",
    "skills",
    "skill_labels",
    "occupation_skills",
    "isco_groups",
    "job_titles",
    "occupation_tasks",
    "work_activities",
)


def upgrade() -> None:
    """Creates the tables of vocabularies."""
    op.create_table(
        "vocabulary_sources",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("read_from", sa.String(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_vocabulary_sources"),
    )
    _create("occupations", ["uri"], _text("uri"), _text("isco"))
    _create_labels("occupation_labels")
    _create("skills", ["uri"], _text("uri"), _text("skill_type"))
    _create_labels("skill_labels")
    _create(
        "occupation_skills",
        ["occupation_uri", "skill_uri"],
        _text("occupation_uri"),
        _text("skill_uri"),
        _text("relation"),
    )
    _create("isco_groups", ["code", "language"], _text("code"), _text("language"), _text("title"))
    _create(
        "job_titles",
        ["place"],
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        *map(_text, ("code", "language", "title", "relation", "occupation_uri")),
    )
    _create(
        "occupation_tasks",
        ["task_id"],
        *map(_text, ("task_id", "occupation", "occupation_title", "text")),
        sa.Column("core", sa.Boolean(), nullable=False),
    )
    _create("work_activities", ["activity_id"], *map(_text, ("activity_id", "title", "part_of")))


def downgrade() -> None:
    """Drops the tables of vocabularies."""
    for table in reversed(_PARTS):
        op.drop_table(table)
    op.drop_table("vocabulary_sources")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _create(name: str, key: list[str], *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool]) -> None:
    op.create_table(
        name,
        _text("source"),
        *columns,
        sa.ForeignKeyConstraint(
            ["source"], ["vocabulary_sources.source"], name=f"fk_{name}_source", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source", *key, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def _create_labels(name: str) -> None:
    _create(
        name,
        ["uri", "language", "place"],
        _text("uri"),
        _text("language"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        _text("label"),
        sa.Column("preferred", sa.Boolean(), nullable=False),
    )
