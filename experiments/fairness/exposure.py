"""How much each person is seen in the lists of open jobs, and how that differs between groups.

Exposure falls with the place as the gain of DCG does: ``1 / log2(1 + place)``, as in Singh & Joachims
(2018), "Fairness of Exposure in Rankings".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from experiments.fairness.attributes import Attribute, Sides, sides
from experiments.fairness.comparison import Insufficient, Measured, Tallies, ratio, too_few
from matcher.allocation.held_places import HeldPlaces, allocate
from matcher.allocation.open_lists import score_open_jobs
from matcher.allocation.served import exposures, served_lists
from matcher.features.snapshots import F64, CandidateSnapshot, Ids, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.progress import Progress, silent

BY_SCORE: Final = "by score"
AS_SERVED: Final = "as served"

JobLists: TypeAlias = Mapping[int, Rows]
"""The list of each open job, by the job's row: the rows of the people in it, best first."""


@dataclass(frozen=True, slots=True)
class ExposureDisparity:
    """A group's mean exposure and its ratio to that of all others whose value is known.

    ``lists`` names the kind of list. ``mean_exposure`` is ``None`` where the ratio is insufficient.
    """

    lists: str
    attribute: str
    value: str
    people: int
    mean_exposure: float | None
    ratio: Measured


def job_lists(
    people: CandidateSnapshot,
    jobs: JobSnapshot,
    ranker: AdditiveRanker,
    rule: HeldPlaces,
    *,
    threads: int = 1,
    progress: Progress = silent,
) -> Mapping[str, JobLists]:
    """The lists of all open jobs, as long as the rule says: by score alone, and as they are served."""
    lists = score_open_jobs(people, jobs, ranker, threads=threads, tell=progress)
    rows = np.flatnonzero(jobs.open).tolist()
    by_score = [lists.by_score(i, rule.length) for i in range(len(rows))]
    served = served_lists(lists, allocate(lists, rule), rule.length)
    return {
        BY_SCORE: dict(zip(rows, by_score, strict=True)),
        AS_SERVED: dict(zip(rows, served, strict=True)),
    }


def exposure_disparities(
    lists: JobLists, kind: str, ids: Ids, attributes: Sequence[Attribute], seed: int
) -> Iterator[ExposureDisparity]:
    """The disparity of each group; ``ids`` are those of the people to whom the lists' rows belong.

    People are what is drawn again for the interval; the lists stay as they are.
    """
    seen = exposures(list(lists.values()), len(ids))
    for attribute in attributes:
        values = attribute.of(ids)
        for value in attribute.values:
            split = sides(values, value)
            count = int(split.group.sum())
            found = too_few(count, int(split.others.sum())) or ratio(_tallies(seen, split), seed)
            mean = None if isinstance(found, Insufficient) else float(seen[split.group].mean())
            yield ExposureDisparity(kind, attribute.name, value, count, mean, found)


def _tallies(seen: F64, split: Sides) -> Tallies:
    group, others = split.group.astype(np.float64), split.others.astype(np.float64)
    return Tallies(seen * group, group, seen * others, others)
