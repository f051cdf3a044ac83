"""What is known and what to ask next, in the reader's language: one answer for people and for programs."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel

from matcher.completeness.narrowing import NextQuestion
from matcher.explanation.asking_sentences import (
    known_said,
    part_name,
    question_aloud,
    renewal_said,
    why_ask_candidate,
    why_ask_workplace,
)
from matcher.explanation.catalogue import Translator
from matcher.explanation.phrasebook import Phrasebook
from matcher.usecases.ask_next import AskReport
from matcher.vocabulary.entries import Language, Vocabulary
from serving.answers import DataAnswer


class KnownAnswer(BaseModel):
    """How much is known of one part; ``possible`` is 0 where there is no telling."""

    part: str
    name: str
    known: int
    possible: int
    proposed: int
    said: str


class QuestionAnswer(BaseModel):
    """One question, why it is worth asking, and what it is expected to give."""

    topic: str
    code: str
    task_id: str
    question: str
    why: str
    narrowing: float
    share: float
    moved: int
    matches: int


class RenewalAnswer(BaseModel):
    """Evidence that has become old."""

    code: str
    evidence: str
    shown_on: str
    said: str


class AskAnswer(BaseModel):
    """What is known of a candidate or a workplace, and what to ask first."""

    data: DataAnswer
    about: str
    model_version: str
    heading: str
    known: list[KnownAnswer]
    questions: list[QuestionAnswer]
    renewals: list[RenewalAnswer]


def about_candidate(report: AskReport, vocabulary: Vocabulary, language: Language, top: int) -> AskAnswer:
    """The answer about a candidate, with the ``top`` questions that are worth most."""
    say = Translator(language).say
    heading = say("What we know of candidate {candidate_id}:", candidate_id=report.about)
    return _answer(
        report, Phrasebook(language, vocabulary, report.task_texts), heading, top, why_ask_candidate
    )


def about_workplace(report: AskReport, vocabulary: Vocabulary, language: Language, top: int) -> AskAnswer:
    """The answer about a workplace, with the ``top`` questions that are worth most."""
    say = Translator(language).say
    heading = say("What we know of workplace {workplace_id}:", workplace_id=report.about)
    return _answer(
        report, Phrasebook(language, vocabulary, report.task_texts), heading, top, why_ask_workplace
    )


def _answer(
    report: AskReport,
    book: Phrasebook,
    heading: str,
    top: int,
    why: Callable[[Phrasebook, NextQuestion], str],
) -> AskAnswer:
    return AskAnswer(
        data=DataAnswer(name=report.label.name, simulated=report.label.simulated),
        about=report.about,
        model_version=report.model_version,
        heading=heading,
        known=[
            KnownAnswer(
                part=each.part.value,
                name=part_name(book, each.part),
                known=each.known,
                possible=each.possible,
                proposed=each.proposed,
                said=known_said(book, each),
            )
            for each in report.known
        ],
        questions=[
            QuestionAnswer(
                topic=each.question.topic.value,
                code=each.question.code,
                task_id=each.question.task_id,
                question=question_aloud(book, each.question),
                why=why(book, each),
                narrowing=each.narrowing,
                share=each.share,
                moved=each.moved,
                matches=each.matches,
            )
            for each in report.questions[:top]
        ],
        renewals=[
            RenewalAnswer(
                code=each.competence or each.task_type or "",
                evidence=each.evidence.value,
                shown_on=each.shown_on.isoformat(),
                said=renewal_said(book, each),
            )
            for each in report.renewals
        ],
    )


def lines_before(answer: AskAnswer, language: Language) -> tuple[str, ...]:
    """What stands above the table of what is known."""
    say = Translator(language).say
    notice = (say("Simulated data: nobody here is real."),) if answer.data.simulated else ()
    return (*notice, answer.heading)


def lines_after(answer: AskAnswer, language: Language) -> tuple[str, ...]:
    """The questions with their reasons, old evidence, and what it all rests on."""
    say = Translator(language).say
    lines: list[str] = []
    if answer.questions:
        lines.append(say("Ask this first:"))
        for number, each in enumerate(answer.questions, start=1):
            lines.extend((f"{number}. {each.question}", f"   → {each.why}"))
    else:
        lines.append(say("There is nothing left to ask that could move a match."))
    if answer.renewals:
        lines.extend(("", say("This is getting old and is worth having confirmed:")))
        lines.extend(f"- {each.said}" for each in answer.renewals)
    lines.extend(
        (
            "",
            say("Model: {version}. Data: {dataset}.", version=answer.model_version, dataset=answer.data.name),
        )
    )
    return tuple(lines)
