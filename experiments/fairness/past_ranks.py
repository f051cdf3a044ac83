"""Whether the model places people of different groups alike where matches went equally far in the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import rankdata

from experiments.fairness.attributes import Attribute, Sides, sides
from experiments.fairness.comparison import Measured, Tallies, difference, too_few
from experiments.training.training_data import TrainingPairs
from matcher.features.snapshots import F64, Flags, Rows

TOOK_FURTHER: Final = "1 to 4"
"""All grades that somebody took further, pooled."""

SELECTED: Final = 10
_GRADES: Final = {**{str(grade): (grade,) for grade in range(5)}, TOOK_FURTHER: (1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class PastDisparity:
    """A group's mean minus the others', among pairs with the same relevance grade in past lists.

    ``people`` and ``pairs`` are those of the group.
    """

    attribute: str
    value: str
    grades: str
    people: int
    pairs: int
    difference: Measured


def percentile_ranks(scores: F64, query_sizes: Rows) -> F64:
    """(P,) 1 for the best in its query, 0 for the last, equal scores sharing; NaN in a query of one."""
    found = np.full(len(scores), np.nan)
    for rows in _queries(query_sizes):
        if rows.stop - rows.start > 1:
            found[rows] = (rankdata(scores[rows]) - 1) / (rows.stop - rows.start - 1)
    return found


def selected(scores: F64, query_sizes: Rows) -> F64:
    """(P,) 1 for the ten highest of the query, 0 for the others; NaN where the query has ten or fewer.

    Of equal scores at the tenth place each has the same part of the places that are left.
    """
    found = np.full(len(scores), np.nan)
    for rows in _queries(query_sizes):
        if rows.stop - rows.start > SELECTED:
            own = scores[rows]
            least = np.sort(own)[-SELECTED]
            above, level = own > least, own == least
            found[rows] = above + level * (SELECTED - above.sum()) / level.sum()
    return found


def rank_disparities(
    data: TrainingPairs, scores: F64, attributes: Sequence[Attribute], seed: int
) -> Iterator[PastDisparity]:
    """The disparity in percentile rank, for each grade and for all that somebody took further.

    Queries are what is drawn again for the interval.
    """
    ranks = percentile_ranks(scores, data.query_sizes)
    return _disparities(data, ranks, tuple(_GRADES), attributes, seed)


def selection_disparities(
    data: TrainingPairs, scores: F64, attributes: Sequence[Attribute], seed: int
) -> Iterator[PastDisparity]:
    """The disparity in the share that the model puts among the first ten, of those taken further."""
    chosen = selected(scores, data.query_sizes)
    return _disparities(data, chosen, (TOOK_FURTHER,), attributes, seed)


def _disparities(
    data: TrainingPairs, figures: F64, grades: tuple[str, ...], attributes: Sequence[Attribute], seed: int
) -> Iterator[PastDisparity]:
    ids = data.candidates.ids[data.candidate_rows]
    for attribute in attributes:
        values = attribute.of(ids)
        for value in attribute.values:
            split = sides(values, value)
            for named in grades:
                among = np.isin(data.grades, _GRADES[named]) & ~np.isnan(figures)
                group, others = split.group & among, split.others & among
                people = len(np.unique(ids[group]))
                few = too_few(people, len(np.unique(ids[others])))
                found = few or difference(_tallies(figures, Sides(group, others), data.query_sizes), seed)
                yield PastDisparity(attribute.name, value, named, people, int(group.sum()), found)


def _tallies(figures: F64, split: Sides, query_sizes: Rows) -> Tallies:
    query = np.repeat(np.arange(len(query_sizes)), query_sizes)

    def by_query(rows: Flags, weights: F64) -> F64:
        return np.bincount(query[rows], weights[rows], len(query_sizes)).astype(np.float64)

    ones = np.ones(len(figures))
    return Tallies(
        by_query(split.group, figures),
        by_query(split.group, ones),
        by_query(split.others, figures),
        by_query(split.others, ones),
    )


def _queries(query_sizes: Rows) -> Iterator[slice]:
    ends = np.cumsum(query_sizes)
    yield from (slice(int(end - size), int(end)) for end, size in zip(ends, query_sizes, strict=True))
