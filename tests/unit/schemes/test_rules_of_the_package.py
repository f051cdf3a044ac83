"""A walk through every rule that comes with the package."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from matcher.domain.scale import UNKNOWN
from matcher.law.standing import Standing
from matcher.schemes.loading import load_schemes
from matcher.schemes.rules import Party, Role, SchemeCode, SchemeRule, Unit
from matcher.vocabulary.entries import Language, Text
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.lix import lix

BOOK = load_schemes()
FOLDER = files("matcher.schemes") / "rules"
RUNNING = ("what", "who", "looks_at", "payment", "apply")
NAMES_OF_DIAGNOSES = (
    "adhd|angst|autis|blind|demens|depress|diabet|diagnos|døv|epilep|gigt|hjerneskade|kræft|muskelsvind|ordblind|"
    "psykisk|sclerose|sklerose|skizo|sindslid|smerte|stress|anxiety|cancer|deaf|dementia|dyslex|schizo|mental"
)
OF_OTHERS_OR_OF_PAPERS = (
    "jobcent|borger|klient|målgruppe|bevillig|funktionsneds|handicap|de svage|job cent|client|disab|impair"
)
# Codes and figures of the schemes' table in the domain's documentation, typed in here by hand.
FIGURES = {
    ("personal_assistance", "most_hours"): (20, Unit.HOURS_A_WEEK),
    ("mentor", "longest"): (6, Unit.MONTHS),
    ("icebreaker", "shortest_education"): (18, Unit.MONTHS),
    ("icebreaker", "finished_within"): (2, Unit.YEARS),
    ("icebreaker", "longest"): (1, Unit.YEARS),
    ("skaanejob", "first_follow_up"): (6, Unit.MONTHS),
    ("skaanejob", "later_follow_up"): (12, Unit.MONTHS),
    ("wage_support", "longest", "private"): (6, Unit.MONTHS),
    ("wage_support", "longest", "public"): (4, Unit.MONTHS),
    ("trial", "longest_job_ready"): (4, Unit.WEEKS),
    ("trial", "longest_others"): (13, Unit.WEEKS),
    ("sickness_agreement", "fewest_days"): (10, Unit.DAYS_A_YEAR),
    ("sickness_agreement", "lasts"): (2, Unit.YEARS),
}

rules = pytest.mark.parametrize("rule", BOOK.rules.values(), ids=BOOK.rules.keys())
languages = pytest.mark.parametrize("language", list(Language))


def running(rule: SchemeRule) -> list[Text]:
    """What is said of a rule in whole sentences."""
    return [getattr(rule, name) for name in RUNNING] + [amount.said for amount in rule.amounts]


def every_text(rule: SchemeRule) -> list[Text]:
    return [rule.name, rule.source.name, *running(rule), *(amount.source.name for amount in rule.amounts)]


def test_every_file_is_a_rule() -> None:
    assert {f"{code}.toml" for code in BOOK.rules} == {file.name for file in FOLDER.iterdir()}


@rules
def test_a_rule_says_everything_in_whole_sentences(rule: SchemeRule) -> None:
    for text in running(rule):
        for language in Language:
            said = text[language]
            assert said == said.strip()
            assert said[0].isupper()
            assert said.endswith(".")
            assert len(said) <= 200
    for language in Language:
        assert 1 <= rule.what[language].count(".") <= 2


@rules
def test_the_danish_is_easy_to_read(rule: SchemeRule) -> None:
    for text in running(rule):
        assert lix(text.da) < 40, text.da


def test_all_other_danish_sentences_are_easy_to_read() -> None:
    texts = [*BOOK.words.unmet.values(), *(combination.said for combination in BOOK.combinations)]
    assert len(texts) >= 4
    for text in texts:
        assert lix(text.da) < 40, text.da


@rules
@languages
def test_no_words_of_diagnoses_of_papers_or_of_what_is_no_longer_there(
    rule: SchemeRule, language: Language
) -> None:
    # Disability pension is what the law calls those whom a skånejob is for; there is no other word for it.
    exempt = "disability pension" if rule.code == "skaanejob" else "\0"
    for text in every_text(rule):
        said = text[language].casefold().replace(exempt, "")
        assert not re.search(NAMES_OF_DIAGNOSES, said), said
        assert not re.search(OF_OTHERS_OR_OF_PAPERS, said), said


@rules
@languages
def test_a_figure_stands_in_an_amount_where_it_has_a_date_and_nowhere_else(
    rule: SchemeRule, language: Language
) -> None:
    for name in RUNNING:
        assert not re.search(r"\d", getattr(rule, name)[language])
    for amount in rule.amounts:
        assert str(amount.value) in re.findall(r"\d+", amount.said[language])


@rules
def test_both_languages_name_the_same_figures(rule: SchemeRule) -> None:
    for text in running(rule):
        assert sorted(re.findall(r"\d+", text.da)) == sorted(re.findall(r"\d+", text.en))


def test_the_figures_are_those_that_are_known_and_no_others() -> None:
    found = {}
    for rule in BOOK.rules.values():
        for amount in rule.amounts:
            sector = (amount.sector.value,) if amount.sector else ()
            found[rule.code, amount.code, *sector] = (amount.value, amount.unit)
    assert found == FIGURES


@rules
def test_people_decide(rule: SchemeRule) -> None:
    assert rule.deciders
    first_word = {Party.MUNICIPALITY: "Kommunen", Party.EMPLOYER: "Arbejdsgiveren"}[rule.deciders[0]]
    assert rule.looks_at.da.startswith(first_word)
    assert not re.search(r"\b(vi|os|systemet|matcher)\b", " ".join(t.da for t in running(rule)).casefold())
    assert not re.search(r"\b(we|us|system|matcher)\b", " ".join(t.en for t in running(rule)).casefold())


@rules
def test_who_pays_is_said_and_listed_alike(rule: SchemeRule) -> None:
    said = rule.payment.en.casefold()
    assert ("municipality" in said) is (Party.MUNICIPALITY in rule.payers)
    if not rule.payers:
        assert said == "it costs nothing."


@rules
def test_a_rule_has_a_day_of_review(rule: SchemeRule) -> None:
    assert rule.review_by == date(2027, 1, 1)


@rules
def test_nothing_is_called_verified_that_has_not_been_held_against_the_law(rule: SchemeRule) -> None:
    parts = [(rule.validity, rule.source), *((a.validity, a.source) for a in rule.amounts)]
    for validity, source in parts:
        assert not source.verified
        assert validity.valid_from is UNKNOWN
    assert rule.standing(date(2026, 12, 1)) == (Standing.UNVERIFIED,)


@rules
def test_no_level_of_evidence_is_made_up(rule: SchemeRule) -> None:
    if rule.evidence.level is UNKNOWN:
        assert rule.evidence.source is None
    else:
        assert rule.evidence.source is not None


@rules
def test_no_rate_of_success_is_quoted(rule: SchemeRule) -> None:
    for text in every_text(rule):
        assert "%" not in text.da + text.en
        assert "pct" not in text.da
        assert "procent" not in text.da


@rules
def test_a_rule_that_informs_closes_nothing(rule: SchemeRule) -> None:
    written = tomllib.loads((FOLDER / f"{rule.code}.toml").read_text(encoding="utf-8"))
    assert ("closes" in written) is (rule.role is Role.CLOSES)


def test_only_two_schemes_inform() -> None:
    informing = {code for code, rule in BOOK.rules.items() if rule.role is Role.INFORMS}
    assert informing == {"icebreaker", "preferential_interview"}


def test_every_support_of_the_vocabulary_has_a_scheme() -> None:
    covered = {code for rule in BOOK.rules.values() for code in rule.closes.considerations}
    support = {c for c, entry in load_vocabulary().considerations.items() if entry.kind.value == "support"}
    assert support - covered == set()


def test_aids_come_before_assistance_and_lasting_changes_of_hours_come_last() -> None:
    order = list(BOOK.rules)
    assert order.index(SchemeCode("aids")) < order.index(SchemeCode("personal_assistance"))
    assert order.index(SchemeCode("wage_support")) < order.index(SchemeCode("fleksjob"))
