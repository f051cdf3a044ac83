"""The tables of protected attributes, apart from all others.

They have a catalogue of their own, so that nothing that walks over the product's tables - frames,
exports, imports and their undoing - can come upon them. A candidate's rows go when the candidate goes.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from matcher.storage.tables import CANDIDATES, METADATA

__all__ = ["AUDIT_ACCESS", "AUDIT_ATTRIBUTES", "AUDIT_METADATA"]

AUDIT_METADATA: Final = MetaData(naming_convention=METADATA.naming_convention)

AUDIT_ATTRIBUTES: Final = Table(
    "audit_attributes",
    AUDIT_METADATA,
    Column(
        "candidate_id", String, ForeignKey(CANDIDATES.c.candidate_id, ondelete="CASCADE"), primary_key=True
    ),
    Column("attribute", String, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("consented_on", Date, nullable=False),
    sqlite_with_rowid=False,
)
"""One sealed value a row, with the day on which the person agreed to this one use."""

AUDIT_ACCESS: Final = Table(
    "audit_access",
    AUDIT_METADATA,
    Column("access_id", String, primary_key=True),
    Column("happened_at", DateTime, nullable=False),
    Column("person", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("action", String, nullable=False),
    CheckConstraint("person <> ''", name="person_is_named"),
    CheckConstraint("purpose <> ''", name="purpose_is_said"),
)
"""Every reading and every change: when (UTC), who, and why. Holds nothing of any candidate."""
