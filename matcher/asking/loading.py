"""Reads the rules on what may be asked, and refuses what is not complete."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from matcher.asking.rules import AskingCode, AskingLaw, AskingRule, AskingRules
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.law.reading import SOURCE_KEYS, VALIDITY_KEYS, read_law, read_source, read_validity
from matcher.vocabulary.toml_tables import Table, choice_of, read_table

__all__ = ["load_asking_rules", "read_asking_rules"]

_NEEDED: Final = "the questions need it"
_LICENCE: Final = "licence"
_WORDS: Final = ("ask_da", "ask_en", "instead_of_da", "instead_of_en", "why_da", "why_en")
_LAW: Final = ("name", "paragraph", "chapter", "says_da", "says_en", "review_by")


@cache
def load_asking_rules() -> AskingRules:
    """The rules that come with the package; read once in a process."""
    return read_asking_rules(files("matcher.asking") / "rules")


def read_asking_rules(folder: Traversable) -> AskingRules:
    """The rules written down in a folder: ``laws.toml``, ``dimensions.toml`` and ``general.toml``.

    Raises
    ------
    InvalidInput
        Something is missing, unknown or contradicts itself; names file, key, value and what would be right.
    """
    laws = _laws(read_table(folder / "laws.toml", _NEEDED))
    general = read_table(folder / "general.toml", _NEEDED)
    general.refuse_keys_but("questions", _LICENCE)
    asked = tuple(_rule(table, laws) for table in general.table("questions").tables())
    if not asked:
        raise general.fault("questions", {}, "there is at least one question for any job")
    return AskingRules(
        laws=laws,
        dimensions=_dimensions(read_table(folder / "dimensions.toml", _NEEDED), laws),
        licence=_rule(general.table(_LICENCE), laws),
        general=asked,
    )


def _laws(root: Table) -> Mapping[str, AskingLaw]:
    return MappingProxyType({table.name: _law(table) for table in root.tables()})


def _law(table: Table) -> AskingLaw:
    table.refuse_keys_but(*_LAW, *VALIDITY_KEYS, *SOURCE_KEYS)
    return AskingLaw(
        code=table.name,
        law=read_law(table),
        says=table.both("says_"),
        validity=read_validity(table),
        source=read_source(table),
        review_by=table.day("review_by"),
    )


def _dimensions(root: Table, laws: Mapping[str, AskingLaw]) -> Mapping[Dimension, AskingRule]:
    root.refuse_keys_but("laws", "questions")
    behind = _named(root, laws)
    questions = root.table("questions")
    found = {
        choice_of(Dimension, table.name, questions, table.name): _worded(table, behind)
        for table in questions.tables()
    }
    for dimension in DIMENSIONS:
        if dimension not in found:
            raise questions.fault(dimension.value, None, "every work dimension has its question")
    return MappingProxyType({dimension: found[dimension] for dimension in DIMENSIONS})


def _rule(table: Table, laws: Mapping[str, AskingLaw]) -> AskingRule:
    return _worded(table, _named(table, laws), "laws")


def _worded(table: Table, laws: tuple[AskingLaw, ...], *more_keys: str) -> AskingRule:
    table.refuse_keys_but(*_WORDS, *more_keys)
    return AskingRule(
        code=AskingCode(table.name),
        ask=table.both("ask_"),
        instead_of=table.both("instead_of_"),
        why=table.both("why_"),
        laws=laws,
    )


def _named(table: Table, laws: Mapping[str, AskingLaw]) -> tuple[AskingLaw, ...]:
    codes = table.texts("laws")
    if not codes:
        raise table.fault("laws", [], "a question rests on at least one law")
    for code in codes:
        if code not in laws:
            raise table.fault("laws", code, f"no such law in laws.toml; known are {', '.join(laws)}")
    return tuple(laws[code] for code in codes)
