"""A view as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.explanation.catalogue import Translator
from matcher.explanation.reason_views import MOST_FACTS, ReasonView
from matcher.explanation.unknown_facts import AskedOf
from matcher.explanation.views import BrokerView
from matcher.explanation.weighty_unknowns import MOST_TO_ASK_FIRST


def as_text(view: BrokerView) -> str:
    """The view as lines of text, in its own language."""
    return "\n".join(_lines(view))


def _lines(view: BrokerView) -> Iterator[str]:
    say = Translator(view.language).say
    yield view.heading
    yield view.too_little or view.in_short
    yield view.score_text
    if view.speaks_for:
        yield from ("", say("What speaks for it:"))
        yield from _bullets(view, view.speaks_for)
    if view.look_at:
        yield from ("", say("What to look at:"))
        yield from _bullets(view, view.look_at)
    if view.look_also_at:
        yield from ("", say("Look also at this:"))
        yield from _bullets(view, view.look_also_at, shares=False)
    if view.questions:
        yield from ("", say("What we do not know yet:"))
        yield from _questions(view)
    yield ""
    yield from view.notices
    if view.simulated:
        yield say("Simulated data: none of the people exist.")
    yield say("Model: {version}. Data: {dataset}.", version=view.model_version, dataset=view.dataset)


def _bullets(view: BrokerView, reasons: Sequence[ReasonView], *, shares: bool = True) -> Iterator[str]:
    """Each reason with the sentence to say, and below it what the sentence rests on."""
    say_n = Translator(view.language).say_n
    for reason in reasons:
        name = f"{reason.name} ({reason.share_text})" if shares else reason.name
        yield f"- {name}: {reason.aloud}"
        if reason.lead:
            yield f"    {reason.lead}"
        for fact in reason.facts[:MOST_FACTS]:
            if fact.sentence != reason.aloud and not fact.said_aloud:
                yield f"    {fact.sentence}"
            if fact.advice:
                yield f"    → {fact.advice}"
        n = reason.more_facts
        if n:
            more = say_n("And {n} more point.", "And {n} more points.", n, n=n)
            yield f"    {more}"


def _questions(view: BrokerView) -> Iterator[str]:
    """The questions that matter most, each with who is asked and what the answer is worth."""
    say, say_n = Translator(view.language).say, Translator(view.language).say_n
    headings = {
        AskedOf.CANDIDATE: say("Ask the candidate:"),
        AskedOf.WORKPLACE: say("Ask the workplace:"),
    }
    for asked in view.questions[:MOST_TO_ASK_FIRST]:
        yield f"- {headings[asked.asked_of]} {asked.question}"
        if asked.worth:
            yield f"    → {asked.worth}"
    n = len(view.questions) - MOST_TO_ASK_FIRST
    if n > 0:
        yield say_n("- {n} other thing is unknown too.", "- {n} other things are unknown too.", n, n=n)
