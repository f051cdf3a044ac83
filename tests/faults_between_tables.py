"""Faults between tables, and in what files or sheets there are."""

from __future__ import annotations

from tests.seeding import (
    ID_REMEDY,
    ID_RULE,
    Seeded,
    add,
    both,
    header_only,
    only,
    put,
    rename,
    without,
    without_row,
)

REFERENCES = [
    Seeded(
        "task of a position that is nowhere",
        put("tasks", 4, "position_id", "p9"),
        "tasks", 4, "position_id", "p9",
        "The import has no such id in the table positions, nor does the database.",
        "Correct the id, or add a row with it to positions.",
    ),
    Seeded(
        "position of a workplace that is nowhere",
        put("positions", 3, "workplace_id", "w9"),
        "positions", 3, "workplace_id", "w9",
        "The import has no such id in the table workplaces, nor does the database.",
        "Correct the id, or add a row with it to workplaces.",
    ),
    Seeded(
        "unknown candidate, in several rows",
        add("levels", ["c7", "noise", "1"], ["c7", "light", "1"], ["c7", "air", "1"]),
        "levels", 5, "candidate_id", "c7",
        "The import has no such id in the table candidates, nor does the database. It stands in 3 rows.",
        "Correct the id, or add a row with it to candidates.",
    ),
    Seeded(
        "postcode that is nowhere",
        put("candidates", 2, "postcode", "9990"),
        "candidates", 2, "postcode", "9990",
        "The import has no such id in the table places, nor does the database.",
        "Correct the id, or add a row with it to places.",
    ),
    Seeded(
        "missing sheet",
        without("positions"),
        "positions", 0, "", "",
        "The table positions is missing, but tasks refers to it and the database has none of these ids.",
        remedies=("Add the file positions.csv.", "Add the sheet positions."),
        about_the_whole=True,
    ),
    Seeded(
        "missing sheet that several refer to",
        without("candidates"),
        "candidates", 0, "", "",
        "The table candidates is missing, but available_times, levels, candidate_competences, experience, "
        "wishes, considerations, identities and matches refer to it and the database has none of these ids.",
        remedies=("Add the file candidates.csv.", "Add the sheet candidates."),
        about_the_whole=True,
    ),
    Seeded(
        "sheet without rows that others refer to",
        header_only("positions"),
        "positions", 0, "", "",
        "The table positions has no rows, but tasks refers to it and the database has none of these ids.",
        remedies=("Fill in the file positions.csv.", "Fill in the sheet positions."),
    ),
]  # fmt: skip

