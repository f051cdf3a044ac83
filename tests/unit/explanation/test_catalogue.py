"""The Danish catalogue holds every sentence of the code, and no other."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import matcher
import serving
from matcher.explanation.catalogue import Translator, translations
from matcher.vocabulary.entries import Language

PACKAGES = [Path(str(package.__file__)).parent for package in (matcher, serving)]
SOURCES = sorted(source for package in PACKAGES for source in package.rglob("*.py"))
PO_FILE = files("matcher") / "locales" / "da" / "LC_MESSAGES" / "matcher.po"


def danish() -> Catalog:
    with PO_FILE.open("rb") as written:
        return read_po(written, locale="da", abort_invalid=True)


def msgids_in_code() -> set[str | tuple[str, str]]:
    """What is written out as the first argument of ``say`` or ``marked``, or the first two of ``say_n``."""
    found: set[str | tuple[str, str]] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name in ("say", "marked") and texts:
                found.add(texts[0])
            elif name == "say_n" and texts:
                found.add((texts[0], texts[1]))
    return found


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogue_holds_what_the_code_says_and_nothing_stale() -> None:
    said = msgids_in_code()
    written = {message.id for message in danish() if message.id}
    assert len(said) > 80
    assert said - written == set()
    assert written - said == set()


def test_no_sentence_is_hidden_in_an_f_string_where_extraction_tools_do_not_look() -> None:
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FormattedValue):
                called = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
                names = {f.attr for f in called if isinstance(f, ast.Attribute)}
                assert not names & {"say", "say_n"}, f"{source.name}: {ast.unparse(node)}"


def test_every_translation_is_there_with_all_its_placeholders() -> None:
    for message in danish():
        if not message.id:
            continue
        wanted = set.union(*(placeholders(form) for form in forms(message.id)))
        for form in forms(message.string):
            assert form.strip(), message.id
            assert placeholders(form) == wanted, message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize(("n", "text"), [(0, "0 timer"), (1, "1 time"), (2, "2 timer")])
def test_danish_has_its_plural(n: int, text: str) -> None:
    assert Translator(Language.DA).say_n("{n} hour", "{n} hours", n, n=n) == text


def test_english_needs_no_catalogue() -> None:
    assert Translator(Language.EN).say("Wishes") == "Wishes"
    assert Translator(Language.DA).say("Wishes") == "Ønsker"


def test_a_catalogue_is_read_once() -> None:
    assert translations(Language.DA) is translations(Language.DA)
