"""The command that lists the schemes, and what doctor says of their dates."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import typer
from typer.testing import CliRunner

from matcher.domain.scale import UNKNOWN
from matcher.law.standing import Source, Validity
from matcher.schemes.loading import load_schemes
from matcher.schemes.rules import Rulebook, SchemeCode
from matcher.settings import read_settings
from matcher.vocabulary.entries import Language
from serving.commands.schemes import schemes
from serving.diagnosis import Health, diagnose, look_at_schemes
from serving.scheme_answers import as_rows, scheme_answers

BOOK = load_schemes()
IN_2026, IN_2027 = date(2026, 12, 31), date(2027, 1, 2)


def run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(schemes)
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def changed(code: str, **values: object) -> Rulebook:
    other = replace(BOOK.rules[SchemeCode(code)], **values)  # type: ignore[arg-type]
    return replace(BOOK, rules=MappingProxyType({**BOOK.rules, SchemeCode(code): other}))


def test_the_table_names_law_payer_decider_level_and_standing() -> None:
    header, rows = as_rows(BOOK, IN_2026, Language.DA)
    assert header[:4] == ("Ordning", "Lov", "Hvem betaler", "Hvem afgør det")
    assert len(rows) == 11
    assert rows[0][0] == "Hjælpemidler og indretning"
    fleksjob = next(row for row in rows if row[0] == "Fleksjob")
    assert fleksjob[1:] == [
        "LAB kapitel 20",
        "arbejdsgiveren, kommunen",
        "kommunen",
        "ikke oplyst",
        "ikke slået op i loven endnu",
        "2027-01-01",
    ]


def test_the_table_says_that_a_rule_is_past_its_review() -> None:
    _, rows = as_rows(BOOK, IN_2027, Language.EN)
    assert {row[5] for row in rows} == {"past its review date, not looked up in the law yet"}


def test_an_amount_that_nobody_has_looked_up_says_so_in_json() -> None:
    mentor = next(a for a in scheme_answers(BOOK, IN_2026, Language.DA) if a.code == "mentor")
    (amount,) = mentor.amounts
    assert (amount.value, amount.unit, amount.valid_from, amount.verified_on) == (6, "months", None, None)
    assert amount.standing == ["unverified"]


def test_the_command_speaks_danish_unless_asked_for_english() -> None:
    assert "Hjælpemidler" in run()
    assert "kommunen" in run()
    assert "the municipality" in run("--lang", "en")


def test_the_command_lists_all_schemes_as_json() -> None:
    told = json.loads(run("--format", "json"))
    assert {each["code"] for each in told} == set(BOOK.rules)
    assert next(each for each in told if each["code"] == "trial")["law"] == "LAB §§ 57-61"


def test_doctor_warns_of_rules_past_their_review() -> None:
    health, says = next(look_at_schemes(BOOK, IN_2027))
    assert health is Health.MIND
    assert says.startswith("aids, mentor, sign_language_interpreting,")
    assert "past the review date" in says
    assert "docs/law.md" in says


def test_doctor_does_not_warn_of_review_on_the_last_day_for_it() -> None:
    assert not any("past the review date" in says for _, says in look_at_schemes(BOOK, date(2027, 1, 1)))


def test_doctor_warns_of_a_rule_that_is_no_longer_in_force() -> None:
    rules = changed("trial", validity=Validity(UNKNOWN, date(2026, 12, 30)))
    assert (
        Health.MIND,
        "trial: no longer in force. Write down the rule that holds now (docs/law.md).",
    ) in list(look_at_schemes(rules, IN_2026))


def test_doctor_counts_what_nobody_has_verified() -> None:
    ((health, says),) = look_at_schemes(BOOK, IN_2026)
    assert health is Health.MIND
    assert "11 schemes and 13 amounts" in says
    assert "11 schemes, 13 amounts (docs/law.md)" in says


def test_doctor_is_content_when_everything_has_been_looked_up() -> None:
    rule = BOOK.rules[SchemeCode("aids")]
    looked_up = replace(
        rule, source=Source(rule.source.name, IN_2026), validity=Validity(date(2026, 1, 1)), amounts=()
    )
    rules = replace(BOOK, rules=MappingProxyType({rule.code: looked_up}))
    assert [health for health, _ in look_at_schemes(rules, IN_2026)] == [Health.FINE]


def test_doctor_looks_at_the_schemes_on_the_day_it_is_given(tmp_path: Path) -> None:
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path)})
    late = [f for f in diagnose(settings, IN_2027) if f.what == "schemes"]
    assert [finding.health for finding in late] == [Health.MIND, Health.MIND]
    assert len([f for f in diagnose(settings, IN_2026) if f.what == "schemes"]) == 1