COHERENCE = [
    Seeded(
        "job that moves away from a task of which only the database knows",
        only("jobs", ["job_id", "workplace_id", "title"], ["J2", "W1", "Hjælp på lageret"]),
        "job_tasks", 0, "task_id", "T3",
        "The task is done at the workplace W2, and the job J2 is at W1.",
        "Make a job of tasks from its own workplace.",
        about_the_whole=True,
    ),
    Seeded(
        "least hours above most",
        put("candidates", 2, "least_weekly_hours", "20"),
        "candidates", 2, "least_weekly_hours", "20",
        "The least hours a week are more than the most, which are 12.5.",
        "Correct one of the two.",
    ),
    Seeded(
        "days without times of the day",
        put("tasks", 4, "day_parts", None),
        "tasks", 4, "day_parts", "",
        "days is filled in and day_parts is not.",
        "Fill in both, or neither if the times are unknown.",
    ),
    Seeded(
        "job with a task of another workplace",
        add("job_tasks", ["j1", "t3"]),
        "job_tasks", 4, "task_id", "t3",
        "The task is done at the workplace w2, and the job j1 is at w1.",
        "Make a job of tasks from its own workplace.",
    ),
    Seeded(
        "job with a task that is in the database, at another workplace",
        add("job_tasks", ["j1", "T1"]),
        "job_tasks", 4, "task_id", "T1",
        "The task is done at the workplace W1, and the job j1 is at w1.",
        "Make a job of tasks from its own workplace.",
    ),
    Seeded(
        "job without tasks",
        add("jobs", ["j2", "w1", "Rengøring", "open", None, None]),
        "jobs", 3, "job_id", "j2",
        "A job is made of at least one task, and this one has none.",
        "Add its tasks to job_tasks, or delete the job.",
    ),
    Seeded(
        "jobs without the table of their tasks",
        without("job_tasks"),
        "job_tasks", 0, "", "",
        "The table job_tasks is missing, but every job is made of at least one task.",
        remedies=("Add the file job_tasks.csv.", "Add the sheet job_tasks."),
        about_the_whole=True,
    ),
    Seeded(
        "match without presentation",
        without_row("match_events", 3),
        "matches", 2, "match_id", "m1",
        "A match begins with the day on which it was presented, and this one has none.",
        "Add a row for it to match_events with the outcome presented.",
    ),
    Seeded(
        "presentation misspelt",
        put("match_events", 3, "outcome", "presentd"),
        "match_events", 3, "outcome", "presentd",
        "There is no such outcome.",
        'Did you mean "presented" (præsenteret for arbejdsgiveren)?',
    ),
    Seeded(
        "job misspelt where its only task is",
        both(without_row("job_tasks", 3), put("job_tasks", 2, "job_id", "j 1")),
        "job_tasks", 2, "job_id", "j 1",
        ID_RULE,
        ID_REMEDY,
    ),
    Seeded(
        "matches without the table of their events",
        without("match_events"),
        "match_events", 0, "", "",
        "The table match_events is missing, but every match begins with the day on which it was presented.",
        remedies=("Add the file match_events.csv.", "Add the sheet match_events."),
        about_the_whole=True,
    ),
    Seeded(
        "event before the presentation",
        put("match_events", 2, "on", "2026-08-01"),
        "match_events", 2, "on", "2026-08-01",
        "The match was presented later, on 2026-08-05.",
        "Correct one of the two dates.",
    ),
    Seeded(
        "position that moves to another workplace",
        add("positions", ["P1", "w1", "Butiksassistent", None]),
        "positions", 4, "workplace_id", "w1",
        "In the database the position P1 belongs to the workplace W1.",
        "Give the position at the other workplace an id of its own.",
    ),
    Seeded(
        "task that moves to another workplace",
        add("tasks", ["T1", "p2", "Sætte varer på plads", None, "3", *[None] * 6]),
        "tasks", 5, "position_id", "p2",
        "In the database the task T1 is done at W1, and this position is at w2.",
        "Give the task at the other workplace an id of its own.",
    ),
]  # fmt: skip

FILES = [
    Seeded(
        "unknown sheet",
        lambda sheets: sheets.update(salaries=[["candidate_id"], ["c1"]]),
        "salaries", 0, "", "",
        "No table has this name.",
        "Take it out, or name it after one of the tables: dataset, places, employers, workplaces, "
        "arrangements, positions, tasks, task_times, demands, task_competences, jobs, job_tasks, candidates, "
        "available_times, levels, candidate_competences, experience, wishes, considerations, identities, "
        "matches, match_events.",
    ),
    Seeded(
        "misspelt sheet that others refer to",
        rename("positions", "postions"),
        "postions", 0, "", "",
        "No table has this name.",
        remedies=('Did you mean "positions.csv"?', 'Did you mean "positions"?'),
    ),
    Seeded(
        "empty sheet",
        lambda sheets: sheets["experience"].clear(),
        "experience", 0, "", "",
        "There is nothing in it.",
        "Write the header first: candidate_id, task_type, evidence, shown_on.",
    ),
    Seeded(
        "empty sheet that others refer to",
        lambda sheets: sheets["positions"].clear(),
        "positions", 0, "", "",
        "There is nothing in it.",
        "Write the header first: position_id, workplace_id, title, occupation_code.",
    ),
]  # fmt: skip
