"""What an employer is told of schemes: from an allow-list, and of nothing that has not been released."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.candidate import Candidate
from matcher.domain.employer import Workplace
from matcher.domain.ids import ConsiderationCode
from matcher.explanation.employer_schemes import (
    EmployerSchemes,
    EmployerSchemeView,
    employer_schemes,
    schemes_in_general,
)
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.scheme_needs import NeedHere
from matcher.law.standing import Validity
from matcher.schemes.loading import load_schemes
from matcher.schemes.matching import SchemeAdvice
from matcher.schemes.rules import Closes, Role, Rulebook, SchemeCode, Sector
from matcher.vocabulary.entries import ConsiderationKind, Language
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import workplace

RULES, VOCABULARY, DAY = load_schemes(), load_vocabulary(), date(2026, 12, 1)
DA = Phrasebook(Language.DA, VOCABULARY, {})
ALLOWED = {"aids", "mentor", "sign_language_interpreting", "personal_assistance"}
NEVER = {
    "sickness_agreement",
    "wage_support",
    "fleksjob",
    "skaanejob",
    "icebreaker",
    "preferential_interview",
}
ALL_CODES = sorted(VOCABULARY.considerations)
RELEASES = st.frozensets(st.sampled_from(ALL_CODES), max_size=6)
ARRANGEMENTS = st.dictionaries(st.sampled_from(ALL_CODES), st.booleans(), max_size=6)


def released(*codes: str, at: Workplace | None = None, rules: Rulebook = RULES) -> EmployerSchemes:
    return employer_schemes(frozenset(map(ConsiderationCode, codes)), at or workplace(), rules, DAY, DA)


def test_a_released_consideration_comes_with_the_scheme_that_pays_for_it() -> None:
    told = released("one_contact", "lifting_aids", "reading_software")
    assert [(scheme.code, scheme.helps_with) for scheme in told.for_released] == [
        ("aids", ("løfteredskaber", "læse- og skriveprogrammer")),
        ("mentor", ("én fast kontaktperson",)),
    ]
    assert told.for_released[0].law == "kompensationsloven kapitel 6; LAB"
    assert told.for_released[0].payers_text == "Kommunen betaler."
    assert told.for_released[0].standing_text == "Ikke slået op i loven endnu"


@pytest.mark.parametrize(
    "code",
    [code for code, entry in VOCABULARY.considerations.items() if entry.kind is ConsiderationKind.SUPPORT],
)
def test_every_support_that_is_released_has_its_scheme(code: str) -> None:
    assert len(released(code).for_released) == 1


def test_without_a_release_only_the_trial_is_told() -> None:
    told = released()
    assert told.for_released == ()
    assert [scheme.code for scheme in told.trial] == ["trial"]


def test_what_the_workplace_sees_to_itself_needs_no_scheme() -> None:
    assert released("one_contact", at=workplace(arrangements={"one_contact": True})).for_released == ()


@pytest.mark.parametrize("code", sorted(NEVER))
def test_a_scheme_outside_the_list_stays_out_even_where_a_rule_says_that_it_helps(code: str) -> None:
    closes = Closes(considerations=frozenset({ConsiderationCode("short_breaks")}))
    other = replace(RULES.rules[SchemeCode(code)], role=Role.CLOSES, closes=closes, sector=None)
    rules = replace(RULES, rules=MappingProxyType({**RULES.rules, other.code: other}))
    assert released("short_breaks", rules=rules).for_released == ()


def test_a_trial_that_is_no_longer_in_force_is_not_told() -> None:
    trial = replace(RULES.rules[SchemeCode("trial")], validity=Validity(date(2020, 1, 1), date(2026, 1, 1)))
    rules = replace(RULES, rules=MappingProxyType({**RULES.rules, trial.code: trial}))
    assert released(rules=rules).trial == ()


@given(RELEASES, ARRANGEMENTS, st.sampled_from([None, *Sector]))
def test_nothing_outside_the_allow_list_is_told_whatever_is_released(
    codes: frozenset[ConsiderationCode], arrangements: dict[str, bool], sector: Sector | None
) -> None:
    told = employer_schemes(codes, workplace(arrangements=arrangements), RULES, DAY, DA, sector=sector)
    assert {scheme.code for scheme in told.for_released} <= ALLOWED
    names = {VOCABULARY.considerations[code].name.da for code in codes}
    about = set(chain.from_iterable(scheme.helps_with for scheme in told.for_released))
    assert about <= names


@given(RELEASES, ARRANGEMENTS)
def test_a_released_consideration_is_told_as_if_it_were_the_only_one(
    codes: frozenset[ConsiderationCode], arrangements: dict[str, bool]
) -> None:
    """Nothing but the releases shows, so candidates with the same releases are told of in the same words."""
    here = workplace(arrangements=arrangements)
    together = employer_schemes(codes, here, RULES, DAY, DA)
    told = {(scheme.code, name) for scheme in together.for_released for name in scheme.helps_with}
    alone = {
        (scheme.code, name)
        for code in codes
        for scheme in employer_schemes({code}, here, RULES, DAY, DA).for_released
        for name in scheme.helps_with
    }
    assert told == alone
    assert together.trial == employer_schemes(frozenset(), here, RULES, DAY, DA).trial


def test_nothing_that_knows_of_a_person_can_be_handed_in() -> None:
    for made in (employer_schemes, schemes_in_general):
        taken = {str(hint) for hint in get_type_hints(made).values()}
        for kind in (Candidate, SchemeAdvice, NeedHere):
            assert not any(kind.__name__ in hint for hint in taken)


def test_a_view_of_a_scheme_has_no_field_outside_the_allow_list() -> None:
    assert {field.name for field in fields(EmployerSchemeView)} == {
        *("code", "name", "helps_with", "what", "law", "payers_text", "deciders_text", "payment"),
        *("amounts", "evidence_text", "standing_text", "apply", "line"),
    }


def test_the_schemes_in_general_are_the_same_for_everybody_and_say_who_pays() -> None:
    told = schemes_in_general(RULES, DAY, DA)
    assert [scheme.code for scheme in told] == [
        *("aids", "mentor", "personal_assistance", "fleksjob", "wage_support"),
        *("trial", "sickness_agreement", "sign_language_interpreting"),
    ]
    for scheme in told:
        rule = RULES.rules[scheme.code]
        assert scheme.line == f"{rule.name.da}: {rule.what.da} {rule.payment.da}"
        assert scheme.standing_text == "Ikke slået op i loven endnu"


def test_no_employer_is_told_of_what_hangs_on_a_pension_an_education_or_a_right_of_the_person() -> None:
    told = {scheme.code for scheme in schemes_in_general(RULES, DAY, DA)}
    assert not told & {"skaanejob", "icebreaker", "preferential_interview"}
    for code in ALL_CODES:
        assert not {scheme.code for scheme in released(code).for_released} & NEVER


def test_a_scheme_in_general_is_told_only_while_it_is_in_force() -> None:
    mentor = replace(RULES.rules[SchemeCode("mentor")], validity=Validity(date(2027, 1, 1)))
    rules = replace(RULES, rules=MappingProxyType({**RULES.rules, mentor.code: mentor}))
    assert "mentor" not in {scheme.code for scheme in schemes_in_general(rules, DAY, DA)}
