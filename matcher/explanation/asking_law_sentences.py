"""What may be asked about a job, in words: the question, how not to ask it, why, and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.asking.questions import JobQuestion
from matcher.asking.rules import AskingRules
from matcher.domain.ids import TaskId
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.scheme_sentences import standing_said
from matcher.law.citation import cited
from matcher.schemes.loading import load_schemes

__all__ = ["AskingLawView", "MayAskView", "asking_law_views", "may_ask_views"]

MOST: Final = 4
"""Questions that a sheet has room for."""


@dataclass(frozen=True, slots=True)
class MayAskView:
    """A question ready to be asked aloud, with its wrong counterpart: one never stands without the other."""

    codes: tuple[str, ...]
    task_ids: tuple[TaskId, ...]
    question: str
    instead_of: str
    why: str
    law_text: str
    standing_text: str


@dataclass(frozen=True, slots=True)
class AskingLawView:
    """A rule of law behind the questions, in everyday words; ``verified_on`` is ``None`` while nobody has."""

    code: str
    law_text: str
    says: str
    standing_text: str
    verified_on: date | None


def may_ask_views(
    questions: Sequence[JobQuestion], book: Phrasebook, *, most: int = MOST
) -> tuple[MayAskView, ...]:
    """The weightiest questions in words, ``most`` of them; the last is always one for any job."""
    about_tasks = [asked for asked in questions if not asked.general]
    general = [asked for asked in questions if asked.general]
    kept = about_tasks[: max(most - min(len(general), 1), 0)]
    return tuple(_view(asked, book) for asked in (*kept, *general[: most - len(kept)]))


def asking_law_views(rules: AskingRules, on: date, book: Phrasebook) -> tuple[AskingLawView, ...]:
    """The law behind all questions, as it stands on a day."""
    words = load_schemes().words
    return tuple(
        AskingLawView(
            code=each.code,
            law_text=each.law.cited,
            says=book.word(each.says),
            standing_text=opening(standing_said(book, each.standing(on), words)),
            verified_on=each.source.verified_on,
        )
        for each in rules.laws.values()
    )


def _view(asked: JobQuestion, book: Phrasebook) -> MayAskView:
    return MayAskView(
        codes=(asked.code,) if asked.licence is None else (asked.code, asked.licence),
        task_ids=asked.task_ids,
        question=f"{_opening(asked, book)} {book.word(asked.rule.ask)}".lstrip(),
        instead_of=book.word(asked.rule.instead_of),
        why=book.word(asked.rule.why),
        law_text=cited(asked.law),
        standing_text=opening(standing_said(book, asked.standing, load_schemes().words)),
    )


def _opening(asked: JobQuestion, book: Phrasebook) -> str:
    """What the tasks demand, said before the question itself; nothing for any job."""
    n, tasks = len(asked.task_ids), book.tasks(asked.task_ids) if asked.task_ids else ""
    if asked.licence is not None:
        name = book.word(book.vocabulary.competences[asked.licence].name)
        return book.say_n(
            "The task {tasks} needs this: {licence}.",
            "The tasks {tasks} need this: {licence}.",
            n,
            tasks=tasks,
            licence=name,
        )
    if asked.dimension is None:
        return ""
    anchor = book.word(book.vocabulary.dimensions[asked.dimension].anchor(asked.demanded))
    if asked.proposed:
        return book.say_n(
            "We assume that the task {tasks} asks you to {anchor}.",
            "We assume that the tasks {tasks} ask you to {anchor}.",
            n,
            tasks=tasks,
            anchor=anchor,
        )
    return book.say_n(
        "The task {tasks} asks you to {anchor}.",
        "The tasks {tasks} ask you to {anchor}.",
        n,
        tasks=tasks,
        anchor=anchor,
    )
