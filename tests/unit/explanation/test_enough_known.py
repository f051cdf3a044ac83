"""Where too little is known the product says so, and nobody loses a place by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.candidate import Candidate
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.text import as_text
from matcher.explanation.views import broker_view
from matcher.explanation.wording import Wording
from matcher.models.scorecard import Scorecard
from matcher.ranking.enough_known import LEAST_KNOWN_SHARE, is_enough_known
from matcher.usecases.rank import LabelledRanking, candidates_for_job
from matcher.usecases.snapshots import FreshSnapshots
from matcher.vocabulary.entries import Language
from serving.answers import RankingAnswer
from serving.lists import list_of_candidates
from tests.builders import candidate
from tests.unit.explanation.drawn_views import VOCABULARY, case_of, explained
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, stored

BOOK = Phrasebook(Language.DA, VOCABULARY, {task.id: task.text for task in JOB.tasks})


@pytest.mark.parametrize("language", Language)
def test_a_thin_profile_is_told_as_too_little_known_with_what_to_ask_first(language: Language) -> None:
    ((_, told, _),) = explained([case_of(Candidate(id=CANDIDATE.id), JOB)], language)
    thin = replace(told, known_share=LEAST_KNOWN_SHARE - 0.01)
    view = broker_view(thin, JOB, Wording(replace(BOOK, language=language)))
    assert not view.enough_known
    assert as_text(view).splitlines()[1] == view.too_little
    if language is Language.DA:
        assert view.too_little == (
            "Der er for lidt, vi ved, til at placere personen retfærdigt. "
            "Spørg først om: stående arbejde, kundekontakt og støj."
        )
        assert view.score_text.startswith("Foreløbigt skøn: ")


def test_a_full_profile_is_placed_without_more_ado() -> None:
    ((_, _, view),) = explained([case_of(CANDIDATE, JOB)], Language.DA)
    assert view.enough_known
    assert view.too_little == ""
    assert view.score_text.startswith("Match: ")


def ranked() -> LabelledRanking:
    """Two people; of the one who stands last hardly anything is known."""
    work = stored(CANDIDATE)
    with work:
        work.candidates.put([candidate("K-0001")])
        work.commit()
    labelled = candidates_for_job(work, FreshSnapshots(VOCABULARY), Scorecard(), JOB.job.id, 5)
    first, last = labelled.ranking.matches
    thin = replace(last, known_share=LEAST_KNOWN_SHARE - 0.01)
    return replace(labelled, ranking=replace(labelled.ranking, matches=(first, thin)))


def test_the_list_marks_whom_too_little_is_known_of_and_moves_nobody() -> None:
    labelled = ranked()
    answer = RankingAnswer.of(labelled)
    assert [match.enough_known for match in answer.matches] == [True, False]
    assert [match.place for match in answer.matches] == [match.place_by_score for match in answer.matches]
    (shown,) = list_of_candidates(labelled, JOB.job.id, Language.DA)
    assert [row[5].endswith("% *") for row in shown.rows] == [False, True]
    assert shown.notes == (
        "* Der er for lidt, vi ved, til at placere personen retfærdigt. "
        "Pladsen er den samme: Spørg, før I vurderer.",
    )


def test_nobody_is_marked_in_a_list_where_enough_is_known_of_all() -> None:
    labelled = ranked()
    known = [replace(m, known_share=LEAST_KNOWN_SHARE) for m in labelled.ranking.matches]
    plain = replace(labelled, ranking=replace(labelled.ranking, matches=tuple(known)))
    (shown,) = list_of_candidates(plain, JOB.job.id, Language.DA)
    assert shown.notes == ()
    assert is_enough_known(LEAST_KNOWN_SHARE)
