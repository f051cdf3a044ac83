"""Who stands in the top of no list: what keeps them out, and which question would bring them up most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.completeness.all_lists import Lists
from matcher.completeness.candidate_questions import answered, candidate_questions, competences_asked_for
from matcher.completeness.plausible import Plausible
from matcher.completeness.questions import Answers, Question
from matcher.domain.ids import CandidateId, CompetenceCode, JobId
from matcher.features.assumptions import Case
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.features.pipeline import Pairs, job_features, pair_features
from matcher.features.snapshots import F64, Rows

_NEAREST: Final = 3
"""Jobs, those where a person stands nearest to the top, in which questions to them are tried out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One person who looks for work and stands in the top of no open job.

    Attributes
    ----------
    nearest_job, place : the job in which they stand highest, and where
    cost : by group, how far their share there lies below the mean of those in the top, as far as it is known
    cost_of_unknown : the part of how far they lie below that is there only because something is unknown
    cause : the group that costs most, ``None`` where more than half of what they lack is unknown
    best_case_is_in : whether they would be in the top if all that is unknown turned out for the best
    question : the one that is expected to bring them up most, ``None`` where none does
    chance : how likely it is, 0 to 1, that the answer brings them into the top
    """

    candidate_id: CandidateId
    nearest_job: JobId
    place: int
    cost: tuple[float, ...]
    cost_of_unknown: float
    cause: ReasonGroup | None
    best_case_is_in: bool
    question: Question | None
    chance: float


def left_out(
    lists: Lists, rows: Rows, plausible: Plausible, codes: Sequence[CompetenceCode]
) -> list[LeftOut]:
    """What keeps the people in these rows out of the top of every list, and what to ask them."""
    people, jobs = lists.people, lists.jobs
    if not len(lists.job_rows):
        return []
    places = np.stack(
        [lists.places(j, lists.scores[j, rows], lists.scores[j, rows]) for j in range(len(lists.job_rows))]
    )
    nearest = np.argsort(places, axis=0, kind="stable")[:_NEAREST].T
    costs = _costs(lists, rows, nearest)
    asked = [
        candidate_questions(
            people, int(row), plausible, codes, competences_asked_for(jobs, lists.job_rows[near])
        )
        for row, near in zip(rows, nearest, strict=True)
    ]
    after = _places_after(lists, rows, nearest, asked)
    found = []
    for i, row in enumerate(rows):
        place = int(places[nearest[i, 0], i])
        question, chance = _best_question(asked[i], after[i], place, lists.top)
        known, unknown, best_is_in = costs[i]
        heaviest = int(np.argmax(known))
        found.append(
            LeftOut(
                candidate_id=CandidateId(str(people.ids[row])),
                nearest_job=JobId(str(jobs.ids[lists.job_rows[nearest[i, 0]]])),
                place=place,
                cost=tuple(float(each) for each in known),
                cost_of_unknown=unknown,
                cause=None if unknown > known.sum() else GROUPS[heaviest],
                best_case_is_in=best_is_in,
                question=question,
                chance=chance,
            )
        )
    return found


def _costs(lists: Lists, rows: Rows, nearest: Rows) -> list[tuple[F64, float, bool]]:
    """For each person: what each group costs as far as known, what the unknown costs, and the best case.

    A group costs what its share lies below the mean of those in the top of the nearest job. As much of that
    as the best case of the unknown would make good is put down to the unknown, not to the group.
    """
    people, jobs, ranker = lists.people, lists.jobs, lists.ranker
    at_nearest = Pairs(rows, lists.job_rows[nearest[:, 0]])
    shares = ranker.shares(pair_features(people, jobs, at_nearest, ranker.assumptions))
    best = ranker.shares(pair_features(people, jobs, at_nearest, ranker.assumptions, Case.BEST))
    below = np.maximum(lists.mean_shares[nearest[:, 0]] - shares, 0)
    unknown = np.minimum(below, np.maximum(best - shares, 0))
    ways = nearest.shape[1]
    tried = Pairs(np.repeat(rows, ways), lists.job_rows[nearest].ravel())
    upper = ranker.score(pair_features(people, jobs, tried, ranker.assumptions, Case.BEST))
    reached = [
        lists.places(int(j), upper[n : n + 1], lists.scores[j, row])[0] <= lists.top
        for n, (j, row) in enumerate(zip(nearest.ravel(), np.repeat(rows, ways), strict=True))
    ]
    is_in = [any(reached[start : start + ways]) for start in range(0, len(reached), ways)]
    return [(below[i] - unknown[i], float(unknown[i].sum()), is_in[i]) for i in range(len(rows))]


def _places_after(
    lists: Lists, rows: Rows, nearest: Rows, asked: Sequence[Sequence[Answers]]
) -> list[npt.NDArray[np.intp]]:
    """For each person the best place among their nearest jobs after each answer to each question."""
    people, jobs, ranker = lists.people, lists.jobs, lists.ranker
    copies = [answered(people, int(row), questions) for row, questions in zip(rows, asked, strict=True)]
    best = [np.full(len(each), np.iinfo(np.intp).max, np.intp) for each in copies]
    for i, row in enumerate(rows):
        for j in nearest[i]:
            if len(copies[i]):
                job = int(lists.job_rows[j])
                scores = ranker.score(job_features(copies[i], jobs, job, ranker.assumptions))
                best[i] = np.minimum(best[i], lists.places(int(j), scores, lists.scores[j, row]))
    return best


def _best_question(
    asked: Sequence[Answers], places: npt.NDArray[np.intp], now: int, top: int
) -> tuple[Question | None, float]:
    """The question after which the best place is expected to rise most, and the chance to be in the top."""
    worth = []
    start = 0
    for answers in asked:
        after = places[start : start + len(answers)]
        start += len(answers)
        gain = float(answers.weights @ np.maximum(now - after, 0))
        chance = float(answers.weights @ (after <= top))
        worth.append((-round(gain, 9), answers.question.order, answers.question, chance))
    if not worth:
        return None, 0.0
    gain, _, question, chance = min(worth, key=lambda each: each[:2])
    return (question, chance) if gain < 0 else (None, 0.0)
