"""The compensation schemes as the command line lists them."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel

from matcher.explanation.catalogue import Translator
from matcher.schemes.rules import Amount, Rulebook, SchemeRule, Words
from matcher.vocabulary.entries import Language

__all__ = ["AmountAnswer", "SchemeAnswer", "as_rows", "scheme_answers"]


class AmountAnswer(BaseModel):
    """A figure in a scheme, with what has to be said of it today."""

    code: str
    value: int
    unit: str
    sector: str | None
    said: str
    valid_from: date | None
    source: str
    verified_on: date | None
    standing: list[str]

    @classmethod
    def of(cls, amount: Amount, on: date, language: Language) -> Self:
        """The answer for this amount; a day that nobody knows is null."""
        first = amount.validity.valid_from
        return cls(
            code=amount.code,
            value=amount.value,
            unit=amount.unit.value,
            sector=amount.sector.value if amount.sector else None,
            said=amount.said[language],
            valid_from=first if isinstance(first, date) else None,
            source=amount.source.name[language],
            verified_on=amount.source.verified_on,
            standing=[standing.value for standing in amount.standing(on)],
        )


class SchemeAnswer(BaseModel):
    """A scheme, with what has to be said of it today. ``payers`` is empty where it costs nothing."""

    code: str
    role: str
    name: str
    law: str
    what: str
    who: str
    looks_at: str
    payment: str
    apply: str
    payers: list[str]
    deciders: list[str]
    evidence: str
    amounts: list[AmountAnswer]
    source: str
    valid_from: date | None
    verified_on: date | None
    review_by: date
    standing: list[str]

    @classmethod
    def of(cls, rule: SchemeRule, on: date, language: Language) -> Self:
        """The answer for this rule; a day that nobody knows is null."""
        first = rule.validity.valid_from
        return cls(
            code=rule.code,
            role=rule.role.value,
            name=rule.name[language],
            law=rule.cited,
            what=rule.what[language],
            who=rule.who[language],
            looks_at=rule.looks_at[language],
            payment=rule.payment[language],
            apply=rule.apply[language],
            payers=[party.value for party in rule.payers],
            deciders=[party.value for party in rule.deciders],
            evidence=rule.evidence.level.value,
            amounts=[AmountAnswer.of(amount, on, language) for amount in rule.amounts_on(on)],
            source=rule.source.name[language],
            valid_from=first if isinstance(first, date) else None,
            verified_on=rule.source.verified_on,
            review_by=rule.review_by,
            standing=[standing.value for standing in rule.standing(on)],
        )


def scheme_answers(rules: Rulebook, on: date, language: Language) -> list[SchemeAnswer]:
    """All schemes, the least intrusive first."""
    return [SchemeAnswer.of(rule, on, language) for rule in rules.rules.values()]


def as_rows(rules: Rulebook, on: date, language: Language) -> tuple[tuple[str, ...], list[list[str]]]:
    """Header and rows of the table of schemes."""
    say = Translator(language).say
    header = (
        say("Scheme"),
        say("Law"),
        say("Who pays"),
        say("Who decides"),
        say("Evidence level"),
        say("Today"),
        say("To be reviewed by"),
    )
    rows = [_row(rule, rules.words, on, language) for rule in rules.rules.values()]
    return header, rows


def _row(rule: SchemeRule, words: Words, on: date, language: Language) -> list[str]:
    return [
        rule.name[language],
        rule.cited,
        ", ".join(words.parties[party][language] for party in rule.payers) or "-",
        ", ".join(words.parties[party][language] for party in rule.deciders),
        words.levels[rule.evidence.level][language],
        ", ".join(words.standings[standing][language] for standing in rule.standing(on)),
        rule.review_by.isoformat(),
    ]
