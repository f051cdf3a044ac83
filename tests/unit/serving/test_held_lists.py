"""How a broker sees held places, in a terminal and from the interface."""

from __future__ import annotations

import pytest

from matcher.allocation.held_places import HeldPlaces
from matcher.models.scorecard import Scorecard
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.held_places import FreshAllocations
from matcher.usecases.rank import LabelledRanking, candidates_for_job
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from serving.answers import RankingAnswer
from serving.lists import list_of_candidates
from tests import held_town
from tests.held_town import J1, J2

HELD = FreshAllocations(1, HeldPlaces(length=3, at_most=2))


def ranked(job: str = J1, allocations: FreshAllocations | None = HELD) -> LabelledRanking:
    work = MemoryUnitOfWork(IdentityCipher(IdentityCipher.new_key()))
    with work:
        held_town.store(work)
        work.commit()
    snapshots = FreshSnapshots(load_vocabulary())
    return candidates_for_job(work, snapshots, Scorecard(), job, 3, allocations=allocations)


def test_people_on_held_places_stand_in_a_table_of_their_own_with_their_place_by_score() -> None:
    by_score, held = list_of_candidates(ranked(), J1, Language.DA)
    assert [row[:2] for row in by_score.rows] == [("1", "A"), ("2", "C")]
    assert held.header[:3] == ("Plads", "Kandidat", "Nr. efter match")
    assert [row[:3] for row in held.rows] == [("3", "D", "4")]
    assert len(held.rows[0]) == len(held.header)


@pytest.mark.parametrize(
    ("language", "reason", "way_out"),
    [
        (
            Language.DA,
            "Reserverede pladser: De her kandidater står ellers ikke på nogen liste. "
            "Se på, om jobbet kan formes, så det passer til dem.",
            "Listen, hvor kun match tæller: matcher rank --job J1 --by-score",
        ),
        (
            Language.EN,
            "Held places: these people would otherwise stand on no list. "
            "See whether the job can be shaped to fit them.",
            "The list by score alone: matcher rank --job J1 --by-score",
        ),
    ],
)
def test_the_reason_for_a_held_place_and_the_way_to_the_plain_list_are_said(
    language: Language, reason: str, way_out: str
) -> None:
    by_score, held = list_of_candidates(ranked(), J1, language)
    assert held.heading == (reason,)
    assert held.footer[-1] == way_out
    assert by_score.footer == ()


@pytest.mark.parametrize("labelled", [ranked(J2), ranked(J1, None)], ids=["nobody needs it", "by score"])
def test_a_list_without_held_places_says_nothing_of_them(labelled: LabelledRanking) -> None:
    (only,) = list_of_candidates(labelled, next(iter(labelled.jobs)), Language.EN)
    assert len(only.rows) == 3
    assert not any("eld places" in line or "by-score" in line for line in (*only.heading, *only.footer))


def test_the_answer_for_programs_marks_held_places() -> None:
    matches = RankingAnswer.of(ranked()).model_dump()["matches"]
    assert [(m["candidate_id"], m["held"], m["place_by_score"]) for m in matches] == [
        ("A", False, 1),
        ("C", False, 3),
        ("D", True, 4),
    ]
