"""Schemes for one match as lines of text: in short, for a sheet of paper, and in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.explanation.phrasebook import Phrasebook, opening, within
from matcher.explanation.scheme_sentences import all_listed
from matcher.explanation.scheme_views import SchemesView, SchemeView, UnmetView

__all__ = [
    "scheme_helps_with",
    "schemes_foot",
    "schemes_in_full",
    "schemes_in_short",
    "schemes_standing",
    "unmet_in_short",
]


def schemes_in_short(view: SchemesView, book: Phrasebook) -> tuple[str, ...]:
    """One line a scheme, then what no scheme helps with."""
    return (*(scheme.line for scheme in view.met), *unmet_in_short(view, book))


def schemes_foot(view: SchemesView, book: Phrasebook) -> tuple[str, ...]:
    """What has to be said beside the lines: whom to ask first, what to know of, how the rules stand."""
    return (*_around(view, book), *schemes_standing(view, book), *_evidence(view, book))


def schemes_in_full(view: SchemesView, book: Phrasebook) -> tuple[str, ...]:
    """What has to be arranged, and then everything that is known of each scheme."""
    return (
        *(need.sentence for need in view.needs),
        *(line for scheme in view.met for line in _in_full(scheme)),
        *(f"{unmet.sentence} {unmet.why}" for unmet in view.unmet),
        *_around(view, book),
        *(line for scheme in view.to_know for line in _in_full(scheme)),
    )


def unmet_in_short(view: SchemesView, book: Phrasebook) -> Iterator[str]:
    """What no scheme helps with, and what can be done instead: needs with the same answer together."""
    by_why: dict[str, list[UnmetView]] = {}
    for unmet in view.unmet:
        by_why.setdefault(unmet.why, []).append(unmet)
    for why, needs in by_why.items():
        yield f"{opening(all_listed(book, [need.name for need in needs]))}: {why}"


def _around(view: SchemesView, book: Phrasebook) -> Iterator[str]:
    """What is not in force, what to ask the key person, and what is only to be known about."""
    yield from view.not_in_force
    yield from view.for_key_person
    if view.to_know:
        known = [f"{within(scheme.name)} ({scheme.law})" for scheme in view.to_know]
        yield book.say("Good to know about: {schemes}.", schemes=all_listed(book, known))


def scheme_helps_with(scheme: SchemeView, book: Phrasebook) -> tuple[str, ...]:
    """What a scheme could help with, in a sentence; none where its name says it."""
    others = [label for label in scheme.helps_with if scheme.name.casefold() not in label.casefold()]
    return (book.say("This is about: {needs}.", needs=all_listed(book, others)),) if others else ()


def schemes_standing(view: SchemesView, book: Phrasebook) -> Iterator[str]:
    """What has to be said of the rules of these schemes that day, once for all that it is true of."""
    told = (*view.met, *view.to_know)
    day = book.day(view.rules_on)
    for standing, schemes in _alike(told, [scheme.standing_text for scheme in told]).items():
        if len(schemes) == len(told):
            yield book.say(
                "All the rules above, seen on {day}: {standing}.",
                day=day,
                standing=within(standing),
            )
        else:
            names = all_listed(book, [scheme.name for scheme in schemes])
            yield f"{names}: {within(standing)}."


def _evidence(view: SchemesView, book: Phrasebook) -> Iterator[str]:
    """What stands behind the help, once for all that it is true of."""
    told = (*view.met, *view.to_know)
    for evidence, schemes in _alike(told, [scheme.evidence_text for scheme in told]).items():
        names = all_listed(book, [scheme.name for scheme in schemes])
        yield evidence if len(schemes) == len(told) else f"{names}: {evidence}"


def _alike(schemes: Sequence[SchemeView], texts: Sequence[str]) -> dict[str, list[SchemeView]]:
    alike: dict[str, list[SchemeView]] = {}
    for scheme, text in zip(schemes, texts, strict=True):
        alike.setdefault(text, []).append(scheme)
    return alike


def _in_full(scheme: SchemeView) -> Iterator[str]:
    yield scheme.line
    yield " ".join((scheme.what, scheme.who, scheme.looks_at))
    yield " ".join((scheme.payment, *scheme.amounts))
    yield scheme.apply
    yield f"{scheme.standing_text}. {scheme.evidence_text}"
