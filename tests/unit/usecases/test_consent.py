"""What releases allow on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.domain.consent import ItemKind, Release, Released, ReleasedItem, released
from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, JobId, TaskTypeCode
from matcher.errors import InvalidInput

DAY = date(2026, 8, 3)
NEXT = DAY + timedelta(days=1)


def release(item: str, on: date = DAY, number: int = 1) -> Release:
    return Release(CandidateId("K1"), JobId("J1"), number, ReleasedItem.read(item), on, "Mette Holm")


def test_each_item_opens_what_it_names_and_nothing_else() -> None:
    assert released([], DAY) == Released()
    assert released([release("name")], DAY) == Released(name=True)
    assert released([release("contact")], DAY) == Released(contact=True)
    several = [
        release("consideration:own_pace"),
        release("competence:packing"),
        release("experience:wash_dishes"),
    ]
    assert released(several, DAY) == Released(
        considerations=frozenset({ConsiderationCode("own_pace")}),
        competences=frozenset({CompetenceCode("packing")}),
        experience=frozenset({TaskTypeCode("wash_dishes")}),
    )


def test_a_release_holds_from_its_day_on() -> None:
    assert not released([release("name")], DAY - timedelta(days=1)).name
    assert released([release("name")], DAY + timedelta(days=4000)).name


def test_what_was_revoked_is_released_on_no_day_and_again_only_by_a_new_release() -> None:
    revoked = replace(release("name"), revoked_on=NEXT, revoked_by="Bo Lund")
    assert not any(released([revoked], day).name for day in (DAY, NEXT, date(2090, 1, 1)))
    assert released([revoked, release("name", NEXT, 2)], NEXT).name


@pytest.mark.parametrize(
    "item", ["name", "contact", "consideration:own_pace", "competence:x:y", "experience:a"]
)
def test_an_item_is_written_as_it_is_read(item: str) -> None:
    assert str(ReleasedItem.read(item)) == item


@pytest.mark.parametrize("text", ["", "name:x", "consideration", "consideration:", "diagnosis:x", "NAME"])
def test_what_is_no_item_is_refused_with_all_that_there_are(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"name, contact, consideration:CODE"):
        ReleasedItem.read(text)


def test_a_revoked_release_says_when_and_by_whom_and_not_before_it_was_given() -> None:
    given = release("name")
    for odd in (
        {"revoked_on": NEXT},
        {"revoked_by": "Bo"},
        {"revoked_on": NEXT, "revoked_by": " "},
        {"revoked_on": DAY - timedelta(days=1), "revoked_by": "Bo"},
        {"recorded_by": ""},
    ):
        with pytest.raises(InvalidInput):
            replace(given, **odd)  # type: ignore[arg-type]


def test_there_is_no_item_for_a_diagnosis_or_a_benefit() -> None:
    assert {kind.value for kind in ItemKind} == {
        "name",
        "contact",
        "consideration",
        "competence",
        "experience",
    }
