"""A view as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from matcher.explanation.catalogue import Translator
from matcher.explanation.unknown_facts import AskedOf
from matcher.explanation.views import BrokerView, FactView, QuestionView, ReasonView

_MOST_QUESTIONS: Final = {AskedOf.CANDIDATE: 3, AskedOf.WORKPLACE: 2}


def as_text(view: BrokerView) -> str:
    """The view as lines of text, in its own language."""
    return "\n".join(_lines(view))


def _lines(view: BrokerView) -> Iterator[str]:
    say = Translator(view.language).say
    yield view.heading
    yield view.score_text
    if view.speaks_for:
        yield from ("", say("What speaks for it:"))
        yield from _bullets(view, view.speaks_for)
    if view.look_at:
        yield from ("", say("What to look at:"))
        yield from _bullets(view, view.look_at)
    if view.look_also_at:
        yield from ("", say("Look also at this:"))
        yield from _bullets(view, view.look_also_at)
    if view.questions:
        yield from ("", say("What we do not know yet:"))
        yield from _questions(view)
    yield ""
    yield from view.notices
    yield say("Model: {version}. Data: {dataset}.", version=view.model_version, dataset=view.dataset)


def _bullets(view: BrokerView, reasons: Sequence[ReasonView]) -> Iterator[str]:
    say_n = Translator(view.language).say_n
    for reason in reasons:
        yield f"- {reason.name} ({reason.share_text})"
        if reason.lead:
            yield f"    {reason.lead}"
        yield from (f"    {line}" for line in _said(reason.facts))
        n = reason.more_facts
        if n:
            more = say_n("And {n} more point.", "And {n} more points.", n, n=n)
            yield f"    {more}"


def _said(facts: Sequence[FactView]) -> Iterator[str]:
    """The facts line by line; advice that several facts share stands once, after the last of them."""
    for place, fact in enumerate(facts):
        yield fact.sentence
        if fact.advice and fact.advice not in {later.advice for later in facts[place + 1 :]}:
            yield f"→ {fact.advice}"


def _questions(view: BrokerView) -> Iterator[str]:
    say = Translator(view.language).say
    headings = {
        AskedOf.CANDIDATE: say("Ask the candidate:"),
        AskedOf.WORKPLACE: say("Ask the workplace:"),
    }
    shown: list[QuestionView] = []
    for asked_of, heading in headings.items():
        questions = [q for q in view.questions if q.asked_of is asked_of][: _MOST_QUESTIONS[asked_of]]
        shown.extend(questions)
        if questions:
            yield f"- {heading}"
        yield from (f"    {q.question}" for q in questions)
    n = len(view.questions) - len(shown)
    if n:
        say_n = Translator(view.language).say_n
        yield say_n("- {n} other thing is unknown too.", "- {n} other things are unknown too.", n, n=n)
