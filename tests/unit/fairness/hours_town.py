"""A town whose people differ in what they can do and, apart from that, in how many hours they can work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np

from experiments.fairness.assess import FairnessReport, assess
from experiments.fairness.attributes import Attribute
from experiments.fairness.exposure import AS_SERVED, job_lists
from experiments.training.fitting import assumptions_from
from experiments.training.training_data import TrainingPairs, training_pairs
from matcher.allocation.held_places import HeldPlaces
from matcher.domain.candidate import Candidate, WorkingTime
from matcher.domain.ids import TaskId
from matcher.domain.job import JobState
from matcher.domain.match import Match
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.unit.training.small_past import match_of

PEOPLE, PAST_JOBS, OPEN_JOBS, IN_A_LIST, TOP = 240, 90, 60, 24, 20
SKILLS = ("noise", "memory", "lifting", "reading")
FEW_HOURS = frozenset(f"K{i:03d}" for i in range(0, PEOPLE, 3))
"""A third can work five hours a week; the jobs take ten. They can do the tasks as well as the others: of each
three people in a row, all can do the same."""

ORIGIN = Attribute(
    "origin",
    ("denmark", "elsewhere"),
    {f"K{i:03d}": "denmark" if i % 3 else "elsewhere" for i in range(PEOPLE)},
)
"""By chance of this town, those with few hours are those from elsewhere."""


def past() -> TrainingPairs:
    """Past lists whose outcomes hang on what people can do, and on nothing else."""
    return training_pairs(_stored(), load_vocabulary())


@cache
def _stored() -> MemoryUnitOfWork:
    random = np.random.default_rng(11)
    can = np.repeat(random.integers(0, 5, size=(PEOPLE // 3, len(SKILLS))), 3, axis=0)
    asked = random.integers(1, 5, size=(PAST_JOBS + OPEN_JOBS, len(SKILLS)))
    unit_of_work = MemoryUnitOfWork()
    with unit_of_work as work:
        builders.Town(tasks=(), jobs=(), candidates=()).store(work)
        for j, row in enumerate(asked.tolist()):
            demands = dict(zip(SKILLS, row, strict=True))
            work.workplaces.put_tasks([builders.task(f"T{j:03d}", "P1", weekly_minutes=600, **demands)])
            state = JobState.FILLED if j < PAST_JOBS else JobState.OPEN
            job = replace(builders.job(f"J{j:03d}"), task_ids=(TaskId(f"T{j:03d}"),), state=state)
            work.jobs.put([job])
        work.candidates.put(_people(can))
        work.matches.put(_matches(can, asked, random))
        work.commit()
    return unit_of_work


def marked_down(data: TrainingPairs, steps: int) -> TrainingPairs:
    """The same past, in which those with few hours got so many steps less far than they could have."""
    few = np.isin(data.candidates.ids[data.candidate_rows], sorted(FEW_HOURS))
    return replace(data, grades=np.maximum(data.grades - steps * few, 0).astype(np.int8))


def trained(data: TrainingPairs) -> LambdaMart:
    """The model that is learned from this past."""
    from experiments.training.matrices import point_matrix

    assumptions = assumptions_from(data)
    settings = TrainingSettings(trees=60, leaves=7, least_rows_in_leaf=20, threads=1)
    return fit_lambdamart(
        point_matrix(data, assumptions), data.grades, data.query_sizes.tolist(), assumptions, settings
    )


def assessed(data: TrainingPairs, attribute: Attribute = ORIGIN) -> FairnessReport:
    """The assessment of the model learned from this past, on the lists of the open jobs and on this past."""
    from experiments.evaluation.baselines import AdditiveScorer

    model, snapshots = trained(data), FreshSnapshots(load_vocabulary())
    with _stored() as work:
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
    lists = job_lists(candidates, jobs, model, HeldPlaces(length=TOP))
    return assess(
        candidates,
        jobs,
        {AS_SERVED: lists[AS_SERVED]},
        data,
        AdditiveScorer("learned", model).score_pairs(data),
        attributes=[attribute],
        assumptions=model.assumptions,
        model_version=model.version,
        seed=1,
    )


def _people(can: np.ndarray) -> Iterator[Candidate]:
    for i, row in enumerate(can.tolist()):
        levels = dict(zip(SKILLS, row, strict=True))
        name = f"K{i:03d}"
        most = 300 if name in FEW_HOURS else 1500
        yield replace(builders.candidate(name, **levels), time=WorkingTime(most_weekly_minutes=most))


def _matches(can: np.ndarray, asked: np.ndarray, random: np.random.Generator) -> Iterator[Match]:
    for j in range(PAST_JOBS):
        for place, i in enumerate(random.permutation(PEOPLE)[:IN_A_LIST].tolist()):
            lacking = np.maximum(asked[j] - can[i], 0).sum()
            grade = int(np.clip(4 - lacking + random.integers(-1, 2), 0, 4))
            number = j * IN_A_LIST + place
            yield match_of(number, f"J{j:03d}", f"K{i:03d}", position=place + 1, day=j, steps=grade)
