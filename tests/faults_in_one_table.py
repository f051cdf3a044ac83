"""Faults that one table has by itself: in its cells, its header, its keys."""

from __future__ import annotations

from matcher.domain.ids import TaskTypeCode
from matcher.vocabulary.loading import load_vocabulary
from tests.seeding import ID_REMEDY, ID_RULE, Seeded, add, both, put, with_column, without_column

PACK_ORDERS = load_vocabulary().task_types[TaskTypeCode("pack_orders")].name.da
DATE_REMEDY = "Write the date as YYYY-MM-DD, such as 2026-03-31"

CELLS = [
    Seeded(
        "level out of range",
        put("levels", 3, "level", "7"),
        "levels", 3, "level", "7",
        "Levels go from 0 to 4.",
        "Write a whole number from 0 to 4, or leave the whole row out if it is unknown.",
    ),
    Seeded(
        "latitude off the earth",
        put("places", 2, "latitude", "155,97"),
        "places", 2, "latitude", "155,97",
        "latitude must lie from -90 to 90.",
        "Write a number from -90 to 90.",
    ),
    Seeded(
        "text in a number",
        put("candidates", 2, "longest_travel_minutes", "trekvart time"),
        "candidates", 2, "longest_travel_minutes", "trekvart time",
        "This is not a whole number.",
        "Write a whole number from 1 to 300, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "text in hours",
        put("tasks", 3, "weekly_hours", "2 timer"),
        "tasks", 3, "weekly_hours", "2 timer",
        "This is not a number of hours.",
        "Write a number of hours from 0.1 to 168.",
    ),
    Seeded(
        "date in the Danish order",
        put("candidates", 2, "available_from", "17-08-2026"),
        "candidates", 2, "available_from", "17-08-2026",
        "This is not a date of the form YYYY-MM-DD.",
        f"{DATE_REMEDY}, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "day that is not in the calendar",
        put("match_events", 2, "on", "2026-02-30"),
        "match_events", 2, "on", "2026-02-30",
        "There is no such day in the calendar.",
        f"{DATE_REMEDY}.",
    ),
    Seeded(
        "unknown competence",
        put("candidate_competences", 3, "competence", "bakning"),
        "candidate_competences", 3, "competence", "bakning",
        "There is no such competence.",
        'Did you mean "baking" (bagning)?',
    ),
    Seeded(
        "unknown task type",
        put("experience", 2, "task_type", "pack_order"),
        "experience", 2, "task_type", "pack_order",
        "There is no such type of task.",
        f'Did you mean "pack_orders" ({PACK_ORDERS})?',
    ),
    Seeded(
        "unknown code like no other",
        put("tasks", 2, "wanted", "42"),
        "tasks", 2, "wanted", "42",
        "There is no such answer.",
        "Write one of: liked, neutral, unwanted, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "wish for a task type among the fields",
        put("wishes", 3, "code", "pack_orders"),
        "wishes", 3, "code", "pack_orders",
        "There is no such field of work.",
        "Look the code up in docs/data-format.md or in the sheet Koder of the template.",
    ),
    Seeded(
        "wish for something unheard of",
        put("wishes", 3, "target", "feild"),
        "wishes", 3, "target", "feild",
        "There is no such target of a wish.",
        'Did you mean "field" (et helt fagområde)?',
    ),
    Seeded(
        "days misspelt",
        put("available_times", 2, "days", "mno,wed"),
        "available_times", 2, "days", "mno,wed",
        '"mno" is not a day of the week.',
        'Did you mean "mon" (mandag)?',
    ),
    Seeded(
        "neither yes nor no",
        put("tasks", 2, "separable", "måske"),
        "tasks", 2, "separable", "måske",
        "This is neither yes nor no.",
        "Write yes or no, or leave the cell empty if it is unknown.",
    ),
    Seeded(
        "missing value",
        put("employers", 2, "name", None),
        "employers", 2, "name", "",
        "This cell must be filled in.",
        "Write a text.",
    ),
    Seeded(
        "missing code of a wish",
        put("wishes", 2, "code", None),
        "wishes", 2, "code", "",
        "This cell must be filled in.",
        "Look the code up in docs/data-format.md or in the sheet Koder of the template.",
    ),
    Seeded(
        "id with a space, which other rows repeat",
        both(
            put("candidates", 3, "candidate_id", "c 2"),
            put("levels", 4, "candidate_id", "c 2"),
        ),
        "candidates", 3, "candidate_id", "c 2",
        ID_RULE,
        ID_REMEDY,
    ),
    Seeded(
        "missing id that other rows refer to",
        both(put("candidates", 3, "candidate_id", None), put("candidates", 3, "availability", "paused")),
        "candidates", 3, "candidate_id", "",
        "This cell must be filled in.",
        ID_REMEDY,
    ),
]  # fmt: skip

