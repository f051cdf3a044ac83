"""A fingerprint changes with anything that the rules say, and with nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType

import pytest

from matcher.domain.scale import UNKNOWN
from matcher.law.fingerprint import fingerprint_of
from matcher.law.standing import Source, Validity
from matcher.schemes.fingerprint import rulebook_fingerprint
from matcher.schemes.loading import load_schemes
from matcher.schemes.rules import Party, SchemeCode
from matcher.vocabulary.entries import Text

BOOK = load_schemes()
MENTOR = BOOK.rules[SchemeCode("mentor")]

CHANGES = {
    "a word in Danish": {"what": Text("Noget andet.", MENTOR.what.en)},
    "a word in English": {"what": Text(MENTOR.what.da, "Something else.")},
    "who pays": {"payers": (Party.EMPLOYER,)},
    "the law": {"law": (replace(MENTOR.law[0], paragraph="§§ 167-172"),)},
    "a paragraph that nobody knows any longer": {"law": (replace(MENTOR.law[0], paragraph=UNKNOWN),)},
    "an amount": {"amounts": (replace(MENTOR.amounts[0], value=7),)},
    "since when it holds": {"validity": Validity(date(2026, 1, 1))},
    "who has looked it up": {"source": Source(MENTOR.source.name, date(2026, 12, 1))},
    "when it is reviewed": {"review_by": date(2028, 1, 1)},
    "its place in the order": {"intrusiveness": 3},
    "what it closes": {"closes": replace(MENTOR.closes, dimensions=frozenset())},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_anything_that_changes_in_a_rule_changes_the_fingerprint(change: Mapping[str, object]) -> None:
    other = replace(MENTOR, **change)  # type: ignore[arg-type]
    rules = replace(BOOK, rules=MappingProxyType({**BOOK.rules, other.code: other}))
    assert rulebook_fingerprint(rules) != rulebook_fingerprint(BOOK)


def test_a_word_of_a_combination_or_of_a_standing_counts_too() -> None:
    alone = replace(BOOK, combinations=())
    silent = replace(BOOK, words=replace(BOOK.words, standings=MappingProxyType({})))
    assert len({rulebook_fingerprint(book) for book in (BOOK, alone, silent)}) == 3


def test_every_field_of_the_rules_is_part_of_it() -> None:
    """Each dataclass in the rulebook, changed in any one field, has another fingerprint."""
    seen = set()
    for each in _parts(BOOK):
        for field in fields(each):  # type: ignore[arg-type]
            seen.add((type(each).__name__, field.name))
            assert fingerprint_of(replace(each, **{field.name: "x"})) != fingerprint_of(each)  # type: ignore[type-var]
    assert len(seen) > 30


def test_the_same_rules_have_the_same_fingerprint_in_another_process() -> None:
    told = (
        "from matcher.schemes.loading import load_schemes\n"
        "from matcher.schemes.fingerprint import rulebook_fingerprint\n"
        "print(rulebook_fingerprint(load_schemes()))"
    )
    other = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == rulebook_fingerprint(BOOK)
    assert len(rulebook_fingerprint(BOOK)) == 16


def test_the_order_of_a_set_does_not_count_and_the_order_of_a_row_does() -> None:
    assert fingerprint_of(frozenset("abc")) == fingerprint_of(frozenset("cba"))
    assert fingerprint_of(("a", "b")) != fingerprint_of(("b", "a"))
    assert fingerprint_of(("a,b",)) != fingerprint_of(("a", "b"))


def test_what_has_no_one_way_to_be_written_down_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no one way"):
        fingerprint_of(object())


def _parts(value: object) -> Iterator[object]:
    if is_dataclass(value) and not isinstance(value, Enum):
        yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _parts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _parts(each)
