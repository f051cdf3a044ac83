"""Gathers what is stored and assesses it: the one place where protected attributes meet the lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from experiments.evaluation.baselines import AdditiveScorer
from experiments.fairness.assess import FairnessReport, assess
from experiments.fairness.attributes import Attribute, known_attributes
from experiments.fairness.exposure import job_lists
from experiments.training.training_data import TrainingPairs, split_by_time, training_pairs
from matcher.allocation.held_places import HeldPlaces
from matcher.errors import InvalidInput
from matcher.models.ranker import AdditiveRanker
from matcher.progress import Progress, silent
from matcher.storage.audit_attributes import Access
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.entries import Vocabulary
from matcher.wiring import open_audit

if TYPE_CHECKING:
    from matcher.wiring import Product


@dataclass(frozen=True, slots=True)
class Assessed:
    """The model that is assessed, the last day that it has learned from, if any, and how lists are made."""

    ranker: AdditiveRanker
    learned_to: date | None
    rule: HeldPlaces = field(default_factory=HeldPlaces)
    threads: int = 1


def attributes_held(product: Product, access: Access) -> tuple[Attribute, ...]:
    """The attributes of those who agreed; that they were read, by whom and why, is noted first.

    Raises
    ------
    StorageUnavailable
        When there is no key, or they were sealed with another one.
    """
    return known_attributes(open_audit(product, may_make_key=False).read(access))


def assess_stored(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    assessed: Assessed,
    attributes: Sequence[Attribute],
    *,
    seed: int = 1,
    progress: Progress = silent,
) -> FairnessReport:
    """The assessment of a model on what is stored now, by attributes that have been read for it.

    Raises
    ------
    InvalidInput
        When no attributes are stored with consent, or there are no past matches to compare on.
    """
    if not attributes:
        raise InvalidInput(
            "No attributes are stored with consent, so there are no groups to compare. "
            "Import some: matcher-lab fairness import FILE.csv --by NAME."
        )
    data = training_pairs(unit_of_work, vocabulary)
    ranker, snapshots = assessed.ranker, FreshSnapshots(vocabulary)
    with unit_of_work as work:
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
    people = candidates.take(np.flatnonzero(candidates.looking))
    past = not_learned_from(data, assessed.learned_to)
    return assess(
        people,
        jobs,
        job_lists(people, jobs, ranker, assessed.rule, threads=assessed.threads, progress=progress),
        past,
        AdditiveScorer("assessed", ranker).score_pairs(past),
        attributes=attributes,
        assumptions=ranker.assumptions,
        model_version=ranker.version,
        seed=seed,
        progress=progress,
    )


def not_learned_from(data: TrainingPairs, learned_to: date | None) -> TrainingPairs:
    """The queries put forward after the last day that the model has learned from; all where it has not.

    Raises
    ------
    InvalidInput
        When there is none after that day.
    """
    if learned_to is None:
        return data
    later = int((data.presented_on > np.datetime64(learned_to)).sum())
    if not later:
        raise InvalidInput(
            f"The model has learned from every past match up to {learned_to}: there are no later ones to "
            "assess it on. Import matches that came after."
        )
    return data if later == len(data.query_sizes) else split_by_time(data, later / len(data.query_sizes))[1]
