"""From a need to a scheme, its law, who pays and who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import DIMENSIONS, UNKNOWN, Dimension
from matcher.law.standing import Source, Standing, Validity
from matcher.schemes.loading import load_schemes
from matcher.schemes.matching import SchemeAdvice, Situation, schemes_for
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap, Need
from matcher.schemes.rules import Party, Rulebook, SchemeCode, SchemeRule, Sector, Unmet
from matcher.vocabulary.loading import load_vocabulary

BOOK = load_schemes()
DAY = date(2026, 12, 1)
MUNICIPALITY, BOTH = (Party.MUNICIPALITY,), (Party.EMPLOYER, Party.MUNICIPALITY)


def needed(code: str) -> ConsiderationNeeded:
    return ConsiderationNeeded(load_vocabulary().considerations[ConsiderationCode(code)])


def changed(code: str, **values: object) -> Rulebook:
    """The rules with one of them changed."""
    rules: Mapping[SchemeCode, SchemeRule] = BOOK.rules
    other = replace(rules[SchemeCode(code)], **values)  # type: ignore[arg-type]
    return replace(BOOK, rules=MappingProxyType({**rules, SchemeCode(code): other}))


def offered(advice: SchemeAdvice) -> list[list[str]]:
    return [[offer.rule.code for offer in each.offers] for each in advice.met]


# A scheme, how its place in law is cited, who pays, and a need that leads to it.
REACHED: list[tuple[str, str, tuple[Party, ...], Need]] = [
    ("personal_assistance", "kompensationsloven § 4 ff.", MUNICIPALITY, LevelGap(Dimension.LIFTING)),
    ("aids", "kompensationsloven kapitel 6; LAB", MUNICIPALITY, LevelGap(Dimension.NEAR_VISION)),
    ("mentor", "LAB §§ 167-171", MUNICIPALITY, needed("mentor")),
    ("fleksjob", "LAB kapitel 20", BOTH, HelpNeeded(Help.FEWER_HOURS)),
    ("skaanejob", "LAB kapitel 12", BOTH, HelpNeeded(Help.FEWER_HOURS)),
    ("wage_support", "LAB kapitel 12", BOTH, HelpNeeded(Help.WAGE_SUPPORT)),
    ("trial", "LAB §§ 57-61", MUNICIPALITY, HelpNeeded(Help.TRIAL)),
    ("sickness_agreement", "sygedagpengeloven § 56", MUNICIPALITY, HelpNeeded(Help.ABSENCE)),
    ("sign_language_interpreting", "tolkeloven; kompensationsloven", MUNICIPALITY, needed("sign_language")),
]
TO_KNOW = [
    ("icebreaker", "kompensationsloven kapitel 5", BOTH),
    ("preferential_interview", "kompensationsloven § 3", ()),
]


@pytest.mark.parametrize(("code", "law", "payers", "need"), REACHED, ids=[case[0] for case in REACHED])
def test_every_scheme_is_reached_by_a_need_with_its_law_and_payer(
    code: str, law: str, payers: tuple[Party, ...], need: Need
) -> None:
    advice = schemes_for([need], BOOK, DAY)
    rule = next(offer.rule for offer in advice.met[0].offers if offer.rule.code == code)
    assert rule.cited == law
    assert rule.payers == payers
    assert rule.deciders == MUNICIPALITY
    assert advice.unmet == ()


@pytest.mark.parametrize(("code", "law", "payers"), TO_KNOW, ids=[case[0] for case in TO_KNOW])
def test_a_scheme_that_informs_is_told_with_its_law_and_payer(
    code: str, law: str, payers: tuple[Party, ...]
) -> None:
    rule = next(offer.rule for offer in schemes_for([], BOOK, DAY).to_know if offer.rule.code == code)
    assert (rule.cited, rule.payers) == (law, payers)


def test_no_scheme_is_left_out_of_these_tests() -> None:
    assert {case[0] for case in REACHED} | {case[0] for case in TO_KNOW} == set(BOOK.rules)


def test_the_least_intrusive_scheme_comes_first() -> None:
    advice = schemes_for([LevelGap(Dimension.LIFTING), HelpNeeded(Help.WAGE_SUPPORT)], BOOK, DAY)
    assert offered(advice) == [["aids", "personal_assistance"], ["wage_support", "skaanejob"]]


def test_a_gap_is_met_by_its_family_or_by_its_own_dimension() -> None:
    needs = [LevelGap(Dimension.LIFTING), LevelGap(Dimension.PLANNING), LevelGap(Dimension.SPEECH_HEARING)]
    assert offered(schemes_for(needs, BOOK, DAY)) == [
        ["aids", "personal_assistance"],
        ["aids", "sign_language_interpreting"],
        ["aids", "mentor", "personal_assistance"],
    ]


def test_needs_are_answered_one_by_one_in_the_order_of_the_scale() -> None:
    given: list[Need] = [
        HelpNeeded(Help.TRIAL),
        needed("mentor"),
        LevelGap(Dimension.NEAR_VISION),
        LevelGap(Dimension.LIFTING),
        LevelGap(Dimension.LIFTING),
    ]
    advice = schemes_for(given, BOOK, DAY)
    assert [each.need for each in advice.met] == [given[3], given[2], given[1], given[0]]


def test_a_need_that_no_scheme_meets_is_said_plainly() -> None:
    advice = schemes_for([LevelGap(Dimension.TIME_PRESSURE)], BOOK, DAY)
    assert advice.met == ()
    assert [(each.need, each.why) for each in advice.unmet] == [
        (LevelGap(Dimension.TIME_PRESSURE), Unmet.NO_SCHEME)
    ]
    assert BOOK.words.unmet[Unmet.NO_SCHEME].da.startswith("Der er ingen ordning")


def test_an_arrangement_in_the_work_itself_needs_no_scheme() -> None:
    advice = schemes_for([needed("own_pace"), needed("fixed_hours")], BOOK, DAY)
    assert [each.why for each in advice.unmet] == [Unmet.ARRANGED_AT_WORK] * 2


def test_every_gap_is_either_met_or_said_to_have_no_scheme() -> None:
    advice = schemes_for(map(LevelGap, DIMENSIONS), BOOK, DAY)
    answered = {each.need for each in advice.met} | {each.need for each in advice.unmet}
    assert answered == {LevelGap(dimension) for dimension in DIMENSIONS}
    assert all(each.offers for each in advice.met)


def test_schemes_that_inform_are_never_offered_for_a_need() -> None:
    everything: list[Need] = [
        *map(LevelGap, DIMENSIONS),
        *map(ConsiderationNeeded, load_vocabulary().considerations.values()),
        *map(HelpNeeded, Help),
    ]
    for sector in (None, Sector.PUBLIC, Sector.PRIVATE):
        codes = set().union(*offered(schemes_for(everything, BOOK, DAY, Situation(sector))))
        assert not {"icebreaker", "preferential_interview"} & codes


def test_schemes_that_inform_have_no_effect_on_anything_else() -> None:
    needs = [LevelGap(Dimension.LIFTING), HelpNeeded(Help.FEWER_HOURS), needed("own_pace")]
    informing = {"icebreaker", "preferential_interview"}
    rules = {code: rule for code, rule in BOOK.rules.items() if code not in informing}
    with_them = schemes_for(needs, BOOK, DAY)
    without = schemes_for(needs, replace(BOOK, rules=MappingProxyType(rules)), DAY)
    assert replace(with_them, to_know=()) == without


@pytest.mark.parametrize(
    ("sector", "told"),
    [
        (Sector.PUBLIC, ["icebreaker", "preferential_interview"]),
        (Sector.PRIVATE, ["icebreaker"]),
        (None, ["icebreaker", "preferential_interview"]),
    ],
)
def test_the_preferential_interview_is_told_unless_the_employer_is_private(
    sector: Sector | None, told: list[str]
) -> None:
    advice = schemes_for([], BOOK, DAY, Situation(sector))
    assert [offer.rule.code for offer in advice.to_know] == told


@pytest.mark.parametrize(("sector", "months"), [(Sector.PRIVATE, [6]), (Sector.PUBLIC, [4]), (None, [6, 4])])
def test_how_long_wage_support_lasts_depends_on_the_employer(
    sector: Sector | None, months: list[int]
) -> None:
    advice = schemes_for([HelpNeeded(Help.WAGE_SUPPORT)], BOOK, DAY, Situation(sector))
    assert [amount.value for amount in advice.met[0].offers[0].amounts] == months


def test_fleksjob_together_with_personal_assistance_goes_to_the_key_person() -> None:
    advice = schemes_for([HelpNeeded(Help.FEWER_HOURS), LevelGap(Dimension.LIFTING)], BOOK, DAY)
    (combination,) = advice.for_key_person
    assert combination.schemes == {"fleksjob", "personal_assistance"}
    assert "nøgleperson" in combination.said.da


def test_a_scheme_granted_already_counts_in_a_combination() -> None:
    granted = Situation(granted=frozenset({SchemeCode("fleksjob")}))
    assert schemes_for([LevelGap(Dimension.LIFTING)], BOOK, DAY, granted).for_key_person
    assert not schemes_for([LevelGap(Dimension.LIFTING)], BOOK, DAY).for_key_person


def test_two_grants_held_already_still_go_to_the_key_person() -> None:
    granted = Situation(granted=frozenset(map(SchemeCode, ("fleksjob", "personal_assistance"))))
    assert len(schemes_for([], BOOK, DAY, granted).for_key_person) == 1


def test_what_nobody_has_verified_is_said_with_the_offer() -> None:
    offer = schemes_for([HelpNeeded(Help.TRIAL)], BOOK, DAY).met[0].offers[0]
    assert offer.standing == (Standing.UNVERIFIED,)
    assert all(amount.standing(DAY) == (Standing.UNVERIFIED,) for amount in offer.amounts)


@pytest.mark.parametrize(
    ("validity", "standing"),
    [
        (Validity(UNKNOWN, date(2026, 11, 30)), Standing.EXPIRED),
        (Validity(date(2026, 12, 2)), Standing.NOT_YET),
    ],
)
def test_a_scheme_out_of_force_is_named_and_not_offered(validity: Validity, standing: Standing) -> None:
    rules = changed("aids", validity=validity)
    met = schemes_for([LevelGap(Dimension.LIFTING)], rules, DAY).met[0]
    assert [offer.rule.code for offer in met.offers] == ["personal_assistance"]
    assert [(each.rule.code, each.standing[0]) for each in met.out_of_force] == [("aids", standing)]


def test_a_need_whose_only_scheme_is_out_of_force_is_unmet_and_the_scheme_named() -> None:
    rules = changed("trial", validity=Validity(UNKNOWN, date(2026, 11, 30)))
    (unmet,) = schemes_for([HelpNeeded(Help.TRIAL)], rules, DAY).unmet
    assert unmet.why is Unmet.OUT_OF_FORCE
    assert [each.rule.code for each in unmet.out_of_force] == ["trial"]


def test_a_scheme_out_of_force_is_in_no_combination_and_not_told() -> None:
    gone = Validity(UNKNOWN, date(2026, 11, 30))
    needs = [HelpNeeded(Help.FEWER_HOURS), LevelGap(Dimension.LIFTING)]
    assert schemes_for(needs, changed("fleksjob", validity=gone), DAY).for_key_person == ()
    told = schemes_for([], changed("icebreaker", validity=gone), DAY).to_know
    assert [offer.rule.code for offer in told] == ["preferential_interview"]


def test_a_rule_past_its_review_is_still_offered_and_says_so() -> None:
    offer = schemes_for([HelpNeeded(Help.TRIAL)], BOOK, date(2027, 1, 2)).met[0].offers[0]
    assert offer.standing == (Standing.PAST_REVIEW, Standing.UNVERIFIED)


def test_a_verified_rule_in_force_has_nothing_to_warn_of() -> None:
    source = Source(BOOK.rules[SchemeCode("trial")].source.name, date(2026, 11, 1))
    rules = changed("trial", source=source, validity=Validity(date(2026, 1, 1)))
    offer = schemes_for([HelpNeeded(Help.TRIAL)], rules, DAY).met[0].offers[0]
    assert offer.standing == (Standing.IN_FORCE,)
