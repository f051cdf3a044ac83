"""Experience may say how it is known and when it was shown: a proof of competence for a task."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds two columns that may be empty; what is there keeps its meaning."""
    op.add_column("experience", sa.Column("evidence", sa.String(), nullable=True))
    op.add_column("experience", sa.Column("shown_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drops the two columns, and so the proofs."""
    op.drop_column("experience", "shown_on")
    op.drop_column("experience", "evidence")
