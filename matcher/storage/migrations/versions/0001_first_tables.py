"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates every table."""
    _employers_and_their_places()
    _roles_and_tasks()
    _jobs()
    _candidates()
    _parts_of_candidates()
    _matches()
    _users_and_label()


def downgrade() -> None:
    """Drops every table, those that refer to others first."""
    for table in (
        "dataset_label",
        "changes",
        "users",
        "match_events",
        "matches",
        "considerations",
        "wishes",
        "experience",
        "competences",
        "levels",
        "identity",
        "candidates",
        "job_tasks",
        "jobs",
        "task_competences",
        "demands",
        "tasks",
        "positions",
        "arrangements",
        "workplaces",
        "employers",
        "places",
    ):
        op.drop_table(table)


def _owned(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{owner}.{column}"], name=name, ondelete="CASCADE")


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{column}"], name=f"fk_{table}_{column}")


def _on_the_scale(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint("level BETWEEN 0 AND 4", name=f"ck_{table}_level_on_the_scale")


def _employers_and_their_places() -> None:
    op.create_table(
        "places",
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name="ck_places_latitude_on_earth"),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name="ck_places_longitude_on_earth"),
        sa.PrimaryKeyConstraint("postcode", name="pk_places"),
    )
    op.create_table(
        "employers",
        sa.Column("employer_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("employer_id", name="pk_employers"),
    )
    op.create_table(
        "workplaces",
        sa.Column("workplace_id", sa.String(), nullable=False),
        sa.Column("employer_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=True),
        _refers("workplaces", "employer_id", "employers"),
        _refers("workplaces", "postcode", "places"),
        sa.PrimaryKeyConstraint("workplace_id", name="pk_workplaces"),
    )
    op.create_index("ix_workplaces_employer_id", "workplaces", ["employer_id"])
    op.create_index("ix_workplaces_postcode", "workplaces", ["postcode"])
    op.create_table(
        "arrangements",
        sa.Column("workplace_id", sa.String(), nullable=False),
        sa.Column("consideration", sa.String(), nullable=False),
        sa.Column("possible", sa.Boolean(), nullable=False),
        _owned("arrangements", "workplace_id", "workplaces"),
        sa.PrimaryKeyConstraint("workplace_id", "consideration", name="pk_arrangements"),
        sqlite_with_rowid=False,
    )


def _roles_and_tasks() -> None:
    op.create_table(
        "positions",
        sa.Column("position_id", sa.String(), nullable=False),
        sa.Column("workplace_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("occupation_code", sa.String(), nullable=False),
        _refers("positions", "workplace_id", "workplaces"),
        sa.PrimaryKeyConstraint("position_id", name="pk_positions"),
    )
    op.create_index("ix_positions_workplace_id", "positions", ["workplace_id"])
    op.create_table(
        "tasks",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("position_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("weekly_minutes", sa.Integer(), nullable=False),
        sa.Column("task_type", sa.String(), nullable=True),
        sa.Column("slots", sa.BigInteger(), nullable=True),
        sa.Column("separable", sa.Boolean(), nullable=False),
        sa.Column("now_undone", sa.Boolean(), nullable=False),
        sa.Column("takes_skilled_time", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.CheckConstraint("weekly_minutes BETWEEN 1 AND 10080", name="ck_tasks_within_a_week"),
        _refers("tasks", "position_id", "positions"),
        sa.PrimaryKeyConstraint("task_id", name="pk_tasks"),
    )
    op.create_index("ix_tasks_position_id", "tasks", ["position_id"])
    op.create_table(
        "demands",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        _on_the_scale("demands"),
        _owned("demands", "task_id", "tasks"),
        sa.PrimaryKeyConstraint("task_id", "dimension", name="pk_demands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "task_competences",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("competence", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        _on_the_scale("task_competences"),
        _owned("task_competences", "task_id", "tasks"),
        sa.PrimaryKeyConstraint("task_id", "competence", name="pk_task_competences"),
        sqlite_with_rowid=False,
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("workplace_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        _refers("jobs", "workplace_id", "workplaces"),
        sa.PrimaryKeyConstraint("job_id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_workplace_id", "jobs", ["workplace_id"])
    op.create_table(
        "job_tasks",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        _owned("job_tasks", "job_id", "jobs"),
        _refers("job_tasks", "task_id", "tasks"),
        sa.PrimaryKeyConstraint("job_id", "place", name="pk_job_tasks"),
        sa.UniqueConstraint("job_id", "task_id", name="uq_job_tasks_job_id_task_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_job_tasks_task_id", "job_tasks", ["task_id"])


def _candidates() -> None:
    op.create_table(
        "candidates",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("availability", sa.String(), nullable=False),
        sa.Column("least_weekly_minutes", sa.Integer(), nullable=True),
        sa.Column("most_weekly_minutes", sa.Integer(), nullable=True),
        sa.Column("most_daily_minutes", sa.Integer(), nullable=True),
        sa.Column("slots", sa.BigInteger(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("travel_modes", sa.String(), nullable=False),
        sa.Column("longest_travel_minutes", sa.Integer(), nullable=True),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "least_weekly_minutes >= 0", name="ck_candidates_least_weekly_minutes_not_negative"
        ),
        sa.CheckConstraint(
            "longest_travel_minutes >= 0", name="ck_candidates_longest_travel_minutes_not_negative"
        ),
        sa.CheckConstraint("most_daily_minutes >= 0", name="ck_candidates_most_daily_minutes_not_negative"),
        sa.CheckConstraint("most_weekly_minutes >= 0", name="ck_candidates_most_weekly_minutes_not_negative"),
        _refers("candidates", "postcode", "places"),
        sa.PrimaryKeyConstraint("candidate_id", name="pk_candidates"),
    )
    op.create_index("ix_candidates_postcode", "candidates", ["postcode"])
    op.create_table(
        "identity",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _owned("identity", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", name="pk_identity"),
    )


def _parts_of_candidates() -> None:
    op.create_table(
        "levels",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        _on_the_scale("levels"),
        _owned("levels", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "dimension", name="pk_levels"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "competences",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("competence", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("shown_on", sa.Date(), nullable=True),
        _on_the_scale("competences"),
        _owned("competences", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "competence", name="pk_competences"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "experience",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("task_type", sa.String(), nullable=False),
        _owned("experience", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "task_type", name="pk_experience"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wishes",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        _owned("wishes", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "target", "code", name="pk_wishes"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "considerations",
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("consideration", sa.String(), nullable=False),
        _owned("considerations", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "consideration", name="pk_considerations"),
        sqlite_with_rowid=False,
    )


def _matches() -> None:
    op.create_table(
        "matches",
        sa.Column("match_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(), nullable=False),
        sa.Column("list_position", sa.Integer(), nullable=False),
        sa.CheckConstraint("list_position >= 1", name="ck_matches_list_position_from_one"),
        _refers("matches", "candidate_id", "candidates"),
        _refers("matches", "job_id", "jobs"),
        sa.PrimaryKeyConstraint("match_id", name="pk_matches"),
    )
    op.create_index("ix_matches_candidate_id", "matches", ["candidate_id"])
    op.create_index("ix_matches_job_id", "matches", ["job_id"])
    op.create_table(
        "match_events",
        sa.Column("match_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        _owned("match_events", "match_id", "matches"),
        sa.PrimaryKeyConstraint("match_id", "place", name="pk_match_events"),
        sqlite_with_rowid=False,
    )


def _users_and_label() -> None:
    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("employer_id", sa.String(), nullable=True),
        _refers("users", "employer_id", "employers"),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
        sa.UniqueConstraint("token_hash", name="uq_users_token_hash"),
    )
    op.create_index("ix_users_employer_id", "users", ["employer_id"])
    op.create_table(
        "changes",
        sa.Column("change_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("change_id", name="pk_changes"),
    )
    op.create_table(
        "dataset_label",
        sa.Column("singleton", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("singleton = 1", name="ck_dataset_label_one_row"),
        sa.PrimaryKeyConstraint("singleton", name="pk_dataset_label"),
    )
