"""Imports are remembered, with what was there before them, so that one can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of imports."""
    op.create_table(
        "import_runs",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("left_alone", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("run_id", name="pk_import_runs"),
    )
    op.create_table(
        "import_images",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_runs.run_id"], name="fk_import_images_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "kind", "id", name="pk_import_images"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drops the tables of imports."""
    op.drop_table("import_images")
    op.drop_table("import_runs")
