"""Protected attributes are kept apart and sealed, for the audit of fairness alone; every access is noted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of protected attributes and of who has read them."""
    op.create_table(
        "audit_attributes",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.candidate_id"],
            name="fk_audit_attributes_candidate_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", "attribute", name="pk_audit_attributes"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_access",
        sa.Column("access_id", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.CheckConstraint("person <> ''", name="ck_audit_access_person_is_named"),
        sa.CheckConstraint("purpose <> ''", name="ck_audit_access_purpose_is_said"),
        sa.PrimaryKeyConstraint("access_id", name="pk_audit_access"),
    )


def downgrade() -> None:
    """Drops both tables."""
    op.drop_table("audit_access")
    op.drop_table("audit_attributes")
