"""What the database holds already, as far as an import has to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

OWNERS: Final[Mapping[str, str]] = {
    "arrangements": "workplaces",
    "task_times": "tasks",
    "demands": "tasks",
    "task_competences": "tasks",
    "job_tasks": "jobs",
    "available_times": "candidates",
    "levels": "candidates",
    "candidate_competences": "candidates",
    "experience": "candidates",
    "wishes": "candidates",
    "considerations": "candidates",
    "match_events": "matches",
}
"""Tables whose rows are part of a row in another table, and are replaced together with it.

The first column of such a table is the id of that row.
"""


@dataclass(frozen=True, slots=True)
class StoredIds:
    """The ids in the database by table, and where positions and tasks belong."""

    by_table: Mapping[str, frozenset[str]] = field(default_factory=dict)
    position_workplaces: Mapping[str, str] = field(default_factory=dict)
    task_positions: Mapping[str, str] = field(default_factory=dict)

    def of(self, table: str) -> frozenset[str]:
        """The ids of a table's rows that are stored."""
        return self.by_table.get(table, frozenset())
