"""Releases and explanations that were shown, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any, Final

from matcher.domain.consent import ItemKind, Release, ReleasedItem
from matcher.domain.shown_explanation import Audience, SheetForm, ShownId, ShownSummary
from matcher.storage.rows import Row
from matcher.storage.shown_tables import SHOWN_EXPLANATIONS

__all__ = [
    "SUMMARY_COLUMNS",
    "release_row",
    "sorted_releases",
    "sorted_summaries",
    "summary_row",
    "summary_values",
]

SUMMARY_COLUMNS: Final = tuple(
    column.name for column in SHOWN_EXPLANATIONS.columns if column.name not in ("inputs", "shown")
)
"""The columns that say what was shown to whom, without what it was."""


def release_row(one: Release) -> Row:
    """Return a release as a row."""
    return {
        "candidate_id": one.candidate_id,
        "job_id": one.job_id,
        "number": one.number,
        "item": one.item.kind.value,
        "code": one.item.code,
        "released_on": one.on,
        "recorded_by": one.recorded_by,
        "revoked_on": one.revoked_on,
        "revoked_by": one.revoked_by,
    }


def sorted_releases(rows: Iterable[Row]) -> tuple[Release, ...]:
    """Return rows as releases, by candidate, job and number."""
    found = [
        Release(
            candidate_id=row["candidate_id"],
            job_id=row["job_id"],
            number=row["number"],
            item=ReleasedItem(ItemKind(row["item"]), row["code"]),
            on=row["released_on"],
            recorded_by=row["recorded_by"],
            revoked_on=row["revoked_on"],
            revoked_by=row["revoked_by"],
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.candidate_id, one.job_id, one.number)))


def summary_row(shown: ShownSummary) -> dict[str, Any]:
    """Return all of an explanation that is kept but its bytes, as columns."""
    return {
        "candidate_id": shown.candidate_id,
        "shown_id": shown.id,
        "shown_at": shown.at.astimezone(UTC).replace(tzinfo=None),
        "audience": shown.audience.value,
        "language": shown.language,
        "form": shown.form.value,
        "job_id": shown.job_id,
        "shown_by": shown.by,
        "model_version": shown.model_version,
        "rules": json.dumps(shown.rules),
        "rule_day": shown.day,
    }


def summary_values(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a row as the values of an explanation that is kept, by their name."""
    return {
        "id": ShownId(row["shown_id"]),
        "at": row["shown_at"].replace(tzinfo=UTC),
        "audience": Audience(row["audience"]),
        "language": row["language"],
        "form": SheetForm(row["form"]),
        "job_id": row["job_id"],
        "candidate_id": row["candidate_id"],
        "by": row["shown_by"],
        "model_version": row["model_version"],
        "rules": tuple((name, told) for name, told in json.loads(row["rules"])),
        "day": row["rule_day"],
    }


def sorted_summaries(rows: Iterable[Mapping[str, Any]]) -> tuple[ShownSummary, ...]:
    """Return rows as summaries, the oldest first."""
    found = [ShownSummary(**summary_values(row)) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))
