"""Reads the rules that come with the package, and refuses one that is not complete."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from matcher.domain.scale import UNKNOWN
from matcher.law.standing import Standing
from matcher.schemes.reading import NEEDED, read_rule
from matcher.schemes.rules import (
    Combination,
    EvidenceLevel,
    Party,
    Rulebook,
    SchemeCode,
    SchemeRule,
    Unmet,
    Words,
)
from matcher.vocabulary.entries import Text, Vocabulary
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.toml_tables import Table, fault, read_table

__all__ = ["load_schemes", "read_schemes"]

_Key = TypeVar("_Key", bound=StrEnum)


@cache
def load_schemes() -> Rulebook:
    """The rules that come with the package; read once in a process."""
    return read_schemes(files("matcher.schemes"), load_vocabulary())


def read_schemes(folder: Traversable, vocabulary: Vocabulary) -> Rulebook:
    """The rules written down in a folder.

    Parameters
    ----------
    folder
        Holds ``words.toml``, ``combinations.toml`` and, in ``rules``, one file a scheme, named by its code.
    vocabulary
        Its considerations are the ones a rule may name.

    Raises
    ------
    InvalidInput
        Something is missing, unknown or contradicts itself; names file, key, value and what would be right.
    """
    rules = [read_rule(file, vocabulary) for file in _rule_files(folder / "rules")]
    rules.sort(key=lambda rule: (rule.intrusiveness, rule.code))
    by_code = MappingProxyType({rule.code: rule for rule in rules})
    return Rulebook(
        rules=by_code,
        combinations=_combinations(read_table(folder / "combinations.toml", NEEDED), by_code),
        words=_words(read_table(folder / "words.toml", NEEDED)),
    )


def _rule_files(folder: Traversable) -> list[Traversable]:
    try:
        found = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    except FileNotFoundError as absent:
        raise fault(folder.name, "folder", None, NEEDED) from absent
    return sorted(found, key=lambda file: file.name)


def _combinations(root: Table, rules: Mapping[SchemeCode, SchemeRule]) -> tuple[Combination, ...]:
    root.refuse_keys_but("combinations")
    combinations = []
    for table in root.listed_tables("combinations"):
        table.refuse_keys_but("schemes", "da", "en")
        codes = table.texts("schemes")
        for code in codes:
            if code not in rules:
                raise table.fault("schemes", code, f"no such scheme; known are {', '.join(sorted(rules))}")
        if len(set(codes)) < 2:
            raise table.fault("schemes", list(codes), "a combination is of two schemes or more")
        combinations.append(Combination(frozenset(map(SchemeCode, codes)), table.both()))
    return tuple(combinations)


def _words(root: Table) -> Words:
    root.refuse_keys_but("parties", "standings", "levels", "unmet")
    levels = root.table("levels")
    levels.refuse_keys_but(*EvidenceLevel, UNKNOWN.value)
    return Words(
        parties=_worded(root.table("parties"), Party),
        standings=_worded(root.table("standings"), Standing),
        levels=MappingProxyType(
            {
                **{level: levels.table(level).both() for level in EvidenceLevel},
                UNKNOWN: levels.table(UNKNOWN.value).both(),
            }
        ),
        unmet=_worded(root.table("unmet"), Unmet),
    )


def _worded(table: Table, keys: type[_Key]) -> Mapping[_Key, Text]:
    table.refuse_keys_but(*keys)
    return MappingProxyType({key: table.table(key).both() for key in keys})
