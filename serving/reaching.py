"""Whom the lists reach, in the reader's language: one answer for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Final

from pydantic import BaseModel

from matcher.completeness.left_out import LeftOut
from matcher.completeness.portraits import Portrait
from matcher.completeness.questions import Question
from matcher.completeness.reach import Reach
from matcher.domain.scale import Family
from matcher.explanation.asking_sentences import question_aloud
from matcher.explanation.catalogue import Translator, marked
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.wording import group_name
from matcher.features.columns import ReasonGroup
from matcher.usecases.reach_of_lists import LabelledReach
from matcher.vocabulary.entries import Language
from serving.answers import DataAnswer
from serving.lists import ShownList

_UNKNOWN: Final = "unknown"
_MOST_QUESTIONS: Final = 5


class CauseAnswer(BaseModel):
    """How many are left out first of all for this cause, and for how many the best case would be enough."""

    cause: str
    name: str
    people: int
    best_case_is_in: int


class AskedAnswer(BaseModel):
    """For how many of those left out a question helps most, and how many it is expected to bring in."""

    topic: str
    code: str
    question: str
    people: int
    expected_in: float


class LeftOutAnswer(BaseModel):
    """One person who is left out: the best place they have, and what keeps them from the top."""

    candidate_id: str
    nearest_job: str
    place: int
    cause: str
    topic: str
    code: str
    chance: float


class MeasureAnswer(BaseModel):
    """One figure about those reached and those left out; null where nobody has said anything."""

    name: str
    reached: float | None
    left_out: float | None
    is_share: bool


class HeldAnswer(BaseModel):
    """How many places are held in how many lists, and what they cost.

    ``mean_place`` is where those who stand on them would stand by score, ``mean_lost`` how far their score
    lies below that of those who gave way; ``unplaced`` people stand on no list all the same.
    """

    places: int
    lists: int
    unplaced: int
    mean_place: float
    mean_lost: float


class ReachAnswer(BaseModel):
    """How many of those who look for work stand in the top of some open job's list, and who does not.

    ``reached``, ``share`` and ``held_by_most_listed`` are about the lists as they are served, those with
    ``by_score`` in their name and all that follows ``needed_top`` about lists by score alone.
    """

    data: DataAnswer
    model_version: str
    top: int
    open_jobs: int
    looking: int
    reached: int
    share: float
    held_by_most_listed: float
    held: HeldAnswer
    reached_by_score: int
    share_by_score: float
    held_by_most_listed_by_score: float
    needed_top: int
    causes: list[CauseAnswer]
    questions: list[AskedAnswer]
    measures: list[MeasureAnswer]
    left_out: list[LeftOutAnswer]


def reach_answer(found: LabelledReach, book: Phrasebook) -> ReachAnswer:
    """The answer in the language of the phrasebook."""
    reach = found.reach
    return ReachAnswer(
        data=DataAnswer(name=found.label.name, simulated=found.label.simulated),
        model_version=found.model_version,
        top=reach.top,
        open_jobs=reach.open_jobs,
        looking=reach.looking,
        reached=reach.served.reached,
        share=reach.served.share,
        held_by_most_listed=reach.served.held_by_most_listed,
        held=HeldAnswer(**asdict(reach.held)),
        reached_by_score=reach.by_score.reached,
        share_by_score=reach.by_score.share,
        held_by_most_listed_by_score=reach.by_score.held_by_most_listed,
        needed_top=reach.needed_top,
        causes=_causes(reach.left_out, book.language),
        questions=_questions(reach.left_out, book),
        measures=list(_measures(reach, book.language)),
        left_out=[_left_out(each) for each in reach.left_out],
    )


def as_lists(answer: ReachAnswer, book: Phrasebook) -> tuple[ShownList, ...]:
    """The answer as tables with what stands above and below them."""
    say = Translator(book.language).say
    causes = ShownList(
        heading=tuple(_heading(answer, book)),
        header=(
            say("What keeps the others out of the lists by score"),
            say("People"),
            say("In, if the unknown turns out well"),
        ),
        rows=tuple((each.name, str(each.people), str(each.best_case_is_in)) for each in answer.causes),
        footer=(),
    )
    questions = ShownList(
        heading=(),
        header=(say("What helps most of them to be asked"), say("People"), say("Expected to come in")),
        rows=tuple(
            (each.question, str(each.people), book.number(each.expected_in, 1))
            for each in answer.questions[:_MOST_QUESTIONS]
        ),
        footer=(),
    )
    measures = ShownList(
        heading=(),
        header=(say("Who they are, by score alone"), say("Reached"), say("Left out")),
        rows=tuple(
            (each.name, _figure(book, each.reached, each), _figure(book, each.left_out, each))
            for each in answer.measures
        ),
        footer=(
            say("Where asking does not help, look at the jobs: tasks, times and arrangements may change."),
            say("A short list decides nothing: every candidate has a list of jobs of their own."),
            say("Model: {version}. Data: {dataset}.", version=answer.model_version, dataset=answer.data.name),
        ),
    )
    return (causes, questions, measures) if answer.left_out else (causes, measures)


def _heading(answer: ReachAnswer, book: Phrasebook) -> Iterator[str]:
    """What stands above the tables: the reach, what held places have to do with it, and what they cost."""
    translator, held = Translator(book.language), answer.held
    say, say_n = translator.say, translator.say_n
    if answer.data.simulated:
        yield say("Simulated data: nobody here is real.")
    yield say(
        "Reach: {reached} of {looking} who look for work stand among the top {top} of at least one "
        "of {jobs} open jobs ({share}).",
        reached=answer.reached,
        looking=answer.looking,
        top=answer.top,
        jobs=answer.open_jobs,
        share=_percent(book, answer.share),
    )
    yield say(
        "By score alone it would be {reached} ({share}), and each list would have to have {n} places "
        "to reach 95%.",
        reached=answer.reached_by_score,
        share=_percent(book, answer.share_by_score),
        n=answer.needed_top,
    )
    if held.places:
        yield say_n(
            "{places} place is held for somebody who would otherwise stand on no list. By score they would "
            "stand at {place}, with a score {lost} below whoever gave way.",
            "{places} places are held for people who would otherwise stand on no list. By score they would "
            "stand at {place}, on average, with a score {lost} below those who gave way.",
            held.places,
            places=held.places,
            place=round(held.mean_place),
            lost=book.number(held.mean_lost, 2),
        )
    if held.unplaced:
        yield say_n(
            "{n} still stands on no list: there are too few open jobs.",
            "{n} still stand on no list: there are too few open jobs.",
            held.unplaced,
            n=held.unplaced,
        )
    yield say(
        "The 5% who stand on most lists hold {share} of the places; by score alone it would be {by_score}.",
        share=_percent(book, answer.held_by_most_listed),
        by_score=_percent(book, answer.held_by_most_listed_by_score),
    )


def _causes(left_out: Sequence[LeftOut], language: Language) -> list[CauseAnswer]:
    """The commonest cause first."""
    say = Translator(language).say
    counts = Counter(each.cause for each in left_out)
    best = Counter(each.cause for each in left_out if each.best_case_is_in)
    ordered = sorted(counts, key=lambda cause: (-counts[cause], _code(cause)))
    return [
        CauseAnswer(
            cause=_code(cause),
            name=say("Most of it is not known yet") if cause is None else group_name(cause, language),
            people=counts[cause],
            best_case_is_in=best[cause],
        )
        for cause in ordered
    ]


def _questions(left_out: Sequence[LeftOut], book: Phrasebook) -> list[AskedAnswer]:
    """The question that helps most people first."""
    counts: Counter[Question] = Counter(each.question for each in left_out if each.question)
    expected: dict[Question, float] = {}
    for each in left_out:
        if each.question:
            expected[each.question] = expected.get(each.question, 0.0) + each.chance
    ordered = sorted(counts, key=lambda asked: (-counts[asked], asked.order))
    return [
        AskedAnswer(
            topic=asked.topic.value,
            code=asked.code,
            question=question_aloud(book, asked),
            people=counts[asked],
            expected_in=expected[asked],
        )
        for asked in ordered
    ]


_MEASURES: Final[tuple[tuple[str, Callable[[Portrait], float | None], bool], ...]] = (
    (marked("People"), lambda p: float(p.people), False),
    (marked("Levels that are known"), lambda p: p.known_levels, True),
    (marked("Have said what they wish for"), lambda p: p.has_wishes, True),
    (marked("Have told of experience"), lambda p: p.has_experience, True),
    (marked("Have said when they can work"), lambda p: p.has_times, True),
    (marked("Competences each"), lambda p: p.competences, False),
    (marked("Considerations each"), lambda p: p.considerations, False),
    (marked("Most hours a week, on average"), lambda p: p.most_weekly_hours, False),
    (marked("Longest journey in minutes, on average"), lambda p: p.longest_travel_minutes, False),
)


def _measures(reach: Reach, language: Language) -> Iterator[MeasureAnswer]:
    say = Translator(language).say
    ins, outs = reach.those_reached, reach.those_left_out
    for name, of, is_share in _MEASURES:
        yield MeasureAnswer(name=say(name), reached=of(ins), left_out=of(outs), is_share=is_share)
    for family, reached, left_out in zip(Family, ins.levels, outs.levels, strict=True):
        name = say(
            "{family}: mean known level, 0 to 4", family=group_name(ReasonGroup(family.value), language)
        )
        yield MeasureAnswer(name=name, reached=reached, left_out=left_out, is_share=False)


def _left_out(each: LeftOut) -> LeftOutAnswer:
    return LeftOutAnswer(
        candidate_id=each.candidate_id,
        nearest_job=each.nearest_job,
        place=each.place,
        cause=_code(each.cause),
        topic=each.question.topic.value if each.question else "",
        code=each.question.code if each.question else "",
        chance=each.chance,
    )


def _code(cause: ReasonGroup | None) -> str:
    return _UNKNOWN if cause is None else cause.value


def _figure(book: Phrasebook, value: float | None, measure: MeasureAnswer) -> str:
    if value is None:
        return "–"
    return _percent(book, value) if measure.is_share else book.number(value, 2, trim=True)


def _percent(book: Phrasebook, share: float) -> str:
    """In whole per cent, so that nothing is rounded up to all."""
    return book.say("{n}%", n=int(share * 100 + 1e-9))
