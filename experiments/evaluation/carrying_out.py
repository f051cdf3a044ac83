"""Carries out every change of some matches, and holds what happens against what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from experiments.evaluation.stored_changes import Lists, list_when_stored, read_lists, score_when_stored
from matcher.domain.ids import JobId
from matcher.explanation.changes import Change, flips
from matcher.explanation.match_case import MatchCase
from matcher.explanation.telling import Means
from matcher.progress import Progress
from matcher.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of the changes when each was stored and scored.

    ``failed`` gained less than was said. ``passed`` jobs of the candidate's list were said to be overtaken by
    the first change of a match, and ``passed_as_said`` were; ``not_foreseen`` were overtaken without it being
    said.
    """

    matches: int
    with_a_change: int
    changes: int
    failed: int
    median_gain: float
    passed: int
    passed_as_said: int
    not_foreseen: int


class Offered(NamedTuple):
    """A match and the changes that are offered for it."""

    case: MatchCase
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Overtaken:
    """Jobs that were said to be overtaken, and those that were."""

    said: frozenset[JobId]
    happened: frozenset[JobId]


def carry_out(
    unit_of_work: UnitOfWork, means: Means, offered: Sequence[Offered], progress: Progress
) -> CarriedOut:
    """Stores and scores every change that is offered, and the whole list after the first of each match."""
    ranker, vocabulary = means.ranker, means.rules.vocabulary
    before = read_lists(unit_of_work, [each.case.candidate.id for each in offered], ranker, vocabulary)
    gains: list[tuple[float, float]] = []
    overtaken: list[_Overtaken] = []
    for number, (case, changes) in enumerate(offered, start=1):
        progress("carrying out changes", number, len(offered))
        for change in changes[:1]:
            after = list_when_stored(unit_of_work, change, case, before, ranker=ranker, vocabulary=vocabulary)
            gains.append((after[case.job.job.id] - change.match_before.score, change.said_gain))
            overtaken.append(_overtaken(case, change, before, after))
        for change in changes[1:]:
            alone = score_when_stored(unit_of_work, change, case, ranker, vocabulary)
            gains.append((alone.score - change.match_before.score, change.said_gain))
    return CarriedOut(
        matches=len(offered),
        with_a_change=len(overtaken),
        changes=len(gains),
        failed=sum(gain < said for gain, said in gains),
        median_gain=median(gain for gain, _ in gains) if gains else 0.0,
        passed=sum(len(each.said) for each in overtaken),
        passed_as_said=sum(len(each.said & each.happened) for each in overtaken),
        not_foreseen=sum(len(each.happened - each.said) for each in overtaken),
    )


def _overtaken(case: MatchCase, change: Change, lists: Lists, after: Mapping[JobId, float]) -> _Overtaken:
    """Among the jobs of other workplaces: at this one, others can gain by the same arrangement."""
    before, own = lists.scores[case.candidate.id], case.job.job.id
    others = {job: before[job] for job in after if job != own}
    happened = (job for job in others if before[job] > before[own] and after[job] < after[own])
    return _Overtaken(frozenset(flips(change, others)), frozenset(happened))
