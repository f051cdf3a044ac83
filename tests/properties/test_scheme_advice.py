"""Advice on schemes is the same whatever the order of the needs, and one need never changes another's."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.scale import DIMENSIONS
from matcher.schemes.loading import load_schemes
from matcher.schemes.matching import Situation, schemes_for
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap
from matcher.schemes.rules import Sector
from matcher.vocabulary.loading import load_vocabulary

BOOK = load_schemes()
NEEDS = st.sampled_from(
    [
        *map(LevelGap, DIMENSIONS),
        *map(ConsiderationNeeded, load_vocabulary().considerations.values()),
        *map(HelpNeeded, Help),
    ]
)
SITUATIONS = st.builds(
    Situation,
    sector=st.sampled_from([None, *Sector]),
    granted=st.frozensets(st.sampled_from(list(BOOK.rules)), max_size=3),
)
DAYS = st.dates(date(2025, 1, 1), date(2030, 1, 1))


@given(
    st.lists(NEEDS, max_size=8).flatmap(lambda n: st.tuples(st.just(n), st.permutations(n))), SITUATIONS, DAYS
)
def test_the_order_of_the_needs_changes_nothing(
    orders: tuple[list[LevelGap], list[LevelGap]], situation: Situation, on: date
) -> None:
    first, second = orders
    assert schemes_for(first, BOOK, on, situation) == schemes_for(second, BOOK, on, situation)


@given(st.lists(NEEDS, min_size=1, max_size=8, unique=True), SITUATIONS, DAYS)
def test_a_need_is_answered_as_if_it_were_the_only_one(
    needs: list[LevelGap], situation: Situation, on: date
) -> None:
    together = schemes_for(needs, BOOK, on, situation)
    assert len(together.met) + len(together.unmet) == len(needs)
    for need in needs:
        alone = schemes_for([need], BOOK, on, situation)
        assert set(alone.met) <= set(together.met)
        assert set(alone.unmet) <= set(together.unmet)


@given(st.lists(NEEDS, max_size=8), SITUATIONS, DAYS)
def test_offers_rise_in_intrusiveness(needs: list[LevelGap], situation: Situation, on: date) -> None:
    for each in schemes_for(needs, BOOK, on, situation).met:
        ranks = [offer.rule.intrusiveness for offer in each.offers]
        assert ranks == sorted(ranks)
