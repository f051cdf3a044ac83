"""A case read from storage scores exactly as what is stored, on every storage."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from polars.testing import assert_frame_equal

from matcher.domain.ids import JobId
from matcher.domain.scale import Dimension
from matcher.explanation.match_case import score_case, score_cases
from matcher.features.hypothetical_profiles import candidate_frames_of
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import score_pair
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_case import read_case
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import AARHUS, ODDER, Town, candidate, levels
from tests.unit.explanation import kitchen_case as kitchen

KNOWN: Final = {"lifting": 3, "standing": 2, "memory": 3, "customer_contact": 2, "speech_hearing": 3}


def test_profiles_give_the_frames_that_storage_gives(uow: UnitOfWork) -> None:
    with uow as work:
        Town().store(work)
        work.commit()
        stored, people = work.frames.candidate_frames(), tuple(work.candidates.all())
    made = candidate_frames_of(people, {place.postcode: place for place in (AARHUS, ODDER)})
    for name, frame in stored.items():
        assert_frame_equal(made[name], frame)


def test_a_case_scores_as_the_stored_candidate_and_job_do() -> None:
    vocabulary, ranker = load_vocabulary(), Scorecard()
    with kitchen.stored() as work:
        work.candidates.put([candidate("K1", noise=1, standing=4)])
        pairs = [(JobId("J-12"), person) for person in sorted(work.candidates.ids())]
        cases = [read_case(work, *pair) for pair in pairs]
        people = candidate_snapshot(work.frames.candidate_frames(), vocabulary)
        jobs = job_snapshot(work.frames.job_frames(), vocabulary)
    wanted = [score_pair(people, jobs, *pair, ranker) for pair in pairs]
    assert score_cases(cases, ranker, vocabulary) == tuple(wanted)
    assert score_case(cases[0], ranker, vocabulary) == wanted[0]
    assert wanted[0].score != wanted[1].score


def test_an_aid_closes_the_gaps_on_its_dimension_only_where_it_is_taken_to_be_there() -> None:
    vocabulary, ranker = load_vocabulary(), Scorecard()
    with kitchen.stored() as work:
        case = read_case(work, JobId("J-12"), kitchen.CANDIDATE.id)
    able = replace(case.candidate, levels=levels(**{**KNOWN, "standing": 4}))
    without, aided, stands = score_cases(
        [case, replace(case, aids=frozenset({Dimension.STANDING})), replace(case, candidate=able)],
        ranker,
        vocabulary,
    )
    assert aided.score == stands.score > without.score
