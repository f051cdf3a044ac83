"""What was understood of a text, in the reader's language and as an answer for programs."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel

from matcher.domain.scale import Dimension, Level
from matcher.domain.week import DayPart, Weekday
from matcher.explanation.catalogue import Translator, marked
from matcher.vocabulary.entries import Language, Vocabulary
from matcher.vocabulary.limits import About, Limit
from matcher.vocabulary.reading import TextReading
from matcher.vocabulary.times import TimeSaid

__all__ = ["ReadingAnswer", "lines_of_reading", "reading_answer", "types_in_words"]

_DAYS: Final = {
    Weekday.MON: marked("Monday"),
    Weekday.TUE: marked("Tuesday"),
    Weekday.WED: marked("Wednesday"),
    Weekday.THU: marked("Thursday"),
    Weekday.FRI: marked("Friday"),
    Weekday.SAT: marked("Saturday"),
    Weekday.SUN: marked("Sunday"),
}
_PARTS: Final = {
    DayPart.EARLY: marked("early morning (5-8)"),
    DayPart.MORNING: marked("morning (8-12)"),
    DayPart.AFTERNOON: marked("afternoon (12-16)"),
    DayPart.EVENING: marked("evening (16-21)"),
    DayPart.NIGHT: marked("night (21-5)"),
}


class ProposedType(BaseModel):
    """A type of task that may be meant, and the probability 0..1 that it is."""

    task_type: str
    name: str
    certainty: float


class ProposedLevel(BaseModel):
    """A level of a work dimension, in words too."""

    dimension: str
    name: str
    level: int
    meaning: str


class TimeRead(BaseModel):
    """Days and parts of the day that the text names; with ``ruled_out`` it says "not then"."""

    days: list[str]
    parts: list[str]
    ruled_out: bool
    start: int
    end: int
    words: str


class LimitRead(BaseModel):
    """Something that the text limits; without a level it is work that is not wanted."""

    at_most: ProposedLevel | None
    start: int
    end: int
    words: str


class ReadingAnswer(BaseModel):
    """Everything that was understood. All of it is proposed, nothing is confirmed."""

    text: str
    about: str
    proposals: list[ProposedType]
    demands: list[ProposedLevel]
    times: list[TimeRead]
    limits: list[LimitRead]
    most_to_ask_about: list[ProposedLevel]


def reading_answer(
    text: str, reading: TextReading, vocabulary: Vocabulary, language: Language
) -> ReadingAnswer:
    """The reading as an answer; of the demands those that are called on at all."""
    told = _Levels(vocabulary, language)
    demands = reading.demands.levels.known if reading.demands else {}
    return ReadingAnswer(
        text=text,
        about=reading.about.value,
        proposals=[
            ProposedType(
                task_type=one.task_type,
                name=vocabulary.task_types[one.task_type].name[language],
                certainty=one.certainty,
            )
            for one in reading.proposals
        ],
        demands=[told.level(name, level) for name, level in demands.items() if level is not Level.NONE],
        times=[_time(said) for said in reading.times],
        limits=[told.limit(limit) for limit in reading.limits],
        most_to_ask_about=[told.level(*one) for one in reading.most_to_ask_about.known.items()],
    )


class _Levels:
    """Says levels in the words of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, language: Language) -> None:
        self._vocabulary, self._language = vocabulary, language

    def level(self, dimension: Dimension, level: Level) -> ProposedLevel:
        entry = self._vocabulary.dimensions[dimension]
        return ProposedLevel(
            dimension=dimension.value,
            name=entry.name[self._language],
            level=int(level),
            meaning=entry.anchor(level)[self._language],
        )

    def limit(self, limit: Limit) -> LimitRead:
        told = None
        if limit.dimension is not None and limit.at_most is not None:
            told = self.level(limit.dimension, limit.at_most)
        return LimitRead(
            at_most=told,
            start=limit.evidence.start,
            end=limit.evidence.end,
            words=limit.evidence.words,
        )


def _time(said: TimeSaid) -> TimeRead:
    return TimeRead(
        days=[day.value for day in said.days],
        parts=[part.value for part in said.parts],
        ruled_out=said.ruled_out,
        start=said.evidence.start,
        end=said.evidence.end,
        words=said.evidence.words,
    )


def types_in_words(answer: ReadingAnswer) -> list[tuple[str, str]]:
    """Each proposed type with its certainty in per cent, as rows."""
    return [(one.name, f"{100 * one.certainty:.0f} %") for one in answer.proposals]


def lines_of_reading(answer: ReadingAnswer, language: Language) -> list[str]:
    """What was understood beside the types, in words, with the place in the text each was read from."""
    say = Translator(language).say
    lines: list[str] = []
    if answer.demands:
        lines += [say("What the task usually demands, to be confirmed by the workplace:")]
        lines += [f"- {one.name}: {one.meaning}" for one in answer.demands]
    if answer.times:
        lines += [say("When:"), *(f"- {_in_words(time, language)}" for time in answer.times)]
    if answer.limits:
        lines += [say("Understood as limits:")]
        lines += [f"- {_limit_in_words(limit, answer.about, language)}" for limit in answer.limits]
    return [*lines, say("All of this is proposed. Nothing counts until someone has confirmed it.")]


def _in_words(time: TimeRead, language: Language) -> str:
    say = Translator(language).say
    days = ", ".join(say(_DAYS[Weekday(day)]) for day in time.days)
    parts = ", ".join(say(_PARTS[DayPart(part)]) for part in time.parts)
    when = ": ".join(filter(None, (days, parts)))
    if time.ruled_out:
        return say("not {when} (»{words}«)", when=when, words=time.words)
    return say("{when} (»{words}«)", when=when, words=time.words)


def _limit_in_words(limit: LimitRead, about: str, language: Language) -> str:
    say = Translator(language).say
    if limit.at_most is None:
        return say("»{words}«: nothing is proposed from this.", words=limit.words)
    told = {"words": limit.words, "name": limit.at_most.name, "meaning": limit.at_most.meaning}
    if about == About.TASK:
        return say("»{words}«: {name} - no more than this is proposed: {meaning}.", **told)
    return say("»{words}«: {name} - ask the candidate, about no more than this: {meaning}.", **told)
