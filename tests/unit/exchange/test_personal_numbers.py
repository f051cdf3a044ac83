"""What looks like a CPR number is found wherever it stands, and is never shown again."""

from __future__ import annotations

import re
from datetime import date

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matcher.errors import InvalidInput, Problem
from matcher.exchange.personal_numbers import (
    MASK,
    has_personal_number,
    masked,
    masked_tables,
    personal_numbers,
    refuse_in,
)
from matcher.exchange.raw import ROW, RawTable, RawTables

AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20)
SEPARATORS = st.sampled_from(["", "-", " ", " - ", "–", ".", "/", "\u00a0", "\u2011"])


def digits_with_the_last_by_modulus_11(first_nine: str) -> str | None:
    """The number that these digits begin, ``None`` where no last digit makes the sum a multiple of 11.

    From the published rule: weights 4 3 2 7 6 5 4 3 2, and the last digit makes up what lacks.
    """
    lacking = (
        -sum(
            int(digit) * weight for digit, weight in zip(first_nine, (4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)
        )
        % 11
    )
    return None if lacking == 10 else f"{first_nine}{lacking}"


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Ten digits that look like a CPR number: by a day that exists, or by modulus 11."""
    if draw(st.booleans()):
        born = draw(st.dates(date(1900, 1, 1), date(1999, 12, 31)))
        serial = draw(st.integers(0, 3999))
        return f"{born:%d%m%y}{serial:04}"
    found = digits_with_the_last_by_modulus_11(draw(st.from_regex(r"[0-9]{9}", fullmatch=True)))
    assume(found is not None and not found.startswith("45"))
    return str(found)


def table(
    cells: list[str | None], header: str = "text", name: str = "tasks", file: str = "tasks.csv"
) -> RawTables:
    rows = pl.int_range(2, len(cells) + 2, dtype=pl.Int64(), eager=True)
    frame = pl.DataFrame({ROW: rows, header: pl.Series(cells, dtype=pl.String())})
    return RawTables("import", (RawTable(name, file, frame),))


@given(numbers(), SEPARATORS, AROUND, AROUND)
def test_a_number_is_found_in_any_text_and_no_part_of_it_comes_out(
    number: str, separator: str, before: str, after: str
) -> None:
    text = f"{before}{number[:6]}{separator}{number[6:]}{after}"
    assert has_personal_number(text)
    problems = personal_numbers(table([None, text]))
    assert [(p.row, p.column, p.value) for p in problems] == [(3, "text", MASK)]
    shown = "".join(map(str, problems)) + repr(problems) + masked(text)
    assert not re.search(r"[0-9]{4}", shown.replace("tasks.csv", ""))


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 3999), st.sampled_from(".-/ "))
def test_a_number_is_found_with_signs_between_day_month_and_year(born: date, serial: int, sign: str) -> None:
    assert has_personal_number(f"cpr {born:%d}{sign}{born:%m}{sign}{born:%y}-{serial:04}.")


@pytest.mark.parametrize(
    "text",
    [
        "0101900000", "010190-0000", "010190 0000", "K0101900000", "id_010190-0000_x", "(010190–0000)",
        "01.01.90-0000", "610190-0000", "290200-4000", "290236-9000", "311257-5000",
        "990190-0000 010190-0000",
    ],
)  # fmt: skip
def test_these_look_like_a_cpr_number(text: str) -> None:
    assert has_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "12345678", "12 34 56 78", "+45 12345678", "+4512345678", "0045 12345678", "2026", "01012026",
        "01-01-2026", "2026-01-01", "01.01.26", "01012026-31122026", "320190-0000", "290201-0000",
        "011390-0001",
        "12345601019000001", "35-2021.00", "1003.388888", "8000 Aarhus C", "7,5", "",
        "290200-0000", "310457-5001",
    ],
)  # fmt: skip
def test_phone_numbers_years_dates_and_other_figures_are_let_through(text: str) -> None:
    assert not has_personal_number(text)
    assert masked(text) == text


def test_the_nought_that_a_spreadsheet_takes_off_is_put_back() -> None:
    number = digits_with_the_last_by_modulus_11("010190100")
    assert number is not None
    assert has_personal_number(number.removeprefix("0"))
    assert not has_personal_number("123456789")


def test_a_decimal_number_is_none() -> None:
    assert (
        personal_numbers(table(["10.2107190100", "55,0101900000"], "latitude", "places", "places.csv")) == []
    )
    assert len(personal_numbers(table(["0101900000"], "latitude", "places", "places.csv"))) == 1
    assert len(personal_numbers(table(["55,0101900000"]))) == 1


def test_a_header_is_refused_without_being_shown() -> None:
    (problem,) = personal_numbers(table(["a"], "liste 010190-0000"))
    assert (problem.row, problem.column, problem.value) == (1, f"liste {MASK}", MASK)


def test_of_a_column_full_of_them_a_hundred_are_named_and_the_rest_counted() -> None:
    problems = personal_numbers(table([f"010190-{serial:04}" for serial in range(250)]))
    assert [p.row for p in problems] == list(range(2, 103))
    assert "149 more cells" in problems[-1].rule


def test_names_of_files_and_sheets_and_what_was_wrong_with_them_are_masked() -> None:
    spoilt = Problem(
        "010190-0000.csv", "010190-0000", 0, "0101900000", "0101900000", "No 0101900000.", "0101900000"
    )
    raw = RawTables(
        "liste 010190-0000.xlsx", table(["a"], file="liste 010190-0000.xlsx").tables, problems=(spoilt,)
    )
    assert "0000" not in repr(masked_tables(raw))


def test_a_text_given_elsewhere_is_refused_without_being_shown() -> None:
    refuse_in("Butiksassistent", "title")
    with pytest.raises(InvalidInput, match="The title holds what looks like a CPR number") as caught:
        refuse_in("Bo 010190-0000", "title")
    assert "0000" not in repr(caught.value)
    assert not caught.value.context
