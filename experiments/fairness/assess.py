"""The whole assessment, from arrays to a report; it reads and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from experiments.fairness.attributes import Attribute
from experiments.fairness.exposure import ExposureDisparity, JobLists, exposure_disparities
from experiments.fairness.leakage import ProxyLeakage, candidate_features, leakages
from experiments.fairness.past_ranks import PastDisparity, rank_disparities, selection_disparities
from experiments.training.training_data import TrainingPairs
from matcher.domain.dataset import DatasetLabel
from matcher.features.assumptions import Assumptions
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot
from matcher.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many people an attribute is known, with their consent, and how large each group is."""

    attribute: str
    known: int
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """What was assessed, on which data, and every figure.

    ``people`` are those who look for work, ``open_jobs`` those with a list; the past lists were put
    forward from ``past_from`` to ``past_to``.
    """

    label: DatasetLabel
    model_version: str
    people: int
    open_jobs: int
    past_lists: int
    past_pairs: int
    past_from: date
    past_to: date
    coverage: tuple[Coverage, ...]
    exposures: tuple[ExposureDisparity, ...]
    ranks: tuple[PastDisparity, ...]
    selections: tuple[PastDisparity, ...]
    leakages: tuple[ProxyLeakage, ...]


def assess(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    lists: Mapping[str, JobLists],
    past: TrainingPairs,
    scores: F64,
    *,
    attributes: Sequence[Attribute],
    assumptions: Assumptions,
    model_version: str,
    seed: int = 1,
    progress: Progress = silent,
) -> FairnessReport:
    """The disparities between groups.

    Parameters
    ----------
    candidates
        Those who look for work.
    lists
        Each kind of list by its name; their rows are those of ``candidates`` and of ``jobs``.
    past, scores
        Past lists, best those that the model has not learned from, and the model's (P,) scores for them.
    assumptions
        What stands for the unknown in the model's features.
    """
    matrix = candidate_features(candidates, jobs, assumptions, seed, progress)
    return FairnessReport(
        label=past.label,
        model_version=model_version,
        people=len(candidates),
        open_jobs=int(jobs.open.sum()),
        past_lists=len(past.query_sizes),
        past_pairs=len(past),
        past_from=past.first_day,
        past_to=past.last_day,
        coverage=tuple(_coverage(candidates, each) for each in attributes),
        exposures=tuple(
            found
            for kind, some in lists.items()
            for found in exposure_disparities(some, kind, candidates.ids, attributes, seed)
        ),
        ranks=tuple(rank_disparities(past, scores, attributes, seed)),
        selections=tuple(selection_disparities(past, scores, attributes, seed)),
        leakages=tuple(leakages(matrix, candidates, attributes, seed)),
    )


def _coverage(candidates: CandidateSnapshot, attribute: Attribute) -> Coverage:
    values = attribute.of(candidates.ids)
    groups = tuple((value, int((values == value).sum())) for value in attribute.values)
    return Coverage(attribute.name, sum(count for _, count in groups), groups)
