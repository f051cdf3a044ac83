"""Whether explanations are true of the model: shares, deletions, and changes carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.evaluation.carrying_out import CarriedOut, carry_out
from experiments.evaluation.deletion import Deletions, measure_deletions
from matcher.domain.ids import CandidateId, JobId, WorkplaceId
from matcher.domain.job import JobState
from matcher.errors import InvalidInput
from matcher.explanation.counterfactuals import ChangeMeans
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.progress import Progress
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_case import read_case

EXACT: Final = 1e-9
"""Floating-point sums in another order differ by less."""


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """The findings about one model, and the laws that do not hold."""

    model_version: str
    seed: int
    deletions: Deletions
    carried_out: CarriedOut

    @property
    def broken(self) -> tuple[str, ...]:
        """A sentence for each law that is broken."""
        done = self.carried_out
        laws = {
            "Shares do not add up to the score.": self.deletions.adds_up <= EXACT,
            "Deleting a group does not move the score by its share.": self.deletions.off <= EXACT,
            "A change gains less than was said.": not done.failed,
            "A change does not overtake just the jobs that it was said to.": done.passed
            == done.passed_as_said
            and not done.not_foreseen,
        }
        return tuple(sentence for sentence, holds in laws.items() if not holds)


def measure_faithfulness(
    unit_of_work: UnitOfWork, means: ChangeMeans, matches: int, seed: int, progress: Progress
) -> Faithfulness:
    """Measures ``matches`` matches of open jobs and people who look for work, drawn by the seed."""
    with unit_of_work as work:
        job_frames = work.frames.job_frames()
        jobs = job_snapshot(job_frames, means.vocabulary)
        people = candidate_snapshot(work.frames.candidate_frames(), means.vocabulary)
        pairs = _drawn(jobs, people, matches, seed)
        cases = [
            read_case(work, JobId(str(jobs.ids[job])), CandidateId(str(people.ids[person])))
            for person, job in zip(*pairs, strict=True)
        ]
    open_jobs = {
        JobId(job): WorkplaceId(workplace)
        for job, workplace, state in job_frames["jobs"].select("job_id", "workplace_id", "state").iter_rows()
        if state == JobState.OPEN
    }
    matrix = pair_features(people, jobs, pairs, means.ranker.assumptions)
    return Faithfulness(
        model_version=means.ranker.version,
        seed=seed,
        deletions=measure_deletions(matrix, means.ranker),
        carried_out=carry_out(unit_of_work, means, cases, open_jobs, progress),
    )


def _drawn(jobs: JobSnapshot, people: CandidateSnapshot, matches: int, seed: int) -> Pairs:
    open_jobs, looking = np.flatnonzero(jobs.open), np.flatnonzero(people.looking)
    if not len(open_jobs) or not len(looking):
        raise InvalidInput("There is no open job, or nobody who looks for work. Import some first.")
    draw = np.random.default_rng(seed)
    return Pairs(draw.choice(looking, matches), draw.choice(open_jobs, matches))
