"""What features could see of each candidate and job is kept from day to day, and erasures are recorded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of versions and of erasures; imports say on which day their files were true."""
    for owner, table in (("candidate_id", "candidates"), ("job_id", "jobs")):
        name = f"{table.removesuffix('s')}_versions"
        op.create_table(
            name,
            sa.Column(owner, sa.String(), nullable=False),
            sa.Column("known_from", sa.Date(), nullable=False),
            sa.Column("image", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(
                [owner], [f"{table}.{owner}"], name=f"fk_{name}_{owner}", ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(owner, "known_from", name=f"pk_{name}"),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "erasures",
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("erased_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("pseudonym", "erased_on", name="pk_erasures"),
    )
    op.add_column("import_runs", sa.Column("known_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drops them."""
    op.drop_column("import_runs", "known_on")
    for name in ("erasures", "job_versions", "candidate_versions"):
        op.drop_table(name)
