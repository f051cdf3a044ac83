"""A walk through every question that comes with the package."""

from __future__ import annotations

import re
from datetime import date

import pytest

from matcher.asking.loading import load_asking_rules
from matcher.asking.rules import AskingLaw, AskingRule
from matcher.domain.scale import DIMENSIONS, UNKNOWN
from matcher.law.standing import Standing
from matcher.vocabulary.entries import Language
from tests.unit.explanation.lix import lix

RULES = load_asking_rules()
ALL = (*RULES.dimensions.values(), *RULES.general, RULES.licence)
NAMES_OF_DIAGNOSES = (
    "adhd|angst|astma|autis|blind|demens|depress|diabet|diagnos|døv|epilep|gigt|hjerneskade|kræft|ordblind|"
    "psykisk|sclerose|sklerose|skizo|sindslid|smerte|stress|anxiety|asthma|cancer|deaf|dementia|dyslex|mental"
)
OF_OTHERS = "jobcent|borger|klient|målgruppe|funktionsneds|handicap|job cent|client|disab|impair"
HEALTH = "syg|medicin|fejler|galt|ondt|dårlig|gravid|ydelse|helbred"

every_rule = pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])
every_law = pytest.mark.parametrize("law", RULES.laws.values(), ids=RULES.laws.keys())
languages = pytest.mark.parametrize("language", list(Language))


def test_every_dimension_has_its_question() -> None:
    assert tuple(RULES.dimensions) == DIMENSIONS
    assert [rule.code for rule in RULES.dimensions.values()] == [d.value for d in DIMENSIONS]


def test_what_has_to_be_asked_about_in_any_job_is_there() -> None:
    assert [rule.code for rule in RULES.general] == [
        *("good_day", "hours", "colleagues", "breaks", "aids", "hard_day"),
        *("fixed_times", "days_off", "strengths"),
    ]


@every_rule
@languages
def test_a_question_has_its_right_and_its_wrong_form_and_says_why(
    rule: AskingRule, language: Language
) -> None:
    ask, instead_of, why = rule.ask[language], rule.instead_of[language], rule.why[language]
    assert ask.endswith("?")
    assert instead_of.endswith("?")
    assert why.endswith(".")
    assert len({ask, instead_of, why}) == 3
    for said in (ask, instead_of, why):
        assert said[0].isupper()
        assert len(re.findall(r"[.?!]", said)) == 1
        assert len(said) <= 95


@every_rule
def test_the_danish_is_easy_to_read(rule: AskingRule) -> None:
    for text in (rule.ask, rule.instead_of, rule.why):
        assert lix(text.da) < 40, text.da


@every_rule
@languages
def test_no_diagnosis_is_named_not_even_in_a_wrong_question(rule: AskingRule, language: Language) -> None:
    for text in (rule.ask, rule.instead_of, rule.why):
        assert not re.search(f"{NAMES_OF_DIAGNOSES}|{OF_OTHERS}", text[language].casefold()), text[language]


@every_rule
def test_what_is_in_order_asks_nothing_of_health(rule: AskingRule) -> None:
    assert not re.search(HEALTH, rule.ask.da.casefold()), rule.ask.da


def test_no_question_is_told_twice() -> None:
    for texts in ([rule.ask for rule in ALL], [rule.instead_of for rule in ALL], [rule.why for rule in ALL]):
        assert len({text.da for text in texts}) == len({text.en for text in texts}) == len(ALL)


# The laws as the domain's documentation names them, typed in here by hand.
def test_the_laws_are_those_that_are_known_and_no_others() -> None:
    assert {code: law.law.cited for code, law in RULES.laws.items()} == {
        "health_information": "helbredsoplysningsloven § 2",
        "health_information_consultants": "helbredsoplysningsloven § 2, stk. 5",
        "accommodation": "forskelsbehandlingsloven § 2 a",
        "referral": "forskelsbehandlingsloven § 3, stk. 2",
        "protected_data": "forskelsbehandlingsloven § 4",
        "equal_treatment": "ligebehandlingsloven",
    }


@every_law
def test_nothing_is_called_verified_that_has_not_been_held_against_the_law(law: AskingLaw) -> None:
    assert not law.source.verified
    assert law.validity.valid_from is UNKNOWN
    assert law.review_by == date(2027, 1, 1)
    assert law.standing(date(2026, 12, 1)) == (Standing.UNVERIFIED,)


@every_law
def test_a_law_is_told_in_easy_whole_sentences(law: AskingLaw) -> None:
    for language in Language:
        assert law.says[language][0].isupper()
        assert law.says[language].endswith(".")
        assert not re.search(r"\d", law.says[language])
    assert lix(law.says.da) < 40, law.says.da


def test_protected_data_and_family_rest_on_their_own_laws() -> None:
    behind = {rule.code: [law.code for law in rule.laws] for rule in RULES.general}
    assert behind["days_off"] == behind["strengths"] == ["protected_data"]
    assert behind["fixed_times"] == ["equal_treatment"]
