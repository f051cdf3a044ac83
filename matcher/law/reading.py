"""Reads where a rule stands, since when, and who has looked it up; refuses what contradicts itself."""

from __future__ import annotations

from datetime import date

from matcher.domain.scale import UNKNOWN, Unknown
from matcher.law.citation import Law
from matcher.law.standing import Source, Validity
from matcher.vocabulary.toml_tables import Table

__all__ = ["SOURCE_KEYS", "VALIDITY_KEYS", "read_law", "read_source", "read_validity"]

VALIDITY_KEYS = ("valid_from", "valid_to")
SOURCE_KEYS = ("source_da", "source_en", "verified", "verified_on")


def read_law(table: Table) -> Law:
    """A place in a law: its name, and the paragraph and chapter as far as somebody has looked them up."""
    return Law(table.text("name"), _text_or_unknown(table, "paragraph"), _text_or_unknown(table, "chapter"))


def read_validity(table: Table) -> Validity:
    """From which day to which it holds."""
    valid_from = table.day_or_unknown("valid_from")
    valid_to = table.day("valid_to") if "valid_to" in table.values else None
    if valid_to and isinstance(valid_from, date) and valid_to < valid_from:
        raise table.fault("valid_to", valid_to.isoformat(), f"must not lie before valid_from, {valid_from}")
    return Validity(valid_from, valid_to)


def read_source(table: Table) -> Source:
    """Where it was read. What is verified says since when it holds and when somebody looked."""
    name = table.both("source_")
    if not table.flag("verified"):
        if "verified_on" in table.values:
            raise table.fault("verified_on", str(table.values["verified_on"]), "needs verified = true")
        return Source(name, None)
    if table.values.get("valid_from") == UNKNOWN.value:
        raise table.fault("valid_from", UNKNOWN.value, "what is verified says from which day it holds")
    return Source(name, table.day("verified_on"))


def _text_or_unknown(table: Table, key: str) -> str | Unknown:
    text = table.text(key)
    return UNKNOWN if text == UNKNOWN.value else text
