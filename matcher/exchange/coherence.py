"""What must be true between the cells of a row, and between rows of different tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from matcher.domain.match import Outcome
from matcher.errors import Problem
from matcher.exchange.raw import ROW
from matcher.exchange.sheets import Sheet, Sheets
from matcher.exchange.stored import StoredIds


def coherence_problems(sheets: Sheets, stored: StoredIds) -> list[Problem]:
    """The problems that no cell has by itself."""
    return [
        *_hours(sheets),
        *_times(sheets),
        *_moved_positions(sheets, stored),
        *_moved_tasks(sheets, stored),
        *_jobs_without_tasks(sheets),
        *_tasks_from_elsewhere(sheets, stored),
        *_matches_not_presented(sheets),
        *_events_too_early(sheets),
    ]


def _hours(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets.filled("candidates")
    if sheet is None:
        return
    columns = ("least_weekly_hours", "most_weekly_hours")
    wrong = sheet.sound(*columns).filter(pl.col(columns[0]) > pl.col(columns[1]))
    for row, least, most in wrong.select(ROW, *columns).iter_rows():
        rule = f"The least hours a week are more than the most, which are {most / 60:g}."
        yield sheet.problem(row, columns[0], f"{least / 60:g}", rule, "Correct one of the two.")


def _times(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets.filled("tasks")
    if sheet is None or not sheet.unread.isdisjoint(_TIMES):
        return
    both = "Fill in both, or neither if the times are unknown."
    for empty, full in ((_TIMES[0], _TIMES[1]), (_TIMES[1], _TIMES[0])):
        faulty = sheet.faulty.get(empty, frozenset())
        for row in sheet.sound(full).filter(pl.col(empty).is_null())[ROW]:
            if row not in faulty:
                yield sheet.problem(row, empty, "", f"{full} is filled in and {empty} is not.", both)


def _moved_positions(sheets: Sheets, stored: StoredIds) -> Iterator[Problem]:
    sheet = sheets.filled("positions")
    if sheet is None:
        return
    for row, position, workplace in _rows(sheet, "position_id", "workplace_id"):
        before = stored.position_workplaces.get(position, workplace)
        if before != workplace:
            rule = f"In the database the position {position} belongs to the workplace {before}."
            remedy = "Give the position at the other workplace an id of its own."
            yield sheet.problem(row, "workplace_id", workplace, rule, remedy)


def _moved_tasks(sheets: Sheets, stored: StoredIds) -> Iterator[Problem]:
    sheet = sheets.filled("tasks")
    if sheet is None:
        return
    workplaces = _position_workplaces(sheets) | dict(stored.position_workplaces)
    for row, task, position in _rows(sheet, "task_id", "position_id"):
        after = workplaces.get(position)
        before = stored.position_workplaces.get(stored.task_positions.get(task, ""), after)
        if after is not None and before != after:
            rule = f"In the database the task {task} is done at {before}, and this position is at {after}."
            remedy = "Give the task at the other workplace an id of its own."
            yield sheet.problem(row, "position_id", position, rule, remedy)


def _jobs_without_tasks(sheets: Sheets) -> Iterator[Problem]:
    jobs = sheets.filled("jobs")
    if jobs is None:
        return
    if sheets.lacks("job_tasks"):
        yield sheets.table_problem("job_tasks", "every job is made of at least one task")
        return
    tasks = sheets.filled("job_tasks")
    if tasks is None or tasks.in_doubt("job_id"):
        return
    for job, row in _lone(jobs, "job_id", tasks.values["job_id"]):
        remedy = "Add its tasks to job_tasks, or delete the job."
        yield jobs.problem(
            row, "job_id", job, "A job is made of at least one task, and this one has none.", remedy
        )


def _tasks_from_elsewhere(sheets: Sheets, stored: StoredIds) -> Iterator[Problem]:
    jobs, sheet = sheets.filled("jobs"), sheets.filled("job_tasks")
    if jobs is None or sheet is None:
        return
    homes = {job: workplace for _, job, workplace in _rows(jobs, "job_id", "workplace_id")}
    tasks = sheets.filled("tasks")
    here = {} if tasks is None else {task: p for _, task, p in _rows(tasks, "task_id", "position_id")}
    positions = dict(stored.task_positions) | here
    workplaces = dict(stored.position_workplaces) | _position_workplaces(sheets)
    for row, job, task in _rows(sheet, "job_id", "task_id"):
        home, place = homes.get(job), workplaces.get(positions.get(task, ""))
        if home is not None and place is not None and home != place:
            rule = f"The task is done at the workplace {place}, and the job {job} is at {home}."
            yield sheet.problem(row, "task_id", task, rule, "Make a job of tasks from its own workplace.")


def _matches_not_presented(sheets: Sheets) -> Iterator[Problem]:
    matches = sheets.filled("matches")
    if matches is None:
        return
    if sheets.lacks("match_events"):
        yield sheets.table_problem(
            "match_events", "every match begins with the day on which it was presented"
        )
        return
    events = sheets.filled("match_events")
    if events is None or events.in_doubt("match_id", "outcome"):
        return
    presented = events.sound("match_id").filter(pl.col("outcome") == Outcome.PRESENTED.value)
    for match, row in _lone(matches, "match_id", presented["match_id"]):
        rule = "A match begins with the day on which it was presented, and this one has none."
        remedy = f"Add a row for it to match_events with the outcome {Outcome.PRESENTED.value}."
        yield matches.problem(row, "match_id", match, rule, remedy)


def _events_too_early(sheets: Sheets) -> Iterator[Problem]:
    events = sheets.filled("match_events")
    if events is None:
        return
    sound = events.sound("match_id", "on", "outcome")
    presented = (
        sound.filter(pl.col("outcome") == Outcome.PRESENTED.value)
        .group_by("match_id")
        .agg(pl.col("on").min().alias("presented"))
    )
    joined = sound.join(presented, on="match_id", validate="m:1").filter(pl.col("on") < pl.col("presented"))
    for row, on, day in joined.select(ROW, "on", "presented").iter_rows():
        rule = f"The match was presented later, on {day}."
        yield events.problem(row, "on", str(on), rule, "Correct one of the two dates.")


def _rows(sheet: Sheet, *columns: str) -> Iterator[tuple[int, str, str]]:
    """Number and two ids of each row that has both."""
    yield from sheet.sound(*columns).select(ROW, *columns).iter_rows()


def _lone(sheet: Sheet, key: str, elsewhere: pl.Series) -> Iterator[tuple[str, int]]:
    """The ids of a table that stand nowhere in the series, with their first row."""
    alone = sheet.sound(key).filter(~pl.col(key).is_in(elsewhere.drop_nulls().implode()))
    yield from alone.group_by(key).agg(pl.col(ROW).min()).sort(ROW).iter_rows()


def _position_workplaces(sheets: Sheets) -> dict[str, str]:
    sheet = sheets.filled("positions")
    return {} if sheet is None else {p: w for _, p, w in _rows(sheet, "position_id", "workplace_id")}


_TIMES: Final = ("days", "day_parts")
