"""Views of a carving as plain text: to read in a terminal, and aloud in a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.carving.building import Assumed
from matcher.explanation.carving_views import (
    BundleView,
    CarvingView,
    SuggestionsView,
    WhatIfView,
)
from matcher.explanation.catalogue import Translator
from matcher.vocabulary.entries import Language


def carving_text(view: CarvingView) -> str:
    """The answer for one workplace as lines of text, in its own language."""
    return "\n".join(_carving(view))


def what_if_text(view: WhatIfView) -> str:
    """What a change would do, as lines of text."""
    return "\n".join([view.heading, view.lead, *_bullets(view.changes), *_closing(view.notices)])


def suggestions_text(view: SuggestionsView) -> str:
    """An employer's suggestions as lines of text."""
    say = Translator(view.language).say
    lines = [view.heading, view.lead]
    for number, each in enumerate(view.suggestions, 1):
        lines += ["", f"{number}. {each.title}", *each.gains]
        lines += _block(say("The tasks:"), (task.sentence for task in each.tasks))
        lines += [line for line in (each.candidates, each.arrange) if line]
    return "\n".join([*lines, *_closing(view.notices)])


def _carving(view: CarvingView) -> Iterator[str]:
    say = Translator(view.language).say
    yield view.heading
    yield view.lead
    for number, bundle in enumerate(view.bundles, 1):
        yield from ("", f"{number}. {bundle.title}")
        yield from _bundle(bundle, view.language)
    if view.clash:
        yield from ("", view.clash)
    if view.offer is not None:
        yield from _heading(view.offer.lead, view.offer.steps)
        yield from ("", say("Then this job is possible:"), view.offer.bundle.title)
        yield from _bundle(view.offer.bundle, view.language)
    # Licences stand with each job, together with the tasks they matter for.
    asked = (a.sentence for a in view.assumptions if a.kind is not Assumed.LICENCE or not view.bundles)
    yield from _heading(say("To be confirmed:"), asked)
    yield from _prices(view)
    yield from _heading(say("Tasks that are not part of it:"), (each.sentence for each in view.left_out))
    yield from _closing(view.notices)


def _bundle(bundle: BundleView, language: Language) -> Iterator[str]:
    say = Translator(language).say
    yield from bundle.gains
    yield bundle.fit.sentence
    yield from _block(say("The tasks:"), (task.sentence for task in bundle.tasks))
    yield bundle.whole
    yield from _block(say("The week:"), (day.sentence for day in bundle.week.days))
    yield from _block(say("From the colleagues:"), (each.sentence for each in bundle.hand_overs))
    to_mind = [*(each.sentence for each in bundle.licences), *(each.sentence for each in bundle.rules)]
    yield from _block(say("To ask about and to mind:"), to_mind)
    yield bundle.standing


def _prices(view: CarvingView) -> Iterator[str]:
    say = Translator(view.language).say
    guards = [price.sentence for price in view.prices if price.guard]
    yield from _heading(say("More could be had:"), (p.sentence for p in view.prices if not p.guard))
    yield from _heading(say("This is looked after, and it has a price:"), guards)
    if guards:
        yield say("It protects the candidate, the colleagues and the job. Change it only by agreement.")


def _heading(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A block with an empty line before it; nothing where it is empty."""
    block = _block(heading, lines)
    return iter(["", *block] if block else [])


def _block(heading: str, lines: Iterable[str]) -> list[str]:
    """A heading with its lines under it; nothing where there are none."""
    told = list(_bullets(lines))
    return [heading, *told] if told else []


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}" for line in lines)


def _closing(notices: tuple[str, ...]) -> list[str]:
    return ["", *notices] if notices else []
