"""Explanations of people and jobs drawn with a seed: an ordinary variety of them, the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from experiments.benchmarks.people import drawn_candidate, drawn_job
from experiments.benchmarks.population import draw_candidates, draw_jobs
from matcher.domain.candidate import Candidate
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer
from matcher.domain.ids import EmployerId
from matcher.domain.job import JobInFull
from matcher.explanation.facts import gather_facts
from matcher.explanation.match_case import MatchCase, score_cases
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.reasons import Explanation, Origin, explain
from matcher.explanation.views import BrokerView, broker_view
from matcher.explanation.weighty_unknowns import weighty_unknowns
from matcher.explanation.wording import Wording
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, WAY

VOCABULARY = load_vocabulary()
_WEIGHED = 5


def drawn_cases(how_many: int = 30) -> list[MatchCase]:
    """So many cases, each with a person and a job of its own."""
    rng = np.random.default_rng(11)
    people, jobs = draw_candidates(rng, how_many, VOCABULARY), draw_jobs(rng, how_many, VOCABULARY)
    ids = zip(sorted(people["candidates"]["candidate_id"]), sorted(jobs["jobs"]["job_id"]), strict=True)
    return [case_of(drawn_candidate(people, person), drawn_job(jobs, job)) for person, job in ids]


def case_of(candidate: Candidate, job: JobInFull) -> MatchCase:
    """The case of this person and this job, at a workplace that has no other work."""
    employer, label = Employer(EmployerId("E"), "Drawn"), DatasetLabel("Drawn", simulated=True)
    return MatchCase(candidate, job, WAY, employer, (), job.tasks, label)


@cache
def explained_town(language: Language) -> tuple[tuple[MatchCase, Explanation, BrokerView], ...]:
    """The match in the kitchen, then the drawn ones, each with its explanation and what a broker sees."""
    return explained((case_of(CANDIDATE, JOB), *drawn_cases()), language)


def explained(
    cases: Sequence[MatchCase], language: Language
) -> tuple[tuple[MatchCase, Explanation, BrokerView], ...]:
    """Each case with its explanation, and with what the broker sees of it."""
    ranker = Scorecard()
    origin = Origin(ranker.version, ranker.base, "Drawn", simulated=True)
    found = []
    for place, (case, match) in enumerate(zip(cases, score_cases(cases, ranker, VOCABULARY), strict=True)):
        sheet = gather_facts(case.candidate, case.job, case.way, VOCABULARY)
        # A few are enough to read how the worth of an answer is told.
        weighty = weighty_unknowns(case, sheet.unknown, ranker, VOCABULARY) if place < _WEIGHED else ()
        book = Phrasebook(language, VOCABULARY, {task.id: task.text for task in case.job.tasks})
        told = explain(match, sheet, origin)
        found.append((case, told, broker_view(told, case.job, Wording(book), weighty)))
    return tuple(found)
