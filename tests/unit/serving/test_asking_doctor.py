"""Doctor counts what nobody has looked up of the law on what may be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from matcher.asking.loading import load_asking_rules
from matcher.law.standing import Source, Validity
from matcher.settings import read_settings
from serving.diagnosis import Health, diagnose, look_at_asking

RULES, IN_2026, IN_2027 = load_asking_rules(), date(2026, 12, 1), date(2027, 2, 1)


def test_doctor_counts_what_nobody_has_verified() -> None:
    ((health, says),) = look_at_asking(RULES, IN_2026)
    assert health is Health.MIND
    # 31 dimensions, 9 questions for any job, and one about licences.
    assert says == (
        "41 questions under 6 rules of law; not verified against the law yet: 6 of them (docs/law.md)."
    )


def test_doctor_warns_of_laws_past_their_review_and_not_on_the_last_day_for_it() -> None:
    health, says = next(look_at_asking(RULES, IN_2027))
    assert health is Health.MIND
    assert says.startswith("health_information, health_information_consultants, ")
    assert "past the review date" in says
    assert not any("past the review date" in says for _, says in look_at_asking(RULES, date(2027, 1, 1)))


def test_doctor_is_content_when_everything_has_been_looked_up() -> None:
    looked_up = {
        code: replace(law, source=Source(law.source.name, IN_2026), validity=Validity(date(2026, 1, 1)))
        for code, law in RULES.laws.items()
    }
    rules = replace(RULES, laws=MappingProxyType(looked_up))
    assert [health for health, _ in look_at_asking(rules, IN_2026)] == [Health.FINE]


def test_doctor_looks_at_the_questions_on_the_day_it_is_given(tmp_path: Path) -> None:
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path)})
    assert len([f for f in diagnose(settings, IN_2026) if f.what == "asking"]) == 1
    assert len([f for f in diagnose(settings, IN_2027) if f.what == "asking"]) == 2
