"""What has to be said of a rule or an amount on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.scale import UNKNOWN
from matcher.law.standing import MaybeDay, Source, Standing, Validity, standing_of
from matcher.schemes.loading import load_schemes
from matcher.schemes.rules import Amount, SchemeCode, SchemeRule, Sector
from matcher.vocabulary.entries import Text

DAY = date(2027, 3, 1)
BEFORE, AFTER = date(2027, 2, 28), date(2027, 3, 2)
READ = Source(Text("loven", "the law"), date(2026, 12, 1))
UNREAD = Source(Text("loven", "the law"), None)


@pytest.mark.parametrize(
    ("validity", "source", "review_by", "said"),
    [
        (Validity(BEFORE), READ, AFTER, (Standing.IN_FORCE,)),
        (Validity(DAY, DAY), READ, DAY, (Standing.IN_FORCE,)),
        (Validity(UNKNOWN), READ, None, (Standing.IN_FORCE,)),
        (Validity(BEFORE, BEFORE), READ, AFTER, (Standing.EXPIRED,)),
        (Validity(AFTER), READ, AFTER, (Standing.NOT_YET,)),
        (Validity(BEFORE), READ, BEFORE, (Standing.PAST_REVIEW,)),
        (Validity(BEFORE), UNREAD, AFTER, (Standing.UNVERIFIED,)),
        (
            Validity(UNKNOWN, BEFORE),
            UNREAD,
            BEFORE,
            (Standing.EXPIRED, Standing.PAST_REVIEW, Standing.UNVERIFIED),
        ),
    ],
)
def test_everything_that_has_to_be_said_is_said_gravest_first(
    validity: Validity, source: Source, review_by: date | None, said: tuple[Standing, ...]
) -> None:
    assert standing_of(validity, source, DAY, review_by) == said


def with_amounts(*given: tuple[int, MaybeDay, Sector | None]) -> SchemeRule:
    rule = load_schemes().rules[SchemeCode("mentor")]
    first: Amount = rule.amounts[0]
    amounts = [
        replace(first, value=value, validity=Validity(begins), sector=sector)
        for value, begins, sector in given
    ]
    return replace(rule, amounts=tuple(amounts))


def test_next_years_amount_takes_over_on_its_day() -> None:
    rule = with_amounts((6, UNKNOWN, None), (8, date(2027, 1, 1), None))
    assert [a.value for a in rule.amounts_on(date(2026, 12, 31))] == [6]
    assert [a.value for a in rule.amounts_on(date(2027, 1, 1))] == [8]


def test_the_amount_that_began_last_counts_wherever_it_is_written() -> None:
    rule = with_amounts((8, date(2027, 1, 1), None), (6, date(2026, 1, 1), None))
    assert [a.value for a in rule.amounts_on(DAY)] == [8]


def test_amounts_of_the_two_sectors_do_not_take_over_from_each_other() -> None:
    rule = with_amounts((6, UNKNOWN, Sector.PRIVATE), (4, date(2027, 1, 1), Sector.PUBLIC))
    assert [a.value for a in rule.amounts_on(DAY)] == [6, 4]
    assert [a.value for a in rule.amounts_on(DAY, Sector.PRIVATE)] == [6]
