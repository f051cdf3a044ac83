"""Numbers, hours, dates and answers as they are written in Denmark.

Each function gives the text that our own format has for it, ``None`` where the cell says that nothing is
known, and a fault where it cannot be read or could be read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from matcher.exchange.cells import Fault
from matcher.exchange.mapping.format import DateOrder, Decimal

Reading: TypeAlias = str | Fault | None


def read_number(text: str, decimal: Decimal | None = None, most: float | None = None) -> str | Fault:
    """A number with a comma or a full stop before the decimals.

    >>> read_number("7,4"), read_number("1.234,5"), read_number("1 200")
    ('7.4', '1234.5', '1200')

    One sign with three digits behind it is refused, unless the mapping says what the sign means or the
    number would be greater than ``most`` if the sign stood between thousands.
    """
    bare = re.sub(r"(?<=\d)[ \u00a0'](?=\d{3}\b)", "", text.strip()).replace("\u2212", "-")
    if re.fullmatch(r"[+-]?\d{1,15}", bare):
        return bare
    if decimal is not None:
        return _with_decimal(bare, *((",", ".") if decimal is Decimal.COMMA else (".", ",")))
    both = re.fullmatch(r"[+-]?\d{1,3}(?:([.,])\d{3})+([.,])\d+", bare)
    if both and both[1] != both[2]:
        return _with_decimal(bare, both[2], both[1])
    one = re.fullmatch(r"([+-]?\d+)[.,](\d+)", bare)
    if one is None:
        many = re.fullmatch(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})+", bare)
        return bare.replace(many[1], "") if many else NOT_A_NUMBER
    if len(one[2]) == 3 and 1 <= len(one[1].lstrip("+-")) <= 3 and not one[1].lstrip("+-").startswith("0"):
        thousands = abs(float(one[1] + one[2]))
        if most is None or thousands <= most:
            return TWO_NUMBERS
    return f"{one[1]}.{one[2]}"


def _with_decimal(text: str, sign: str, thousands: str) -> str | Fault:
    pattern = rf"[+-]?(\d+|\d{{1,3}}({re.escape(thousands)}\d{{3}})+)({re.escape(sign)}\d+)?"
    if not re.fullmatch(pattern, text):
        return NOT_A_NUMBER
    return text.replace(thousands, "").replace(sign, ".")


def read_hours(
    text: str, decimal: Decimal | None = None, *, end: str = "", minutes: bool = False
) -> str | Fault:
    """Hours with decimals, from hours with decimals or minutes and with or without a unit.

    >>> read_hours("7:24"), read_hours("37 t"), read_hours("7,4"), read_hours("3 timer 30 min.")
    ('7.4', '37', '7.4', '3.5')
    >>> read_hours("10-15 timer", end="least"), read_hours("10-15 timer", end="most")
    ('10', '15')

    A bare number counts minutes where ``minutes``. Of a span, ``end`` says which end is meant.
    """
    bare = re.sub(
        r"\s*(om ugen|pr\.? uge|ugentligt?|/ ?uge|per week|a week|om dagen|pr\.? dag)\.?$",
        "",
        text.strip().casefold(),
    )
    span = re.fullmatch(r"(\d[\d.,:]*)\s*(?:[-–]|til|to)\s*(\d.*)", bare)
    if span and end:
        unit = re.search(r"[a-z]+\.?$", span[2])
        first = f"{span[1]} {unit[0]}" if unit else span[1]
        return read_hours(first if end == "least" else span[2], decimal, minutes=minutes)
    clock = re.fullmatch(rf"(\d{{1,3}}):([0-5]\d)(?::00)?(?:\s*{_HOUR})?", bare)
    parts = clock or re.fullmatch(rf"(\d{{1,3}})\s*{_HOUR}\s*(?:og |and )?(\d{{1,2}})\s*{_MINUTE}", bare)
    if parts:
        return f"{int(parts[1]) + int(parts[2]) / 60:.6f}".rstrip("0").rstrip(".")
    only_minutes = re.fullmatch(rf"(\d{{1,5}})\s*({_MINUTE})?", bare)
    if only_minutes and (minutes or only_minutes[2]):
        return f"{int(only_minutes[1]) / 60:.6f}".rstrip("0").rstrip(".")
    number = read_number(re.sub(rf"\s*{_HOUR}$", "", bare), decimal)
    return NOT_HOURS if number is NOT_A_NUMBER else number


def read_minutes(text: str, decimal: Decimal | None = None) -> str | Fault:
    """Whole minutes, from minutes or from hours and minutes.

    >>> read_minutes("45 min."), read_minutes("1 time"), read_minutes("1:15")
    ('45', '60', '75')
    """
    bare = text.strip().casefold()
    if re.fullmatch(rf"\d{{1,5}}(\s*{_MINUTE})?", bare):
        return re.sub(r"\D", "", bare)
    if not re.search(rf"\d\s*{_HOUR}|:", bare):
        return read_number(bare, decimal)
    hours = read_hours(bare, decimal)
    return hours if isinstance(hours, Fault) else f"{float(hours) * 60:.0f}"


def read_date(text: str, order: DateOrder | None = None) -> str | Fault:
    """A day as YYYY-MM-DD.

    >>> read_date("31-03-2026"), read_date("1.2.26"), read_date("5/3 2026"), read_date("1. marts 2026")
    ('2026-03-31', '2026-02-01', '2026-03-05', '2026-03-01')

    With full stops, hyphens before a year of four digits, or the year set apart by a space, the day comes
    first as is usual in Denmark. Where the day could be the month or the year, the date is refused unless
    ``order`` says which comes first.
    """
    bare = re.sub(r"(?<=\d)[T ]00:00(:00(\.0+)?)?$", "", text.strip().casefold())
    worded = re.fullmatch(r"(?:den )?(\d{1,2})\.? ([a-zæøå]{3,9})\.?,? (\d{4})", bare)
    if worded:
        month = next((i for i, m in enumerate(_MONTHS, 1) if worded[2][:3] in m), 0)
        return _day(int(worded[3]), month, int(worded[1])) or NO_SUCH_DAY
    found = re.fullmatch(r"(\d{1,4})([-./])(\d{1,2})(?:\2| (?=\d{4}$))(\d{1,4})", bare)
    if found is None:
        return NOT_A_DATE
    first, sign, second, third = found[1], found[2], found[3], found[4]
    orders = list(_orders(first, sign, third, bare)) if order is None else [order]
    days = {_in_order(each, first, second, third) for each in orders} - {None}
    if len(days) > 1:
        return TWO_DATES
    return next(iter(days), None) or NO_SUCH_DAY


def _orders(first: str, sign: str, third: str, text: str) -> Iterator[DateOrder]:
    if len(first) == 4:
        yield DateOrder.YMD
        return
    yield DateOrder.DMY
    if sign == "." or " " in text or (sign == "-" and len(third) == 4):
        return
    if sign == "/":
        yield DateOrder.MDY
    if len(third) == 2:
        yield DateOrder.YMD


def _in_order(order: DateOrder, first: str, second: str, third: str) -> str | None:
    match order:
        case DateOrder.YMD:
            year, month, day = first, second, third
        case DateOrder.DMY:
            day, month, year = first, second, third
        case DateOrder.MDY:
            month, day, year = first, second, third
    if len(year) not in {2, 4} or len(day) > 2:
        return None
    return _day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_yes_no(text: str) -> str | Fault:
    """Yes or no.

    >>> read_yes_no("Ja"), read_yes_no("x"), read_yes_no("Nej")
    ('yes', 'yes', 'no')
    """
    answer = text.strip().casefold().rstrip(".")
    if answer in _YES:
        return "yes"
    return "no" if answer in _NO else NEITHER


_HOUR: Final = r"(?:t|h|timer?|hours?|hrs?)\.?"
_MINUTE: Final = r"(?:m|min|minut|minutter|minutes?)\.?"
_MONTHS: Final = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("maj", "may"), ("jun",), ("jul",), ("aug",), ("sep",),
    ("okt", "oct"), ("nov",), ("dec",),
)  # fmt: skip
_YES: Final = frozenset({"ja", "j", "yes", "y", "true", "sand", "sandt", "x", "1", "✓", "ok"})
_NO: Final = frozenset({"nej", "n", "no", "false", "falsk", "0"})

NOT_A_NUMBER: Final = Fault("This is not a number.", "Write a number such as 7,4.")
TWO_NUMBERS: Final = Fault(
    "The sign can stand before decimals or between thousands.",
    'Say decimal = "comma" or decimal = "point" for this column in the mapping.',
)
NOT_HOURS: Final = Fault("This is not a number of hours.", "Write hours such as 7,4 or 7:24 or 37 t.")
NOT_A_DATE: Final = Fault("This is not a date.", "Write the date such as 31-03-2026.")
TWO_DATES: Final = Fault(
    "It does not show which is the day, the month and the year.",
    'Write the year with four digits, or say date = "dmy" for this column in the mapping.',
)
NO_SUCH_DAY: Final = Fault("There is no such day in the calendar.", "Write the date such as 31-03-2026.")
NEITHER: Final = Fault(
    "This is neither yes nor no.", "Write ja, nej or ved ikke, or translate it under values in the mapping."
)
