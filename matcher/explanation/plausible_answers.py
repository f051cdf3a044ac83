"""What could be answered about the unknown things of one match, with no knowledge of anybody else's answers.

Any answer of the range is as likely as another. What is unknown of several demands or tasks at once is
answered for all of them alike: as the least and as the most favourable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

import numpy as np

from matcher.completeness.candidate_questions import candidate_questions, competences_asked_for
from matcher.completeness.plausible import Plausible
from matcher.completeness.questions import Answers, Question, Topic, Write, in_all_one
from matcher.completeness.workplace_questions import repeated
from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.domain.task import Task
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot, Rows
from matcher.vocabulary.entries import Vocabulary

_FAR_OFF: Final = 1.0
"""Degrees of latitude, about 111 km: farther than anybody travels to work."""
_ALONE: Final[Rows] = np.zeros(1, np.intp)
_NOBODY: Final[Rows] = np.zeros(0, np.intp)
_HALVES: Final = slice(1, 3)

JobAnswer: TypeAlias = Callable[[JobSnapshot, int], None]
"""Writes an answer into the job in this row."""


@dataclass(frozen=True, slots=True)
class JobAnswers:
    """An unknown fact about the job, and the answers to it, each as likely as another."""

    fact: UnknownFact
    answers: tuple[JobAnswer, ...]


def candidate_answers(
    candidates: CandidateSnapshot, jobs: JobSnapshot, vocabulary: Vocabulary
) -> list[Answers]:
    """What the one candidate could answer to each question that is open, in view of the one job."""
    anything = Plausible.of(candidates.take(_NOBODY), float(np.nan_to_num(jobs.start_on[0])))
    codes = tuple(vocabulary.competences)
    asked = candidate_questions(candidates, 0, anything, codes, competences_asked_for(jobs, _ALONE))
    if np.isnan(candidates.latitude[0]) and not np.isnan(jobs.latitude[0]):
        latitude, longitude = (np.repeat(at, 2) for at in (jobs.latitude, jobs.longitude))
        latitude[1] += _FAR_OFF
        writes = (Write("latitude", latitude), Write("longitude", longitude))
        asked.append(Answers(Question(Topic.CANDIDATE_PLACE), in_all_one(np.ones(2)), writes))
    return asked


def workplace_answers(
    candidates: CandidateSnapshot,
    tasks: Sequence[Task],
    unknown: Sequence[UnknownFact],
    vocabulary: Vocabulary,
) -> list[JobAnswers]:
    """What the workplace could answer to each thing that is unknown of the job with these tasks."""
    place_of = {task.id: place for place, task in enumerate(tasks)}
    found = []
    for fact in unknown:
        places = np.array([place_of[task_id] for task_id in fact.task_ids], np.intp)
        answers = tuple(_answers(fact, places, candidates, vocabulary))
        if answers:
            found.append(JobAnswers(fact, answers))
    return found


def job_answered(jobs: JobSnapshot, asked: Sequence[JobAnswers]) -> JobSnapshot:
    """The one job once for each answer, in their order, with that answer written in."""
    every = [answer for each in asked for answer in each.answers]
    copies = repeated(jobs, 0, len(every))
    for row, answer in enumerate(every):
        answer(copies, row)
    return copies


def _answers(
    fact: UnknownFact, places: Rows, candidates: CandidateSnapshot, vocabulary: Vocabulary
) -> Iterator[JobAnswer]:
    if fact.about is About.CONSIDERATION:
        code = tuple(vocabulary.considerations).index(fact.codes[0])
        yield from (partial(_arrange, code=code, possible=possible) for possible in (0, 1))
    elif fact.about is About.DEMANDS:
        dimensions = np.array([DIMENSIONS.index(Dimension(each)) for each in fact.codes], np.intp)
        for level in (Level.NONE, Level.FULL):
            yield partial(_demand, dimensions=dimensions, places=places, level=level)
    elif fact.about is About.TASK_TIMES:
        # The two halves of an ordinary day, of which a person can often do one and not the other.
        times = Plausible.of(candidates.take(_NOBODY), 0.0).slots.values[0]
        yield from (partial(_time, places=places, slots=slots) for slots in times[_HALVES])
    elif fact.about is About.TASK_TYPES:
        yield from _types(places, candidates, vocabulary)
    elif fact.about is About.WORKPLACE_PLACE and not np.isnan(candidates.latitude[0]):
        home = float(candidates.latitude[0]), float(candidates.longitude[0])
        yield from (partial(_put, at=(home[0] + off, home[1])) for off in (0.0, _FAR_OFF))


def _types(places: Rows, candidates: CandidateSnapshot, vocabulary: Vocabulary) -> Iterator[JobAnswer]:
    """Each type of work that the person has said something of, and one that they have not."""
    fields = list(vocabulary.fields)
    said = candidates.done[:, 0] | (candidates.type_wishes[:, 0] != 0)
    for kind in (*np.flatnonzero(said), *np.flatnonzero(~said)[:1]):
        of_kind = list(vocabulary.task_types.values())[kind]
        yield partial(_type, places=places, kind=int(kind), field=fields.index(of_kind.field))


def _rows(jobs: JobSnapshot, row: int, places: Rows) -> Rows:
    rows: Rows = jobs.task_starts[row] + places
    return rows


def _arrange(jobs: JobSnapshot, row: int, *, code: int, possible: int) -> None:
    jobs.arrangements[code, row] = possible


def _demand(jobs: JobSnapshot, row: int, *, dimensions: Rows, places: Rows, level: Level) -> None:
    cells = np.ix_(dimensions, _rows(jobs, row, places))
    known = jobs.demands[cells]
    jobs.demands[cells] = np.where(np.isnan(known), level, known)


def _time(jobs: JobSnapshot, row: int, *, places: Rows, slots: int) -> None:
    jobs.slots[_rows(jobs, row, places)] = slots


def _type(jobs: JobSnapshot, row: int, *, places: Rows, kind: int, field: int) -> None:
    jobs.task_types[_rows(jobs, row, places)] = kind
    jobs.task_fields[_rows(jobs, row, places)] = field


def _put(jobs: JobSnapshot, row: int, *, at: tuple[float, float]) -> None:
    jobs.latitude[row], jobs.longitude[row] = at
