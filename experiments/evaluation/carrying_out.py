"""Carries out every change of some matches, and holds what happens against what was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from experiments.evaluation.stored_changes import list_when_stored, score_when_stored
from matcher.domain.ids import JobId, WorkplaceId
from matcher.explanation.changes import Change, flips
from matcher.explanation.counterfactuals import ChangeMeans, possible_changes
from matcher.explanation.match_case import MatchCase
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


@dataclass(frozen=True, slots=True)
class _Overtaken:
    """Jobs that were said to be overtaken, and those that were."""

    said: frozenset[JobId]
    happened: frozenset[JobId]


def carry_out(
    unit_of_work: UnitOfWork,
    means: ChangeMeans,
    cases: Sequence[MatchCase],
    open_jobs: Mapping[JobId, WorkplaceId],
    progress: Progress,
    *,
    find: Callable[[MatchCase, ChangeMeans], tuple[Change, ...]] = possible_changes,
) -> CarriedOut:
    """Stores and scores every change that is found, and all of the list after the first of each match."""
    gains: list[tuple[float, float]] = []
    overtaken: list[_Overtaken] = []
    for number, case in enumerate(cases, start=1):
        progress("carrying out changes", number, len(cases))
        changes = find(case, means)
        for change in changes:
            after = score_when_stored(unit_of_work, change, case, means.ranker, means.vocabulary)
            gains.append((after.score - change.match_before.score, change.said_gain))
        if changes:
            overtaken.append(_overtaken(unit_of_work, means, case, changes[0], open_jobs))
    return CarriedOut(
        matches=len(cases),
        with_a_change=len(overtaken),
        changes=len(gains),
        failed=sum(gain < said for gain, said in gains),
        median_gain=median(gain for gain, _ in gains) if gains else 0.0,
        passed=sum(len(each.said) for each in overtaken),
        passed_as_said=sum(len(each.said & each.happened) for each in overtaken),
        not_foreseen=sum(len(each.happened - each.said) for each in overtaken),
    )


def _overtaken(
    unit_of_work: UnitOfWork,
    means: ChangeMeans,
    case: MatchCase,
    change: Change,
    open_jobs: Mapping[JobId, WorkplaceId],
) -> _Overtaken:
    """Among the jobs of other workplaces: at this one, others can gain by the same arrangement."""
    before, after = (
        list_when_stored(
            unit_of_work, each, case, open_jobs, ranker=means.ranker, vocabulary=means.vocabulary
        )
        for each in (None, change)
    )
    own, here = case.job.job.id, case.job.workplace.id
    others = {job: score for job, score in before.items() if open_jobs[job] != here}
    happened = (job for job in others if before[job] > before[own] and after[job] < after[own])
    return _Overtaken(frozenset(flips(change, others)), frozenset(happened))
