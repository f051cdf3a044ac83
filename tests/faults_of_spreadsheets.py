"""Faults that come of how people keep spreadsheets."""

from __future__ import annotations

from tests.faults_in_one_table import DATE_REMEDY
from tests.sample_tables import Cell, Sheets
from tests.seeding import ID_REMEDY, ID_RULE, Seeded, add, put

NO_BREAK, UNSEEN = "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"


def above(table: str, *rows: list[Cell]):
    """Put rows above the header, as wide as the table."""

    def spoil(sheets: Sheets) -> None:
        width = len(sheets[table][0])
        sheets[table][:0] = [row + [None] * (width - len(row)) for row in rows]

    return spoil


SPREADSHEETS = [
    Seeded(
        "title above the header",
        above("levels", ["Kandidaternes niveauer, august 2026"], []),
        "levels", 1, "", "",
        "This is not the header, which stands in row 3.",
        "Delete the rows above the header.",
    ),
    Seeded(
        "total line at the end",
        add("candidates", ["I alt", None, "5", "12,5", "4", None, None, None, None, None]),
        "candidates", 4, "candidate_id", "I alt",
        ID_RULE,
        ID_REMEDY,
    ),
    Seeded(
        "empty cells under a merged one",
        put("considerations", 3, "candidate_id", None),
        "considerations", 3, "candidate_id", "",
        "This cell must be filled in.",
        ID_REMEDY,
    ),
    Seeded(
        "no-break space within an id",
        put("employers", 2, "employer_id", f"e{NO_BREAK}1"),
        "employers", 2, "employer_id", f"e{NO_BREAK}1",
        ID_RULE,
        ID_REMEDY,
    ),
    Seeded(
        "unseen space after a code",
        put("levels", 2, "dimension", f"noise{UNSEEN}"),
        "levels", 2, "dimension", f"noise{UNSEEN}",
        "There is no such work dimension.",
        'Did you mean "noise" (støj)?',
    ),
    Seeded(
        "apostrophe that came out as a control character",
        put("employers", 2, "name", "Odder\x92s Bageri"),
        "employers", 2, "name", "Odder\x92s Bageri",
        "There is a character in this text that nobody can see.",
        "Delete the text and type it again.",
    ),
    Seeded(
        "date as a spreadsheet counts days",
        put("candidates", 2, "updated_on", "46235"),
        "candidates", 2, "updated_on", "46235",
        "This is not a date of the form YYYY-MM-DD.",
        f"{DATE_REMEDY}, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "nought shown as a date",
        put("jobs", 2, "start_on", "1900-01-00"),
        "jobs", 2, "start_on", "1900-01-00",
        "There is no such day in the calendar.",
        f"{DATE_REMEDY}, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "first day of a spreadsheet's calendar",
        put("jobs", 2, "opened_on", "1900-01-01"),
        "jobs", 2, "opened_on", "1900-01-01",
        "A day before 1901 is what a spreadsheet makes of a date that is missing or wrong.",
        f"{DATE_REMEDY}, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "time of day with the date",
        put("match_events", 2, "on", "2026-08-10 09:30:00"),
        "match_events", 2, "on", "2026-08-10 09:30:00",
        "This is not a date of the form YYYY-MM-DD.",
        f"{DATE_REMEDY}.",
    ),
    Seeded(
        "number in English thousands",
        put("matches", 2, "list_position", "1,000,0"),
        "matches", 2, "list_position", "1,000,0",
        "This is not a whole number.",
        "Write a whole number from 1 to 100000.",
    ),
    Seeded(
        "number too large for any scale",
        put("levels", 3, "level", "9" * 30),
        "levels", 3, "level", "9" * 30,
        "This is not a whole number.",
        "Write a whole number from 0 to 4, or leave the whole row out if it is unknown.",
    ),
    Seeded(
        "level between two steps",
        put("levels", 3, "level", "2,5"),
        "levels", 3, "level", "2,5",
        "This is not a whole number.",
        "Write a whole number from 0 to 4, or leave the whole row out if it is unknown.",
    ),
    Seeded(
        "more hours than the week has",
        put("tasks", 3, "weekly_hours", "200"),
        "tasks", 3, "weekly_hours", "200",
        "weekly_hours must lie from 0.1 to 168.",
        "Write a number of hours from 0.1 to 168.",
    ),
    Seeded(
        "several codes where one is meant",
        put("candidate_competences", 2, "competence", "packing,baking"),
        "candidate_competences", 2, "competence", "packing,baking",
        "There is no such competence.",
        'Did you mean "packing" (pakning af varer)?',
    ),
    Seeded(
        "times of a task without its day",
        put("task_times", 2, "days", None),
        "task_times", 2, "days", "",
        "This cell must be filled in.",
        "Write mon, tue, wed, thu, fri, sat or sun with commas between, or a span such as mon-fri.",
    ),
]  # fmt: skip
