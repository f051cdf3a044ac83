"""From free job titles to occupations, and from skills to competences."""

from __future__ import annotations

import pytest

from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.occupation_matching import OccupationFinder, job_title_in
from matcher.vocabulary.occupations import Concept, JobTitle, Label, TitleRelation
from matcher.vocabulary.skill_matching import match_skills


def concept(uri: str, *labels: str, language: str = "da") -> Concept:
    return Concept(uri, "", tuple(Label(language, text, place == 0) for place, text in enumerate(labels)))


OCCUPATIONS = (
    concept("glasses", "brillehandler"),
    concept("driver", "lastbilchauffør", "chauffør"),
    concept("shop", "butiksassistent", "ekspedient"),
    concept("taxi", "chauffør", "taxamand"),
    concept("till", "kasseassistent"),
)


def found(title: str, *titles: JobTitle) -> list[str]:
    return [each.occupation.uri for each in OccupationFinder(OCCUPATIONS, titles).find(title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("tidligere butiksassistent", "butiksassistent"),
        ("Ex-kok", "kok"),
        ("eks. kok", "kok"),
        ("fhv. postbud", "postbud"),
        ("kontorassistent-elev", "kontorassistent"),
        ("Uddannet tømrer", "tømrer"),
        ("job som rengøringsassistent hos Byens Rengøring", "rengøringsassistent"),
        ("Jeg har arbejdet som buschauffør i 12 år", "buschauffør"),
        ("lagermedarbejder 2014-2019", "lagermedarbejder"),
        ("kok i storkøkken", "kok i storkøkken"),
        ("social- og sundhedshjælper", "social- og sundhedshjælper"),
        ("formerly a shop assistant", "shop assistant"),
        ("medhjælper til at pakke varer", "medhjælper til at pakke varer"),
        ("elev", "elev"),
        ("", ""),
    ],
)
def test_only_the_words_that_name_the_work_are_kept(text: str, title: str) -> None:
    assert job_title_in(text) == title


def test_an_occupation_is_found_by_its_label_in_spite_of_what_stands_around_it() -> None:
    assert found("Tidligere butiksassistent hos købmanden")[0] == "shop"


def test_an_occupation_is_found_by_an_alternative_label_and_by_part_of_a_compound() -> None:
    assert found("ekspedient")[0] == "shop"
    assert found("butiksmedarbejder")[0] == "shop"


def test_of_two_occupations_with_the_same_label_the_one_that_prefers_it_comes_first() -> None:
    assert found("chauffør")[:2] == ["taxi", "driver"]


def test_a_job_title_counts_as_a_further_label_of_its_occupation() -> None:
    spectacles = JobTitle("", "optometrist", "da", TitleRelation.EXACT, "glasses")
    assert found("optometrist") == []
    assert found("optometrist", spectacles) == ["glasses"]


def test_of_occupations_that_share_a_job_title_the_one_that_is_called_so_itself_comes_first() -> None:
    shared = [
        JobTitle("", "Butiksassistent", "da", TitleRelation.EXACT, uri) for uri in ("glasses", "shop", "till")
    ]
    assert found("butiksassistent", *shared) == ["shop", "till", "glasses"]


def test_a_nearer_job_title_comes_before_a_broader_one() -> None:
    broad = JobTitle("", "optometrist", "da", TitleRelation.BROAD, "driver")
    exact = JobTitle("", "optometrist", "da", TitleRelation.EXACT, "till")
    assert found("optometrist", broad, exact) == ["till", "driver"]


def test_a_title_that_is_like_nothing_finds_nothing() -> None:
    assert found("qwxyz") == []
    assert OccupationFinder(()).find("kok") == ()


def test_labels_in_the_language_asked_for_come_before_those_in_others() -> None:
    both = Concept("shop", "", (Label("da", "butiksassistent", True), Label("en", "cook", True)))
    assert OccupationFinder([both]).find("cook") == ()
    assert OccupationFinder([both], language="en").find("cook")[0].similarity == 1.0
    assert OccupationFinder([both], language="de").find("cook")[0].through == "cook"


def matched(*labels: str, language: Language = Language.DA) -> list[str | None]:
    skills = [concept(label, label, language=language.value) for label in labels]
    found = match_skills(skills, load_vocabulary(), language)
    return [each.competence if each else None for each in found]


def test_skills_that_the_vocabulary_has_a_word_for_are_found() -> None:
    assert matched("betjene kasseapparat", "modtage gæster", "anvende regneark", "yde førstehjælp") == [
        "cash_register",
        "hosting_guests",
        "spreadsheets",
        "first_aid",
    ]


def test_skills_that_the_vocabulary_has_no_word_for_are_left_alone() -> None:
    assert matched("lægge budget", "køre lastbil", "aktivt salg", "arbejde ergonomisk") == [None] * 4


def test_skills_in_english_are_compared_with_english_names() -> None:
    assert matched("operate cash register", language=Language.EN) == ["cash_register"]


def test_a_skill_may_be_recognised_by_an_alternative_label() -> None:
    (match,) = match_skills([concept("s", "slå varer ind", "kasseapparat")], load_vocabulary(), Language.DA)
    assert match is not None
    assert (match.competence, match.similarity) == ("cash_register", 1.0)
    assert match_skills([], load_vocabulary(), Language.DA) == ()
