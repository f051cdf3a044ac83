"""Reads one scheme from its file, and refuses it where anything is missing or contradicts itself."""

from __future__ import annotations

from datetime import date
from importlib.resources.abc import Traversable
from typing import Final

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import UNKNOWN, Dimension, Family, Unknown
from matcher.law.citation import Law
from matcher.law.reading import SOURCE_KEYS, VALIDITY_KEYS, read_law, read_source, read_validity
from matcher.schemes.needs import Help
from matcher.schemes.rules import (
    Amount,
    Closes,
    Evidence,
    EvidenceLevel,
    Party,
    Role,
    SchemeCode,
    SchemeRule,
    Sector,
    Unit,
)
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.toml_tables import Table, choice_of, read_table

__all__ = ["NEEDED", "read_rule"]

NEEDED: Final = "the schemes need it"
_ANY: Final = "any"
_KEYS: Final = (
    *("code", "role", "intrusiveness", "sector", "name_da", "name_en", "what_da", "what_en", "who_da"),
    *("who_en", "looks_at_da", "looks_at_en", "payers", "deciders", "payment_da", "payment_en", "apply_da"),
    *("apply_en", "law", "closes", "evidence", "amounts", "review_by", *VALIDITY_KEYS, *SOURCE_KEYS),
)


def read_rule(file: Traversable, vocabulary: Vocabulary) -> SchemeRule:
    """The scheme written down in a file.

    Raises
    ------
    InvalidInput
        Something is missing, unknown or contradicts itself; names file, key, value and what would be right.
    """
    table = read_table(file, NEEDED, f"rules/{file.name}")
    table.refuse_keys_but(*_KEYS)
    code, stem = table.text("code"), file.name.removesuffix(".toml")
    if code != stem:
        raise table.fault("code", code, f"must be {stem!r}, as the file is named")
    role = choice_of(Role, table.text("role"), table, "role")
    return SchemeRule(
        code=SchemeCode(code),
        role=role,
        intrusiveness=table.whole("intrusiveness"),
        name=table.both("name_"),
        what=table.both("what_"),
        who=table.both("who_"),
        looks_at=table.both("looks_at_"),
        payment=table.both("payment_"),
        apply=table.both("apply_"),
        law=_laws(table),
        closes=_closes(table, role, vocabulary),
        payers=table.choices("payers", Party),
        deciders=_deciders(table),
        sector=_sector(table),
        evidence=_evidence(table.table("evidence")),
        amounts=_amounts(table),
        validity=read_validity(table),
        source=read_source(table),
        review_by=table.day("review_by"),
    )


def _laws(table: Table) -> tuple[Law, ...]:
    laws = []
    for each in table.listed_tables("law"):
        each.refuse_keys_but("name", "paragraph", "chapter")
        laws.append(read_law(each))
    if not laws:
        raise table.fault("law", [], "a scheme stands in at least one law")
    return tuple(laws)


def _deciders(table: Table) -> tuple[Party, ...]:
    deciders = table.choices("deciders", Party)
    if not deciders:
        raise table.fault("deciders", [], "somebody decides; name who")
    return deciders


def _sector(table: Table) -> Sector | None:
    value = table.text("sector")
    if value == _ANY:
        return None
    if value not in list(Sector):
        raise table.fault("sector", value, f"known are {_ANY}, {', '.join(Sector)}")
    return Sector(value)


def _closes(table: Table, role: Role, vocabulary: Vocabulary) -> Closes:
    if role is Role.INFORMS:
        if "closes" in table.values:
            raise table.fault("closes", table.values["closes"], "a scheme that informs closes nothing")
        return Closes()
    each = table.table("closes")
    each.refuse_keys_but("families", "dimensions", "considerations", "helps")
    closes = Closes(
        families=frozenset(each.choices("families", Family)),
        dimensions=frozenset(each.choices("dimensions", Dimension)),
        considerations=frozenset(ConsiderationCode(code) for code in each.texts("considerations")),
        helps=frozenset(each.choices("helps", Help)),
    )
    for code in sorted(closes.considerations):
        if code not in vocabulary.considerations:
            raise each.fault("considerations", code, "no such consideration in considerations.toml")
    if closes == Closes():
        raise table.fault("closes", each.values, 'names nothing; a scheme that informs has role = "informs"')
    return closes


def _evidence(table: Table) -> Evidence:
    level = table.text("level")
    if level == UNKNOWN.value:
        table.refuse_keys_but("level")
        return Evidence(UNKNOWN, None)
    table.refuse_keys_but("level", *SOURCE_KEYS)
    if level not in list(EvidenceLevel):
        raise table.fault("level", level, f"known are {', '.join(EvidenceLevel)}, {UNKNOWN.value}")
    return Evidence(EvidenceLevel(level), read_source(table))


def _amounts(table: Table) -> tuple[Amount, ...]:
    amounts = [_amount(each) for each in table.listed_tables("amounts")]
    begins: set[tuple[str, Sector | None, date | Unknown]] = set()
    for i, amount in enumerate(amounts):
        begin = (amount.code, amount.sector, amount.validity.valid_from)
        if begin in begins:
            raise table.fault(f"amounts[{i}].code", amount.code, "stands twice from the same day")
        begins.add(begin)
    return tuple(amounts)


def _amount(table: Table) -> Amount:
    table.refuse_keys_but(*("code", "value", "unit", "sector", "da", "en"), *VALIDITY_KEYS, *SOURCE_KEYS)
    return Amount(
        code=table.text("code"),
        value=table.whole("value"),
        unit=choice_of(Unit, table.text("unit"), table, "unit"),
        sector=_sector(table),
        said=table.both(),
        validity=read_validity(table),
        source=read_source(table),
    )
