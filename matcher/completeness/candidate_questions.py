"""What is unknown of a candidate and could be asked, with the plausible answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from matcher.completeness.plausible import Choice, Plausible
from matcher.completeness.questions import Answers, Question, Topic, Write
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import DIMENSIONS, Level
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot, Rows

_STEPS = np.arange(len(Level))


def candidate_questions(
    candidates: CandidateSnapshot,
    row: int,
    plausible: Plausible,
    codes: Sequence[CompetenceCode],
    asked_for: Rows,
) -> list[Answers]:
    """The questions that are open for the candidate in this row, each with its plausible answers.

    ``codes`` are all competences in the order of the vocabulary, ``asked_for`` those that some job in
    question asks for. What is not known because nobody needs it is not asked.
    """
    return [
        *_capabilities(candidates, row, plausible),
        *_competences(candidates, row, plausible, codes, asked_for),
        *_figures(candidates, row, plausible),
        *_choices(candidates, row, plausible),
        *_experience_and_wishes(candidates, row, plausible),
    ]


def competences_asked_for(jobs: JobSnapshot, job_rows: Rows) -> Rows:
    """The competences, as places in the vocabulary, that one of these jobs asks for."""
    needs = [jobs.need_competences[jobs.needs_of(int(job))] for job in job_rows]
    return np.unique(np.concatenate(needs)).astype(np.intp) if needs else np.array([], np.intp)


def answered(candidates: CandidateSnapshot, row: int, questions: Sequence[Answers]) -> CandidateSnapshot:
    """The candidate once for each answer to each question, in their order, with that answer written in."""
    copies = candidates.take(np.full(sum(map(len, questions)), row, np.intp))
    start = 0
    for answers in questions:
        rows = slice(start, start + len(answers))
        for write in answers.writes:
            array: npt.NDArray[np.generic] = getattr(copies, write.array)
            if write.code is None:
                array[..., rows] = write.values
            else:
                array[write.code, rows] = write.values
        start = rows.stop
    return copies


def _capabilities(candidates: CandidateSnapshot, row: int, plausible: Plausible) -> Iterator[Answers]:
    for d in np.flatnonzero(np.isnan(candidates.levels[:, row])):
        question = Question(Topic.CAPABILITY, DIMENSIONS[d].value)
        yield _likely(question, plausible.levels[d], Write("levels", _STEPS, int(d)))


def _competences(
    candidates: CandidateSnapshot,
    row: int,
    plausible: Plausible,
    codes: Sequence[CompetenceCode],
    asked_for: Rows,
) -> Iterator[Answers]:
    """An answer is the person's own word, so it brings no evidence with it."""
    for c in asked_for[candidates.competences[asked_for, row] < 0]:
        question = Question(Topic.COMPETENCE, codes[c])
        yield _likely(question, plausible.competences[c], Write("competences", _STEPS, int(c)))


def _likely(question: Question, weights: npt.NDArray[np.float64], write: Write) -> Answers:
    """The answers that anybody has given."""
    given = weights > 0
    return Answers(question, weights[given], (Write(write.array, write.values[given], write.code),))


def _figures(candidates: CandidateSnapshot, row: int, plausible: Plausible) -> Iterator[Answers]:
    figures = (
        (Topic.MOST_WEEKLY_HOURS, "most_hours", plausible.most_hours),
        (Topic.LEAST_WEEKLY_HOURS, "least_hours", plausible.least_hours),
        (Topic.MOST_DAILY_HOURS, "daily_hours", plausible.daily_hours),
        (Topic.LONGEST_TRAVEL, "longest_travel", plausible.longest_travel),
        (Topic.AVAILABLE_FROM, "available_from", plausible.available_from),
    )
    least, most = candidates.least_hours[row], candidates.most_hours[row]
    for topic, array, choice in figures:
        if np.isnan(getattr(candidates, array)[row]):
            values = choice.values.astype(np.float32)
            if topic is Topic.MOST_WEEKLY_HOURS:
                values = np.fmax(values, least)
            elif topic is Topic.LEAST_WEEKLY_HOURS:
                values = np.fmin(values, most)
            yield Answers(Question(topic), choice.weights, (Write(array, values),))


def _choices(candidates: CandidateSnapshot, row: int, plausible: Plausible) -> Iterator[Answers]:
    if candidates.slots[row] < 0:
        yield _chosen(Topic.CANDIDATE_TIMES, plausible.slots, "slots")
    if not candidates.modes[:, row].any():
        yield _chosen(Topic.TRAVEL_MODES, plausible.modes, "modes")
    if np.isnan(candidates.latitude[row]) and plausible.places.values.size:
        latitude, longitude = plausible.places.values
        writes = (Write("latitude", latitude), Write("longitude", longitude))
        yield Answers(Question(Topic.CANDIDATE_PLACE), plausible.places.weights, writes)


def _chosen(topic: Topic, choice: Choice, array: str) -> Answers:
    return Answers(Question(topic), choice.weights, (Write(array, choice.values),))


def _experience_and_wishes(
    candidates: CandidateSnapshot, row: int, plausible: Plausible
) -> Iterator[Answers]:
    """Where nobody has told of any, it is either all of the work or none of it."""
    types, fields = candidates.done.shape[0], candidates.fields_done.shape[0]
    if not candidates.has_experience[row]:
        told = plausible.experience
        done = np.repeat([[False, True]], types, axis=0) if told is None else told.done
        known = np.repeat([[False, True]], fields, axis=0) if told is None else told.fields_done
        writes = (
            Write("done", done),
            Write("fields_done", known),
            Write("has_experience", np.ones(done.shape[1], np.bool_)),
        )
        yield Answers(Question(Topic.EXPERIENCE), _alike(done), writes)
    if not candidates.has_wishes[row]:
        told = plausible.wishes
        ends = np.array([[-1, 1]], np.int8)
        of_type = np.repeat(ends, types, axis=0) if told is None else told.type_wishes
        of_field = np.repeat(ends, fields, axis=0) if told is None else told.field_wishes
        wish_writes = (
            Write("type_wishes", of_type),
            Write("field_wishes", of_field),
            Write("has_wishes", np.ones(of_type.shape[1], np.bool_)),
        )
        yield Answers(Question(Topic.WISHES), _alike(of_type), wish_writes)


def _alike(columns: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    return np.full(columns.shape[1], 1 / columns.shape[1])
