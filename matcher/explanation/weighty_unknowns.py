"""Which of the unknown things of one match are worth asking about first.

All that it needs is the case itself, so that an explanation can be replayed from what is stored with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from matcher.completeness.candidate_questions import answered
from matcher.explanation.match_case import CaseSnapshots, MatchCase, case_snapshots
from matcher.explanation.plausible_answers import candidate_answers, job_answered, workplace_answers
from matcher.explanation.unknown_facts import UnknownFact
from matcher.features.assumptions import Case
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot
from matcher.models.ranker import AdditiveRanker
from matcher.vocabulary.entries import Vocabulary

MOST_TO_ASK_FIRST: Final = 3
"""Questions that one can hold in mind on the way to a conversation."""
_NOTHING: Final = 1e-9
_Key: TypeAlias = tuple[str, str]
"""What a fact is about, and its first code."""


@dataclass(frozen=True, slots=True)
class WeightyUnknown:
    """An unknown fact, and by how much an answer is expected to narrow the interval of the match.

    ``share`` is the same as a part, 0 to 1, of how wide the interval is now.
    """

    fact: UnknownFact
    narrowing: float
    share: float


def weighty_unknowns(
    case: MatchCase,
    unknown: Sequence[UnknownFact],
    ranker: AdditiveRanker,
    vocabulary: Vocabulary,
    most: int = MOST_TO_ASK_FIRST,
    *,
    snapshots: CaseSnapshots | None = None,
) -> tuple[WeightyUnknown, ...]:
    """The unknown facts of a match that narrow its interval most, at most so many, heaviest first.

    One that no answer to which would narrow anything is left out. Of two that narrow as much, the one that
    comes first in ``unknown`` comes first here. ``snapshots`` are those of the case, if they are at hand.
    """
    candidates, jobs = snapshots or case_snapshots([case], vocabulary)
    now, left = _widths(candidates, jobs, case, unknown, ranker=ranker, vocabulary=vocabulary)
    narrowed = [(fact, now - left.get(_key(fact), now)) for fact in unknown]
    weighty = [WeightyUnknown(fact, gain, min(gain / now, 1.0)) for fact, gain in narrowed if gain > _NOTHING]
    return tuple(sorted(weighty, key=lambda each: -round(each.narrowing, 9))[:most])


def _widths(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    case: MatchCase,
    unknown: Sequence[UnknownFact],
    *,
    ranker: AdditiveRanker,
    vocabulary: Vocabulary,
) -> tuple[float, dict[_Key, float]]:
    """How wide the interval is now, and how wide it is expected to be once each thing is known."""
    alone = np.zeros(1, np.intp)
    now = _width(candidates, jobs, Pairs(alone, alone), ranker)[0]
    asked = candidate_answers(candidates, jobs, vocabulary)
    of_job = workplace_answers(candidates, case.job.tasks, unknown, vocabulary)
    keys: list[_Key] = [(each.question.topic.value, each.question.code) for each in asked]
    people = answered(candidates, 0, asked)
    mine = _width(people, jobs, _with_one(len(people)), ranker)
    left = dict(zip(keys, _expected(mine, [each.weights for each in asked]), strict=True))
    copies = job_answered(jobs, of_job)
    theirs = _width(candidates, copies, Pairs(*reversed(_with_one(len(copies)))), ranker)
    alike = [np.full(len(each.answers), 1 / len(each.answers)) for each in of_job]
    left |= dict(zip((_key(each.fact) for each in of_job), _expected(theirs, alike), strict=True))
    return float(now), left


def _key(fact: UnknownFact) -> _Key:
    return fact.about.value, fact.codes[0] if fact.codes else ""


def _with_one(several: int) -> Pairs:
    """So many candidates, each with the one job."""
    return Pairs(np.arange(several, dtype=np.intp), np.zeros(several, np.intp))


def _width(candidates: CandidateSnapshot, jobs: JobSnapshot, pairs: Pairs, ranker: AdditiveRanker) -> F64:
    if not len(pairs.job_rows):
        return np.zeros(0)
    worst, best = (
        ranker.score(pair_features(candidates, jobs, pairs, ranker.assumptions, case))
        for case in (Case.WORST, Case.BEST)
    )
    return best - worst


def _expected(widths: F64, weights: Sequence[F64]) -> Iterator[float]:
    """The widths after the answers to each question, weighed by how likely each answer is."""
    start = 0
    for each in weights:
        yield float(widths[start : start + len(each)] @ each)
        start += len(each)
