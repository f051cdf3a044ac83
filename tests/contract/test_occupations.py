"""What every store of imported vocabularies does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.occupations import (
    Concept,
    IscoGroup,
    JobTitle,
    Label,
    OccupationTask,
    Origin,
    SkillLink,
    SkillRelation,
    SourceContent,
    TitleRelation,
    WorkActivity,
)

BAKER = Concept("o:1", "7512", (Label("da", "bager", True), Label("da", "brødbager", False)))
SALES = Concept("o:2", "", (Label("da", "salgsassistent på gården", True),))
TILL = Concept("s:1", "skill/competence", (Label("da", "betjene kasseapparat", True),))
DOUGH = Concept("s:2", "knowledge", (Label("da", "ælte dej", True), Label("da", "slå dej ned", False)))
DANISH = SourceContent(
    Origin("esco-da", "1.2.0", "esco da", date(2026, 3, 1)),
    occupations=(BAKER, SALES),
    skills=(TILL, DOUGH),
    skill_links=(
        SkillLink("o:1", "s:2", SkillRelation.ESSENTIAL),
        SkillLink("o:1", "s:1", SkillRelation.OPTIONAL),
        SkillLink("o:2", "s:1", SkillRelation.ESSENTIAL),
    ),
    isco_groups=(IscoGroup("7512", "da", "Bager- og konditorarbejde"),),
)
ENGLISH = SourceContent(
    Origin("esco-en", "1.2.0", "esco en", date(2026, 3, 2)),
    occupations=(replace(BAKER, labels=(BAKER.labels[0], Label("en", "baker", True))),),
    isco_groups=(IscoGroup("7512", "en", "Bakers"),),
)
TITLES = SourceContent(
    Origin("titles", "", "titles.tsv", date(2026, 3, 3)),
    job_titles=(
        JobTitle("7512.1", "Wienerbrødsbager", "da", TitleRelation.CLOSE, "o:1"),
        JobTitle("", "Assistent", "da", TitleRelation.BROAD, "o:2"),
    ),
)
ONET = SourceContent(
    Origin("onet", "29.2", "db_29_2_text", date(2026, 3, 4)),
    tasks=(OccupationTask("7", "51-3011.00", "Bakers", "Knead dough.", True),),
    activities=(WorkActivity("4.A.1.D1", "Knead dough for bread.", "Prepare dough."),),
)


@pytest.fixture
def filled(uow: UnitOfWork) -> UnitOfWork:
    with uow:
        for content in (TITLES, DANISH, ONET, ENGLISH):
            uow.occupations.replace(content)
        uow.commit()
    return uow


def test_nothing_is_there_before_the_first_import(uow: UnitOfWork) -> None:
    with uow:
        assert uow.occupations.sources() == ()
        assert uow.occupations.occupations() == ()
        assert uow.occupations.job_titles() == ()
        assert not uow.occupations.has_skill_links()
        assert uow.occupations.skills_of("o:1", SkillRelation.ESSENTIAL) == ()


def test_an_occupation_has_the_labels_that_all_sources_give_it(filled: UnitOfWork) -> None:
    with filled:
        assert filled.occupations.occupations() == (
            replace(BAKER, labels=(*BAKER.labels, Label("en", "baker", True))),
            SALES,
        )


def test_job_titles_come_in_the_order_of_their_file(filled: UnitOfWork) -> None:
    with filled:
        assert filled.occupations.job_titles() == TITLES.job_titles


def test_skills_of_an_occupation_are_told_apart_by_how_much_they_are_needed(filled: UnitOfWork) -> None:
    with filled:
        assert filled.occupations.skills_of("o:1", SkillRelation.ESSENTIAL) == (DOUGH,)
        assert filled.occupations.skills_of("o:1", SkillRelation.OPTIONAL) == (TILL,)
        assert filled.occupations.has_skill_links()


def test_group_titles_are_those_of_one_language(filled: UnitOfWork) -> None:
    with filled:
        assert filled.occupations.group_titles("da") == {"7512": "Bager- og konditorarbejde"}
        assert filled.occupations.group_titles("en") == {"7512": "Bakers"}


def test_every_source_says_how_much_it_holds(filled: UnitOfWork) -> None:
    with filled:
        by_name = {each.origin.name: each for each in filled.occupations.sources()}
    assert list(by_name) == ["esco-da", "esco-en", "onet", "titles"]
    danish = by_name["esco-da"]
    assert danish.origin == DANISH.origin
    assert (danish.occupations, danish.occupation_labels, danish.skills, danish.skill_links) == (2, 3, 2, 3)
    assert (by_name["onet"].tasks, by_name["onet"].activities, by_name["titles"].job_titles) == (1, 1, 2)


def test_importing_a_source_again_leaves_nothing_of_what_it_held_and_all_of_the_others(
    filled: UnitOfWork,
) -> None:
    later = Origin("esco-da", "1.3.0", "esco da", date(2026, 9, 1))
    with filled:
        filled.occupations.replace(SourceContent(later, occupations=(SALES,)))
        filled.commit()
    with filled:
        there = filled.occupations
        assert there.occupations() == (
            replace(BAKER, labels=(BAKER.labels[0], Label("en", "baker", True))),
            SALES,
        )
        assert there.skills_of("o:1", SkillRelation.ESSENTIAL) == ()
        assert there.group_titles("da") == {}
        assert there.job_titles() == TITLES.job_titles
        assert {each.origin.version for each in there.sources()} == {"1.3.0", "1.2.0", "", "29.2"}


def test_an_import_that_is_not_committed_leaves_what_was_there(filled: UnitOfWork) -> None:
    with filled:
        filled.occupations.replace(SourceContent(DANISH.origin))
        assert len(filled.occupations.occupations()) == 1
    with filled:
        assert len(filled.occupations.occupations()) == 2
        assert filled.occupations.skills_of("o:1", SkillRelation.ESSENTIAL) == (DOUGH,)
