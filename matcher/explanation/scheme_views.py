"""Schemes for one match as its broker and its candidate see them: each told once, least intrusive first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.domain.ids import TaskId
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.scheme_needs import NeedHere
from matcher.explanation.scheme_sentences import (
    decides,
    evidence_said,
    need_label,
    need_said,
    pays,
    scheme_line,
    standing_said,
)
from matcher.schemes.fingerprint import rulebook_fingerprint
from matcher.schemes.matching import NeedAdvice, SchemeAdvice, SchemeOffer, UnmetNeed
from matcher.schemes.needs import Need
from matcher.schemes.rules import Rulebook, SchemeCode, Unmet

__all__ = ["NeedView", "SchemeView", "SchemesView", "UnmetView", "schemes_view"]


@dataclass(frozen=True, slots=True)
class NeedView:
    """What has to be arranged in the job, and the schemes that could help, the least intrusive first."""

    name: str
    sentence: str
    task_ids: tuple[TaskId, ...]
    schemes: tuple[SchemeCode, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A scheme in words. ``place`` is 1 for the least intrusive of those told; ``line`` says it in short.

    ``valid_from`` and ``verified_on`` are ``None`` where nobody has looked the rule up in the law.
    """

    code: SchemeCode
    place: int
    name: str
    helps_with: tuple[str, ...]
    what: str
    who: str
    looks_at: str
    law: str
    payers_text: str
    deciders_text: str
    payment: str
    amounts: tuple[str, ...]
    evidence_text: str
    standing_text: str
    apply: str
    valid_from: date | None
    verified_on: date | None
    line: str


@dataclass(frozen=True, slots=True)
class UnmetView:
    """What no scheme helps with that day; ``at_work`` where the workplace can arrange it without one."""

    name: str
    sentence: str
    task_ids: tuple[TaskId, ...]
    why: str
    at_work: bool


@dataclass(frozen=True, slots=True)
class SchemesView:
    """All schemes for one match on a day.

    ``to_know`` inform and change nothing. ``for_key_person`` says what to ask the key person first.
    ``not_in_force`` names schemes that would help on another day. ``rules`` is the rulebook's fingerprint.
    """

    needs: tuple[NeedView, ...]
    met: tuple[SchemeView, ...]
    unmet: tuple[UnmetView, ...]
    to_know: tuple[SchemeView, ...]
    for_key_person: tuple[str, ...]
    not_in_force: tuple[str, ...]
    rules_on: date
    rules: str


def schemes_view(
    advice: SchemeAdvice, needs_here: Iterable[NeedHere], rules: Rulebook, book: Phrasebook
) -> SchemesView:
    """The advice in words; ``needs_here`` are the needs that it answers."""
    here = {each.need: each for each in needs_here}
    offers = {offer.rule.code: offer for each in advice.met for offer in each.offers}
    ordered = sorted(offers.values(), key=_intrusiveness)
    helped = {
        code: [need_label(book, each.need) for each in advice.met if code in _codes(each.offers)]
        for code in offers
    }
    return SchemesView(
        needs=tuple(_need(each.need, _codes(each.offers), here, book) for each in advice.met),
        met=tuple(
            _scheme(offer, place, helped[offer.rule.code], rules, book)
            for place, offer in enumerate(ordered, start=1)
        ),
        unmet=tuple(_unmet(each, here, rules, book) for each in advice.unmet),
        to_know=tuple(
            _scheme(offer, place, (), rules, book) for place, offer in enumerate(advice.to_know, start=1)
        ),
        for_key_person=tuple(book.word(combination.said) for combination in advice.for_key_person),
        not_in_force=_not_in_force(advice, rules, book),
        rules_on=advice.on,
        rules=rulebook_fingerprint(rules),
    )


def _intrusiveness(offer: SchemeOffer) -> tuple[int, str]:
    return offer.rule.intrusiveness, offer.rule.code


def _codes(offers: Iterable[SchemeOffer]) -> tuple[SchemeCode, ...]:
    return tuple(offer.rule.code for offer in offers)


def _need(
    need: Need, codes: tuple[SchemeCode, ...], here: Mapping[Need, NeedHere], book: Phrasebook
) -> NeedView:
    return NeedView(need_label(book, need), need_said(book, here[need]), here[need].task_ids, codes)


def _unmet(each: UnmetNeed, here: Mapping[Need, NeedHere], rules: Rulebook, book: Phrasebook) -> UnmetView:
    return UnmetView(
        name=need_label(book, each.need),
        sentence=need_said(book, here[each.need]),
        task_ids=here[each.need].task_ids,
        why=book.word(rules.words.unmet[each.why]),
        at_work=each.why is Unmet.ARRANGED_AT_WORK,
    )


def _scheme(
    offer: SchemeOffer, place: int, helps_with: Sequence[str], rules: Rulebook, book: Phrasebook
) -> SchemeView:
    rule, words, say = offer.rule, rules.words, book.word
    first = rule.validity.valid_from
    return SchemeView(
        code=rule.code,
        place=place,
        name=say(rule.name),
        helps_with=tuple(helps_with),
        what=say(rule.what),
        who=say(rule.who),
        looks_at=say(rule.looks_at),
        law=rule.cited,
        payers_text=pays(book, rule, words),
        deciders_text=decides(book, rule, words),
        payment=say(rule.payment),
        amounts=tuple(say(amount.said) for amount in offer.amounts),
        evidence_text=evidence_said(book, rule.evidence, words),
        standing_text=opening(standing_said(book, offer.standing, words)),
        apply=say(rule.apply),
        valid_from=first if isinstance(first, date) else None,
        verified_on=rule.source.verified_on,
        line=scheme_line(book, rule, helps_with, words),
    )


def _not_in_force(advice: SchemeAdvice, rules: Rulebook, book: Phrasebook) -> tuple[str, ...]:
    """Each scheme out of force once, with what has to be said of it."""
    answered: tuple[NeedAdvice | UnmetNeed, ...] = (*advice.met, *advice.unmet)
    out = {offer.rule.code: offer for each in answered for offer in each.out_of_force}
    return tuple(
        f"{book.word(offer.rule.name)}: {standing_said(book, offer.standing, rules.words)}."
        for offer in sorted(out.values(), key=_intrusiveness)
    )
