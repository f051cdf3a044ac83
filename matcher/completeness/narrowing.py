"""How much an answer is expected to narrow the intervals of the matches that it bears on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.completeness.candidate_questions import answered, candidate_questions, competences_asked_for
from matcher.completeness.plausible import Plausible
from matcher.completeness.questions import Answers, Question
from matcher.domain.ids import CompetenceCode
from matcher.features.assumptions import Case
from matcher.features.pipeline import Pairs, job_features
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import bounds

_NO_CHANGE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What asking is expected to give.

    Attributes
    ----------
    narrowing : by how much the intervals of all matches together are expected to become narrower
    share : the same as a part, 0 to 1, of how wide they are now
    moved : matches of which some answer would move the interval
    matches : matches looked at
    """

    question: Question
    narrowing: float
    share: float
    moved: int
    matches: int


def questions_for_candidate(
    candidates: CandidateSnapshot,
    row: int,
    jobs: JobSnapshot,
    job_rows: Rows,
    *,
    ranker: AdditiveRanker,
    plausible: Plausible,
    codes: Sequence[CompetenceCode],
) -> tuple[NextQuestion, ...]:
    """The questions to a candidate about these jobs, the one that narrows most first.

    One that no answer to which would move anything is left out.
    """
    asked = candidate_questions(candidates, row, plausible, codes, competences_asked_for(jobs, job_rows))
    if not asked or not len(job_rows):
        return ()
    pairs = Pairs(np.full(len(job_rows), row, np.intp), job_rows)
    lower, upper, _ = bounds(candidates, jobs, pairs, ranker)
    copies = answered(candidates, row, asked)
    widths = np.empty((len(job_rows), len(copies)))
    for place, job in enumerate(job_rows):
        worst, best = (
            ranker.score(job_features(copies, jobs, int(job), ranker.assumptions, case))
            for case in (Case.WORST, Case.BEST)
        )
        widths[place] = best - worst
    return in_order(_worth(asked, upper - lower, widths))


def in_order(asked: Sequence[NextQuestion]) -> tuple[NextQuestion, ...]:
    """The questions worth asking, the one that narrows most first."""
    worth = [each for each in asked if each.moved]
    return tuple(sorted(worth, key=lambda each: (-round(each.narrowing, 9), each.question.order)))


def _worth(asked: Sequence[Answers], now: F64, widths: F64) -> list[NextQuestion]:
    """``now`` are the widths of the matches, ``widths`` (match, answer) those after each answer."""
    worth, start = [], 0
    for answers in asked:
        narrower = now[:, None] - widths[:, start : start + len(answers)]
        start += len(answers)
        worth.append(worth_of(answers.question, narrower, answers.weights))
    total = float(now.sum())
    return [shared(each, total, len(now)) for each in worth]


def worth_of(question: Question, narrower: F64, weights: F64) -> NextQuestion:
    """What a question gives, ``narrower`` being (match, answer), for as many matches as it has rows."""
    moved = int((narrower > _NO_CHANGE).any(axis=1).sum())
    return NextQuestion(question, float((narrower @ weights).sum()), 0.0, moved, len(narrower))


def shared(each: NextQuestion, total: float, matches: int) -> NextQuestion:
    """The same question set beside the width of all ``matches`` together."""
    share = each.narrowing / total if total > 0 else 0.0
    return NextQuestion(each.question, each.narrowing, share, each.moved, matches)
