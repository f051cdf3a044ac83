"""How a broker sees held places, in a terminal and from the interface."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.allocation.held_places import HeldPlaces
from matcher.domain.ids import JobId
from matcher.explanation.phrasebook import Phrasebook
from matcher.models.scorecard import Scorecard
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.held_places import FreshAllocations
from matcher.usecases.rank import LabelledRanking, candidates_for_job
from matcher.usecases.reach_of_lists import reach_of_lists
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from serving.answers import RankingAnswer
from serving.lists import list_of_candidates
from serving.reaching import as_lists, reach_answer
from tests import held_town
from tests.held_town import J1, J2

VOCABULARY = load_vocabulary()
HELD = FreshAllocations(1, HeldPlaces(length=3, at_most=2))


def town() -> MemoryUnitOfWork:
    work = MemoryUnitOfWork(IdentityCipher(IdentityCipher.new_key()))
    with work:
        held_town.store(work)
        work.commit()
    return work


def ranked(job: JobId = J1, allocations: FreshAllocations | None = HELD, *, top: int = 3) -> LabelledRanking:
    return candidates_for_job(
        town(), FreshSnapshots(VOCABULARY), Scorecard(), job, top, allocations=allocations
    )


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


def test_reach_is_told_as_served_beside_by_score_with_what_held_places_cost() -> None:
    """By score four of five stand on a list; D, who is fourth for J1, is held the place of B there."""
    found = reach_of_lists(
        town(),
        FreshSnapshots(VOCABULARY),
        VOCABULARY,
        Scorecard(),
        3,
        today=date(2026, 9, 1),
        rule=HELD.rule,
    )
    book = Phrasebook(Language.DA, VOCABULARY, {})
    answer = reach_answer(found, book)
    assert (answer.reached, answer.share, answer.reached_by_score, answer.share_by_score) == (5, 1.0, 4, 0.8)
    assert (answer.held.places, answer.held.lists, answer.held.unplaced) == (1, 1, 0)
    assert answer.held.mean_place == 4
    by_score = {m.candidate_id: m.score for m in ranked(J1, None, top=4).ranking.matches}
    assert answer.held.mean_lost == pytest.approx(by_score["B"] - by_score["D"])
    told = " ".join(as_lists(answer, book)[0].heading)
    assert "5 af 5 kandidater, der søger job, står blandt de 3 øverste til mindst ét af 2 ledige job" in told
    assert "Hvis listerne kun fulgte match, ville det være 4 (80\N{NO-BREAK SPACE}%)" in told
    assert "1 plads er reserveret til en kandidat, der ellers ikke ville stå på nogen liste" in told


def test_who_still_stands_on_no_list_is_told() -> None:
    """One place of each list is too few: C and E are to keep theirs, and D finds none."""
    rule = HeldPlaces(length=3, at_most=1)
    found = reach_of_lists(
        town(), FreshSnapshots(VOCABULARY), VOCABULARY, Scorecard(), 3, today=date(2026, 9, 1), rule=rule
    )
    answer = reach_answer(found, Phrasebook(Language.EN, VOCABULARY, {}))
    assert (answer.reached, answer.held.places, answer.held.unplaced) == (4, 0, 1)
    told = as_lists(answer, Phrasebook(Language.EN, VOCABULARY, {}))[0].heading
    assert "1 still stands on no list: there are too few open jobs." in told
