"""Releases, brokers' notes and explanations that were shown are kept; brokers have a phone and an email."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the three tables, and adds two columns that may be empty to the users."""
    op.create_table(
        "releases",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.CheckConstraint("recorded_by <> ''", name="ck_releases_person_is_named"),
        sa.CheckConstraint(
            "(revoked_on IS NULL) = (revoked_by IS NULL)", name="ck_releases_revoked_by_somebody"
        ),
        _of_candidate("releases"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.job_id"], name="fk_releases_job_id"),
        sa.PrimaryKeyConstraint("candidate_id", "job_id", "number", name="pk_releases"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_releases_job_id", "releases", ["job_id"])
    op.create_table(
        "notes",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _of_candidate("notes"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.job_id"], name="fk_notes_job_id"),
        sa.PrimaryKeyConstraint("candidate_id", "note_id", name="pk_notes"),
        sa.UniqueConstraint("note_id", name="uq_notes_note_id"),
    )
    op.create_index("ix_notes_job_id", "notes", ["job_id"])
    op.create_table(
        "shown_explanations",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("shown_id", sa.String(), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("shown_by", sa.String(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("rule_day", sa.Date(), nullable=False),
        sa.Column("inputs", sa.LargeBinary(), nullable=False),
        sa.Column("shown", sa.LargeBinary(), nullable=False),
        _of_candidate("shown_explanations"),
        sa.PrimaryKeyConstraint("candidate_id", "shown_id", name="pk_shown_explanations"),
        sa.UniqueConstraint("shown_id", name="uq_shown_explanations_shown_id"),
    )
    op.add_column("users", sa.Column("phone", sa.String(), nullable=True))
    op.add_column("users", sa.Column("email", sa.String(), nullable=True))


def downgrade() -> None:
    """Drops them."""
    op.drop_column("users", "email")
    op.drop_column("users", "phone")
    for name in ("shown_explanations", "notes", "releases"):
        op.drop_table(name)


def _of_candidate(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["candidate_id"], ["candidates.candidate_id"], name=f"fk_{table}_candidate_id", ondelete="CASCADE"
    )
