"""Frames of any size drawn at random, for measuring time and for property tests. No one in them is real."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import numpy as np
import polars as pl

from matcher.domain.scale import DIMENSIONS
from matcher.domain.week import DayPart, Weekday, bits_of, slots_of
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES, Frames
from matcher.vocabulary.entries import Vocabulary

_TODAY: Final = date(2026, 1, 1)
_WEEK: Final = list(Weekday)[:5]
_TIMES: Final = (
    bits_of(slots_of(_WEEK, [DayPart.MORNING])),
    bits_of(slots_of(_WEEK, [DayPart.MORNING, DayPart.AFTERNOON])),
    bits_of(slots_of(_WEEK[:3], [DayPart.EARLY, DayPart.MORNING])),
    bits_of(slots_of(_WEEK, [DayPart.AFTERNOON, DayPart.EVENING])),
)


def draw_candidates(
    rng: np.random.Generator, count: int, vocabulary: Vocabulary, known: float = 0.7
) -> Frames:
    """Candidate frames; ``known`` is the share of levels and answers that is filled in."""
    ids = [f"C{i:07d}" for i in range(count)]
    people = pl.DataFrame(
        {
            "candidate_id": ids,
            "availability": rng.choice(
                ["available", "in_work_looking", "paused"], count, p=[0.8, 0.15, 0.05]
            ),
            "least_weekly_minutes": _some(rng, rng.integers(0, 10, count) * 60, known),
            "most_weekly_minutes": _some(rng, rng.integers(10, 37, count) * 60, known),
            "most_daily_minutes": _some(rng, rng.integers(2, 8, count) * 60, known),
            "slots": _some(rng, rng.choice(_TIMES, count), known),
            "available_from": _some(rng, _days_from(rng.integers(0, 90, count)), known),
            "latitude": _some(rng, rng.uniform(55.2, 55.6, count), known),
            "longitude": _some(rng, rng.uniform(9.8, 10.6, count), known),
            "travel_modes": rng.choice(["", "bicycle", "bicycle,public", "car", "walk"], count),
            "longest_travel_minutes": _some(rng, rng.integers(15, 90, count), known),
            "updated_on": _days_from(rng.integers(-400, 0, count)),
        },
        schema=dict(CANDIDATE_FRAMES["candidates"]),
    )
    levels = _pairs(rng, ids, [d.value for d in DIMENSIONS], known)
    competences = _pairs(rng, ids, vocabulary.competences, 0.1)
    wishes = _pairs(rng, ids, vocabulary.task_types, 0.03)
    return {
        "candidates": people,
        "levels": _frame("levels", *levels, rng.integers(0, 5, len(levels[0]))),
        "competences": _frame(
            "competences",
            *competences,
            rng.integers(0, 5, len(competences[0])),
            rng.choice(["certificate", "observed", "statement"], len(competences[0])),
            pl.Series([None] * len(competences[0]), dtype=pl.Date),
        ),
        "experience": _frame("experience", *_pairs(rng, ids, vocabulary.task_types, 0.04)),
        "wishes": _frame(
            "wishes",
            wishes[0],
            rng.choice(["wish", "dislike"], len(wishes[0])),
            ["task_type"] * len(wishes[0]),
            wishes[1],
        ),
        "considerations": _frame("considerations", *_pairs(rng, ids, vocabulary.considerations, 0.06)),
    }


def draw_jobs(
    rng: np.random.Generator, count: int, vocabulary: Vocabulary, tasks_each: int = 4, known: float = 0.8
) -> Frames:
    """Job frames with ``tasks_each`` tasks a job, each of its own workplace."""
    job_ids = [f"J{i:06d}" for i in range(count)]
    workplaces = [f"W{i:06d}" for i in range(count)]
    task_ids = [f"{job}-{place}" for job in job_ids for place in range(tasks_each)]
    total = len(task_ids)
    demands = _pairs(rng, task_ids, [d.value for d in DIMENSIONS], known)
    needs = _pairs(rng, task_ids, vocabulary.competences, 0.03)
    answers = _pairs(rng, workplaces, vocabulary.considerations, 0.5)
    level = rng.choice([0, 0, 0, 1, 2, 3, 4], len(demands[0]))
    return {
        "jobs": pl.DataFrame(
            {
                "job_id": job_ids,
                "workplace_id": workplaces,
                "state": rng.choice(["open", "filled"], count, p=[0.8, 0.2]),
                "start_on": _some(rng, _days_from(rng.integers(0, 60, count)), known),
                "latitude": _some(rng, rng.uniform(55.2, 55.6, count), known),
                "longitude": _some(rng, rng.uniform(9.8, 10.6, count), known),
            },
            schema=dict(JOB_FRAMES["jobs"]),
        ),
        "tasks": _frame(
            "tasks",
            [job for job in job_ids for _ in range(tasks_each)],
            list(range(tasks_each)) * count,
            task_ids,
            rng.integers(30, 400, total),
            _some(rng, rng.choice(list(vocabulary.task_types), total), known),
            _some(rng, rng.choice(_TIMES, total), known),
        ),
        "demands": _frame("demands", *demands, level, rng.random(len(level)) < 0.3),
        "task_competences": _frame(
            "task_competences", *needs, rng.integers(1, 4, len(needs[0])), rng.random(len(needs[0])) < 0.5
        ),
        "arrangements": _frame("arrangements", *answers, rng.random(len(answers[0])) < 0.7),
    }


def _pairs(
    rng: np.random.Generator, owners: list[str], codes: Iterable[str], share: float
) -> tuple[pl.Series, pl.Series]:
    listed = pl.Series(list(codes), dtype=pl.String)
    owner, code = np.nonzero(rng.random((len(owners), len(listed))) < share)
    return pl.Series(owners, dtype=pl.String).gather(owner), listed.gather(code)


def _some(rng: np.random.Generator, values: Iterable[object], known: float) -> pl.Series:
    column = pl.Series(values)
    return pl.select(pl.when(pl.Series(rng.random(len(column)) < known)).then(column)).to_series()


def _days_from(days: np.ndarray) -> pl.Series:
    return pl.Series([_TODAY + timedelta(days=int(day)) for day in days], dtype=pl.Date)


def _frame(name: str, *columns: Iterable[object]) -> pl.DataFrame:
    schema = {**CANDIDATE_FRAMES, **JOB_FRAMES}[name]
    return pl.DataFrame(
        [pl.Series(c, values).cast(kind) for (c, kind), values in zip(schema.items(), columns, strict=True)]
    )
