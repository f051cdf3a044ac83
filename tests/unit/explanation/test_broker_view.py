"""What a broker gets to see of one match, from what is stored."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields

import pytest

from matcher.domain.ids import CandidateId, JobId
from matcher.errors import NotFound
from matcher.explanation.text import as_text
from matcher.explanation.views import BrokerView
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.explained import explain_match
from tests.unit.explanation.kitchen_case import CANDIDATE, IDENTITY, JOB, stored
from tests.unit.explanation.rankers import tiny_lambdamart

ALLOWED = {
    "language",
    "job_id",
    "candidate_id",
    "heading",
    "enough_known",
    "too_little",
    "score_text",
    "score",
    "lower",
    "upper",
    "base",
    "known_share",
    "shares",
    "speaks_for",
    "look_at",
    "look_also_at",
    "in_short",
    "questions",
    "notices",
    "model_version",
    "dataset",
    "simulated",
}


def view(
    ranker: AdditiveRanker | None = None, language: Language = Language.DA, *, simulated: bool = True
) -> BrokerView:
    return explain_match(
        stored(simulated=simulated),
        load_vocabulary(),
        ranker or Scorecard(),
        JOB.job.id,
        CANDIDATE.id,
        language=language,
    )


def test_the_broker_view_has_no_field_outside_the_allow_list() -> None:
    assert {field.name for field in fields(BrokerView)} == ALLOWED


def test_the_broker_view_holds_neither_name_nor_contact() -> None:
    for text in (as_text(view()), json.dumps(asdict(view()), ensure_ascii=False)):
        for part in (IDENTITY.name, IDENTITY.phone, IDENTITY.email, *IDENTITY.name.split()):
            assert part not in text


def test_the_broker_view_survives_json() -> None:
    told = view()
    back = json.loads(json.dumps(asdict(told)))
    assert back["base"] + sum(share["share"] for share in back["shares"]) == pytest.approx(back["score"])
    assert back["language"] == "da"
    assert {fact["bearing"] for reason in back["look_also_at"] for fact in reason["facts"]} == {"against"}


@pytest.mark.parametrize("language", list(Language))
def test_the_score_line_suits_a_model_whose_scores_are_small(language: Language) -> None:
    told = view(tiny_lambdamart(), language)
    assert abs(told.score) < 10
    figures = re.findall(r"-?\d+[.,]\d+", told.score_text)
    wanted = [told.score, told.lower, told.upper, told.base]
    assert [float(figure.replace(",", ".")) for figure in figures] == pytest.approx(wanted, abs=0.00501)
    assert ("," in figures[0]) is (language is Language.DA)


def test_simulated_data_are_always_said_to_be_simulated() -> None:
    assert "Simulerede data: Ingen af personerne findes." in as_text(view())
    assert "Simulerede" not in as_text(view(simulated=False))


@pytest.mark.parametrize(("job_id", "candidate_id"), [("J-99", "K-0042"), ("J-12", "K-9999")])
def test_what_is_not_there_is_not_found(job_id: str, candidate_id: str) -> None:
    with pytest.raises(NotFound):
        explain_match(stored(), load_vocabulary(), Scorecard(), JobId(job_id), CandidateId(candidate_id))


def test_the_same_match_is_explained_in_the_same_words() -> None:
    assert as_text(view()) == as_text(view())
