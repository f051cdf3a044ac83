"""Explanations that were shown are kept sealed; what surrounds one is apart from all lists, and erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, text

from matcher.domain.consent import ItemKind, Release, ReleasedItem
from matcher.domain.ids import CandidateId, JobId, MatchId
from matcher.domain.import_run import RunId
from matcher.domain.note import Note, NoteId
from matcher.domain.shown_explanation import Audience, SheetForm, ShownExplanation, ShownId
from matcher.errors import Conflict, NotFound, StorageUnavailable
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.table_files import read_tables
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.usecases.erase_candidate import erase_candidate
from matcher.usecases.import_data import Stamp, import_data, undo_import
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.builders import Town
from tests.sample_tables import write_csv_folder

K1, K2, J1, J2 = CandidateId("K1"), CandidateId("K2"), JobId("J1"), JobId("J2")
DAY, NEXT = date(2026, 8, 3), date(2026, 8, 4)
NAME, CONTACT = ReleasedItem(ItemKind.NAME), ReleasedItem(ItemKind.CONTACT)
BY = "Mette Holm"
SECRET = "Ring helst om formiddagen"
SHOWN = ShownExplanation(
    id=ShownId("20260803-080000-1a2b"),
    at=datetime(2026, 8, 3, 8, tzinfo=UTC),
    audience=Audience.BROKER,
    language="da",
    form=SheetForm.TEXT,
    job_id=J1,
    candidate_id=K2,
    by=BY,
    model_version="scorecard-12345678",
    rules=(("program", "ab12"), ("schemes", "cd34")),
    day=DAY,
    inputs=b'{"noget":"om K2"}' * 50,
    shown=b"Derfor passer I sammen. " * 50,
)


def full(work: UnitOfWork) -> None:
    """Something of everything that surrounds an explanation, about both candidates."""
    for who in (K1, K2):
        work.releases.put([Release(who, J1, 1, NAME, DAY, BY)])
        work.notes.put(Note(NoteId(f"N-{who}"), who, J1, SECRET, BY, DAY))
        work.shown.put(replace(SHOWN, id=ShownId(f"S-{who}"), candidate_id=who))


def left_about(work: UnitOfWork, who: CandidateId) -> list[int]:
    of_who = [one for one in work.releases.all() if one.candidate_id == who]
    return [len(of_who), len(work.notes.of(who)), len(work.shown.of(who))]


def test_what_was_shown_comes_back_to_the_byte_and_is_listed_without_being_opened(
    uow: UnitOfWork, town: Town
) -> None:
    assert town.jobs
    earlier = replace(
        SHOWN,
        id=ShownId("other"),
        candidate_id=K1,
        audience=Audience.EMPLOYER,
        form=SheetForm.PDF,
        at=datetime(2026, 8, 3, 9, tzinfo=timezone(timedelta(hours=2))),
        rules=(),
        shown=bytes(range(256)),
    )
    with uow as work:
        work.shown.put(SHOWN)
        work.shown.put(earlier)
        work.commit()
    with uow as work:
        assert work.shown.get(SHOWN.id) == SHOWN
        assert work.shown.get(earlier.id) == earlier
        assert work.shown.of(K2) == (SHOWN.summary,)
    uow._cipher = IdentityCipher(IdentityCipher.new_key())  # type: ignore[attr-defined]
    with uow as work:
        assert work.shown.all() == (earlier.summary, SHOWN.summary)
        with pytest.raises(StorageUnavailable, match="key"):
            work.shown.get(SHOWN.id)
        with pytest.raises(NotFound, match="No explanation was kept"):
            work.shown.get(ShownId("nothing"))


def test_an_id_is_used_once(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow as work:
        work.shown.put(SHOWN)
        for other in (SHOWN, replace(SHOWN, candidate_id=K1)):
            with pytest.raises(Conflict, match="already"):
                work.shown.put(other)


def test_nothing_is_kept_of_somebody_who_is_not_there(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    nobody = CandidateId("K9")
    with uow as work, pytest.raises(Conflict):
        work.shown.put(replace(SHOWN, candidate_id=nobody))
    with uow as work, pytest.raises(Conflict):
        work.releases.put([Release(nobody, J1, 1, NAME, DAY, BY)])
    with uow as work, pytest.raises(Conflict):
        work.notes.put(Note(NoteId("N1"), K1, JobId("J9"), SECRET, BY, DAY))


def test_notes_and_what_was_shown_cannot_be_read_from_the_tables(engine: Engine) -> None:
    cipher = IdentityCipher(IdentityCipher.new_key())
    with SqlUnitOfWork(engine, cipher) as work:
        Town().store(work)
        full(work)
        work.commit()
    with engine.connect() as connection:
        rows = [
            row
            for table in ("notes", "shown_explanations")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    stored = b"|".join(
        bytes(each) if isinstance(each, (bytes, memoryview)) else str(each).encode()
        for r in rows
        for each in r
    )
    assert b"N-K1" in stored
    assert b"S-K1" in stored
    for secret in (b"formiddag", b"passer", b"noget"):
        assert secret not in stored
    assert all(len(each) < 400 for row in rows for each in row if isinstance(each, bytes))


@pytest.mark.parametrize(
    ("table", "column"),
    [("notes", "sealed"), ("shown_explanations", "shown"), ("shown_explanations", "inputs")],
)
def test_what_is_sealed_cannot_be_moved_to_somebody_else(engine: Engine, table: str, column: str) -> None:
    cipher = IdentityCipher(IdentityCipher.new_key())
    with SqlUnitOfWork(engine, cipher) as work:
        Town().store(work)
        full(work)
        work.commit()
    with engine.begin() as connection:
        other = f"(SELECT {column} FROM {table} WHERE candidate_id = 'K2')"
        connection.execute(text(f"UPDATE {table} SET {column} = {other} WHERE candidate_id = 'K1'"))
    with SqlUnitOfWork(engine, cipher) as work:
        with pytest.raises(StorageUnavailable, match="cannot be opened"):
            work.notes.of(K1) if table == "notes" else work.shown.get(ShownId("S-K1"))
        assert work.notes.of(K2)
        assert work.shown.get(ShownId("S-K2"))


def test_whoever_is_erased_is_gone_from_all_of_it_and_nobody_else_is(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow as work:
        full(work)
        work.matches.put([builders.match("M1", "J1", "K1")])
        work.commit()
    with uow as work:
        assert left_about(work, K1) == left_about(work, K2) == [1, 1, 1]
    erase_candidate(uow, K1, by=BY, on=NEXT)
    with uow as work:
        assert left_about(work, K1) == [0, 0, 0]
        assert left_about(work, K2) == [1, 1, 1]
        with pytest.raises(NotFound):
            work.shown.get(ShownId("S-K1"))
        assert MatchId("M1") not in {match.id for match in work.matches.all()}


def test_nothing_of_it_makes_a_list_stale(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    with uow as work:
        before, frames = work.revision(), work.frames.candidate_frames()
        full(work)
        work.commit()
    with uow as work:
        assert work.revision() == before
        assert len(work.notes.of(K1)) == 1
        for name, frame in work.frames.candidate_frames().items():
            assert frame.equals(frames[name])
        full_again = replace(SHOWN, id=ShownId("S9"))
        work.shown.put(full_again)
        work.candidates.put([town.candidates[0]])
        work.commit()
    with uow as work:
        assert work.revision() != before


@pytest.mark.parametrize("what", ["a release", "a note", "an explanation"])
def test_an_import_cannot_be_taken_back_under_a_release_or_a_note_but_under_what_was_only_shown(
    uow: UnitOfWork, town: Town, tmp_path, what: str
) -> None:
    assert town.jobs
    folder = write_csv_folder(
        tmp_path / "one", {"candidates": [["candidate_id", "availability"], ["K7", "available"]]}
    )
    stamp = Stamp(RunId("R1"), datetime(2026, 8, 3, tzinfo=UTC), BY)
    import_data(uow, read_tables(folder), load_vocabulary(), stamp=stamp)
    who = CandidateId("K7")
    with uow as work:
        if what == "a release":
            work.releases.put([Release(who, J1, 1, NAME, DAY, BY)])
        elif what == "a note":
            work.notes.put(Note(NoteId("N7"), who, None, SECRET, BY, DAY))
        else:
            work.shown.put(replace(SHOWN, id=ShownId("S7"), candidate_id=who))
        work.commit()
    if what == "an explanation":
        undo_import(uow, RunId("R1"), by=BY, at=stamp.at)
        with uow as work:
            assert work.shown.all() == ()
            assert who not in work.candidates.ids()
        return
    with pytest.raises(Conflict, match="K7 came later"):
        undo_import(uow, RunId("R1"), by=BY, at=stamp.at)
    with uow as work:
        assert sum(left_about(work, who)) == 1
