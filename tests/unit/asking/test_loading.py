"""Reading the questions, and what is said about one that is not complete."""

from __future__ import annotations

import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from matcher.asking.loading import load_asking_rules, read_asking_rules
from matcher.asking.rules import asking_fingerprint
from matcher.domain.scale import Dimension
from matcher.errors import InvalidInput
from matcher.law.standing import Standing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("matcher.asking") / "rules") as package:
        shutil.copytree(package, tmp_path / "rules")
    return tmp_path / "rules"


def spoil(folder: Path, file: str, right: str, wrong: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def test_what_is_written_down_is_what_is_loaded(folder: Path) -> None:
    rules = read_asking_rules(folder)
    lifting = rules.dimensions[Dimension.LIFTING]
    assert lifting.instead_of.da == "Har du dårlig ryg?"
    assert [law.law.cited for law in lifting.laws] == [
        "helbredsoplysningsloven § 2",
        "forskelsbehandlingsloven § 2 a",
    ]
    assert rules == load_asking_rules()


def test_what_has_been_looked_up_is_in_force(folder: Path) -> None:
    spoil(folder, "laws.toml", 'valid_from = "unknown"', "valid_from = 1996-07-01")
    spoil(folder, "laws.toml", "verified = false", "verified = true\nverified_on = 2026-12-05")
    law = read_asking_rules(folder).laws["health_information"]
    assert law.standing(date(2026, 12, 6)) == (Standing.IN_FORCE,)
    assert law.standing(date(2027, 1, 2)) == (Standing.PAST_REVIEW,)


def test_any_other_word_or_day_gives_another_fingerprint(folder: Path) -> None:
    known = {asking_fingerprint(read_asking_rules(folder))}
    assert known == {asking_fingerprint(load_asking_rules())}
    for file, right, wrong in (
        ("dimensions.toml", "Har du dårlig ryg?", "Har du en dårlig ryg?"),
        ("general.toml", "What is wrong with you?", "What is the matter with you?"),
        ("laws.toml", "review_by = 2027-01-01", "review_by = 2028-01-01"),
    ):
        spoil(folder, file, right, wrong)
        fingerprint = asking_fingerprint(read_asking_rules(folder))
        assert fingerprint not in known
        known.add(fingerprint)


FAULTS = {
    "dimension without its question": (
        "dimensions.toml",
        "[questions.noise]",
        "[questions.silence]",
        "dimensions.toml, questions.silence: 'silence' - known are lifting, standing,",
    ),
    "wrong question without its right one": (
        "dimensions.toml",
        'ask_da = "Hvordan passer det dig, og hvor er der mere ro?"\n',
        "",
        "dimensions.toml, questions.noise.ask_da: missing - must be a text that is not empty.",
    ),
    "question that does not say why": (
        "general.toml",
        "why_da =",
        "# why_da =",
        "general.toml, questions.good_day.why_da: missing - must be a text that is not empty.",
    ),
    "question in one language": (
        "general.toml",
        "instead_of_en =",
        "# instead_of_en =",
        "general.toml, questions.good_day.instead_of_en: missing - must be a text that is not empty.",
    ),
    "law that is not written down": (
        "general.toml",
        '["health_information", "accommodation"]',
        '["health_information", "road_traffic"]',
        "general.toml, questions.good_day.laws: 'road_traffic' - no such law in laws.toml; known are health_",
    ),
    "question without a law": (
        "dimensions.toml",
        'laws = ["health_information", "accommodation"]',
        "laws = []",
        "dimensions.toml, laws: [] - a question rests on at least one law.",
    ),
    "unknown key": (
        "dimensions.toml",
        "[questions.noise]",
        "[questions.noise]\nweight = 3",
        "dimensions.toml, questions.noise.weight: 3 - unknown key; known are ask_da,",
    ),
    "no question about a licence": (
        "general.toml",
        "[licence]",
        "[paper]",
        "general.toml, paper: {",
    ),
    "day of review in quotation marks": (
        "laws.toml",
        "review_by = 2027-01-01",
        'review_by = "2027-01-01"',
        "laws.toml, health_information.review_by: '2027-01-01' - must be a day such as 2027-01-01,",
    ),
    "verified and nobody knows since when it holds": (
        "laws.toml",
        "verified = false",
        "verified = true\nverified_on = 2026-12-05",
        "laws.toml, health_information.valid_from: 'unknown' - what is verified says from which day",
    ),
    "law without a paragraph": (
        "laws.toml",
        'paragraph = "§ 2"\n',
        "",
        "laws.toml, health_information.paragraph: missing - must be a text that is not empty.",
    ),
}


@pytest.mark.parametrize(("file", "right", "wrong", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_refused_with_file_key_value_and_what_would_be_right(
    folder: Path, file: str, right: str, wrong: str, message: str
) -> None:
    spoil(folder, file, right, wrong)
    with pytest.raises(InvalidInput) as refused:
        read_asking_rules(folder)
    said = refused.value.message
    assert said == message if message.endswith(".") else said.startswith(message)
    assert refused.value.context["file"] == file


def test_a_dimension_that_nobody_has_written_a_question_for_is_named(folder: Path) -> None:
    text = (folder / "dimensions.toml").read_text(encoding="utf-8")
    (folder / "dimensions.toml").write_text(text[: text.index("[questions.air]")], encoding="utf-8")
    with pytest.raises(
        InvalidInput, match=r"^dimensions.toml, questions.air: missing - every work dimension"
    ):
        read_asking_rules(folder)


def test_a_file_without_questions_for_any_job_is_refused(folder: Path) -> None:
    (folder / "general.toml").write_text("[questions]\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"^general.toml, questions: {} - there is at least one"):
        read_asking_rules(folder)


@pytest.mark.parametrize("file", ["laws.toml", "dimensions.toml", "general.toml"])
def test_a_file_that_is_not_there_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(InvalidInput, match=f"^{file}, file: missing - the questions need it"):
        read_asking_rules(folder)


def test_the_questions_of_the_package_are_read_once() -> None:
    assert load_asking_rules() is load_asking_rules()
