"""Which schemes could meet which needs on a day. Whether one is granted is decided by people, never here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matcher.law.standing import Standing
from matcher.schemes.needs import Need, in_order
from matcher.schemes.rules import (
    Amount,
    Combination,
    Role,
    Rulebook,
    SchemeCode,
    SchemeRule,
    Sector,
    Unmet,
)

__all__ = ["NeedAdvice", "SchemeAdvice", "SchemeOffer", "Situation", "UnmetNeed", "schemes_for"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the workplace and of what the person has been granted already."""

    sector: Sector | None = None
    granted: frozenset[SchemeCode] = frozenset()


@dataclass(frozen=True, slots=True)
class SchemeOffer:
    """A scheme that could be asked for, with its standing and its amounts on that day."""

    rule: SchemeRule
    standing: tuple[Standing, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class NeedAdvice:
    """The schemes that could meet a need, the least intrusive first; and those not in force on that day."""

    need: Need
    offers: tuple[SchemeOffer, ...]
    out_of_force: tuple[SchemeOffer, ...]


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A need that no scheme meets on that day, and why."""

    need: Need
    why: Unmet
    out_of_force: tuple[SchemeOffer, ...]


@dataclass(frozen=True, slots=True)
class SchemeAdvice:
    """What there is to ask for on a day.

    ``to_know`` are schemes that inform and change nothing: no score, no order, no other advice.
    ``for_key_person`` are combinations to take to the key person first.
    """

    on: date
    met: tuple[NeedAdvice, ...]
    unmet: tuple[UnmetNeed, ...]
    to_know: tuple[SchemeOffer, ...]
    for_key_person: tuple[Combination, ...]


def schemes_for(
    needs: Iterable[Need], rules: Rulebook, on: date, situation: Situation | None = None
) -> SchemeAdvice:
    """What schemes could meet the needs on a day: the same advice whatever the order of the needs.

    Facts that nobody may ask about here (education, benefit, a permanent limitation) leave no scheme out:
    each scheme says who may get it, and those who decide look at it.
    """
    at = situation or Situation()
    there = tuple(rule for rule in rules.rules.values() if _concerns(rule, at))
    closing = [rule for rule in there if rule.role is Role.CLOSES]
    answered = [_answer(need, closing, on, at) for need in in_order(needs)]
    met = tuple(each for each in answered if isinstance(each, NeedAdvice))
    offered = {offer.rule.code for each in met for offer in each.offers}
    return SchemeAdvice(
        on=on,
        met=met,
        unmet=tuple(each for each in answered if isinstance(each, UnmetNeed)),
        to_know=tuple(
            _offer(rule, on, at) for rule in there if rule.role is Role.INFORMS and rule.validity.covers(on)
        ),
        for_key_person=_combined(rules, offered, at.granted),
    )


def _concerns(rule: SchemeRule, at: Situation) -> bool:
    return rule.sector is None or at.sector in {None, rule.sector}


def _answer(need: Need, closing: Iterable[SchemeRule], on: date, at: Situation) -> NeedAdvice | UnmetNeed:
    fitting = [rule for rule in closing if rule.closes.covers(need)]
    offers = tuple(_offer(rule, on, at) for rule in fitting if rule.validity.covers(on))
    out_of_force = tuple(_offer(rule, on, at) for rule in fitting if not rule.validity.covers(on))
    if offers:
        return NeedAdvice(need, offers, out_of_force)
    if out_of_force:
        return UnmetNeed(need, Unmet.OUT_OF_FORCE, out_of_force)
    why = Unmet.ARRANGED_AT_WORK if need.arranged_at_work else Unmet.NO_SCHEME
    return UnmetNeed(need, why, ())


def _offer(rule: SchemeRule, on: date, at: Situation) -> SchemeOffer:
    return SchemeOffer(rule, rule.standing(on), rule.amounts_on(on, at.sector))


def _combined(
    rules: Rulebook, offered: Iterable[SchemeCode], granted: frozenset[SchemeCode]
) -> tuple[Combination, ...]:
    together = granted.union(offered)
    return tuple(combination for combination in rules.combinations if combination.schemes <= together)
