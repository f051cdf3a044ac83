"""Folds in which no candidate and no workplace is on both sides, and the past always comes first.

A model that has seen a person or a workplace may do well on them by remembering. To know how it does on
people and places that it has never met, each fold holds out the later jobs of some workplaces, and
learns from the earlier matches of all others, without anybody who is in the held-out lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from experiments.training.training_data import TrainingPairs
from matcher.errors import InvalidInput
from matcher.features.snapshots import Flags, Ids, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Pairs to learn from, and later pairs with which they share no candidate and no workplace.

    ``training_rows`` and ``held_out_rows`` say where they stand among all earlier and all later pairs.
    """

    training: TrainingPairs
    held_out: TrainingPairs
    training_rows: Rows
    held_out_rows: Rows


def grouped_folds(
    earlier: TrainingPairs, later: TrainingPairs, folds: int, seed: int = 1
) -> tuple[Fold, ...]:
    """Folds that together hold out every later pair once; fewer where there are fewer workplaces.

    Raises
    ------
    InvalidInput
        When a fold would have nothing to learn from.
    """
    places = workplaces_of(later)
    shuffled = np.random.default_rng(seed).permutation(np.unique(places))
    count = min(folds, len(shuffled))
    return tuple(_fold(earlier, later, np.isin(places, shuffled[i::count])) for i in range(count))


def selected(data: TrainingPairs, keep: Flags) -> TrainingPairs:
    """The pairs that are to be kept; a query of which nothing is left goes.

    Parameters
    ----------
    keep
        (P,) which pairs.
    """
    query = np.repeat(np.arange(len(data.query_sizes)), data.query_sizes)
    sizes = np.bincount(query[keep], minlength=len(data.query_sizes)).astype(np.intp)
    left = sizes > 0
    return replace(
        data,
        candidate_rows=data.candidate_rows[keep],
        job_rows=data.job_rows[keep],
        candidate_later=data.candidate_later[keep],
        job_later=data.job_later[keep],
        grades=data.grades[keep],
        list_positions=data.list_positions[keep],
        presented_on=data.presented_on[left],
        query_sizes=sizes[left],
    )


def selected_queries(data: TrainingPairs, queries: Rows | Sequence[int]) -> TrainingPairs:
    """The pairs of these queries, in their old order."""
    wanted = np.zeros(len(data.query_sizes), np.bool_)
    wanted[np.asarray(queries, np.intp)] = True
    return selected(data, np.repeat(wanted, data.query_sizes))


def workplaces_of(data: TrainingPairs) -> Ids:
    """(P,) the workplace of each pair's job."""
    return data.workplaces[data.job_rows]


def candidates_of(data: TrainingPairs) -> Ids:
    """(P,) the candidate of each pair."""
    return data.candidates.ids[data.candidate_rows]


def _fold(earlier: TrainingPairs, later: TrainingPairs, held_out: Flags) -> Fold:
    taken = selected(later, held_out)
    apart = ~np.isin(workplaces_of(earlier), workplaces_of(taken))
    apart &= ~np.isin(candidates_of(earlier), candidates_of(taken))
    if not apart.any():
        raise InvalidInput(
            "Every earlier match shares its workplace or candidate with a later one, so nothing is left"
            " to learn from that is apart. Import more matches."
        )
    return Fold(selected(earlier, apart), taken, np.flatnonzero(apart), np.flatnonzero(held_out))
