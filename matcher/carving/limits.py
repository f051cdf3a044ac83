"""What limits a carved job. Every limit can be switched off, to see what it costs or what clashes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Limit(StrEnum):
    """Everything that a bundle of tasks has to keep within; the guards stand last.

    What each means as mathematics, and where it comes from, stands in docs/carving.md.
    """

    LEAST_HOURS = "least_hours"
    MOST_HOURS = "most_hours"
    DAILY_HOURS = "daily_hours"
    PERSON_TIMES = "person_times"
    TASK_TIMES = "task_times"
    TASK_RHYTHM = "task_rhythm"
    SEPARABLE = "separable"
    LICENCES = "licences"
    CONSIDERATIONS = "considerations"
    ORDINARY_HOURS = "ordinary_hours"
    FEW_COLLEAGUES = "few_colleagues"
    NOT_ONLY_UNWANTED = "not_only_unwanted"
    NOT_ALONE = "not_alone"
    MEANINGFUL_WHOLE = "meaningful_whole"


GUARDS: Final = (
    Limit.ORDINARY_HOURS,
    Limit.FEW_COLLEAGUES,
    Limit.NOT_ONLY_UNWANTED,
    Limit.NOT_ALONE,
    Limit.MEANINGFUL_WHOLE,
)
"""The limits that protect the person, the colleagues and the worth of the job."""
