"""How much each person is seen in the lists of open jobs, and how that differs between groups.

Exposure falls with the place as the gain of DCG does: ``1 / log2(1 + place)``, as in Singh & Joachims
(2018), "Fairness of Exposure in Rankings".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from experiments.fairness.attributes import Attribute, Sides, sides
from experiments.fairness.comparison import Insufficient, Measured, Tallies, ratio, too_few
from matcher.features.pipeline import job_features
from matcher.features.snapshots import F64, CandidateSnapshot, Ids, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.progress import Progress, silent
from matcher.ranking.order import tie_key, top_rows

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


def lists_by_score(
    people: CandidateSnapshot,
    jobs: JobSnapshot,
    ranker: AdditiveRanker,
    top: int,
    progress: Progress = silent,
) -> JobLists:
    """The ``top`` highest scores of each open job, ties broken as in a list that is shown."""
    found: dict[int, Rows] = {}
    open_jobs = np.flatnonzero(jobs.open).tolist()
    for done, job in enumerate(open_jobs, start=1):
        scores = ranker.score(job_features(people, jobs, job, ranker.assumptions))
        found[job] = top_rows(scores, top, _tie_keys(str(jobs.ids[job]), people.ids))
        progress("ranking for open jobs", done, len(open_jobs))
    return found


def exposure(lists: JobLists, people: int) -> F64:
    """(people,) the sum over the lists of ``1 / log2(1 + place)``; 0 for who stands in none."""
    seen = np.zeros(people)
    for rows in lists.values():
        np.add.at(seen, rows, 1 / np.log2(np.arange(len(rows)) + 2.0))
    return seen


def exposure_disparities(
    lists: JobLists, kind: str, ids: Ids, attributes: Sequence[Attribute], seed: int
) -> Iterator[ExposureDisparity]:
    """The disparity of each group; ``ids`` are those of the people to whom the lists' rows belong.

    People are what is drawn again for the interval; the lists stay as they are.
    """
    seen = exposure(lists, len(ids))
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


def _tie_keys(job_id: str, ids: Ids) -> Callable[[int], str]:
    return lambda row: tie_key(job_id, str(ids[row]))
