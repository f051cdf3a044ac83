"""Gathers what is stored and assesses it: the one place where protected attributes meet the lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from experiments.evaluation.baselines import AdditiveScorer
from experiments.fairness.assess import FairnessReport, assess
from experiments.fairness.attributes import known_attributes
from experiments.fairness.exposure import lists_by_score
from experiments.training.training_data import TrainingPairs, split_by_time, training_pairs
from matcher.errors import InvalidInput
from matcher.models.ranker import AdditiveRanker
from matcher.progress import Progress, silent
from matcher.storage.audit_attributes import Access, AuditAttributes
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.entries import Vocabulary

TOP: Final = 20
BY_SCORE: Final = "by score"


@dataclass(frozen=True, slots=True)
class Assessed:
    """The model that is assessed, and the last day of the past that it has learned from, if any."""

    ranker: AdditiveRanker
    learned_to: date | None


def assess_stored(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    assessed: Assessed,
    audit: AuditAttributes,
    access: Access,
    *,
    seed: int = 1,
    progress: Progress = silent,
) -> FairnessReport:
    """The assessment of a model on what is stored now; reading the attributes is noted first.

    Raises
    ------
    InvalidInput
        When no attributes are stored with consent, or there are no past matches to compare on.
    """
    attributes = known_attributes(audit.read(access))
    if not attributes:
        raise InvalidInput(
            "No attributes are stored with consent, so there are no groups to compare. "
            "Import some: matcher-lab fairness import FILE.csv --by NAME."
        )
    data = training_pairs(unit_of_work, vocabulary)
    ranker = assessed.ranker
    people = data.candidates.take(np.flatnonzero(data.candidates.looking))
    past = not_learned_from(data, assessed.learned_to)
    return assess(
        people,
        data.jobs,
        {BY_SCORE: lists_by_score(people, data.jobs, ranker, TOP, progress)},
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
