"""Rules, words and program each have a fingerprint that changes when, and only when, they do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from matcher.usecases.fingerprints import fingerprints


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    """A package of its own with a rule, a word list, a translation, a page and some code."""
    name = f"office_{tmp_path.name.replace('-', '_')}"
    root = tmp_path / name
    for path, content in {
        "__init__.py": "",
        "schemes/rules/mentor.toml": "a = 1",
        "vocabulary/data/words.csv": "kaffe",
        "locales/da/matcher.po": "msgid",
        "templates/sheet.html": "<p>",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name, root


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("schemes/rules/mentor.toml", "schemes"),
        ("vocabulary/data/words.csv", "vocabulary"),
        ("locales/da/matcher.po", "wording"),
        ("templates/sheet.html", "program"),
        ("__init__.py", "program"),
    ],
)
def test_a_change_shows_in_the_one_fingerprint_that_it_belongs_to(
    package: tuple[str, Path], file: str, changed: str
) -> None:
    name, root = package
    before = dict(fingerprints.__wrapped__(name))
    assert set(before) == {"schemes", "vocabulary", "wording", "program"}
    assert dict(fingerprints.__wrapped__(name)) == before
    (root / file).write_text("something else")
    after = dict(fingerprints.__wrapped__(name))
    assert {key for key in before if before[key] != after[key]} == {changed}


def test_a_new_rule_and_a_renamed_one_show(package: tuple[str, Path]) -> None:
    name, root = package
    before = fingerprints.__wrapped__(name)
    (root / "schemes" / "rules" / "mentor.toml").rename(root / "schemes" / "rules" / "aids.toml")
    assert fingerprints.__wrapped__(name) != before


def test_the_products_own_rules_and_words_are_among_them_sorted() -> None:
    names = [name for name, _ in fingerprints()]
    assert names == sorted(names)
    assert {"carving", "program", "schemes", "vocabulary", "wording"} <= set(names)
    assert fingerprints("matcher", "serving") != fingerprints()
