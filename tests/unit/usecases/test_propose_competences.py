"""From a job title to competences, of which only the confirmed ones are stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matcher.domain.candidate import Candidate, Competence, Evidence
from matcher.domain.ids import CandidateId, CompetenceCode
from matcher.domain.scale import Level
from matcher.errors import InvalidInput, NotFound
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.import_vocabulary import import_vocabulary, list_vocabularies
from matcher.usecases.propose_competences import (
    OccupationProposal,
    SkillsKnown,
    confirm_competences,
    propose_competences,
)
from matcher.vocabulary.entries import Language
from matcher.vocabulary.esco import read_esco
from matcher.vocabulary.job_titles import read_job_titles
from matcher.vocabulary.loading import load_vocabulary
from tests.published import SHOP, TITLES, write_csv, write_esco

K1 = CandidateId("K1")
TILL, BAKING = CompetenceCode("cash_register"), CompetenceCode("baking")
TODAY = date(2026, 3, 1)


@pytest.fixture
def work(tmp_path: Path) -> MemoryUnitOfWork:
    unit_of_work = MemoryUnitOfWork()
    import_vocabulary(unit_of_work, read_esco(write_esco(tmp_path), TODAY))
    with unit_of_work as open_work:
        open_work.candidates.put([Candidate(id=K1)])
        open_work.commit()
    return unit_of_work


def propose(
    work: MemoryUnitOfWork, title: str = "tidligere butiksassistent", choice: int = 1
) -> OccupationProposal:
    return propose_competences(
        work, load_vocabulary(), title, language=Language.DA, candidate_id=K1, choice=choice
    )


def profile(work: MemoryUnitOfWork) -> Candidate:
    with work as open_work:
        return open_work.candidates.get(K1)


def give(work: MemoryUnitOfWork, *competences: Competence) -> None:
    with work as open_work:
        open_work.candidates.put([Candidate(id=K1, competences=competences)])
        open_work.commit()


def test_a_former_shop_assistant_is_asked_about_the_till_and_shown_the_rest_in_escos_words(
    work: MemoryUnitOfWork,
) -> None:
    proposal = propose(work)
    assert proposal.chosen is not None
    assert (proposal.understood, proposal.chosen.occupation.uri) == ("butiksassistent", SHOP)
    assert proposal.groups[0] == "Salg i butik"
    assert [(each.code, each.skill, each.held) for each in proposal.competences] == [
        ("cash_register", "betjene kasseapparat", None)
    ]
    assert proposal.other_skills == ("regler om avancer",)
    assert proposal.skills_known is SkillsKnown.YES


def test_proposing_changes_nothing(work: MemoryUnitOfWork) -> None:
    propose(work)
    assert profile(work) == Candidate(id=K1)


def test_what_is_confirmed_is_stored_as_the_candidates_own_words_with_its_day(work: MemoryUnitOfWork) -> None:
    give(work, Competence(BAKING, Level.LIGHT))
    confirmed = confirm_competences(work, propose(work), K1, [TILL], confirmed_on=TODAY)
    own = Competence(TILL, Level.HIGH, Evidence.STATEMENT, TODAY)
    assert confirmed.stored == (own,)
    assert profile(work).competences == (Competence(BAKING, Level.LIGHT), own)
    assert profile(work).updated_on == TODAY


def test_a_competence_that_was_stated_before_gets_the_new_level_and_day(work: MemoryUnitOfWork) -> None:
    give(work, Competence(TILL, Level.LIGHT, Evidence.STATEMENT, date(2020, 1, 1)))
    confirm_competences(work, propose(work), K1, [TILL], level=Level.MODERATE, confirmed_on=TODAY)
    assert profile(work).competences == (Competence(TILL, Level.MODERATE, Evidence.STATEMENT, TODAY),)


@pytest.mark.parametrize("evidence", [Evidence.CERTIFICATE, Evidence.OBSERVED])
def test_an_own_statement_never_takes_the_place_of_something_stronger(
    work: MemoryUnitOfWork, evidence: Evidence
) -> None:
    stronger = Competence(TILL, Level.FULL, evidence, date(2020, 1, 1))
    give(work, stronger)
    proposal = propose(work)
    assert proposal.competences[0].held == stronger
    confirmed = confirm_competences(work, proposal, K1, [TILL], confirmed_on=TODAY)
    assert (confirmed.stored, confirmed.left) == ((), (stronger,))
    assert profile(work).competences == (stronger,)


def test_what_was_not_proposed_cannot_be_confirmed(work: MemoryUnitOfWork) -> None:
    with pytest.raises(InvalidInput, match="Choose among cash_register"):
        confirm_competences(work, propose(work), K1, [TILL, BAKING], confirmed_on=TODAY)
    assert profile(work).competences == ()


def test_an_occupation_without_essential_skills_is_told_apart_from_skills_not_imported(
    work: MemoryUnitOfWork, tmp_path: Path
) -> None:
    assert propose(work, "kok").skills_known is SkillsKnown.NONE_FOR_THIS
    import_vocabulary(work, read_esco(write_esco(tmp_path / "bare", with_skills=False), TODAY))
    assert propose(work).skills_known is SkillsKnown.NOT_IMPORTED


def test_another_occupation_can_be_chosen_by_its_number(work: MemoryUnitOfWork, tmp_path: Path) -> None:
    titles = read_job_titles(write_csv(tmp_path / "titles.tsv", TITLES, "\t"), TODAY)
    import_vocabulary(work, [titles])
    assert [each.occupation.label("da") for each in propose(work).found] == [
        "butiksassistent",
        "brillehandler",
    ]
    second = propose(work, choice=2)
    assert second.chosen == second.found[1]
    with pytest.raises(InvalidInput, match="Only 2 occupations"):
        propose(work, choice=3)


def test_a_title_like_no_occupation_chooses_none(work: MemoryUnitOfWork) -> None:
    proposal = propose(work, "qwxyz")
    assert (proposal.found, proposal.chosen, proposal.competences) == ((), None, ())


def test_without_occupations_it_is_said_what_to_import() -> None:
    with pytest.raises(NotFound, match="matcher vocabulary import --esco"):
        propose_competences(MemoryUnitOfWork(), load_vocabulary(), "kok", language=Language.DA)


def test_a_candidate_who_is_not_there_is_missed(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NotFound, match="K9"):
        propose_competences(
            work, load_vocabulary(), "kok", language=Language.DA, candidate_id=CandidateId("K9")
        )


def test_an_import_tells_what_its_own_sources_hold_now(work: MemoryUnitOfWork, tmp_path: Path) -> None:
    titles = read_job_titles(write_csv(tmp_path / "titles.tsv", TITLES, "\t"), TODAY)
    assert [(each.origin.name, each.job_titles) for each in import_vocabulary(work, [titles])] == [
        ("titles", 4)
    ]
    assert [each.origin.name for each in list_vocabularies(work)] == ["esco-da", "titles"]
