"""What a sheet was made from becomes bytes and comes back the same, or is refused in a clear sentence."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.domain.candidate import Travel
from matcher.domain.consent import Released
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    EmployerId,
    JobId,
    PositionId,
    Postcode,
    TaskTypeCode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobInFull, JobState
from matcher.domain.note import Note, NoteId
from matcher.domain.scale import Dimension
from matcher.domain.shown_explanation import Audience
from matcher.errors import InvalidInput
from matcher.explanation.case_bytes import from_bytes, to_bytes
from matcher.explanation.match_case import MatchCase
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.sheet_inputs import SheetInputs
from tests import strategies
from tests.strategies import CODES, DAYS, MAYBE_DAYS, TEXTS
from tests.unit.explanation import kitchen_case as kitchen

# Whole cases are large: on a busy machine drawing them is slow, which says nothing of the code.
LARGE = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = TEXTS.filter(str.strip)
PLACES = st.builds(
    Place, TEXTS.map(Postcode), TEXTS, st.floats(-90, 90) | st.integers(-90, 90), st.floats(-180, 180)
)
NOTES = st.builds(
    Note,
    WORDS.map(NoteId),
    st.just(CandidateId("K1")),
    st.none() | WORDS.map(JobId),
    WORDS,
    WORDS,
    DAYS,
)
CONTACTS = st.builds(Contact, TEXTS, TEXTS, TEXTS)
RELEASED = st.builds(
    Released,
    st.booleans(),
    st.booleans(),
    st.frozensets(CODES.map(ConsiderationCode)),
    st.frozensets(CODES.map(CompetenceCode)),
    st.frozensets(CODES.map(TaskTypeCode)),
)


@st.composite
def cases(draw: st.DrawFn) -> MatchCase:
    """Cases of one candidate and a job of two tasks, unknowns included."""
    tasks = draw(strategies.tasks("T1")), draw(strategies.tasks("T2"))
    arrangements = draw(st.dictionaries(CODES.map(ConsiderationCode), st.booleans(), max_size=3))
    postcode = draw(st.none() | TEXTS.map(Postcode))
    workplace = Workplace(WorkplaceId("W1"), EmployerId("E1"), draw(TEXTS), postcode, arrangements)
    job = Job(
        JobId("J1"),
        WorkplaceId("W1"),
        draw(TEXTS),
        (tasks[1].id, tasks[0].id),
        draw(st.sampled_from(JobState)),
        draw(MAYBE_DAYS),
        draw(MAYBE_DAYS),
    )
    candidate = draw(strategies.candidates())
    return MatchCase(
        candidate=replace(candidate, travel=replace(candidate.travel, postcode=postcode)),
        job=JobInFull(job, workplace, (tasks[1], tasks[0])),
        way=WayToWork(draw(st.none() | PLACES), draw(st.none() | PLACES)),
        employer=Employer(EmployerId("E1"), draw(TEXTS)),
        positions=(Position(PositionId("P1"), WorkplaceId("W1"), draw(TEXTS), draw(TEXTS)),),
        tasks=tasks,
        label=DatasetLabel(draw(TEXTS), draw(st.booleans())),
        aids=draw(st.frozensets(st.sampled_from(Dimension), max_size=3)),
    )


INPUTS = st.builds(
    SheetInputs,
    case=cases(),
    released=RELEASED,
    notes=st.lists(NOTES, max_size=2).map(tuple),
    name=st.none() | TEXTS,
    contact=st.none() | CONTACTS,
    contacts=st.builds(MeetingContacts, st.none() | CONTACTS, TEXTS, TEXTS),
    day=DAYS,
)


@LARGE
@given(inputs=INPUTS)
def test_any_inputs_come_back_the_same_and_make_the_same_bytes_again(inputs: SheetInputs) -> None:
    stored = to_bytes(inputs)
    again = from_bytes(SheetInputs, stored)
    assert again == inputs
    assert to_bytes(again) == stored


@LARGE
@given(value=RELEASED | NOTES | st.builds(MeetingContacts, st.none() | CONTACTS, TEXTS, TEXTS) | cases())
def test_so_do_its_parts_alone(value: object) -> None:
    assert from_bytes(type(value), to_bytes(value)) == value


NOTE: Final = Note(
    NoteId("N1"), kitchen.CANDIDATE.id, None, "Ring om formiddagen", "Mette Holm", date(2026, 8, 1)
)
CASE: Final = MatchCase(
    kitchen.CANDIDATE,
    kitchen.JOB,
    kitchen.WAY,
    Employer(EmployerId("E-1"), "Byens Køkken ApS"),
    (),
    kitchen.JOB.tasks,
    DatasetLabel("Prøvekøbing", simulated=True),
)
KITCHEN: Final = SheetInputs(
    CASE,
    Released(name=True, considerations=frozenset({ConsiderationCode("short_breaks")})),
    (NOTE,),
    "Åse Østergaard",
    None,
    MeetingContacts(Contact("Mette Holm", "12345678"), "87654321", "Bo Lund, 11223344"),
    date(2026, 8, 1),
)


def test_the_bytes_are_json_with_sorted_keys_and_sets() -> None:
    assert (
        to_bytes(Released(considerations=frozenset(map(ConsiderationCode, ("b", "a", "ø")))))
        == (
            '{"format":1,"kind":"Released","value":{"competences":[],"considerations":["a","b","ø"],'
            '"contact":false,"experience":[],"name":false}}'
        ).encode()
    )


def test_no_digit_of_a_fraction_is_lost() -> None:
    way = WayToWork(Place(Postcode("1"), "", 0.1 + 0.2, 5e-324), None)
    assert from_bytes(WayToWork, to_bytes(way)) == way
    assert b"0.30000000000000004" in to_bytes(way)


@pytest.mark.slow
def test_the_bytes_are_the_same_in_another_process() -> None:
    code = (
        "from tests.unit.explanation.test_case_bytes import KITCHEN, to_bytes;"
        "import hashlib; print(hashlib.sha256(to_bytes(KITCHEN)).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def changed(**values: Any) -> bytes:
    told = json.loads(to_bytes(KITCHEN))
    told["value"].update(values)
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def without(name: str) -> bytes:
    told = json.loads(to_bytes(KITCHEN))
    del told["value"][name]
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


OTHER_SHAPES: Final = {
    "a field too many": changed(mood="good"),
    "a field too few": without("notes"),
    "another type": changed(name=7),
    "a number for a truth": changed(
        released={**json.loads(to_bytes(KITCHEN))["value"]["released"], "name": 1}
    ),
    "no day": changed(day="yesterday"),
    "a list for a dataclass": changed(case=[]),
    "another kind": to_bytes(NOTE),
    "another format": to_bytes(KITCHEN).replace(b'"format":1', b'"format":2'),
    "half of it": to_bytes(KITCHEN)[:-40],
    "no JSON": b"\xff\xfe",
    "nothing": b"",
    "only a list": b"[]",
    "other spaces": to_bytes(KITCHEN).replace(b":", b": ", 1),
    "an unknown member": to_bytes(KITCHEN).replace(b'"neutral"', b'"adored"'),
    "a place nowhere": to_bytes(KITCHEN).replace(b"56.1572", b"156.1572"),
    "a step beyond the scale": to_bytes(KITCHEN).replace(b'"memory":3', b'"memory":9'),
}


def test_what_is_changed_below_is_there_to_be_changed() -> None:
    assert len({*OTHER_SHAPES.values(), to_bytes(KITCHEN)}) == len(OTHER_SHAPES) + 1


@pytest.mark.parametrize("what", OTHER_SHAPES)
def test_another_shape_is_refused_in_a_sentence_that_tells_nothing_of_it(
    what: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(InvalidInput, match="cannot be read by this version") as caught:
        from_bytes(SheetInputs, OTHER_SHAPES[what])
    assert caught.value.__suppress_context__
    told = f"{caught.value} {caught.value.context} {caplog.text}"
    assert not any(secret in told for secret in ("stergaard", "formiddag", "8000", "8300", "Holm"))


def test_what_is_no_plain_data_is_never_written() -> None:
    @dataclass(frozen=True)
    class Odd:
        at: object

    for value in (datetime(2026, 8, 1), [1], {1}, object()):  # noqa: DTZ001
        with pytest.raises(TypeError, match="no plain data"):
            to_bytes(Odd(value))


def test_nothing_of_the_inputs_shows_where_they_are_printed() -> None:
    assert repr(KITCHEN) == "SheetInputs('J-12', 'K-0042', ...)"
    assert repr(NOTE) == "Note('N1', 'K-0042', ...)"
    assert repr(KITCHEN.contacts.broker) == "Contact(...)"


def test_an_employer_gets_no_note_and_everybody_else_gets_all() -> None:
    assert KITCHEN.seen_by(Audience.EMPLOYER) == replace(KITCHEN, notes=())
    assert KITCHEN.seen_by(Audience.BROKER) == KITCHEN.seen_by(Audience.CANDIDATE) == KITCHEN
    assert Travel() == from_bytes(Travel, to_bytes(Travel()))
