"""What is unknown at a workplace and could be asked, with what the answers are expected to narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.completeness.narrowing import NextQuestion, in_order, shared, worth_of
from matcher.completeness.plausible import Choice, Plausible, commonest, demand_shares, possible_shares
from matcher.completeness.questions import Answers, Question, Topic, Write, in_all_one
from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import DIMENSIONS, Level
from matcher.features.assumptions import Case
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.snapshots import F64, CandidateSnapshot, JobSnapshot, Rows
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import bounds


@dataclass(frozen=True, slots=True, eq=False)
class PlausibleWork:
    """What workplaces say when asked: shares by dimension and level, by consideration and answer, choices."""

    demands: F64
    possible: F64
    times: Choice
    types: Choice
    places: Choice


@dataclass(frozen=True, slots=True, eq=False)
class AskedOfJob:
    """A question about one job; ``task`` is the place of the task in the job, -1 for the job as a whole."""

    answers: Answers
    task: int


def plausible_work(jobs: JobSnapshot, people: Plausible) -> PlausibleWork:
    """What workplaces have said about these jobs; where none has, what people say of their own times."""
    types = np.stack([jobs.task_types, jobs.task_fields])[:, jobs.task_types >= 0]
    places = np.stack([jobs.latitude, jobs.longitude])[:, ~np.isnan(jobs.latitude)]
    return PlausibleWork(
        demands=demand_shares(jobs),
        possible=possible_shares(jobs),
        times=commonest(jobs.slots[None, jobs.slots >= 0], people.slots.values.reshape(1, -1)),
        types=commonest(types, types),
        places=commonest(places, people.places.values),
    )


def questions_for_workplace(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    listed: Sequence[tuple[int, Rows]],
    *,
    ranker: AdditiveRanker,
    plausible: PlausibleWork,
    codes: Sequence[ConsiderationCode],
) -> tuple[NextQuestion, ...]:
    """The questions to a workplace, the one that narrows most first.

    ``listed`` are the rows of its jobs, each with the rows of those who stand at the top of its list. What
    the same answer settles in several jobs, such as a task that stands in two of them, is added up.
    """
    total, matches = 0.0, 0
    found: dict[Question, list[NextQuestion]] = {}
    for job, people in listed:
        lower, upper, _ = bounds(candidates, jobs, Pairs(people, np.full(len(people), job, np.intp)), ranker)
        total, matches = total + float((upper - lower).sum()), matches + len(people)
        top = candidates.take(people)
        asked = list(job_questions(top, jobs, job, plausible, codes))
        for each in _worth(top, jobs, job, asked, ranker=ranker, now=upper - lower):
            found.setdefault(each.question, []).append(each)
    return in_order([shared(_together(each), total, matches) for each in found.values()])


def _together(found: Sequence[NextQuestion]) -> NextQuestion:
    narrowing, moved = sum(each.narrowing for each in found), sum(each.moved for each in found)
    return NextQuestion(found[0].question, narrowing, 0.0, moved, sum(each.matches for each in found))


def job_questions(
    people: CandidateSnapshot,
    jobs: JobSnapshot,
    job: int,
    plausible: PlausibleWork,
    codes: Sequence[ConsiderationCode],
) -> Iterator[AskedOfJob]:
    """What could be asked about a job; a consideration only where one of these people needs it."""
    for c in np.flatnonzero((jobs.arrangements[:, job] < 0) & people.needs.any(axis=1)):
        write = Write("arrangements", np.array([0, 1], np.int8), int(c))
        yield AskedOfJob(
            Answers(Question(Topic.CONSIDERATION, codes[int(c)]), plausible.possible[c], (write,)), -1
        )
    if np.isnan(jobs.latitude[job]) and plausible.places.values.size:
        latitude, longitude = plausible.places.values
        writes = (Write("latitude", latitude), Write("longitude", longitude))
        yield AskedOfJob(Answers(Question(Topic.WORKPLACE_PLACE), plausible.places.weights, writes), -1)
    for place, task in enumerate(range(*jobs.tasks_of(job).indices(len(jobs.task_ids)))):
        for answers in _about_task(jobs, task, plausible):
            yield AskedOfJob(answers, place)


def _about_task(jobs: JobSnapshot, task: int, plausible: PlausibleWork) -> Iterator[Answers]:
    task_id = str(jobs.task_ids[task])
    for d in np.flatnonzero(np.isnan(jobs.demands[:, task]) | jobs.proposed[:, task]):
        yield _demand(jobs, task, int(d), plausible)
    if jobs.slots[task] < 0:
        times = Write("slots", plausible.times.values[0])
        yield Answers(Question(Topic.TASK_TIMES, "", task_id), plausible.times.weights, (times,))
    if jobs.task_types[task] < 0 and plausible.types.values.size:
        kind, field = plausible.types.values
        writes = (Write("task_types", kind), Write("task_fields", field))
        yield Answers(Question(Topic.TASK_TYPES, "", task_id), plausible.types.weights, writes)


def _demand(jobs: JobSnapshot, task: int, dimension: int, plausible: PlausibleWork) -> Answers:
    """A demand that is proposed turns out right, or one step off; one that is unknown may be any."""
    shares, level = plausible.demands[dimension], jobs.demands[dimension, task]
    is_known = not np.isnan(level)
    steps = np.arange(len(Level))
    possible = np.abs(steps - level) <= 1 if is_known else shares > 0
    question = Question(
        Topic.DEMANDS,
        DIMENSIONS[dimension].value,
        str(jobs.task_ids[task]),
        Level(int(level)) if is_known else None,
    )
    values = steps[possible]
    writes = (
        Write("demands", values.astype(np.float32), dimension),
        Write("proposed", np.zeros(len(values), np.bool_), dimension),
    )
    return Answers(question, in_all_one(shares[possible]), writes)


def _worth(
    people: CandidateSnapshot,
    jobs: JobSnapshot,
    job: int,
    asked: Sequence[AskedOfJob],
    *,
    ranker: AdditiveRanker,
    now: F64,
) -> Iterator[NextQuestion]:
    if not asked or not len(people):
        return
    copies = answered_job(jobs, job, asked)
    pairs = Pairs(
        np.tile(np.arange(len(people)), len(copies)).astype(np.intp),
        np.repeat(np.arange(len(copies)), len(people)).astype(np.intp),
    )
    lower, upper = (
        ranker.score(pair_features(people, copies, pairs, ranker.assumptions, case))
        for case in (Case.WORST, Case.BEST)
    )
    widths = (upper - lower).reshape(len(copies), len(people)).T
    start = 0
    for each in asked:
        narrower = now[:, None] - widths[:, start : start + len(each.answers)]
        start += len(each.answers)
        yield worth_of(each.answers.question, narrower, each.answers.weights)


def answered_job(jobs: JobSnapshot, job: int, asked: Sequence[AskedOfJob]) -> JobSnapshot:
    """The job once for each answer to each question, in their order, with that answer written in."""
    copies = repeated(jobs, job, sum(len(each.answers) for each in asked))
    tasks = len(jobs.task_ids[jobs.tasks_of(job)])
    start = 0
    for each in asked:
        rows = np.arange(start, start + len(each.answers))
        at = rows if each.task < 0 else rows * tasks + each.task
        for write in each.answers.writes:
            array: npt.NDArray[np.generic] = getattr(copies, write.array)
            if write.code is None:
                array[..., at] = write.values
            else:
                array[write.code, at] = write.values
        start += len(rows)
    return copies


def repeated(jobs: JobSnapshot, job: int, times: int) -> JobSnapshot:
    """A snapshot that holds this job so many times, each with tasks and needs of its own."""
    tasks, needs = jobs.tasks_of(job), jobs.needs_of(job)
    job_rows = np.full(times, job, np.intp)
    task_rows = np.tile(np.arange(tasks.start, tasks.stop), times)
    need_rows = np.tile(np.arange(needs.start, needs.stop), times)
    every = np.arange(times + 1, dtype=np.intp)
    return JobSnapshot(
        ids=jobs.ids[job_rows],
        open=jobs.open[job_rows],
        start_on=jobs.start_on[job_rows],
        latitude=jobs.latitude[job_rows],
        longitude=jobs.longitude[job_rows],
        arrangements=jobs.arrangements[:, job_rows],
        brought_in=jobs.brought_in,
        task_starts=every * (tasks.stop - tasks.start),
        task_ids=jobs.task_ids[task_rows],
        minutes=jobs.minutes[task_rows],
        task_types=jobs.task_types[task_rows],
        task_fields=jobs.task_fields[task_rows],
        slots=jobs.slots[task_rows],
        demands=jobs.demands[:, task_rows],
        proposed=jobs.proposed[:, task_rows],
        need_starts=every * (needs.stop - needs.start),
        need_competences=jobs.need_competences[need_rows],
        need_levels=jobs.need_levels[need_rows],
        need_required=jobs.need_required[need_rows],
    )
