"""A broker's notes: kept sealed, never told in a sentence or a log, and removed for good."""

from __future__ import annotations

import logging
from datetime import date

import pytest

from matcher.domain.consent import ItemKind, ReleasedItem
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.note import Note, NoteId
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.write_note import notes_about, remove_note, write_note
from tests.builders import Town

K1, K2, J1, J2 = CandidateId("K1"), CandidateId("K2"), JobId("J1"), JobId("J2")
DAY, NEXT = date(2026, 8, 3), date(2026, 8, 4)
NAME, CONTACT = ReleasedItem(ItemKind.NAME), ReleasedItem(ItemKind.CONTACT)
BY = "Mette Holm"
SECRET = "Ring helst om formiddagen"


def test_notes_come_back_as_written_and_go_when_they_are_removed(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    later = write_note(uow, NoteId("N1"), K1, f"  {SECRET}\n", by=f" {BY} ", on=NEXT)
    first = write_note(uow, NoteId("N2"), K1, "Æ ø å", by=BY, on=DAY, job_id=J1)
    assert later == Note(NoteId("N1"), K1, None, SECRET, BY, NEXT)
    assert notes_about(uow, K1) == (first, later)
    assert notes_about(uow, K1, J2) == (later,)
    assert notes_about(uow, K2) == ()
    remove_note(uow, NoteId("N1"))
    assert notes_about(uow, K1) == (first,)
    with pytest.raises(NotFound, match="no note"):
        remove_note(uow, NoteId("N1"))
    with pytest.raises(Conflict, match="already"):
        write_note(uow, NoteId("N2"), K2, SECRET, by=BY, on=DAY)


def test_no_refusal_and_no_log_tells_the_text_of_a_note(
    uow: UnitOfWork, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    assert town.jobs
    caplog.set_level(logging.DEBUG)
    told = []
    for who, text_, by, job_id in (
        (K1, f"{SECRET} 010190-0000", BY, None),
        (K1, f"{SECRET} " * 100, BY, None),
        (K1, SECRET, " ", None),
        (CandidateId("K9"), SECRET, BY, None),
        (K1, SECRET, BY, JobId("J9")),
    ):
        with pytest.raises((InvalidInput, NotFound)) as caught:
            write_note(uow, NoteId("N1"), who, text_, by=by, on=DAY, job_id=job_id)
        told.append(f"{caught.value} {caught.value.context}")
    write_note(uow, NoteId("N1"), K1, SECRET, by=BY, on=DAY)
    with uow as work, pytest.raises(Conflict) as caught:
        work.notes.put(Note(NoteId("N1"), K1, J1, SECRET, BY, DAY))
    told.append(f"{caught.value} {caught.value.context}")
    assert "CPR" in told[0]
    assert "0101" not in told[0]
    assert not any("formiddag" in each for each in (*told, caplog.text))
    assert notes_about(uow, K2) == ()


def test_an_empty_note_is_none(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with pytest.raises(InvalidInput, match="Give it a text"):
        write_note(uow, NoteId("N1"), K1, " \n", by=BY, on=DAY)
