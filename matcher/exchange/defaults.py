"""What an empty cell stands for in the few columns where it does not mean unknown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matcher.domain.candidate import Availability, Evidence
from matcher.domain.job import JobState
from matcher.domain.task import Wanted

DEFAULTS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("tasks", "separable"): "yes",
        ("tasks", "now_undone"): "no",
        ("tasks", "takes_skilled_time"): "no",
        ("tasks", "wanted"): Wanted.NEUTRAL.value,
        ("demands", "status"): "confirmed",
        ("task_competences", "required"): "yes",
        ("jobs", "state"): JobState.OPEN.value,
        ("candidates", "availability"): Availability.AVAILABLE.value,
        ("candidate_competences", "evidence"): Evidence.STATEMENT.value,
    }
)
"""By table and column, as it would be written in the cell."""
