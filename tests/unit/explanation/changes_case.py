"""The kitchen with more work to choose from, and what changes are found with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.carving.rules import load_rules
from matcher.domain.candidate import Candidate
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Position
from matcher.domain.ids import EmployerId, PositionId, TaskId, TaskTypeCode, WorkplaceId
from matcher.domain.job import JobInFull
from matcher.domain.task import Task
from matcher.explanation.counterfactuals import ChangeMeans
from matcher.explanation.match_case import MatchCase
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.schemes.loading import load_schemes
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import (
    BUFFET,
    CANDIDATE,
    COFFEE,
    JOB,
    MORNINGS,
    WASHING,
    WAY,
    demands,
)

TODAY = date(2026, 11, 27)
VEGETABLES = Task(
    id=TaskId("T-4"),
    position_id=PositionId("P-1"),
    text="Snitte grønt.",
    weekly_minutes=180,
    task_type=TaskTypeCode("chop_vegetables"),
    slots=MORNINGS,
    demands=demands(standing=2),
)
"""Within the candidate's reach in every way, and wished for."""
DELIVERIES = replace(
    VEGETABLES,
    id=TaskId("T-5"),
    text="Bære varer ind",
    task_type=None,
    demands=demands(lifting=4, standing=4),
)
"""Beyond the candidate's reach."""


def kitchen(
    *extra: Task, candidate: Candidate = CANDIDATE, job: tuple[Task, ...] = (WASHING, COFFEE, BUFFET)
) -> MatchCase:
    """The kitchen's job and candidate, with more work at the workplace."""
    full = JobInFull(replace(JOB.job, task_ids=tuple(task.id for task in job)), JOB.workplace, job)
    return MatchCase(
        candidate=candidate,
        job=full,
        way=WAY,
        employer=Employer(EmployerId("E-1"), "Byens Køkken ApS"),
        positions=(Position(PositionId("P-1"), WorkplaceId("W-1"), "Køkkenmedhjælper"),),
        tasks=(*job, *extra),
        label=DatasetLabel("Prøvekøbing", simulated=True),
    )


def means(ranker: AdditiveRanker | None = None, *, today: date = TODAY) -> ChangeMeans:
    """What comes with the package, and the scorecard unless another is given."""
    return ChangeMeans(ranker or Scorecard(), load_vocabulary(), load_schemes(), load_rules(), today)
