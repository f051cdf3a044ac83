"""Two jobs and five people whose order by score follows from how many demands each falls short of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.domain.candidate import Availability, Candidate
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.job import JobState
from matcher.domain.scale import DIMENSIONS
from matcher.usecases.ports import UnitOfWork
from tests import builders

ASKED: Final = {
    "J1": ("lifting", "memory", "noise", "conversation"),
    "J2": ("walking", "reading", "light", "cooperation"),
}
LACKS: Final = {"A": (0, 0), "B": (1, 1), "C": (2, 3), "D": (3, 4), "E": (4, 2)}
"""By score, then, J1 has A, B, C, D, E and J2 has A, B, E, C, D."""


def candidate(candidate_id: str, availability: Availability = Availability.AVAILABLE) -> Candidate:
    """A person who cannot do the first so many of what each job asks, and all the rest."""
    levels: Mapping[str, int] = {
        dimension: 0 if n < lacked else 4
        for dimensions, lacked in zip(ASKED.values(), LACKS[candidate_id], strict=True)
        for n, dimension in enumerate(dimensions)
    }
    return Candidate(
        id=CandidateId(candidate_id), availability=availability, levels=builders.levels(**levels)
    )


def store(unit_of_work: UnitOfWork, order: str = "ABCDE", state: JobState = JobState.OPEN) -> None:
    """Puts people in this order, and jobs in this state, into a unit of work that is open."""
    there = unit_of_work.workplaces
    there.put_places([builders.AARHUS, builders.ODDER])
    there.put_employers([builders.employer()])
    there.put_workplaces([builders.workplace("W1")])
    there.put_positions([builders.position("P1", "W1")])
    there.put_tasks(
        builders.task(f"T-{job}", "P1", **{d.value: 4 if d.value in asked else 0 for d in DIMENSIONS})
        for job, asked in ASKED.items()
    )
    unit_of_work.jobs.put(
        builders.job(job, "W1", (f"T-{job}",), state=state if job == "J1" else JobState.OPEN) for job in ASKED
    )
    unit_of_work.candidates.put(candidate(each) for each in order)
    unit_of_work.set_label(DatasetLabel("Prøvekøbing", simulated=True))


J1, J2 = JobId("J1"), JobId("J2")
