"""Schemes as an employer may see them: from a list of codes, and from what the candidate has released.

Nothing here takes a candidate, a level or advice that was made from one, so nothing of them can show.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.employer import Workplace
from matcher.domain.ids import ConsiderationCode
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.scheme_needs import considerations_needed
from matcher.explanation.scheme_sentences import (
    decides,
    evidence_said,
    need_label,
    pays,
    scheme_line,
    standing_said,
)
from matcher.schemes.matching import SchemeOffer, Situation, schemes_for
from matcher.schemes.needs import Help, HelpNeeded, Need
from matcher.schemes.rules import Rulebook, SchemeCode, Sector

__all__ = [
    "EmployerSchemeView",
    "EmployerSchemes",
    "GeneralSchemeView",
    "employer_schemes",
    "schemes_in_general",
]

_FOR_RELEASED: Final = frozenset(
    map(SchemeCode, ("aids", "mentor", "sign_language_interpreting", "personal_assistance"))
)
"""What may be told beside a consideration. The others hang on what a person lives on, earns or stays away."""

_IN_GENERAL: Final = (
    *("aids", "mentor", "personal_assistance", "fleksjob", "wage_support"),
    *("trial", "sickness_agreement", "sign_language_interpreting"),
)
"""What any employer should know of; a full sheet leaves out the last. The rest is for the person to bring up.
"""


@dataclass(frozen=True, slots=True)
class EmployerSchemeView:
    """A scheme and the released considerations that it could help with; none for a trial."""

    code: SchemeCode
    name: str
    helps_with: tuple[str, ...]
    what: str
    law: str
    payers_text: str
    deciders_text: str
    payment: str
    amounts: tuple[str, ...]
    evidence_text: str
    standing_text: str
    apply: str
    line: str


@dataclass(frozen=True, slots=True)
class EmployerSchemes:
    """Schemes for what is released, the least intrusive first, and the trial that every plan begins with."""

    for_released: tuple[EmployerSchemeView, ...]
    trial: tuple[EmployerSchemeView, ...]
    rules_on: date


@dataclass(frozen=True, slots=True)
class GeneralSchemeView:
    """A scheme that any employer should know of."""

    code: SchemeCode
    name: str
    what: str
    payment: str
    standing_text: str
    line: str


def employer_schemes(
    released: Set[ConsiderationCode],
    workplace: Workplace,
    rules: Rulebook,
    on: date,
    book: Phrasebook,
    *,
    sector: Sector | None = None,
) -> EmployerSchemes:
    """The schemes an employer is told of beside the considerations that the candidate has released."""
    needs: list[Need] = [each.need for each in considerations_needed(released, workplace, book.vocabulary)]
    situation = Situation(sector)
    met = schemes_for(needs, rules, on, situation).met
    offers = {offer.rule.code: offer for each in met for offer in each.offers}
    told = sorted(_FOR_RELEASED.intersection(offers), key=lambda code: rules.rules[code].intrusiveness)
    trial = schemes_for([HelpNeeded(Help.TRIAL)], rules, on, situation).met
    return EmployerSchemes(
        for_released=tuple(
            _view(
                offers[code],
                [need_label(book, each.need) for each in met if offers[code] in each.offers],
                rules,
                book,
            )
            for code in told
        ),
        trial=tuple(_view(offer, (), rules, book) for each in trial for offer in each.offers),
        rules_on=on,
    )


def schemes_in_general(rules: Rulebook, on: date, book: Phrasebook) -> tuple[GeneralSchemeView, ...]:
    """Schemes in force that any employer should know of: the same for every job and every candidate."""
    known = (rules.rules[code] for code in map(SchemeCode, _IN_GENERAL) if code in rules.rules)
    return tuple(
        GeneralSchemeView(
            code=rule.code,
            name=book.word(rule.name),
            what=book.word(rule.what),
            payment=book.word(rule.payment),
            standing_text=opening(standing_said(book, rule.standing(on), rules.words)),
            line=f"{book.word(rule.name)}: {book.word(rule.what)} {book.word(rule.payment)}",
        )
        for rule in known
        if rule.validity.covers(on)
    )


def _view(
    offer: SchemeOffer, helps_with: Sequence[str], rules: Rulebook, book: Phrasebook
) -> EmployerSchemeView:
    rule, words = offer.rule, rules.words
    return EmployerSchemeView(
        code=rule.code,
        name=book.word(rule.name),
        helps_with=tuple(helps_with),
        what=book.word(rule.what),
        law=rule.cited,
        payers_text=pays(book, rule, words),
        deciders_text=decides(book, rule, words),
        payment=book.word(rule.payment),
        amounts=tuple(book.word(amount.said) for amount in offer.amounts),
        evidence_text=evidence_said(book, rule.evidence, words),
        standing_text=opening(standing_said(book, offer.standing, words)),
        apply=book.word(rule.apply),
        line=scheme_line(book, rule, helps_with, words),
    )
