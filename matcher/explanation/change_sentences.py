"""What could be changed in a job, in words: as something to agree on, with the one who decides it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.ids import TaskId
from matcher.explanation.catalogue import marked
from matcher.explanation.change_steps import step_how, step_said
from matcher.explanation.changes import Change, ChangeKind
from matcher.explanation.match_case import MatchCase
from matcher.explanation.phrasebook import Phrasebook
from matcher.vocabulary.entries import Language, Vocabulary


class ToAsk(StrEnum):
    """Who decides whether a change is made."""

    WORKPLACE = "workplace"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in words.

    Attributes
    ----------
    kinds, codes : what it is about: tasks, dimensions and considerations by their codes
    sentence : the change
    gain_text : what it gives at least, as ``gain`` tells it
    how : what to know or to do before asking
    to_ask : who decides it; the municipality where help is part of it
    """

    kinds: tuple[ChangeKind, ...]
    codes: tuple[str, ...]
    sentence: str
    gain_text: str
    gain: float
    to_ask: ToAsk
    how: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes of one match; ``nothing_found`` says so where there is none, and is empty otherwise."""

    changes: tuple[ChangeView, ...]
    nothing_found: str


_HELP: Final = frozenset({ChangeKind.AID, ChangeKind.MENTOR})
_QUESTIONS: Final = frozenset({ChangeKind.OTHER_TIMES, ChangeKind.ARRANGEMENT})
_THEN: Final = marked("Then the match goes from {before} to at least {after}.")
_IF_YES: Final = marked("If the answer is yes, the match goes from {before} to at least {after}.")
_IF_IT_HELPS: Final = marked("If it solves all of it, the match goes from {before} to at least {after}.")


def changes_view(
    changes: Iterable[Change],
    case: MatchCase,
    vocabulary: Vocabulary,
    language: Language,
    decimals: int,
    *,
    fits: bool = False,
) -> ChangesView:
    """The changes of a case in words, scores told with so many decimals.

    ``fits`` tells that the match lies above a typical one, so that a job without changes is good news.
    """
    texts: dict[TaskId, str] = {task.id: task.text for task in case.tasks}
    book = Phrasebook(language, vocabulary, texts)
    views = tuple(_view(change, case, book, decimals) for change in changes)
    if views:
        return ChangesView(views, "")
    if fits:
        return ChangesView((), book.say("We found nothing in the job that has to be changed."))
    nothing = book.say("We found no change of the job that makes a difference.")
    other = book.say("See whether another job can be made of the tasks at the workplace.")
    return ChangesView((), f"{nothing} {other}")


def _view(change: Change, case: MatchCase, book: Phrasebook, decimals: int) -> ChangeView:
    kinds = tuple(part.kind for part in change.parts)
    return ChangeView(
        kinds=kinds,
        codes=_codes(change),
        sentence=" ".join(step_said(part, change, book) for part in change.parts),
        gain_text=_gain(change, kinds, book, decimals),
        gain=change.said_gain,
        to_ask=ToAsk.MUNICIPALITY if _HELP.intersection(kinds) else ToAsk.WORKPLACE,
        how=" ".join(
            dict.fromkeys(how for part in change.parts for how in step_how(part, change, case, book))
        ),
    )


def _gain(change: Change, kinds: Sequence[ChangeKind], book: Phrasebook, decimals: int) -> str:
    """What the match was told to be, and what it is at least told to be after the change."""
    told = round(change.match_before.score, decimals)
    sentence = _THEN
    if _QUESTIONS.intersection(kinds):
        sentence = _IF_YES
    if _HELP.intersection(kinds):
        sentence = _IF_IT_HELPS
    before, after = book.number(told, decimals), book.number(told + change.said_gain, decimals)
    return book.say(sentence, before=before, after=after)


def _codes(change: Change) -> tuple[str, ...]:
    return tuple(
        str(code)
        for part in change.parts
        for code in (*part.dropped, *part.added, *part.moved, *part.dimensions, *part.considerations)
    )
