"""Reads a text in Danish about a task or by a candidate: what it may mean, to be confirmed by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.scale import Levels
from matcher.domain.task import Demands
from matcher.vocabulary.limits import About, Limit, limits_in
from matcher.vocabulary.matching import Proposal, TaskTypeMatcher, lowest_by_dimension
from matcher.vocabulary.times import TimeSaid, times_in

__all__ = ["TextReading", "read_text", "read_texts"]


@dataclass(frozen=True, slots=True)
class TextReading:
    """What was understood of a text. All of it is proposed; none of it counts until someone confirms it.

    ``demands``: of a task, what its surest type usually demands, lowered by the limits; ``None`` where no
    type is sure enough, and always for a candidate, whose words about work say nothing of what it demands.
    ``most_to_ask_about``: of a candidate, the level by dimension above which nothing may be asked for.
    """

    about: About
    proposals: tuple[Proposal, ...]
    demands: Demands | None
    times: tuple[TimeSaid, ...]
    limits: tuple[Limit, ...]
    most_to_ask_about: Levels


def read_text(text: str, about: About, matcher: TaskTypeMatcher, top: int = 3) -> TextReading:
    """What a text may mean, to be confirmed."""
    return read_texts([text], about, matcher, top)[0]


def read_texts(
    texts: Sequence[str], about: About, matcher: TaskTypeMatcher, top: int = 3
) -> list[TextReading]:
    """What each of the texts may mean; many at a time are read faster than one by one."""
    proposed = matcher.propose(texts, top, about)
    return [
        _reading(text, about, proposals, matcher) for text, proposals in zip(texts, proposed, strict=True)
    ]


def _reading(
    text: str, about: About, proposals: tuple[Proposal, ...], matcher: TaskTypeMatcher
) -> TextReading:
    limits = limits_in(text, about)
    of_task = about is About.TASK
    return TextReading(
        about=about,
        proposals=proposals,
        demands=matcher.demands_proposed(proposals, limits) if of_task else None,
        times=times_in(text),
        limits=limits,
        most_to_ask_about=Levels() if of_task else Levels(lowest_by_dimension(limits)),
    )
