from datetime import date

import polars as pl
import pytest

from matcher.exchange.candidate_tables import LEVELS
from matcher.exchange.cells import Fault, Value, read_cell, read_column
from matcher.exchange.codebook import CodeList
from matcher.exchange.columns import Column, Kind
from matcher.vocabulary.entries import Text

HELP = Text("hjælp", "help")
COLOURS = CodeList(
    Text("Farver", "Colours"), "colour", {"red": Text("rød", "red"), "blue": Text("blå", "blue")}
)
MANY = CodeList(
    Text("Tal", "Numbers"), "number", {f"number_{n}": Text(f"tal {n}", f"number {n}") for n in range(30)}
)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, "anything; at all", "anything; at all"),
        (Kind.ID, "K-1.a_B", "K-1.a_B"),
        (Kind.INTEGER, "-7", -7),
        (Kind.INTEGER, "3.0", 3),
        (Kind.INTEGER, "3,0", 3),
        (Kind.DECIMAL, "55,9731", 55.9731),
        (Kind.DECIMAL, "55.9731", 55.9731),
        (Kind.HOURS, "7,4", 444),
        (Kind.HOURS, "0.25", 15),
        (Kind.DATE, "2028-02-29", date(2028, 2, 29)),
        (Kind.BOOLEAN, "yes", True),
        (Kind.BOOLEAN, "Nej", False),
        (Kind.BOOLEAN, "true", True),
        (Kind.CODE, "Red", "red"),
        (Kind.CODES, "blue, red", "red,blue"),
        (Kind.CODES, "blue;blue", "blue"),
        (Kind.DAYS, "mon", "mon"),
        (Kind.DAYS, "Wed, mon", "mon,wed"),
        (Kind.DAYS, "mon-wed,sun", "mon,tue,wed,sun"),
        (Kind.DAYS, "sat-mon", "mon,sat,sun"),
    ],
)
def test_a_cell_is_read_as_its_kind(kind: Kind, text: str, value: Value) -> None:
    assert read_cell(Column("x", kind, HELP), text, COLOURS) == value


@pytest.mark.parametrize(
    ("kind", "text", "rule", "remedy"),
    [
        (
            Kind.ID,
            "k 1",
            "An id has 1 to 64 letters from a to z, digits, hyphens, underscores and full stops.",
            "Write an id such as a1 or 8000, without spaces.",
        ),
        (
            Kind.ID,
            "k" * 65,
            "An id has 1 to 64 letters from a to z, digits, hyphens, underscores and full stops.",
            "Write an id such as a1 or 8000, without spaces.",
        ),
        (Kind.INTEGER, "2.5", "This is not a whole number.", "Write a whole number."),
        (Kind.INTEGER, "two", "This is not a whole number.", "Write a whole number."),
        (Kind.DECIMAL, "nan", "This is not a number.", "Write a number."),
        (Kind.DECIMAL, "1.234,5", "This is not a number.", "Write a number."),
        (Kind.DECIMAL, "1e3", "This is not a number.", "Write a number."),
        (Kind.HOURS, "07:30:00", "This is not a number of hours.", "Write a number of hours."),
        (
            Kind.DATE,
            "31-03-2026",
            "This is not a date of the form YYYY-MM-DD.",
            "Write the date as YYYY-MM-DD, such as 2026-03-31.",
        ),
        (
            Kind.DATE,
            "2026-02-29",
            "There is no such day in the calendar.",
            "Write the date as YYYY-MM-DD, such as 2026-03-31.",
        ),
        (Kind.BOOLEAN, "maybe", "This is neither yes nor no.", "Write yes or no."),
        (Kind.CODE, "redd", "There is no such colour.", 'Did you mean "red" (rød)?'),
        (Kind.CODE, "blå", "There is no such colour.", 'Did you mean "blue" (blå)?'),
        (Kind.CODE, "zzz", "There is no such colour.", "Write one of: red, blue."),
        (Kind.CODES, "red,bleu", 'There is no such colour "bleu".', 'Did you mean "blue" (blå)?'),
        (Kind.CODES, ",", "This names no colour.", "Write one or more, with commas between, of: red, blue."),
        (Kind.DAYS, "mno-fri", '"mno" is not a day of the week.', 'Did you mean "mon" (mandag)?'),
        (Kind.DAYS, "onsdag", '"onsdag" is not a day of the week.', 'Did you mean "wed" (onsdag)?'),
        (
            Kind.DAYS,
            "mon-tue-wed",
            '"mon-tue-wed" is not a span of days.',
            "Write mon, tue, wed, thu, fri, sat or sun with commas between, or a span such as mon-fri.",
        ),
    ],
)
def test_a_faulty_cell_says_the_rule_and_what_is_right(kind: Kind, text: str, rule: str, remedy: str) -> None:
    assert read_cell(Column("x", kind, HELP, required=True), text, COLOURS) == Fault(rule, remedy)


def test_the_remedy_for_a_cell_that_may_be_empty_says_that_it_may() -> None:
    column = Column("longest", Kind.INTEGER, HELP, least=1, most=300)
    assert read_cell(column, "0", None) == Fault(
        "longest must lie from 1 to 300.",
        "Write a whole number from 1 to 300, or leave the cell empty if it is unknown.",
    )


def test_a_level_off_the_scale_is_refused() -> None:
    assert read_cell(LEVELS.columns[2], "7", None) == Fault(
        "Levels go from 0 to 4.",
        "Write a whole number from 0 to 4, or leave the whole row out if it is unknown.",
    )


def test_a_long_list_of_codes_is_pointed_to() -> None:
    found = read_cell(Column("x", Kind.CODE, HELP, required=True), "zzz", MANY)
    assert found == Fault(
        "There is no such number.",
        "Look the code up in docs/data-format.md or in the sheet Koder of the template.",
    )


def test_limits_are_inclusive() -> None:
    column = Column("latitude", Kind.DECIMAL, HELP, least=-90, most=90)
    assert read_cell(column, "-90", None) == -90.0
    assert read_cell(column, "90", None) == 90.0


def test_a_column_keeps_its_length_and_order_with_faulty_and_empty_cells_null() -> None:
    texts = pl.Series("level", ["4", None, "x", "0", "4"])
    values, faults = read_column(LEVELS.columns[2], texts, None)
    assert values.to_list() == [4, None, None, 0, 4]
    assert values.name == "level"
    assert list(faults) == ["x"]


def test_a_column_of_empty_cells_has_the_type_of_its_kind() -> None:
    values, faults = read_column(
        Column("on", Kind.DATE, HELP), pl.Series("on", [None, None], dtype=pl.String()), None
    )
    assert values.dtype == pl.Date()
    assert values.to_list() == [None, None]
    assert not faults
