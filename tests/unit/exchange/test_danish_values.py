"""Danish ways of writing numbers, hours, dates, times and answers; and what is ambiguous."""

import pytest

from matcher.exchange.cells import Fault
from matcher.exchange.mapping.danish_values import (
    read_date,
    read_hours,
    read_minutes,
    read_number,
    read_yes_no,
)
from matcher.exchange.mapping.format import DateOrder, Decimal
from matcher.exchange.mapping.times import Times, read_times
from matcher.exchange.mapping.wording import Names, Several, says_nothing


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7,4", "7.4"),
        ("7.4", "7.4"),
        ("7:24", "7.4"),
        ("37 t", "37"),
        ("37 timer", "37"),
        ("37 t.", "37"),
        ("37 timer om ugen", "37"),
        ("7 t 24 min", "7.4"),
        ("0:30", "0.5"),
        ("90 min", "1.5"),
        ("07:24:00", "7.4"),
    ],
)
def test_hours_are_read_as_they_are_written(text: str, hours: str) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-03-2026", "2026-03-31"),
        ("01-02-2026", "2026-02-01"),
        ("1.2.26", "2026-02-01"),
        ("5/3 2026", "2026-03-05"),
        ("2026-03-31", "2026-03-31"),
        ("1. marts 2026", "2026-03-01"),
        ("31/12/2026", "2026-12-31"),
        ("2026-03-31 00:00:00", "2026-03-31"),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, day: str) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["01-02-03", "05/03/2026", "31-02-2026", "00.01.2026", "i morgen", "1-2"])
def test_a_date_that_is_none_or_could_be_two_is_refused(text: str) -> None:
    assert isinstance(read_date(text), Fault)


def test_an_ambiguous_date_is_read_where_the_mapping_says_which_comes_first() -> None:
    assert read_date("01-02-03", DateOrder.DMY) == "2003-02-01"
    assert read_date("01-02-03", DateOrder.YMD) == "2001-02-03"
    assert read_date("05/03/2026", DateOrder.MDY) == "2026-05-03"


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "syv", "7,4,4", "--1"])
def test_a_number_that_is_none_or_could_be_two_is_refused(text: str) -> None:
    assert isinstance(read_number(text), Fault)


def test_an_ambiguous_number_is_read_where_the_mapping_says_what_the_sign_is() -> None:
    assert read_number("1.234", Decimal.COMMA) == "1234"
    assert read_number("1.234", Decimal.POINT) == "1.234"
    assert read_number("55.973", most=90) == "55.973"


def test_minutes_and_answers_are_read_as_they_are_written() -> None:
    assert [read_minutes(text) for text in ("45", "45 min.", "1 time", "1:15")] == ["45", "45", "60", "75"]
    assert [read_yes_no(text) for text in ("Ja", "nej", "x", "J", "N")] == ["yes", "no", "yes", "yes", "no"]
    assert all(map(says_nothing, ("ved ikke", "Ved ikke.", "?", "-", "uoplyst")))
    assert isinstance(read_yes_no("måske"), Fault)


@pytest.mark.parametrize(
    ("text", "days", "parts"),
    [
        ("man-fre", "mon,tue,wed,thu,fri", ""),
        ("hverdage", "mon,tue,wed,thu,fri", ""),
        ("Weekend aften", "sat,sun", "evening"),
        ("tidlig morgen", "", "early"),
        ("formiddag og eftermiddag", "", "morning,afternoon"),
        ("man, ons og fre om formiddagen", "mon,wed,fri", "morning"),
        ("ma, to, fr", "mon,thu,fri", ""),
        ("ma to fr", "mon,thu,fri", ""),
        ("tue to thu", "tue,wed,thu", ""),
        ("kl. 8-16", "", "morning,afternoon"),
        ("nat", "", "night"),
    ],
)
def test_times_are_read_as_they_are_written(text: str, days: str, parts: str) -> None:
    assert read_times(text) == Times(days, parts)


@pytest.mark.parametrize("text", ["morgen", "8-15", "man formiddag, tirs aften", "når det passer"])
def test_a_time_that_is_none_or_could_be_two_is_refused(text: str) -> None:
    assert isinstance(read_times(text), Fault)


def test_a_name_is_found_only_where_one_entry_is_meant() -> None:
    names = Names(
        [("skriftligt dansk", "w"), ("mundtligt dansk", "s"), ("rengøring", "c"), ("roligt sted", "q")]
    )
    assert names.find("Skriftlig dansk") == "w"
    assert names.find("dansk") == Several(("s", "w"))
    assert names.find("rengøring") == "c"
    assert names.find("ej rengøring") is None
    assert names.find("roligt") == "q"
