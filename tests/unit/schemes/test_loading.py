"""Reading the schemes, and what is said about a rule that is not complete."""

from __future__ import annotations

import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from matcher.domain.scale import UNKNOWN
from matcher.errors import InvalidInput
from matcher.law.citation import Law
from matcher.schemes.loading import load_schemes, read_schemes
from matcher.schemes.rules import EvidenceLevel, SchemeCode
from matcher.vocabulary.loading import load_vocabulary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("matcher.schemes")) as package:
        shutil.copytree(package, tmp_path / "schemes")
    return tmp_path / "schemes"


def spoil(folder: Path, file: str, right: str, wrong: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def test_what_is_written_down_is_what_is_loaded(folder: Path) -> None:
    rule = read_schemes(folder, load_vocabulary()).rules[SchemeCode("mentor")]
    assert rule.law == (Law("LAB", "§§ 167-171", UNKNOWN),)
    assert rule.name.da == "Mentor"
    assert rule.review_by == date(2027, 1, 1)
    assert rule.validity.valid_from is UNKNOWN
    assert [amount.code for amount in rule.amounts] == ["longest"]


def test_what_has_been_looked_up_is_verified_from_that_day_on(folder: Path) -> None:
    spoil(folder, "rules/mentor.toml", 'valid_from = "unknown"', "valid_from = 2026-01-01")
    spoil(folder, "rules/mentor.toml", "verified = false", "verified = true\nverified_on = 2026-12-05")
    rule = read_schemes(folder, load_vocabulary()).rules[SchemeCode("mentor")]
    assert rule.validity.valid_from == date(2026, 1, 1)
    assert rule.source.verified_on == date(2026, 12, 5)


def test_a_level_of_evidence_comes_with_its_source(folder: Path) -> None:
    known = 'level = "presumption"\nsource_da = "en rapport"\nsource_en = "a report"\nverified = false'
    spoil(folder, "rules/mentor.toml", 'level = "unknown"', known)
    evidence = read_schemes(folder, load_vocabulary()).rules[SchemeCode("mentor")].evidence
    assert evidence.level is EvidenceLevel.PRESUMPTION
    assert evidence.source is not None
    assert evidence.source.name.da == "en rapport"
    assert not evidence.source.verified


MENTOR = "rules/mentor.toml"
FAULTS = {
    "text that is missing": (
        MENTOR,
        "who_da =",
        "# who_da =",
        f"{MENTOR}, who_da: missing - must be a text that is not empty.",
    ),
    "code that is not the file's name": (
        MENTOR,
        'code = "mentor"',
        'code = "guide"',
        f"{MENTOR}, code: 'guide' - must be 'mentor', as the file is named.",
    ),
    "unknown key": (
        MENTOR,
        "intrusiveness = 2",
        "intrusiveness = 2\nrate = 3",
        f"{MENTOR}, rate: 3 - unknown key; known are code, role, intrusiveness, sector, name_da,",
    ),
    "rank that is no number": (
        MENTOR,
        "intrusiveness = 2",
        "intrusiveness = true",
        f"{MENTOR}, intrusiveness: True - must be a whole number above zero.",
    ),
    "role": (MENTOR, '"closes"', '"helps"', f"{MENTOR}, role: 'helps' - known are closes, informs."),
    "sector": (
        MENTOR,
        'sector = "any"',
        'sector = "state"',
        f"{MENTOR}, sector: 'state' - known are any, public, private.",
    ),
    "payer that is nobody": (
        MENTOR,
        'payers = ["municipality"]',
        'payers = ["matcher"]',
        f"{MENTOR}, payers: 'matcher' - known are municipality, employer.",
    ),
    "payer named twice": (
        MENTOR,
        'payers = ["municipality"]',
        'payers = ["municipality", "municipality"]',
        f"{MENTOR}, payers: ['municipality', 'municipality'] - names one of them twice.",
    ),
    "nobody to decide": (
        MENTOR,
        'deciders = ["municipality"]',
        "deciders = []",
        f"{MENTOR}, deciders: [] - somebody decides; name who.",
    ),
    "day of review in quotation marks": (
        MENTOR,
        "review_by = 2027-01-01",
        'review_by = "2027-01-01"',
        f"{MENTOR}, review_by: '2027-01-01' - must be a day such as 2027-01-01, without quotation marks.",
    ),
    "day of review that is not known": (
        MENTOR,
        "review_by = 2027-01-01",
        'review_by = "unknown"',
        f"{MENTOR}, review_by: 'unknown' - must be a day such as 2027-01-01, without quotation marks.",
    ),
    "first day that is no day": (
        MENTOR,
        'valid_from = "unknown"',
        "valid_from = 2026",
        f"{MENTOR}, valid_from: 2026 - must be a day such as 2027-01-01, without quotation marks, "
        'or "unknown".',
    ),
    "last day before the first": (
        MENTOR,
        'valid_from = "unknown"',
        "valid_from = 2026-06-01\nvalid_to = 2026-05-31",
        f"{MENTOR}, valid_to: '2026-05-31' - must not lie before valid_from, 2026-06-01.",
    ),
    "verified without a day": (
        MENTOR,
        'valid_from = "unknown"\nreview_by = 2027-01-01\nsource_da = "projektets oversigt over ordninger"\n'
        'source_en = "the project\'s overview of schemes"\nverified = false',
        'valid_from = 2026-01-01\nreview_by = 2027-01-01\nsource_da = "loven"\nsource_en = "the law"\n'
        "verified = true",
        f"{MENTOR}, verified_on: missing - must be a day such as 2027-01-01, without quotation marks.",
    ),
    "verified and nobody knows since when it holds": (
        MENTOR,
        "verified = false",
        "verified = true\nverified_on = 2026-12-05",
        f"{MENTOR}, valid_from: 'unknown' - what is verified says from which day it holds.",
    ),
    "day of verification without verification": (
        MENTOR,
        "verified = false",
        "verified = false\nverified_on = 2026-12-05",
        f"{MENTOR}, verified_on: '2026-12-05' - needs verified = true.",
    ),
    "no source": (
        MENTOR,
        "source_da =",
        "# source_da =",
        f"{MENTOR}, source_da: missing - must be a text that is not empty.",
    ),
    "law without a paragraph": (
        MENTOR,
        'paragraph = "§§ 167-171"\n',
        "",
        f"{MENTOR}, law[0].paragraph: missing - must be a text that is not empty.",
    ),
    "dimension that does not exist": (
        MENTOR,
        '"planning"',
        '"juggling"',
        f"{MENTOR}, closes.dimensions: 'juggling' - known are lifting, standing,",
    ),
    "family that does not exist": (
        MENTOR,
        "families = []",
        'families = ["musical"]',
        f"{MENTOR}, closes.families: 'musical' - known are physical, sensory, cognitive, social, "
        "surroundings.",
    ),
    "consideration that does not exist": (
        MENTOR,
        '"one_contact"',
        '"one_clown"',
        f"{MENTOR}, closes.considerations: 'one_clown' - no such consideration in considerations.toml.",
    ),
    "help that does not exist": (
        MENTOR,
        'helps = ["guidance"]',
        'helps = ["luck"]',
        f"{MENTOR}, closes.helps: 'luck' - known are aid, guidance, interpreting,",
    ),
    "scheme that closes nothing": (
        "rules/trial.toml",
        'helps = ["trial"]',
        "helps = []",
        "rules/trial.toml, closes: {'families': [], 'dimensions': [], 'considerations': [], 'helps': []} - "
        'names nothing; a scheme that informs has role = "informs".',
    ),
    "scheme that informs and closes": (
        "rules/trial.toml",
        'role = "closes"',
        'role = "informs"',
        "rules/trial.toml, closes: {'families': [], 'dimensions': [], 'considerations': [], "
        "'helps': ['trial']} - a scheme that informs closes nothing.",
    ),
    "level of evidence that does not exist": (
        MENTOR,
        'level = "unknown"',
        'level = "proof"',
        f"{MENTOR}, evidence.level: 'proof' - known are knowledge, presumption, idea, unknown.",
    ),
    "level of evidence without a source": (
        MENTOR,
        'level = "unknown"',
        'level = "knowledge"',
        f"{MENTOR}, evidence.source_da: missing - must be a text that is not empty.",
    ),
    "source for a level that is unknown": (
        MENTOR,
        'level = "unknown"',
        'level = "unknown"\nsource_da = "en rapport"',
        f"{MENTOR}, evidence.source_da: 'en rapport' - unknown key; known are level.",
    ),
    "amount of nothing": (
        MENTOR,
        "value = 6",
        "value = 0",
        f"{MENTOR}, amounts[0].value: 0 - must be a whole number above zero.",
    ),
    "unit that does not exist": (
        MENTOR,
        'unit = "months"',
        'unit = "moons"',
        f"{MENTOR}, amounts[0].unit: 'moons' - known are hours_a_week, days_a_year, weeks, months, years.",
    ),
    "amount that stands twice": (
        "rules/trial.toml",
        'code = "longest_others"',
        'code = "longest_job_ready"',
        "rules/trial.toml, amounts[1].code: 'longest_job_ready' - stands twice from the same day.",
    ),
    "combination with a scheme that does not exist": (
        "combinations.toml",
        '"fleksjob"',
        '"flexjob"',
        "combinations.toml, combinations[0].schemes: 'flexjob' - no such scheme; known are aids, fleksjob,",
    ),
    "combination of one": (
        "combinations.toml",
        '["fleksjob", "personal_assistance"]',
        '["fleksjob"]',
        "combinations.toml, combinations[0].schemes: ['fleksjob'] - a combination is of two schemes or more.",
    ),
    "standing without words": (
        "words.toml",
        "expired =",
        "# expired =",
        "words.toml, standings.expired: missing - must be a table.",
    ),
    "word for what does not exist": (
        "words.toml",
        "[unmet]",
        '[unmet]\nbad_luck = { da = "uheld", en = "bad luck" }',
        "words.toml, unmet.bad_luck: {'da': 'uheld', 'en': 'bad luck'} - unknown key; known are no_scheme,",
    ),
}


@pytest.mark.parametrize(("file", "right", "wrong", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_refused_with_file_key_value_and_what_would_be_right(
    folder: Path, file: str, right: str, wrong: str, message: str
) -> None:
    spoil(folder, file, right, wrong)
    with pytest.raises(InvalidInput) as refused:
        read_schemes(folder, load_vocabulary())
    said = refused.value.message
    assert said == message if message.endswith(".") else said.startswith(message)
    assert refused.value.context["file"] == file


@pytest.mark.parametrize("file", ["words.toml", "combinations.toml"])
def test_a_file_that_is_not_there_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(InvalidInput, match=f"^{file}, file: missing - the schemes need it"):
        read_schemes(folder, load_vocabulary())


def test_schemes_without_their_folder_of_rules_are_refused(folder: Path) -> None:
    shutil.rmtree(folder / "rules")
    with pytest.raises(InvalidInput, match=r"^rules, folder: missing - the schemes need it"):
        read_schemes(folder, load_vocabulary())


def test_rules_cannot_be_changed_once_they_are_read() -> None:
    with pytest.raises(TypeError):
        del load_schemes().rules[SchemeCode("mentor")]  # type: ignore[attr-defined]


def test_the_schemes_of_the_package_are_read_once() -> None:
    assert load_schemes() is load_schemes()