HEADERS = [
    Seeded(
        "unknown column",
        with_column("candidates", "shoe_size", "43"),
        "candidates", 1, "shoe_size", "",
        "The table candidates has no such column.",
        "Delete it. The columns are: candidate_id, availability, least_weekly_hours, most_weekly_hours, "
        "most_daily_hours, available_from, postcode, travel_modes, longest_travel_minutes and updated_on.",
    ),
    Seeded(
        "misspelt required column",
        put("tasks", 1, "weekly_hours", "weekly_huors"),
        "tasks", 1, "weekly_huors", "",
        "The table tasks has no such column.",
        'Did you mean "weekly_hours"?',
    ),
    Seeded(
        "misspelt column that another needs",
        put("tasks", 1, "days", "day"),
        "tasks", 1, "day", "",
        "The table tasks has no such column.",
        'Did you mean "days"?',
    ),
    Seeded(
        "missing required column",
        without_column("levels", "level"),
        "levels", 1, "level", "",
        "This column is missing.",
        "Add a column with the header level.",
    ),
    Seeded(
        "missing id column that other tables refer to",
        without_column("candidates", "candidate_id"),
        "candidates", 1, "candidate_id", "",
        "This column is missing.",
        "Add a column with the header candidate_id.",
    ),
    Seeded(
        "column twice",
        put("candidates", 1, "updated_on", "available_from"),
        "candidates", 1, "available_from", "",
        "Two columns have the header available_from.",
        "Delete one of them.",
    ),
    Seeded(
        "column without a header",
        put("positions", 1, "occupation_code", None),
        "positions", 1, "", "",
        "Column 4 has cells and no header.",
        "Write a header above them, or delete the column.",
    ),
]  # fmt: skip

KEYS = [
    Seeded(
        "duplicate id",
        add("employers", ["e2", "Fiskerøgeriet"], ["e1", "Odder Bageri"]),
        "employers", 4, "employer_id", "e1",
        "Row 2 has the same employer_id already.",
        "Delete the row, or give it an id of its own.",
    ),
    Seeded(
        "level twice",
        add("levels", ["c1", "lifting", "2"]),
        "levels", 5, "candidate_id, dimension", "c1, lifting",
        "Row 3 has the same candidate_id and dimension already.",
        "Keep one of the two rows.",
    ),
    Seeded(
        "same wish twice",
        add("wishes", ["c1", "wish", "task_type", "pack_orders"]),
        "wishes", 4, "candidate_id, target, code", "c1, task_type, pack_orders",
        "Row 2 has the same candidate_id, target and code already.",
        "Keep one of the two rows.",
    ),
    Seeded(
        "wish and dislike of the same",
        add("wishes", ["c1", "dislike", "task_type", "pack_orders"]),
        "wishes", 4, "kind", "dislike",
        "Row 2 says wish of the same work, and this row dislike.",
        "Keep one of the two rows.",
    ),
    Seeded(
        "two data sets",
        add("dataset", ["Samsø", "no"]),
        "dataset", 3, "", "",
        "There is one data set to an import.",
        "Delete this row.",
    ),
]  # fmt: skip
