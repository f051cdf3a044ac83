"""The tables of what surrounds an explanation: releases, notes, and explanations that were shown.

All of it belongs to a candidate and goes when the candidate goes. No list and no feature is made from it,
so writing here changes no revision. A release and a note hold on to their job: an import that brought it
cannot be taken back under them. An explanation that was shown holds on to nothing, so that to look at what
an import brought is no reason to be stuck with it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from matcher.storage.tables import METADATA

__all__ = ["AROUND_EXPLANATIONS", "NOTES", "RELEASES", "SHOWN_EXPLANATIONS"]


def _candidate() -> Column[str]:
    return Column(
        "candidate_id", String, ForeignKey("candidates.candidate_id", ondelete="CASCADE"), primary_key=True
    )


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


RELEASES: Final = Table(
    "releases",
    METADATA,
    _candidate(),
    Column("job_id", String, ForeignKey("jobs.job_id"), primary_key=True, index=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("item"),
    _text("code"),
    Column("released_on", Date, nullable=False),
    _text("recorded_by"),
    Column("revoked_on", Date),
    Column("revoked_by", String),
    CheckConstraint("recorded_by <> ''", name="person_is_named"),
    CheckConstraint("(revoked_on IS NULL) = (revoked_by IS NULL)", name="revoked_by_somebody"),
    sqlite_with_rowid=False,
)
"""Every release and every revocation; a row is never deleted but with its candidate."""

NOTES: Final = Table(
    "notes",
    METADATA,
    _candidate(),
    Column("note_id", String, primary_key=True),
    Column("job_id", String, ForeignKey("jobs.job_id"), index=True),
    Column("written_on", Date, nullable=False),
    _text("written_by"),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("note_id"),
)

SHOWN_EXPLANATIONS: Final = Table(
    "shown_explanations",
    METADATA,
    _candidate(),
    Column("shown_id", String, primary_key=True),
    Column("shown_at", DateTime, nullable=False),
    _text("audience"),
    _text("language"),
    _text("form"),
    _text("job_id"),
    _text("shown_by"),
    _text("model_version"),
    _text("rules"),
    Column("rule_day", Date, nullable=False),
    Column("inputs", LargeBinary, nullable=False),
    Column("shown", LargeBinary, nullable=False),
    UniqueConstraint("shown_id"),
)
"""Times are UTC. ``rules`` is JSON: names and fingerprints. ``inputs`` and ``shown`` are compressed, then
sealed."""

AROUND_EXPLANATIONS: Final = frozenset({RELEASES.name, NOTES.name, SHOWN_EXPLANATIONS.name})
"""The names of these tables."""
